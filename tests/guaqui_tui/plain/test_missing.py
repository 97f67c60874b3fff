"""What is missing before an acta, line by line: one goes there by a number, and says what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import FieldFile

from ..pilot import NOW, Laptop
from .conversation import talk


@pytest.fixture
def plan(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("guaqui_tui.plain.open_plan.now", lambda: NOW)
    laptop.save(("arcata", 2003, {"text": "Aulas", "action": "classrooms"}))
    return laptop.file


def remarks(file: Path) -> list[str]:
    with FieldFile.open(file, writable=False) as field:
        return [str(one.fields.reason) for one in field.survey.listed("remark")]


def test_all_that_is_missing_is_said_with_what_is_not_saved(plan: Path) -> None:
    said = talk(plan, "", "arcata", "2004", "Riego", ".", "missing", "", ".", ".")
    at = next(at for at, line in enumerate(said) if line.startswith("For the acta"))
    assert said[at + 1].startswith("1. 2004: typed and not saved")
    assert "2005: without a demand" in "\n".join(said[at:])
    assert any("may wait" in line for line in said)


def test_a_number_goes_there_and_the_list_is_shorter(plan: Path) -> None:
    said = talk(plan, "", "arcata", "missing", "2", "Riego", "", "", "", "save", "", ".", ".")
    summaries = [line for line in said if line.startswith("For the acta")]
    assert len(summaries) == 2
    assert "Saved: Arcata · 2004." in said
    assert summaries[0] != summaries[1]


def test_the_reading_is_gone_to_as_well(plan: Path) -> None:
    said = talk(plan, "", "arcata", "missing", "6", "save", "", ".", ".")
    assert "Noted: read and accepted." in said


def test_what_is_right_is_said_with_a_reason_and_by_the_word_alone(plan: Path) -> None:
    talk(plan, "", "arcata", "missing", "right 2", "They decide in August", "", "", ".", ".")
    assert remarks(plan) == []
    said = talk(plan, "", "arcata", "missing", "right 2", "They decide in August", "save", "", ".", ".")
    assert remarks(plan) == ["They decide in August"]
    before, after = [line for line in said if line.startswith("For the acta")]
    assert before != after


def test_what_nobody_can_call_right_is_not(plan: Path) -> None:
    said = talk(plan, "", "arcata", "2004", "Riego", ".", "missing", "right 1", "?", "99", ".", ".", ".")
    assert "That cannot be right as it is: it is to save, or to settle." in said
    assert remarks(plan) == []


def test_beside_each_community_stands_how_much_is_missing(plan: Path) -> None:
    said = talk(plan, "", ".")
    assert "1. Andamarca: nothing written yet" in said
    assert any(line.startswith("2. Arcata: 6 things are missing; without a demand: 2004, 2005") for line in said)
