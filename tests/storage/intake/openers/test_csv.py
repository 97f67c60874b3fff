"""Text files of tables: what Python's own writer wrote in any dialect comes back, cleaned and nothing else."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.headings import head_table
from storage.intake.openers import bounds
from storage.intake.openers.bounds import ReadingBound
from storage.intake.openers.content import Content
from storage.intake.openers.csv import tables
from storage.intake.table import OpenedTable

Quoting = Literal[0, 1, 2]
"""All cells in quotes or those that need it, as the csv module has it."""
HEADINGS = ["comunidad", "gestión", "demanda", "costo"]
CELLS = [
    *("Andamarca", "Belén Pituta A", "Ñuñumani", "2003", "35.000,00", "1,5", "-5", "=1+1", "'=1+1", "Bs 1.500"),
    *("uno, dos", "a;b", "x|y", 'dijo "agua"', "una línea\nsegunda", "", " ", "\t", " fin ", "5'", "'", "-"),
]


def opened(data: bytes) -> OpenedTable:
    (table,) = tables(Content("a.csv", data, ReadingBound("a.csv")))
    return table


def written(rows: list[list[str]], separator: str, quoting: Quoting, end: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
    return text.getvalue()


def kept(cell: str) -> str | None:
    """What is to be left of a cell: nothing of spaces, a tab as one, no guard against formulas."""
    cell = "=1+1" if cell == "'=1+1" else cell.replace("\t", " ")
    return cell if cell.strip() else None


@example([["", "\t", "\t", "\t"]], ";", csv.QUOTE_ALL, "\n", "utf-8")
@example([["", "\t", "\t", "\t"]], "|", csv.QUOTE_MINIMAL, "\n", "utf-8")
@example([["\t", "\t", "", "\t"], ["", "\t", " ", "\t"]], ",", csv.QUOTE_MINIMAL, "\r\n", "utf-16")
@given(
    st.lists(st.lists(st.sampled_from(CELLS), min_size=4, max_size=4), min_size=1, max_size=6),
    st.sampled_from(";,\t|"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
)
def test_what_a_program_wrote_comes_back(
    rows: list[list[str]], separator: str, quoting: Quoting, end: str, encoding: str
) -> None:
    assume(not (end == "\r" and any("\n" in cell for row in rows for cell in row)))
    text = written([HEADINGS, *rows], separator, quoting, end)
    table = opened(text.encode(encoding))
    assert table.separator == separator
    assert table.encoding == encoding.removesuffix("-sig")
    expected = [tuple(map(kept, row)) for row in [HEADINGS, *rows]]
    assert [line.cells for line in table.lines] == [row for row in expected if any(row)]


@given(
    st.lists(st.sampled_from([*CELLS, "\u200b", "a\u200bb", "\x07", "e\u0301", "\xa0"]), min_size=1, max_size=4)
)
def test_cells_are_the_same_whether_their_file_is_plain_or_not(cells: list[str]) -> None:
    """One look at the whole file saves one at each cell, and must not change what they say."""
    rows = [["h"] * (len(cells) + 1), [*cells, "x"]]
    plain = opened(written(rows, ";", csv.QUOTE_ALL, "\n").encode())
    mixed = opened(written([*rows, ["\u2800\u0301"] * len(rows[0])], ";", csv.QUOTE_ALL, "\n").encode())
    assert plain.lines[1].cells == mixed.lines[1].cells
    for cell in plain.lines[1].cells:
        assert cell is None or (str(cell).strip() and not set(str(cell)) & set("\u200b\x07\u0301\t"))


def test_what_nobody_sees_is_left_out_and_told() -> None:
    table = opened("comunidad;demanda\nPata\u00adrani;\u200b\nArcata;Riego\n".encode())
    assert [(line.cells, line.flaws) for line in table.lines[1:]] == [
        (("Patarani", None), ("unseen",)),
        (("Arcata", "Riego"), ()),
    ]


def test_what_was_guessed_is_shown_with_a_line() -> None:
    table = opened("Comunidad;Año\nArcata;2003\n".encode("cp850"))
    assert (table.encoding, table.sample) == ("cp850", "Comunidad;Año")
    assert opened(b"a;b\n").sample == ""


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("comunidad;costo\nArcata;35.000,00\nSullcata;1,5\n", ";"),
        ("Plan, de, Guaqui, 2003\ncomunidad;demanda\nArcata;Riego, y agua\nSullcata;Luz\n", ";"),
        ("comunidad\tdemanda\nArcata\tagua, luz\nSullcata\triego, luz\n", "\t"),
        ('a;b\n"x, y\nz, w, v";1\n"x, y\nz, w";2\n', ";"),
        ("comunidad\nArcata\n", "\t"),
        ("comunidad,demanda\nArcata,riego; luz, agua\nBelén,luz; y más, agua\nX,a; b\n", ","),
        ("comunidad;costo;notas\nArcata;1,5\nBelén;2,5\n", ";"),
    ],
)
def test_the_separator_is_the_sign_that_makes_the_evenest_table(text: str, separator: str) -> None:
    assert opened(text.encode()).separator == separator


def test_a_line_that_tells_a_quote_as_the_separator_tells_nothing() -> None:
    table = opened(b'sep="\r\na;b\r\nc;d\r\n')
    assert table.separator == ";"
    assert [(line.number, line.cells) for line in table.lines] == [(2, ("a", "b")), (3, ("c", "d"))]


def test_lines_are_counted_as_the_file_has_them() -> None:
    table = opened(b'sep=;\r\na;b\r\n\r\n"x\r\ny";1\r\n;\r\nz;2\r\n')
    assert [(line.number, line.cells) for line in table.lines] == [
        (2, ("a", "b")),
        (4, ("x\ny", "1")),
        (7, ("z", "2")),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a" * (2 << 20), "source-unreadable"),
        (b"a;b\n" + b'"' * (2 << 20), "source-unreadable"),
        (b"x;" * 2000 + b"\n", "source-unreadable"),
        (b"a\n" * 101, "too-big"),
        (b"a\r" * 101, "too-big"),
        (b"a;b;c;d;e\n" * 99, "too-big"),
    ],
)
def test_no_text_is_cut_without_end(monkeypatch: pytest.MonkeyPatch, data: bytes, code: str) -> None:
    monkeypatch.setattr(bounds, "MAX_SHEET_CELLS", 100)
    monkeypatch.setattr(bounds, "MAX_SHEET_PLACES", 400 if data.startswith(b"a") else 1 << 20)
    with pytest.raises(GuaquiError) as caught:
        opened(data)
    assert caught.value.code == code


@pytest.mark.costly(0)
def test_a_long_file_takes_no_square_of_its_length_to_tell_its_letters(tmp_path: Path) -> None:
    line = "Construcción de baños; señalización\n".encode("cp1252")
    assert opened(line * 200_000).encoding == "cp1252"


@pytest.mark.parametrize("separator", ["\t", ";", "|", ","])
@pytest.mark.parametrize("titles", [49, 50, 51, 200])
def test_cells_are_separated_below_however_many_titles(separator: str, titles: int) -> None:
    above = "".join(f"Título {n}\n" for n in range(titles))
    rows = "".join(f"C{n}{separator}{n}\n" for n in range(9))
    table = opened(f"{above}Comunidad{separator}Familias\n{rows}".encode())
    assert (table.separator, head_table(table).headings) == (separator, ("Comunidad", "Familias"))


def test_a_sign_far_below_separates_no_cells_of_a_list_of_names() -> None:
    names = "".join(f"Comunidad {n}\n" for n in range(60))
    assert all(len(line.cells) == 1 for line in opened(f"{names}San Juan, alto\n{names}".encode()).lines)
