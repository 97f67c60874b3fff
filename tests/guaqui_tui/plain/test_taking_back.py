"""What was saved is taken back, and a demand taken out of the plan: what is meant is said first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from storage.kinds.process.demand import demand_name

from .conversation import saved, talk

FIRST: Final = demand_name("guaqui", "andamarca", 2003)
SAID: Final = ("", "andam", "2003", "Riego", *[""] * 3, "save")
"""A demand of Andamarca's, saved."""


def test_an_act_of_another_community_is_named_before_it_is_taken_back(plan: Path) -> None:
    said = talk(plan, *SAID, ".", "arcata", "undo", "", ".", ".")
    assert "What was saved last is of another place: Andamarca · 2003." in said
    assert "Nothing was taken back." in said
    assert saved(plan, FIRST)["text"] == "Riego"
    assert "withdrawn" not in saved(plan, FIRST)


def test_it_is_taken_back_by_the_same_word_again(plan: Path) -> None:
    talk(plan, *SAID, ".", "arcata", "undo", "undo", ".", ".")
    assert saved(plan, FIRST)["withdrawn"] is True


def test_an_act_of_this_community_is_taken_back_at_once(plan: Path) -> None:
    said = talk(plan, *SAID, "undo", ".", ".")
    assert not any("another place" in line for line in said)
    assert saved(plan, FIRST)["withdrawn"] is True


def test_a_demand_is_withdrawn_by_a_word_and_brought_back(plan: Path) -> None:
    said = talk(plan, *SAID, "withdraw 2003", "", "withdraw 2003", "save", ".", ".")
    assert said.count("Andamarca · 2003: Riego") == 2
    assert "Not withdrawn." in said
    assert not any("Ctrl" in line for line in said)
    assert saved(plan, FIRST)["withdrawn"] is True
    talk(plan, *SAID, "withdraw 2003", "save", "undo", ".", ".")
    assert "withdrawn" not in saved(plan, FIRST)


def test_what_is_not_there_is_not_withdrawn(plan: Path) -> None:
    said = talk(plan, "", "andam", "withdraw", "withdraw 2003", "withdraw 1999", ".", ".")
    assert "Which? “withdraw 2003”." in said
    assert "Nothing is asked for there yet." in said
    assert "“withdraw 1999” does nothing here. “?” says what does." in said
    assert saved(plan, FIRST) == {}
