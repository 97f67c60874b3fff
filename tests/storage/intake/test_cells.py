"""What cells say: states in a demand's place, marks that are none, numbers of text and of workbooks, times."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import FieldFile
from storage.intake.cell_remarks import remarks
from storage.intake.cells import Number, amount_typed_again, says_nothing, year_of
from storage.intake.column_meanings import DEMANDS
from storage.intake.openers.number_formats import shows
from storage.intake.rejected_rows import write_rejected
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import TakenRows, take_rows
from storage.intake.sheets import read_sheet
from storage.notation.currency import parse_amount
from storage.notation.numbers import parse_count, parse_families
from storage.notation.text import clean, has_unseen, visible
from tests.storage.revisions_made import BOLIVIANOS

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def field(tmp_path: Path) -> FieldFile:
    return FieldFile.create(tmp_path / "plan.json", author="Equipo 1", device="k7m2q9xw")


def take(field: FieldFile, **cells: str) -> TakenRows:
    return take_rows([SpreadsheetRow(2, {"comunidad": "Arcata", "gestion": "2003", **cells})], field.survey)


def body(field: FieldFile, **cells: str) -> dict[str, Any]:
    (document,) = take(field, **cells).documents
    return dict(document["body"])


def says_none(taken: TakenRows) -> bool:
    """Whether the row says nothing of a demand."""
    return [one.number for one in taken.nothing] == [2] and not (taken.documents or taken.rejected)


def unread(field: FieldFile, **cells: str) -> list[tuple[str, str, str, str]]:
    """Of a row that lands what is not understood: heading, words, field and why."""
    taken = take(field, **cells)
    assert len(taken.new) == 1
    assert not taken.rejected
    return [(one.heading, one.words, one.field, one.reason) for one in taken.unread]


def refused(field: FieldFile, **cells: str) -> tuple[str, str]:
    (rejected,) = take(field, **cells).rejected
    return rejected.reason, rejected.word


@pytest.mark.parametrize(
    ("words", "status"),
    [
        *((one, "none") for one in ("Ninguna", "ninguno.", "NO PIDE", "no pide nada", "No priorizó", "no tiene")),
        *((one, "none") for one in ("none", "Decidió no pedir")),
        *((one, "none") for one in ("No piden", "No piden nada este año", "Ninguna demanda", "No solicitan nada")),
        *(
            (one, "none")
            for one in ("No requiere", "No tienen", "no hay", "Sin demanda", "No hay demandas por ahora")
        ),
        *((one, "none") for one in ("No priorizaron ningún proyecto en esta gestión 2004", "Ninguno, por ahora.")),
        *((one, "none") for one in ("La comunidad no pide nada", "No se priorizó", "Não pedem nada")),
        *((one, "postponed") for one in ("postergada", "Postergado", "POSTPONED")),
    ],
)
def test_words_in_a_demand_s_place_that_are_its_state(field: FieldFile, words: str, status: str) -> None:
    assert body(field, demanda=words) == {"status": status}
    assert body(field, demanda=words, estado=status) == {"status": status}
    assert refused(field, demanda=words, estado="propuesta") == ("words-only", words)


@pytest.mark.parametrize(
    "words", ["", "-", "—", " – ", "·", "s/d", "S/D", "n/d", "sin dato", "Pendiente", "por definir"]
)
def test_words_that_say_nothing(field: FieldFile, words: str) -> None:
    assert says_nothing(words)
    assert says_none(take(field, demanda=words))
    assert body(field, demanda="Riego", costo=words, lugar=words) == {"text": "Riego"}


def test_what_says_nothing_of_a_demand_may_be_a_note_and_is_no_state(field: FieldFile) -> None:
    assert body(field, demanda="Riego", notas="pendiente")["notes"] == "pendiente"
    assert unread(field, demanda="Riego", estado="pendiente") == [("estado", "pendiente", "status", "unknown")]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        *(
            ("same-as", one)
            for one in ("Idem", "ídem", "IDEM 2004", "idem al anterior", '"', "''", "”", "lo mismo")
        ),
        *(
            ("words-only", one)
            for one in ("x", "X", "xxx", "si", "Sí", "0", "ver acta", "Ver acta N° 3", "*", "¿?")
        ),
        *(("words-only", one) for one in ("35.000", "51%", "1", "...", "nada")),
        *(
            ("two-demands", one)
            for one in (
                "1. Cancha\n2. Plaza",
                "1) Cancha 2) Plaza",
                "1.- Cancha; 2.- Plaza",
                "1-Cancha\n\n2-Plaza",
                "a) Puente b) Sede",
                "a) Puente\nb) Sede",
                "Obras: A) Puente, B) Sede",
                "A.- Puente B.- Sede",
                "1ro Puente, 2do Sede",
                "1ro. Puente\n2do. Sede",
                "1° Puente 2° Sede",
                "1: Puente, 2: Sede",
                "Puente (1) Sede (2)",
                "Puente (1), Sede (2)",
                "(1) Puente (2) Sede",
                "- Puente\n- Sede",
                "• Puente\n• Sede",
                "• Puente • Sede",
                "Obras:\n- Puente\n- Sede",
            )
        ),
    ],
)
def test_what_is_no_demand_is_asked_about(field: FieldFile, reason: str, words: str) -> None:
    assert refused(field, demanda=words) == (reason, words)


@pytest.mark.parametrize(
    "words",
    [
        "a",
        "Xinca",
        "Sí al riego",
        "Identificar",
        "Ninguna más que riego",
        "2 aulas",
        "1. Cancha",
        "1. Tubos de 2.5 km",
        "Puente + sede",
        "Puente / sede",
        "Puente vehicular y sede (2 plantas)",
        "Aulas para 1ro y 2do de secundaria",
        "1ra fase del riego, 2da fase del riego",
        "1ro y 2do de secundaria: aulas",
        "Sede sindical - 2da fase",
        "a) Puente",
        "- Puente",
        "Vacuna A y B",
        "Riego\nde la zona - norte",
        "No tienen agua: pozo",
        "No hay escuela",
        "Ninguna demanda más que riego",
        "Sin demanda de agua, riego",
    ],
)
def test_what_only_begins_like_that_is_a_demand(field: FieldFile, words: str) -> None:
    assert body(field, demanda=words) == {"text": words}


@pytest.mark.parametrize("shown", ["#N/A", "#REF!", "#DIV/0!", "#¡REF!", "#¿NOMBRE?", "#N/D", "Err:502", "######"])
def test_a_formula_without_a_value_is_no_text(field: FieldFile, shown: str) -> None:
    assert refused(field, demanda=shown) == ("formula", shown)
    assert unread(field, demanda="Riego", costo=shown) == [("costo", shown, "cost_cents", "formula")]


UNSEEN = ["\u200b", "\u00ad", "\u2800", "\u3164", "\ufeff", "\u2060", "\u200e", "\u2068", "\u2069", "\u115f"]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_what_nobody_sees_is_no_demand_and_parts_no_word(field: FieldFile, unseen: str) -> None:
    assert has_unseen(unseen)
    assert clean(f" {unseen}\n{unseen}").strip() == ""
    assert says_none(take(field, demanda=unseen))
    assert refused(field, demanda=unseen, lugar="x") == ("no-text", "")
    assert body(field, demanda="Riego", lugar=f"{unseen} ") == {"text": "Riego"}
    assert visible(f"Pata{unseen}rani").replace(" ", "") == "Patarani"


@given(st.text(st.sampled_from([*UNSEEN, "\u200d", "\ufe0f", " ", "\n"])))
def test_a_text_of_only_such_is_none(text: str) -> None:
    assert clean(text).strip() == ""


def test_what_joins_signs_stays(field: FieldFile) -> None:
    assert body(field, demanda="Feria 👩🏽‍🌾")["text"] == "Feria 👩🏽‍🌾"
    assert not has_unseen("Feria 👩🏽‍🌾")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        *((one, None) for one in ("0.500", "0,125", "00.100", "Bs 00.100", "0500", "01", "012.500", "1.234,567")),
        *((one, None) for one in ("1.5e3", "1.500.5", "$us 1.500", "US$ 5", "1.500-2.000", "100/200", "35\n000")),
        *((one, None) for one in ("1.500'000", "mil", "35.000 mil", "1.500 mil", "٣٥", "1 500,5 000", "2 500 30")),
        ("0,50", 50),
        ("1.500 Bs.-", 150000),
        ("Bs.- 1.500.-", 150000),
        ("Bs.-500", 50000),
        ("BOB 1.500,50", 150050),
        ("35 mil", 3500000),
        ("Bs 2,5 mil", 250000),
        ("35 mil bolivianos", 3500000),
        ("35\u00a0000,5", 3500050),
        ("35\u202f000 Bs", 3500000),
        ("35’000", 3500000),
        ("12.345.678,9", 1234567890),
        ("35.000,--", 3500000),
    ],
)
def test_amounts_that_people_would_read_so(text: str, cents: int | None) -> None:
    assert parse_amount(text, BOLIVIANOS) == cents


def as_a_person_reads(text: str) -> set[int]:
    """All that digits with signs may mean, in centavos: each sign parts thousands, or is the decimal sign."""
    digits = re.sub("[^0-9]", "", text)
    signs = re.findall(r"[0-9]([.,' ])(?=[0-9])", text)
    groups = re.split("[.,' ]", text)
    meant = set()
    if (all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3) or not signs:
        meant.add(int(digits) * 100)
    if signs and len(groups[-1]) <= 2 and all(len(group) == 3 for group in groups[1:-1]):
        meant.add(int("".join(groups[:-1])) * 100 + int(groups[-1].ljust(2, "0")))
    return meant


@given(st.from_regex(r"[0-9]{1,4}(?:[.,' ][0-9]{1,4}){0,3}", fullmatch=True))
def test_never_a_value_that_a_person_would_not_read(text: str) -> None:
    cents, count = parse_amount(text, BOLIVIANOS), parse_count(text)
    assert cents is None or cents in as_a_person_reads(text)
    assert count is None or count * 100 in as_a_person_reads(text)
    if cents is not None and count is not None:
        assert cents == count * 100, "an amount and a count are read alike"
    groups = re.split("[.,' ]", text)
    if len(groups) > 1 and groups[0].startswith("0") and len(groups[-1]) > 2:
        assert cents is None


@given(st.text("0123456789.,' -Bs/emil$%\n\u00a0", max_size=12))
def test_whatever_is_read_has_the_digits_that_were_typed(text: str) -> None:
    cents = parse_amount(text, BOLIVIANOS)
    if cents is not None and "mil" not in text.lower():
        digits = re.sub("[^0-9]", "", text)
        assert str(cents).rstrip("0") == digits.lstrip("0").rstrip("0")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("1.000", 1000), ("1,000", 1000), ("1 000", 1000), ("1.000.000", 1_000_000), ("10.000", 10_000)),
        *(("1.0", 1), ("60,00", 60), ("45", 45), ("05", 5), ("0", 0)),
        *((one, None) for one in ("0.500", "12.5", "1.5e3", "-5", "", "1.2.3", "cuarenta", "1.000 ó 2.000")),
    ],
)
def test_counts_as_the_form_and_a_spreadsheet_have_them(field: FieldFile, text: str, count: int | None) -> None:
    assert parse_count(text) == count
    for words in (text, f"{text} familias", f"{text} Flias."):
        if text:
            assert parse_families(words) == count
            assert (
                body(field, demanda="a", familias=words).get("families") if count is not None else None
            ) == count


def test_numbers_of_a_workbook_keep_their_digits_and_their_point(field: FieldFile) -> None:
    said = body(field, demanda="Riego", costo=Number("0.125"), familias=Number("1000"), lugar=Number("0.00001"))
    assert said == {"text": "Riego", "cost_cents": 13, "families": 1000, "place": "0.00001"}
    assert body(field, demanda="Riego", costo=Number("1234567.891"))["cost_cents"] == 123456789
    for heading, number, name, why in (
        ("familias", "1.234", "families", "count-bad"),
        ("costo", "-5", "cost_cents", "cost-bad"),
    ):
        found = unread(field, demanda="Riego", **{heading: Number(number)})
        assert found == [(heading, number, name, why)]
    assert refused(field, demanda=Number("35000")) == ("words-only", "35000")


@given(st.decimals(0, 10**9, places=3))
def test_an_amount_of_a_workbook_is_the_same_from_the_file_of_what_does_not_fit(amount: Decimal) -> None:
    cell = Number(f"{amount:f}")
    again = amount_typed_again(cell)
    cents = parse_amount(again, BOLIVIANOS)
    assert cents is not None
    assert abs(cents - amount * 100) <= Decimal("0.5")
    assert not DEMANDS.is_amount("Lugar"), "a number there keeps its digits"
    assert DEMANDS.is_amount("Costo")


@pytest.mark.parametrize(
    ("format_", "as_"),
    [
        *((one, "day") for one in ("yyyy-mm-dd", "d/m/yyyy", "[$-400A]dd-mmm-yy", "mmmm", "dd/mm/yy;@")),
        *((one, "time") for one in ("h:mm", "hh:mm:ss", "mm:ss.0", "h:mm AM/PM")),
        *((one, "day time") for one in ("yyyy-mm-dd h:mm:ss", "d/m/yy hh:mm")),
        *((one, "hours") for one in ("[h]:mm", "[hh]:mm:ss")),
        *((one, "") for one in ("General", "0.00", '#,##0.00 "Bs d"', "#,##0 Bs", r"0\ \h", "@", "[Red]0", "0%")),
    ],
)
def test_what_formats_show(format_: str, as_: str) -> None:
    assert shows(format_) == as_


@pytest.mark.parametrize(
    "text",
    ["2003-06-22 10:00", "2003-06-22T10:00:00.000-04:00", "2003-11-24 07:17:40 UTC", "2003-6-2 8:00"],
)
def test_a_time_is_of_its_year(text: str) -> None:
    assert year_of(text) == "2003"


def book(
    path: Path, *rows: tuple[object, ...], formats: dict[str, str] | None = None, since_1904: bool = False
) -> Path:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    for row in rows:
        page.append(row)
    for place, format_ in (formats or {}).items():
        page[place].number_format = format_
    made.save(path)
    return path


@pytest.mark.parametrize(
    ("number", "format_", "shown"),
    [
        (38046, "yyyy-mm-dd", "2004-02-29"),
        (38046.57291666666, "yyyy-mm-dd h:mm", "2004-02-29 13:45"),
        (38046.57291666666, "yyyy-mm-dd", "2004-02-29"),
        (38046, "yyyy-mm-dd h:mm", "2004-02-29"),
        (0.6041666666666666, "h:mm:ss", "14:30"),
        (0.6041666666666666, "d/m/yyyy h:mm", "14:30"),
        (1.25, "[hh]:mm:ss", "30:00"),
        (12, "d/m/yyyy", "12"),
        (0, "d/m/yyyy", "0"),
        (3e9, "d/m/yyyy", "3000000000"),
        (3.5, "General", "3.5"),
        (1e-05, "General", "0.00001"),
        (72912345678, "General", "72912345678"),
        (0.1 + 0.2, "General", "0.3"),
        (35000, '#,##0.00 "Bs d"', "35000"),
        (True, "General", "TRUE"),
    ],
)
def test_a_number_cell_says_what_it_shows(tmp_path: Path, number: float, format_: str, shown: str) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("comunidad", "gestion", "demanda", "lugar"),
        ("Arcata", 2003, "Riego", number),
        formats={"D2": format_},
    )
    assert read_sheet(path).rows[0].cells["lugar"] == shown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Agua _x000D_\npotable", "Agua\npotable"),
        ("Posta _x000D_ sanitaria", "Posta\nsanitaria"),
        ("Riego _x0009_por aspersion", "Riego por aspersion"),
        ("Codigo _x005F_x000D_ tal cual", "Codigo _x000D_ tal cual"),
        ("Feria _xD83C__xDF3E_", "Feria 🌾"),
        ("_x0000_Agua_x000d_", "Agua"),
        ("mapa_x2_ y _xZZZZ_", "mapa_x2_ y _xZZZZ_"),
    ],
)
def test_escapes_of_a_workbook_are_what_they_stand_for(
    tmp_path: Path, field: FieldFile, written: str, read: str
) -> None:
    path = book(tmp_path / "a.xlsx", ("comunidad", "gestion", "demanda"), ("Arcata", 2003, written))
    (document,) = take_rows(read_sheet(path).rows, field.survey).documents
    assert document["body"]["text"] == read


def test_what_was_mended_is_told_by_line(tmp_path: Path, field: FieldFile) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("comunidad", "gestion", "demanda", "costo", "lugar"),
        ("Arcata", 2003, "Ri\u200bego", 1500.126, 0.125),
        ("Sullcata", 2003, "Luz", 1500.12, "a"),
        ("Nadie", 2003, "Luz", 0.125, "a"),
    )
    sheet = read_sheet(path)
    assert remarks(sheet) == {"unseen": [2], "rounded": [2, 4]}
    taken = take_rows(sheet.rows, field.survey)
    rejected = write_rejected(path, sheet, [(one.row, one.reason) for one in taken.rejected])
    assert read_sheet(rejected).rows[0].cells["costo"] == "0,13"
