"""Quotes in CSV files: what Python's own writer wrote is read as it was; a damaged quote takes no row along."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storage.intake.openers.quotes import CutLine, cut_lines
from storage.intake.opening import open_tables

HEADINGS = ["comunidad", "gestion", "demanda", "lugar"]
PLAIN = st.text("abcñóÁ \t'.", min_size=1, max_size=8)
ANY = st.text("ab ñ\";,\n\r\t|'1.", max_size=12)


def written(table: list[list[str]], separator: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(table)
    return text.getvalue()


def cut(text: str, separator: str) -> list[CutLine]:
    return cut_lines(text, separator, lambda line: line)


def cells(text: str, separator: str) -> list[list[str]]:
    return [line.cells for line in cut(text, separator)]


def says_something(row: list[str]) -> bool:
    return any(map(str.strip, row))


def is_as_well_several_rows(row: list[str], separator: str) -> bool:
    """Whether a row with line breaks in it, written down, may be rows with quotes left open: nobody can tell."""
    lines = list(io.StringIO(written([row], separator), newline=""))
    wide = [line.count(separator) >= len(HEADINGS) - 1 for line in lines]
    return len(lines) > 1 and all(wide)


@given(st.lists(st.lists(ANY, min_size=4, max_size=4), max_size=6), st.sampled_from(";,\t|"))
def test_what_a_program_wrote_is_read_as_it_was(rows: list[list[str]], separator: str) -> None:
    assume(not any(is_as_well_several_rows(row, separator) for row in rows))
    table = [HEADINGS, *rows]
    found = list(cut(written(table, separator), separator))
    assert [line.cells for line in found] == [row for row in table if says_something(row)]
    assert not any(line.flaws for line in found)


PARTS = [
    "Riego",
    "canal; tanque",
    'dijo "agua"',
    "uno\ndos",
    "a;b",
    "\n",
    '"',
    "x;y\nz;w",
    "a;b\nc;d\ne;f",
    "",
    " fin",
]
CELL = st.lists(st.sampled_from(PARTS), max_size=3).map("".join)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_a_cell_that_looks_like_a_piece_of_a_table_is_a_cell_where_all_quotes_close(cells_: list[Any]) -> None:
    table = [HEADINGS, *(["Andamarca", "2003", *pair] for pair in cells_)]
    assume(not any(is_as_well_several_rows(row, ";") for row in table))
    found = list(cut(written(table, ";"), ";"))
    assert [line.cells for line in found] == table
    assert not any(line.flaws for line in found)


def test_the_same_cell_is_taken_apart_where_a_quote_elsewhere_does_not_close() -> None:
    """Then nobody can tell which of the quotes are the ones that were meant."""
    text = written([HEADINGS, ["Andamarca", "2003", "x;y\nz;w", "x;y\nz;w"]], ";")
    assert len(cells(text, ";")) == 2
    damaged = list(cut(text + 'Sullcata;2003;"Riego;x\r\n', ";"))
    assert damaged[-1].cells == ["Sullcata", "2003", "Riego", "x"]
    assert any("open-quote" in line.flaws for line in damaged[1:-1])


TABLES = st.lists(st.lists(PLAIN.filter(str.strip), min_size=4, max_size=4), min_size=1, max_size=6)


@given(TABLES, st.sampled_from(";,|"), st.data())
def test_one_quote_too_many_takes_no_row_along(rows: list[list[str]], separator: str, data: st.DataObject) -> None:
    """Wherever it was slipped in, all rows are there but for that sign; where it is left out, that is said."""
    begin, text = len(written([HEADINGS], separator)), written([HEADINGS, *rows], separator)
    at = data.draw(st.integers(begin, len(text) - 2).filter(lambda at: text[at] != "\n"))
    found = list(cut(text[:at] + '"' + text[at:], separator))
    assert [[cell.replace('"', "") for cell in line.cells] for line in found] == [HEADINGS, *rows]
    is_there = any('"' in cell for line in found for cell in line.cells)
    assert is_there != any(line.flaws == ("open-quote",) for line in found)


@given(st.integers(1, 6), st.sampled_from(";,\t|"), st.data())
def test_a_damaged_quote_takes_no_word_and_no_row_along(height: int, separator: str, data: st.DataObject) -> None:
    """Of any table, with separators, quotes and line breaks in its cells, one quote is taken out or put in."""
    signs = st.sampled_from([" ", separator, '"', "\n", '""', f'"{separator}', f'{separator}"'])
    rows = [
        [f"w{row}{column}a{data.draw(signs)}w{row}{column}b" for column in range(len(HEADINGS))]
        for row in range(height)
    ]
    begin, text = len(written([HEADINGS], separator)), written([HEADINGS, *rows], separator)
    at = data.draw(st.integers(begin, len(text) - 1))
    damaged = text[:at] + text[at + 1 :] if text[at] == '"' else text[:at] + '"' + text[at:]
    found = [" ".join(line.cells) for line in cut(damaged, separator)]
    words = damaged[begin:].replace('"', "")
    for row in range(height):
        for word in (f"w{row}{column}{half}" for column in range(len(HEADINGS)) for half in "ab"):
            assert (word in words) == any(word in line.replace('"', "") for line in found)
    for line in found:
        assert sum(f"w{row}0a" in line for row in range(height)) <= 1, "two rows are one"


@pytest.mark.parametrize(
    ("lines", "read", "open_quotes"),
    [
        (['Arcata;2003;"Agua;arriba', "Sullcata;2003;Riego;abajo"], ["Agua", "Riego"], [2]),
        (['Arcata;2003;"Agua;x', 'Sullcata;2003;Riego";x'], ["Agua", 'Riego"'], [2]),
        (['"Arcata;2003;Agua;x', "Sullcata;2003;Riego;x"], ["Agua", "Riego"], [2]),
        (['Arcata;2003;Agua;"', 'Sullcata;2003;"Riego";x'], ["Agua", "Riego"], []),
        (['Arcata;2003;"Agua; y luz";x', 'Sullcata;2003;"Riego;x'], ["Agua; y luz", "Riego"], [3]),
        (['Arcata;2003;"Agua', "y", 'luz";x', "Sullcata;2003;Riego;x"], ["Agua\ny\nluz", "Riego"], []),
        (['Arcata;2003;"Agua", potable;x'], ['"Agua", potable'], []),
        (['Arcata;2003;Escuela "Bolivar";x'], ['Escuela "Bolivar"'], []),
        (['Arcata;2003;"Escuela ""Bolivar""";x'], ['Escuela "Bolivar"'], []),
        (['Arcata;2003;"Escuela "Bolivar;x'], ['"Escuela "Bolivar'], []),
        (['Arcata;2003;"";x'], [""], []),
    ],
)
def test_where_a_quote_closes(tmp_path: Path, lines: list[str], read: list[str], open_quotes: list[int]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join([";".join(HEADINGS), *lines]), "utf-8")
    (table,) = open_tables(path)
    found = table.lines[1:]
    assert [line.cells[2] or "" for line in found] == read
    assert [line.number for line in found if "open-quote" in line.flaws] == open_quotes


