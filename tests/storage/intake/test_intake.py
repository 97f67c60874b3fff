"""Rows of spreadsheets, amounts, cells and text: what comes in, what does not, and that twice is once."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import FieldFile, GuaquiError
from storage.file.pack import load_pack
from storage.intake.column_meanings import DEMANDS
from storage.intake.rejected_rows import write_rejected
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import Policy, TakenRows, take_rows
from storage.intake.sheets import read_sheet
from storage.kinds.lookup import KINDS
from storage.notation.csv_lines import csv_line
from storage.notation.currency import format_amount, parse_amount
from storage.notation.formula_cells import guard, unguard
from storage.notation.text import clean, clean_line, is_clean
from storage.plan.survey import Survey
from storage.revisions.canonical import canonical
from tests.storage.revisions_made import BOLIVIANOS, DEMAND, SLOT


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.500,50", 150050),
        ("1500.50", 150050),
        ("1,500.50", 150050),
        ("1.500", 150000),
        ("1,500", 150000),
        ("1500", 150000),
        ("1.500.000", 150000000),
        ("12.345,6", 1234560),
        ("0,5", 50),
        ("0", 0),
        (" Bs 35.000 ", 3500000),
        ("Bs. 1 500", 150000),
        ("1.50.000", None),
        ("1500.500.00", None),
        ("1.500.50", None),
        ("1,5,00", None),
        ("1.500,5000", None),
        ("15.0001", None),
        ("1.500,500", None),
        ("-5", None),
        ("", None),
        ("cinco", None),
        ("1e3", None),
        ("9" * 16, None),
    ],
)
def test_amounts_as_people_write_them(text: str, cents: int | None) -> None:
    assert parse_amount(text, BOLIVIANOS) == cents


@given(st.integers(0, 10**12))
def test_an_amount_written_is_the_amount_read(cents: int) -> None:
    assert parse_amount(format_amount(cents), BOLIVIANOS) == cents


@given(st.text())
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "'", "\u00a0", "\u200b", "\ufeff", "\u2060 \u00ad", "\u202a"])
def test_a_formula_is_none_whatever_nobody_sees_before_it_and_however_wide_it_is(before: str, sign: str) -> None:
    text = f"{before}{sign}SUM(A1)"
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text
    assert guard(f"Riego {text}") == f"Riego {text}"


@given(st.text(st.characters()))
def test_clean_text_is_clean_and_cleaning_again_changes_nothing(text: str) -> None:
    assert is_clean(clean(text))
    assert clean(clean(text)) == clean(text)
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize("text", ["q’ulli", "ch’ama", "jaqi ä ï ü", "Ñuñumani 🌾👩🏽‍🌾", "a\nb", "x‍y"])
def test_what_people_write_is_left_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Comunidad", "holder"),
        (" ASOCIACIÓN ", "holder"),
        ("año", "year"),
        ("Gestión", "year"),
        ("Costo_Bs", "cost"),
        ("cost", "cost"),
        ("Aporte: PDLA", "funding:PDLA"),
        ("funding:municipality", "funding:municipality"),
        ("Observaciones", None),
    ],
)
def test_headings(heading: str, column: str | None) -> None:
    assert DEMANDS.column(heading) == column


@pytest.fixture
def field(tmp_path: Path) -> FieldFile:
    return FieldFile.create(tmp_path / "plan.json", author="Equipo 1", device="k7m2q9xw")


HEADINGS = [
    "comunidad",
    "gestion",
    "demanda",
    "accion",
    "costo_bs",
    "aporte:PDLA",
    "estado",
    "clase",
    "n",
    "encubre",
]


def rows(*lines: str) -> list[SpreadsheetRow]:
    return [
        SpreadsheetRow(n, dict(zip(HEADINGS, line.split(";"), strict=False))) for n, line in enumerate(lines, 2)
    ]


def take(field: FieldFile, *lines: str, policy: Policy = "ask") -> TakenRows:
    return take_rows(rows(*lines), field.survey, policy=policy)


def test_a_row_sets_what_it_says_and_what_is_bound_to_it(field: FieldFile) -> None:
    taken = take(field, "Lacuyo San Antonio;2004;Riego;Sistema de riego;1.500,50;300;propuesta;;;")
    (saved,) = field.add(taken.documents)
    assert saved.record == "demand/guaqui/lacoyu-san-antonio/2004/1"
    assert saved.body == {
        "text": "Riego",
        "action": "irrigation",
        "cost_cents": 150050,
        "funding": {"pdla": 30000},
        "status": "proposed",
    }
    assert set(saved.sets) == {*saved.body, *KINDS["demand"].describes}  # of a demand nothing else is known
    assert (saved.author, saved.at, saved.device, saved.parents) == ("", "", "import", ())


def test_the_same_rows_are_the_same_revisions_anywhere_and_twice_is_once(field: FieldFile, tmp_path: Path) -> None:
    lines = ("Andamarca;2004;Riego;;5;;;;;", "APLEG;2004;Forraje;forage;;;;;2;")
    first = field.add(take(field, *lines).documents)
    again = take(field, *lines)
    assert (again.documents, again.known, again.rejected) == ([], 2, [])
    with FieldFile.create(tmp_path / "other.json", device="zzzzzzzz") as other:
        assert other.add(take(other, *lines).documents) == first


def test_a_changed_row_replaces_where_that_is_told_and_the_old_file_brings_nothing_back(field: FieldFile) -> None:
    old, new = "Andamarca;2004;Riego;irrigation;5;;;;;", "Andamarca;2004;Riego;;7;;;;;"
    (first,) = field.add(take(field, old).documents)
    assert take(field, new).documents == []
    (second,) = field.add(take(field, new, policy="replace").documents)
    assert second.parents == (first.rev,)
    assert second.body == {"text": "Riego", "action": "irrigation", "cost_cents": 700}
    taken = take(field, old)
    assert (taken.documents, [row.number for row in taken.outdated]) == ([], [2])
    assert take(field, new).known == 1
    state = field.survey.history(SLOT)
    assert state is not None
    assert (state.conflicts, state.values["cost_cents"]) == ((), 700)


def test_no_import_replaces_what_a_person_wrote(field: FieldFile) -> None:
    field.save(SLOT, {**DEMAND, "text": "Posta", "action": "health-post"})
    row = "Andamarca;2004;Riego;irrigation;;;;;;"
    for policy in ("ask", "skip"):
        left = take(field, row, policy=policy)
        assert (left.documents, left.lines, len(left.differing)) == ([], {}, 1)
    field.add(take(field, row, policy="keep-both").documents)
    state = field.survey.history(SLOT)
    assert state is not None
    assert {"text", "action"} <= set(state.conflicts)
    field.add(take(field, "Arcata;2004;Riego;irrigation;;;;;;").documents)
    arcata = field.survey.history("demand/guaqui/arcata/2004/1")
    assert arcata is not None
    edited = field.save(arcata.record, {**arcata.values, "families": 9})
    assert field.survey.history(arcata.record).latest() == edited  # type: ignore[union-attr]
    field.add(take(field, "Arcata;2004;Riego;irrigation;8;;;;;").documents)
    state = field.survey.history(arcata.record)
    assert state is not None
    assert state.conflicts == ()
    assert (state.values["families"], state.values["cost_cents"]) == (9, 800)


@pytest.mark.parametrize(
    ("line", "reason", "word"),
    [
        (";2004;Riego", "holder-above", ""),
        ("Kassa San Fransisco;2004;Riego", "unknown-name", "Kassa San Fransisco"),
        ("Copajira I;2004;Riego", "unknown-name", "Copajira I"),
        ("Arcata;jun-04;Riego", "year", "jun-04"),
        ("Arcata;;Riego", "year", ""),
        ("Arcata;2008;Riego", "year", "2008"),
        ("Arcata;2004;Riego;;;;;;2", "too-many", "2"),
        ("Arcata;2004;Riego;;;;;;01", "n-bad", "01"),
        ("APLEG;2004;Riego;;;;;;3", "too-many", "3"),
        ("Arcata;2004;" + "x" * 501, "too-long", "501"),
        ("Arcata;2004;;irrigation", "no-text", ""),
    ],
)
def test_a_row_that_does_not_fit_is_rejected_with_its_reason(
    field: FieldFile, line: str, reason: str, word: str
) -> None:
    taken = take(field, line, "Arcata;2005;Posta")
    assert [(one.row.number, one.reason, one.word) for one in taken.rejected] == [(2, reason, word)]
    assert len(taken.documents) == 1


@pytest.mark.parametrize(
    ("line", "field_", "reason", "words"),
    [
        ("Arcata;2004;Riego;volar", "action", "unknown", "volar"),
        ("Arcata;2004;Riego;;;;;rosado", "class", "unknown", "rosado"),
        ("Arcata;2004;Riego;;;;quizás", "status", "unknown", "quizás"),
        ("Arcata;2004;Riego;;;;;;;Arcata", "carries", "unknown", "Arcata"),
        ("Arcata;2004;Riego;;-5", "cost_cents", "cost-bad", "-5"),
        ("Arcata;2004;Riego;;;mil", "funding:PDLA", "cost-bad", "mil"),
    ],
)
def test_a_cell_that_is_not_understood_is_kept_as_a_remark_and_its_row_lands(
    field: FieldFile, line: str, field_: str, reason: str, words: str
) -> None:
    taken = take(field, line)
    assert (taken.rejected, taken.new[0]["body"]) == ([], {"text": "Riego"})
    assert [(one.row.number, one.field, one.reason, one.words) for one in taken.unread] == [
        (2, field_, reason, words)
    ]
    (remark,) = taken.remarks
    assert remark["body"] == {
        "record": "demand/guaqui/arcata/2004/1",
        "code": "unread",
        "seen": words,
        "field": field_.partition(":")[0],
    }
    assert taken.lines == {taken.new[0]["rev"]: 2, remark["rev"]: 2}
    saved = field.add(taken.documents)
    assert len(saved) == 2
    again = take(field, line)
    assert (again.documents, again.known, len(again.unread)) == ([], 1, 1)


def test_a_row_that_is_left_out_keeps_no_words_of_its_own(field: FieldFile) -> None:
    field.save(SLOT, {**DEMAND, "text": "Posta"})
    row = "Andamarca;2004;Riego;;-5"
    left = take(field, row)
    assert (left.documents, len(left.differing), len(left.unread)) == ([], 1, 1)
    assert len(take(field, row, policy="replace").documents) == 2


def test_a_row_that_does_not_fit_says_what_else_is_not_understood_in_it(field: FieldFile) -> None:
    (one,) = take(field, "Nadie;2004;Riego;volar;-5").rejected
    assert [flaw.reason for flaw in one.flaws] == ["unknown-name"]
    (one,) = take(field, "Nadie;2099;Riego;volar;-5").rejected
    assert [(flaw.reason, flaw.word) for flaw in one.flaws] == [("unknown-name", "Nadie"), ("year", "2099")]
    (one,) = take(field, "Arcata;2004;ver acta;volar;-5").rejected
    assert [flaw.reason for flaw in one.flaws] == ["words-only", "unknown", "cost-bad"]
    (one,) = take(field, "Arcata;2004;;volar;-5").rejected
    assert [flaw.reason for flaw in one.flaws] == ["no-text", "unknown", "cost-bad"]


def test_a_row_that_says_nothing_is_none_whoever_it_is_of(field: FieldFile) -> None:
    taken = take(field, "Arcata;2004;;;;;;;;", "Nadie;2004;;;;;;;;", "Arcata;2030;-;s/d;;;;;;")
    assert ([one.number for one in taken.nothing], taken.rejected, taken.documents) == ([2, 3, 4], [], [])


def test_of_rows_that_are_more_than_one_slot_holds_none_is_taken(field: FieldFile) -> None:
    taken = take(field, "Arcata;2004;Riego", "Arcata;2004;riego.", "Arcata;2004;Posta", "Arcata;2005;Posta")
    assert [one["record"] for one in taken.documents] == ["demand/guaqui/arcata/2005/1"]
    assert [(one.row.number, one.reason, one.word) for one in taken.rejected] == [
        (2, "too-many", "3"),
        (3, "too-many", "3"),
        (4, "too-many", "3"),
    ]
    once = take(field, "Arcata;2004;Riego;;5", "Arcata;2004;riego.;irrigation")
    assert (once.new[0]["body"], once.known) == ({"text": "Riego", "cost_cents": 500, "action": "irrigation"}, 1)


@given(st.permutations(["1", "2", ""]), st.booleans(), st.sampled_from(["Semilla de alfa", "riego."]))
def test_a_row_without_a_number_gets_a_slot_that_no_numbered_row_has(
    numbers: list[str], again: object, text: str
) -> None:
    """In whatever order they stand. A row that says what a numbered one says is that one."""
    survey = Survey(load_pack("guaqui"))
    texts = {numbers[0]: "Riego", numbers[1]: text}
    if "" not in texts and text == "riego.":
        return  # two numbered rows, which say themselves whether they are two
    rows = [{"comunidad": "apleg", "gestion": "2003", "n": n, "demanda": words} for n, words in texts.items()]
    rows += [{**rows[0], "n": ""}] if again else []
    taken = take_rows([SpreadsheetRow(number, row) for number, row in enumerate(rows, 2)], survey)
    slots = {one["record"].rpartition("/")[2] for one in taken.new}
    assert not taken.rejected
    assert len(slots) == (1 if text == "riego." else 2)
    assert {n for n in texts if n} <= slots


def test_words_in_both_languages_and_decisions_without_text(field: FieldFile) -> None:
    counted = take_rows(
        [SpreadsheetRow(2, {"comunidad": "Arcata", "gestion": "2003", "demanda": "Luz", "familias": "45"})],
        field.survey,
    )
    assert counted.documents[0]["body"]["families"] == 45
    taken = take(
        field,
        "Arcata;2003;Riego;Irrigation;;;validated;apoyo a la producción;;APLEG",
        "Arcata;2004;;;;;no pide",
        "Arcata;2005;;;;;Postergada",
    )
    assert [document["body"] for document in taken.documents] == [
        {
            "text": "Riego",
            "action": "irrigation",
            "status": "validated",
            "class": "production-support",
            "carries": "apleg",
        },
        {"status": "none"},
        {"status": "postponed"},
    ]


def test_a_sheet_says_neither_who_typed_a_row_nor_when(field: FieldFile) -> None:
    """The same row is the same revision on every laptop, whoever brings it."""
    cells = {"comunidad": "Arcata", "gestion": "2004", "demanda": "Riego"}
    (plain,) = take_rows([SpreadsheetRow(2, cells)], field.survey).documents
    more = {**cells, "autor": "Equipo 2", "at": "2002-07-14T10:00:00-04:00"}
    assert take_rows([SpreadsheetRow(2, more)], field.survey).documents == [plain]
    assert (plain["author"], plain["at"]) == ("", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_as_people_save_it(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "filas.csv"
    lines = [["Comunidad", "Gestión", "Demanda"], ["Lacoyu Nuñumani", "2004", '"dos\nlíneas"'], ["", "", ""]]
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    sheet = read_sheet(path)
    assert sheet.separator == separator
    assert [row.cells["Demanda"] for row in sheet.rows] == ["dos\nlíneas"]
    assert sheet.rows[0].cells["Comunidad"] == "Lacoyu Nuñumani"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "columns-missing"),
        (b"a;b\n1;2\n", "columns-missing"),
        (b"comunidad;demanda\nArcata;x\n", "columns-missing"),
        (b"PK\x03\x04\0\0", "source-unreadable"),
        (b'comunidad;gestion\n"' + b"x" * 140_000, "source-unreadable"),
    ],
)
def test_what_is_no_such_csv_is_said(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "filas.csv"
    path.write_bytes(data)
    with pytest.raises(GuaquiError) as caught:
        read_sheet(path)
    assert caught.value.code == code
    assert path.read_bytes() == data
    with pytest.raises(GuaquiError):
        read_sheet(tmp_path / "none.csv")


FORMULA_SIGNS = st.sampled_from(["=1+1", "'=1+1", "''@x", "+591", "-", "-5", "@rosa", "'s", '=HYPERLINK("x")'])


@pytest.mark.costly(0)
@given(FORMULA_SIGNS, FORMULA_SIGNS, FORMULA_SIGNS)
def test_rejected_rows_hold_no_formula_and_come_back_in_their_words(name: str, text: str, reason: str) -> None:
    """In their headings and reasons neither: a name stands in these that anybody typed."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "filas.csv"
        head = csv_line(["comunidad", "gestion", "demanda", name])
        path.write_bytes(head + csv_line([f"Nadie {name}", "2003", text, text]))
        sheet = read_sheet(path)
        rejected = write_rejected(path, sheet, [(sheet.rows[0], reason)])
        written = list(csv.reader(io.StringIO(rejected.read_text("utf-8-sig"), newline="")))
        assert not [cell for line in written for cell in line if cell.startswith(("=", "+", "-", "@"))]
        assert [unguard(line[-1]) for line in written[1:]] == [reason]
        cells = read_sheet(rejected).rows[0].cells
        assert {heading: cells[heading] for heading in sheet.rows[0].cells} == sheet.rows[0].cells


