"""Our survey, filled in on phones: all of it comes in untold, once, and what was corrected there follows."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from guaqui_tui.session.importing import SheetTaken, meaning
from storage import FieldFile
from storage.intake.cell_remarks import remarks
from storage.intake.rows import Policy, TakenRows
from storage.intake.sheets import read_sheet
from storage.intake.spreadsheet import Spreadsheet
from storage.plan.survey import Survey

from ..taken_in import take_in
from .exports_of_forms import Answers, Submission, kobo_json, kobo_xlsx, odk_zip

pytestmark = pytest.mark.usefixtures("own_home")

Export = Callable[[Path, Survey, list[Submission]], Path]
EXPORTS: Final[dict[str, Export]] = {
    "odk": odk_zip,
    "odk alone": lambda folder, survey, of: odk_zip(folder, survey, of, prefixed=False),
    "kobo xlsx": kobo_xlsx,
    "kobo json": kobo_json,
}
RIEGO: Final[dict[str, Any]] = {
    "year": 2003,
    "status": "proposed",
    "text": "Riego por aspersión",
    "spoken": "Uma irpaña",
    "action": "irrigation",
    "class": "production-support",
    "place": "arriba",
    "families": 45,
    "people_women": 60,
    "people_men": 55,
    "cost": 35000.5,
    "phase": "work",
    "funding": {"pdla": 200, "municipality": 50},
    "code": "R-1",
    "proposed_by": "women",
    "options": [
        {"text": "Riego por aspersión", "votes": 30, "proposed_by": "women"},
        {"text": "Camino; ancho", "votes": 12},
    ],
    "agreed": {"how": "vote", "for": 30, "against": 12, "abstained": 1},
    "decided_on": "2002-07-14",
}
RIEGO_KEPT: Final = {
    **{name: value for name, value in RIEGO.items() if name not in {"year", "cost", "funding"}},
    "cost_cents": 3_500_050,
    "funding": {"pdla": 20_000, "municipality": 5_000},
}


def answers(holder: str, *demands: Answers) -> Answers:
    return {"municipality": "guaqui", "holder": holder, "demands": [*demands]}


FILLED: Final = [
    Submission("uuid:aa", answers("andamarca", RIEGO, {"year": 2004, "status": "none"})),
    Submission("uuid:bb", answers("apleg", {"year": 2003, "n": 2, "status": "proposed", "text": "Tanque"})),
]


@pytest.fixture
def field(tmp_path: Path) -> Iterator[FieldFile]:
    with FieldFile.create(tmp_path / "t.json", author="Ana") as opened:
        yield opened


def sheet_of(path: Path, survey: Survey) -> Spreadsheet:
    return read_sheet(path, meaning=meaning(survey))


def brought(field: FieldFile, export: Export, folder: Path, submissions: list[Submission]) -> SheetTaken:
    folder.mkdir(exist_ok=True)
    path = export(folder, field.survey, submissions)
    return take_in(field, path)


def body(field: FieldFile, slot: str) -> dict[str, Any]:
    state = field.survey.history(f"demand/guaqui/{slot}")
    assert state is not None
    return dict(state.values)


def keys(field: FieldFile) -> dict[str, str]:
    """Which record each row with an id made."""
    records = {rev: record for record, of in field.survey.all_revisions().items() for rev in of}
    states = (field.survey.history(one) for one in field.survey.records("arrival"))
    rows = (row for state in states if state for row in state.values["rows"])
    return {row["key"]: records[row["rev"]] for row in rows}


@pytest.mark.parametrize("program", EXPORTS)
def test_all_of_it_comes_in_without_a_word_told(field: FieldFile, tmp_path: Path, program: str) -> None:
    taken = brought(field, EXPORTS[program], tmp_path / "x", FILLED).taken
    assert (taken.rejected, taken.unread, taken.differing, len(taken.new)) == ([], (), [], 3)
    assert body(field, "andamarca/2003/1") == RIEGO_KEPT
    assert body(field, "andamarca/2004/1") == {"status": "none"}
    assert body(field, "apleg/2003/2") == {"status": "proposed", "text": "Tanque"}


@pytest.mark.parametrize("program", EXPORTS)
def test_no_column_with_answers_is_left_unread(field: FieldFile, tmp_path: Path, program: str) -> None:
    sheet = sheet_of(EXPORTS[program](tmp_path, field.survey, FILLED), field.survey)
    columns, nobodys = sheet.layout.columns, sheet.layout.chosen.nobodys
    left = [one for at, one in enumerate(sheet.layout.headings) if not columns[at] and at not in nobodys]
    assert left == []


@pytest.mark.parametrize("program", EXPORTS)
def test_each_row_has_the_id_of_its_submission_and_its_place_there(
    field: FieldFile, tmp_path: Path, program: str
) -> None:
    brought(field, EXPORTS[program], tmp_path / "x", FILLED)
    found = keys(field)
    assert len(found) == 3
    assert sorted(found.values()) == [
        "demand/guaqui/andamarca/2003/1",
        "demand/guaqui/andamarca/2004/1",
        "demand/guaqui/apleg/2003/2",
    ]
    if program.startswith("odk"):
        assert found["uuid:aa/demands[2]"] == "demand/guaqui/andamarca/2004/1"
    else:
        assert found["aa/2"] == "demand/guaqui/andamarca/2004/1"


@pytest.mark.parametrize("program", EXPORTS)
def test_the_same_submission_twice_is_once(field: FieldFile, tmp_path: Path, program: str) -> None:
    brought(field, EXPORTS[program], tmp_path / "x", FILLED)
    before = len(field.survey)
    again = brought(field, EXPORTS[program], tmp_path / "y", [*FILLED[::-1]]).taken
    assert (again.documents, again.known, len(field.survey)) == ([], 3, before)


@pytest.mark.costly(3)
@pytest.mark.parametrize("program", EXPORTS)
def test_one_that_was_edited_is_a_correction(field: FieldFile, tmp_path: Path, program: str) -> None:
    brought(field, EXPORTS[program], tmp_path / "x", FILLED)
    changed = {**RIEGO, "text": "Riego por goteo", "cost": 20000}
    edited = FILLED[0]._replace(answers=answers("andamarca", changed, {"year": 2004, "status": "none"}))
    taken = brought(field, EXPORTS[program], tmp_path / "y", [edited, FILLED[1]]).taken
    assert (taken.differing, len(taken.completed), taken.known) == ([], 1, 2)
    assert (body(field, "andamarca/2003/1")["text"], body(field, "andamarca/2003/1")["cost_cents"]) == (
        "Riego por goteo",
        2_000_000,
    )
    assert field.survey.disputed() == []
    once_more = {**changed, "families": 50}
    third = FILLED[0]._replace(answers=answers("andamarca", once_more, {"year": 2004, "status": "none"}))
    assert len(brought(field, EXPORTS[program], tmp_path / "z", [third]).taken.completed) == 1
    assert body(field, "andamarca/2003/1")["families"] == 50


@pytest.mark.parametrize("program", ["odk", "kobo json"])
def test_one_that_has_another_id_since_it_was_edited_is_a_correction_too(
    field: FieldFile, tmp_path: Path, program: str
) -> None:
    export = EXPORTS[program]
    brought(field, export, tmp_path / "x", FILLED)
    changed = answers("andamarca", {**RIEGO, "cost": 20000}, {"year": 2004, "status": "none"})
    taken = brought(field, export, tmp_path / "y", [Submission("uuid:cc", changed, older="uuid:aa")]).taken
    assert (taken.differing, len(taken.completed)) == ([], 1)
    assert body(field, "andamarca/2003/1")["cost_cents"] == 2_000_000


def test_what_somebody_else_decided_since_is_not_overruled(field: FieldFile, tmp_path: Path) -> None:
    brought(field, odk_zip, tmp_path / "x", FILLED)
    field.save("demand/guaqui/andamarca/2003/1", {**RIEGO_KEPT, "families": 40})
    changed = answers("andamarca", {**RIEGO, "cost": 20000}, {"year": 2004, "status": "none"})
    taken = brought(field, odk_zip, tmp_path / "y", [FILLED[0]._replace(answers=changed)]).taken
    assert (len(taken.differing), taken.completed) == (1, [])
    assert body(field, "andamarca/2003/1")["cost_cents"] == 3_500_050


MOVED: Final = Submission("uuid:cc", answers("arcata", RIEGO), older="uuid:aa")
FIRST: Final = Submission("uuid:aa", answers("andamarca", RIEGO))


def moved(field: FieldFile, folder: Path, policy: Policy, submissions: list[Submission]) -> TakenRows:
    folder.mkdir()
    path = odk_zip(folder, field.survey, submissions)
    return take_in(field, path, policy=policy).taken


def texts(field: FieldFile) -> dict[str, str]:
    """What stands, by holder."""
    demands = (field.survey.history(one) for one in field.survey.records("demand"))
    stands = (one for one in demands if one and one.values.get("withdrawn") is not True)
    return {one.record.split("/")[2]: one.values["text"] for one in stands}


@pytest.mark.parametrize("policy", get_args(Policy))
def test_one_that_is_of_another_record_since_is_told_and_never_stands_twice(
    field: FieldFile, tmp_path: Path, policy: Policy
) -> None:
    brought(field, odk_zip, tmp_path / "x", [FIRST])
    taken = moved(field, tmp_path / "y", policy, [MOVED])
    (one,) = taken.differing
    assert one.differences[0] == ("key", "demand/guaqui/andamarca/2003/1", "demand/guaqui/arcata/2003/1")
    assert (taken.new, taken.completed) == ([], [])
    assert texts(field) == {"arcata" if policy == "replace" else "andamarca": RIEGO["text"]}
    again = moved(field, tmp_path / "z", policy, [MOVED])
    assert (len(again.differing), again.known) == ((0, 1) if policy == "replace" else (1, 0))


def test_what_somebody_decided_since_stays_where_it_was(field: FieldFile, tmp_path: Path) -> None:
    brought(field, odk_zip, tmp_path / "x", [FIRST])
    field.save("demand/guaqui/andamarca/2003/1", {**RIEGO_KEPT, "families": 40})
    assert moved(field, tmp_path / "y", "replace", [MOVED]).differing == []
    assert texts(field) == {"arcata": RIEGO["text"], "andamarca": RIEGO["text"]}


def test_demands_in_another_order_are_not_of_other_records(field: FieldFile, tmp_path: Path) -> None:
    other = {"year": 2004, "status": "proposed", "text": "Posta"}
    brought(field, odk_zip, tmp_path / "x", [Submission("uuid:aa", answers("andamarca", RIEGO, other))])
    turned = moved(field, tmp_path / "y", "ask", [Submission("uuid:aa", answers("andamarca", other, RIEGO))])
    assert (turned.differing, turned.known) == ([], 2)


def test_each_row_of_a_demand_keeps_its_key(field: FieldFile, tmp_path: Path) -> None:
    two = [FIRST, Submission("uuid:bb", answers("andamarca", RIEGO))]
    brought(field, odk_zip, tmp_path / "x", two)
    assert {key.partition("/")[0] for key in keys(field)} == {"uuid:aa", "uuid:bb"}


def test_another_submission_about_the_same_differs(field: FieldFile, tmp_path: Path) -> None:
    brought(field, odk_zip, tmp_path / "x", FILLED)
    other = Submission("uuid:zz", answers("andamarca", {**RIEGO, "cost": 20000}))
    taken = brought(field, odk_zip, tmp_path / "y", [other]).taken
    assert (len(taken.differing), taken.completed) == (1, [])


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("program", "review", "comes"),
    [
        ("odk", "rejected", False),
        ("odk", "approved", True),
        ("odk", "hasIssues", True),
        ("kobo xlsx", "Not approved", False),
        ("kobo xlsx", "No aprobado", False),
        ("kobo xlsx", "Approved", True),
        ("kobo json", "validation_status_not_approved", False),
        ("kobo json", "validation_status_on_hold", True),
    ],
)
def test_what_was_not_approved_is_left_out_and_said(
    field: FieldFile, tmp_path: Path, program: str, review: str, *, comes: bool
) -> None:
    reviewed = [FILLED[0]._replace(review=review), FILLED[1]]
    sheet = sheet_of(EXPORTS[program](tmp_path, field.survey, reviewed), field.survey)
    assert len(sheet.rows) == (3 if comes else 1)
    assert ("refused" in remarks(sheet)) == (not comes)
    assert len(remarks(sheet).get("refused", ())) == (0 if comes else 2)


def test_the_csv_of_submissions_alone_has_their_ids(field: FieldFile, tmp_path: Path) -> None:
    with zipfile.ZipFile(odk_zip(tmp_path, field.survey, FILLED)) as packed:
        packed.extractall(tmp_path)
    path = tmp_path / "llano.csv"
    lines = (
        "SubmissionDate,holder,year,text,KEY,ReviewState",
        ",andamarca,2005,Posta,uuid:q,",
        ",arcata,2005,Luz,uuid:r,rejected",
    )
    path.write_text("\n".join(lines), "utf-8")
    (row,) = sheet_of(path, field.survey).rows
    assert (row.key, row.number) == ("uuid:q", 2)


def test_a_flat_csv_of_kobo_has_them_too(field: FieldFile, tmp_path: Path) -> None:
    path = tmp_path / "kobo.csv"
    heads = "start;holder;year;text;_id;_uuid;_submission_time;_validation_status;_index"
    lines = ["x;andamarca;2005;Posta;7;q-1;x;Approved;1", "x;arcata;2005;Luz;8;r-1;x;Not approved;2"]
    path.write_text("\n".join([heads, *lines]), "utf-8")
    sheet = sheet_of(path, field.survey)
    assert [(row.key, row.number) for row in sheet.rows] == [("q-1", 2)]
    assert remarks(sheet)["refused"] == [3]
    taken = take_in(field, path).taken
    assert (len(taken.new), keys(field)) == (1, {"q-1": "demand/guaqui/andamarca/2005/1"})