def test_headings_over_two_lines_in_one_cell_and_the_separator_that_a_first_line_tells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('sep=|\r\nComunidad|Gestión|"Demanda\n(priorizada)"\r\nArcata|2003|"a\nb"\r\n', "utf-8")
    (found,) = open_tables(path)
    assert (found.separator, [(line.number, line.cells) for line in found.lines]) == (
        "|",
        [(2, ("Comunidad", "Gestión", "Demanda\n(priorizada)")), (4, ("Arcata", "2003", "a\nb"))],
    )


def test_a_quote_in_each_of_many_lines_takes_no_time_by_their_square() -> None:
    many = "".join(f'Arcata;2003;"Agua {n}\n' for n in range(20_000))
    assert len(cells(f"{';'.join(HEADINGS)}\n{many}", ";")) == 20_001


def test_a_quote_right_behind_a_separator_opens_a_cell_so_the_one_before_was_never_closed() -> None:
    text = 'a,b,c,d\nArcata,"Riego por goteo,1.000,"Bs 45.000"\nSullcata,"El ""río"" grande",2,"x"\n'
    lines = list(cut(text, ","))
    assert [line.cells for line in lines[1:]] == [
        ["Arcata", "Riego por goteo", "1.000", "Bs 45.000"],
        ["Sullcata", 'El "río" grande', "2", "x"],
    ]
    assert [line.flaws for line in lines[1:]] == [("open-quote",), ()]