def test_rejected_rows_can_be_mended_and_come_back(field: FieldFile, tmp_path: Path) -> None:
    path = tmp_path / "filas.csv"
    path.write_text("comunidad;gestion;demanda;otra\nArkata;2004;Riego;7\nArcata;2005;Posta;8\n", "utf-8")
    sheet = read_sheet(path)
    taken = take_rows(sheet.rows, field.survey)
    reasons = [(one.row, "no se conoce") for one in taken.rejected]
    rejected = write_rejected(path, sheet, reasons)
    assert rejected == write_rejected(path, sheet, reasons) == tmp_path / "filas.csv.rejected.csv"
    assert write_rejected(path, sheet, []).name == "filas.csv.rejected-1.csv"  # somebody may be mending the first
    assert rejected.read_text("utf-8-sig").splitlines() == [
        "comunidad;gestion;demanda;otra;not taken because",
        "Arkata;2004;Riego;7;no se conoce",
    ]
    rejected.write_text(rejected.read_text("utf-8").replace("Arkata", "Arcata"), "utf-8")
    mended = take_rows(read_sheet(rejected).rows, field.survey)
    assert canonical(mended.documents[0]["body"]) == b'{"text":"Riego"}'


def test_a_comma_that_was_not_quoted_loses_no_words(field: FieldFile, tmp_path: Path) -> None:
    path = tmp_path / "filas.csv"
    path.write_text("comunidad,gestion,demanda\nArcata,2003,Riego, canal y bomba\nArcata,2004,Posta,,\n", "utf-8")
    taken = take_rows(read_sheet(path).rows, field.survey)
    assert [(one.row.number, one.reason) for one in taken.rejected] == [(2, "surplus")]
    assert len(taken.documents) == 1


