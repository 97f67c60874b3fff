"""The class of a demand in a row, beside that of its action."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from storage.file.pack import load_pack
from storage.intake.compare import Difference
from storage.intake.rows import TakenRows, take_rows
from storage.intake.sheets import read_sheet
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

SLOT = "demand/guaqui/andamarca/2003/1"
PRODUCTION, SOCIAL = "production-support", "social"

pytestmark = pytest.mark.usefixtures("own_home")


def plan(**said: str) -> Survey:
    made = [revision(SLOT, {"text": "Riego", **said})] if said else []
    return Survey([*load_pack("guaqui"), *made])


def taken(folder: Path, survey: Survey, **cells: str) -> TakenRows:
    """What a row of Andamarca's demand for 2003 brings that says so much besides."""
    row = {"holder": "Andamarca", "year": "2003", "text": "Riego", **cells}
    text = io.StringIO()
    csv.writer(text).writerows([row.keys(), row.values()])
    path = folder / "rows.csv"
    path.write_text(text.getvalue(), "utf-8")
    return take_rows(read_sheet(path).rows, survey)


def differences(rows: TakenRows) -> list[Difference]:
    return [one for row in rows.differing for one in row.differences]


def test_the_class_of_the_action_is_nothing_that_a_row_says(tmp_path: Path) -> None:
    assert taken(tmp_path, plan(action="irrigation"), action="irrigation", **{"class": PRODUCTION}).known == 1
    assert taken(tmp_path, plan(action="irrigation"), **{"class": PRODUCTION}).known == 1


def test_another_class_than_the_action_s_is_a_difference_and_fills_nothing(tmp_path: Path) -> None:
    found = taken(tmp_path, plan(action="irrigation"), action="irrigation", **{"class": SOCIAL})
    assert differences(found) == [Difference("class", PRODUCTION, SOCIAL)]
    assert not found.completed


def test_of_a_new_demand_the_class_is_kept_as_it_is_said(tmp_path: Path) -> None:
    for class_ in (SOCIAL, PRODUCTION):
        (new,) = taken(tmp_path, plan(), action="irrigation", **{"class": class_}).new
        assert new["body"] == {"text": "Riego", "action": "irrigation", "class": class_}


def test_another_action_beside_the_class_as_it_was_is_one_difference(tmp_path: Path) -> None:
    found = taken(tmp_path, plan(action="irrigation"), action="school", **{"class": PRODUCTION})
    assert differences(found) == [Difference("action", "irrigation", "school")]


def test_a_class_of_its_own_stands_before_that_of_the_action(tmp_path: Path) -> None:
    own = plan(action="irrigation", **{"class": SOCIAL})
    assert taken(tmp_path, own, action="irrigation", **{"class": SOCIAL}).known == 1
    found = taken(tmp_path, own, action="irrigation", **{"class": PRODUCTION})
    assert differences(found) == [Difference("class", SOCIAL, PRODUCTION)]


def test_a_class_where_neither_it_nor_an_action_stands_is_filled(tmp_path: Path) -> None:
    found = taken(tmp_path, plan(place="abajo"), **{"class": SOCIAL})
    assert [one["body"]["class"] for one in found.completed] == [SOCIAL]


def test_where_actions_are_in_dispute_the_class_of_any_follows(tmp_path: Path) -> None:
    first = revision(SLOT, {"text": "Riego", "action": "irrigation"})
    others = [child([first], {"action": action}) for action in ("school", "fair")]
    survey = Survey([*load_pack("guaqui"), first, *others])
    for class_ in (SOCIAL, "economic-promotion"):
        assert taken(tmp_path, survey, **{"class": class_}).known == 1
    assert differences(taken(tmp_path, survey, **{"class": "infrastructure"}))
