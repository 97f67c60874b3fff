"""What leaves, read back by readers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from exports.formats import FORMATS, files, why_empty
from exports.outgoing import put_all
from exports.papers import file_names
from exports.tables import registers
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from guaqui_tui.language import gettext_ as words
from guaqui_tui.session.importing import meaning
from storage import FieldFile, GuaquiError
from storage.file.pack import load_pack
from storage.intake.rows import take_rows
from storage.intake.sheets import read_sheet
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "<b>&amp;",
    "[@click=app.quit]x",
    "'=1",
    "http://x.org",
    "007",
]


@pytest.fixture
def survey() -> Survey:
    holders = [
        "andamarca",
        "arcata",
        "belen-pituta-a",
        "copajira",
        "janko-marca",
        "patarani",
        "sullcata",
        "wila-collo",
    ]
    made = [
        revision(
            f"demand/guaqui/{holder}/2003/1",
            {
                "text": text,
                "notes": text,
                "place": text,
                "action": "stables",
                "status": "proposed",
                "cost_cents": 150050,
                "funding": {"pdla": 20001},
                "families": 12,
                "carries": "apleg",
            },
        )
        for holder, text in zip(holders, HOSTILE, strict=False)
    ]
    first = revision(
        "demand/guaqui/arcata/2004/1", {"text": "Riego", "action": "irrigation", "status": "proposed"}
    )
    apart = [
        child([first], {"text": "Posta", "action": "school"}),
        child([first], {"text": "Aulas", "action": "school"}),
    ]
    return Survey([*load_pack("guaqui"), *made, first, *apart])


def written(
    survey: Survey, folder: Path, formats: Iterable[str] = FORMATS, *, private: bool = False
) -> dict[str, bytes]:
    paths = put_all(files(survey, formats, Edition(Speech(), private=private)), folder)
    return {path.name: path.read_bytes() for path in paths}


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize(
    ("name", "language"), [("lists.csv", "es"), ("lists.csv-excel", "es"), ("lists.csv-excel", "en")]
)
def test_the_lists_go_back_in_and_give_the_same_demands(
    survey: Survey, tmp_path: Path, name: str, language: str
) -> None:
    words.use(language)
    for file in put_all(files(survey, [name], Edition(words.speech(), private=True)), tmp_path):
        if re.fullmatch("PRIVA[A-Z]+-(demandas|demands).csv", file.name):
            list_ = file
    with FieldFile.create(tmp_path / "again.json") as field:
        means = meaning(field.survey)
        taken = take_rows(read_sheet(list_, meaning=means).rows, field.survey, means)
        assert taken.rejected == []
        field.add(taken.documents)
        for slot, entry in survey.demands():
            again = field.survey.demand(slot.holder, slot.year, slot.n)
            assert again is not None
            assert again.fields == entry.fields


def test_no_cell_of_a_csv_is_a_formula(survey: Survey, tmp_path: Path) -> None:
    data = written(survey, tmp_path, ["lists.csv"])["demands.csv"].decode()
    rows = list(csv.DictReader(io.StringIO(data)))
    assert len(rows) == 9
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    assert rows[0]["cost"] == "1500.50"
    assert rows[0]["funding:pdla"] == "200.01"
    assert [row["disputed"] for row in rows if row["year"] == "2004"] == ["text"]


def test_a_workbook_holds_text_as_text_and_money_as_numbers(survey: Survey, tmp_path: Path) -> None:
    data = written(survey, tmp_path, ["matrix.xlsx"])["matrix.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Demands"]
    headings = [cell.value for cell in sheet[1]]
    rows = [dict(zip(headings, (cell for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert [row["Demand"].value for row in rows if row["Year"].value == 2003] == HOSTILE[:8]
    for row in rows:
        assert row["Demand"].data_type == "s"
        assert row["Demand"].hyperlink is None
    assert rows[0]["Cost (Bs)"].value == 1500.5
    assert rows[0]["Year"].data_type == "n"
    assert "Carries" not in headings
    claims = {(row[1].value, row[2].value) for row in book["To settle"].iter_rows(min_row=2)}
    assert claims == {("Demand", "Posta"), ("Demand", "Aulas")}


def test_the_matrix_counts_by_formula_what_the_report_counts(survey: Survey, tmp_path: Path) -> None:
    data = written(survey, tmp_path, ["matrix.xlsx"])["matrix.xlsx"]
    formulas = openpyxl.load_workbook(io.BytesIO(data))["Matrix"]
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Matrix"]
    heads = [cell.value for cell in values[4]]
    assert heads[:7] == ["Community", "Tipología", "2003", "2004", "2005", "2006", "2007"]
    assert heads[7:13] == [*(f"Cost {year} (Bs)" for year in range(2003, 2008)), "Total (Bs)"]
    shown = [values.cell(row, 1).value for row in range(5, 26)]
    zones = [shown.index(name) for name in ("Zona A", "Zona B", "In no zone")]
    assert zones == [0, 10, 17]
    names = [name for at, name in enumerate(shown) if at not in zones]
    assert sorted(names) == sorted(community.fields.name for community in survey.communities())
    assert formulas.cell(26, 3).value.startswith("=COUNTIF(")
    assert [values.cell(row, 3).value for row in range(26, 30)] == [8, 8, 1, 100]
    # The block that the formulas count, counted here by hand.
    start = 14
    for year in range(5):
        codes = [values.cell(row, start + year).value for row in range(5, 26)]
        assert codes.count("P") == values.cell(26, 3 + year).value
        assert sum(code is not None for code in codes) == values.cell(27, 3 + year).value
    first = values.cell(6, 3).value
    assert first == f"▲ {HOSTILE[0]}\nBs 1.500,50"
    assert formulas.cell(6, 3).data_type == "s"


def test_json_has_every_record_and_every_claim(survey: Survey, tmp_path: Path) -> None:
    said = json.loads(written(survey, tmp_path, ["data.json"])["plan.json"])
    records = {one["record"]: one for one in said["records"]}
    assert set(records) == set(survey.all_revisions())
    disputed = records["demand/guaqui/arcata/2004/1"]
    assert {claim["value"] for claim in disputed["claims"]["text"]} == {"Posta", "Aulas"}
    assert records["demand/guaqui/andamarca/2003/1"]["body"]["text"] == HOSTILE[0]


@pytest.mark.costly(0)
def test_hidden_demands_leave_only_when_they_are_asked_for(survey: Survey, tmp_path: Path) -> None:
    """No file of the ordinary edition holds the word, nor the figure."""
    import zipfile

    def all_text(files: dict[str, bytes]) -> str:
        texts = [
            data.decode()
            for name, data in files.items()
            if not name.endswith((".xlsx", ".docx", ".pdf", ".schema.json"))
        ]
        texts += [pdf_text(data) for name, data in files.items() if name.endswith(".pdf")]
        book = zipfile.ZipFile(io.BytesIO(next(files[name] for name in files if name.endswith(".xlsx"))))
        return "\n".join(texts + [book.read(name).decode() for name in book.namelist()])

    ordinary = all_text(written(survey, tmp_path / "a"))
    assert "carries" not in ordinary.lower()
    assert '"hidden"' not in ordinary
    assert "carries" in all_text(written(survey, tmp_path / "b", private=True)).lower()


def test_a_folder_that_cannot_be_made_is_said_and_nothing_is_left(survey: Survey, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(GuaquiError):
        written(survey, tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_to_say_what_is_going_to_be_written_no_table_is_made(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app shows the names at each move of the cursor, of hundreds of communities too."""
    monkeypatch.setattr(registers, "_MADE", {})
    monkeypatch.delattr(registers, "list_of")
    actas, accounts, lists = 21, 21 + 1, len(registers.NAMES) + 13
    assert len(file_names(survey, FORMATS, Edition(Speech()))) == actas + accounts + 2 * lists + 14


def test_whatever_a_plan_may_have_nothing_for_says_why(survey: Survey) -> None:
    edition = Edition(Speech())
    for of in (survey, Survey([])):
        for name in FORMATS:
            why = why_empty(of, [name], edition)
            assert all(why), name
            assert bool(why) == (not file_names(of, [name], edition)), name
    both = why_empty(survey, ["year.pdf", "year.xlsx", "matrix.pdf"], edition)
    assert both == [FORMATS["year.pdf"].empty], "each reason once, and none of what there is"