def test_of_two_columns_that_are_one_each_row_has_to_say_one_thing(field: FieldFile, tmp_path: Path) -> None:
    path = tmp_path / "filas.csv"
    lines = ["comunidad,asociacion,gestion,demanda,demanda,costo,costo", "Arcata,APLEG,2003,Riego,,,"]
    lines += [",APLEG,2003,Forraje,forraje,5,", "Arcata,,2004,Riego,Posta,5,", "Arcata,,2005,Riego,,5,7"]
    path.write_text("\n".join(lines), "utf-8")
    taken = take_rows(read_sheet(path).rows, field.survey)
    assert [(one.row.number, one.reason, one.word) for one in taken.rejected] == [
        (2, "two-columns", "comunidad, asociacion"),
        (4, "two-columns", "demanda, demanda [2]"),
    ]
    assert [one["body"] for one in taken.new] == [{"text": "Forraje", "cost_cents": 500}, {"text": "Riego"}]
    assert [(one.row.number, one.words, one.reason) for one in taken.unread] == [(5, "5 | 7", "two-columns")]


def test_an_alias_to_nobody_means_nobody(field: FieldFile) -> None:
    for name, target in (("Lejos", "community/guaqui/ghost"), ("Establo", "action/guaqui/stables")):
        field.save(f"alias/guaqui/{name.lower()}", {"name": name, "target": target})
        assert [one.reason for one in take(field, f"{name};2003;Riego").rejected] == ["unknown-name"]
