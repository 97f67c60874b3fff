"""A demand line by line: what is written is what the app writes, and a draft of either is the other's."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from guaqui_tui.forms.proposals import MARKED
from storage import FieldFile
from storage.file.drafts import Drafts
from storage.kinds.process.demand import demand_name

from ..pilot import Hands, Laptop
from .conversation import saved, talk

DEMAND: Final = demand_name("guaqui", "andamarca", 2003)
PROPOSALS: Final = ("Riego por aspersión", "4", "Dos aulas", "women", "")
"""Two, with who proposed them, and no third."""
REST: Final = ("irrig", "", "120.000", "80.000", "20.000", "", "", "40", "", "")
"""The action, its class as it is, the cost, who pays, the families, how it was decided, the status."""
ALL: Final = ("", "andam", "2003", *PROPOSALS, "26", "24", "1", "", *REST)
BODY: Final[dict[str, Any]] = {
    "text": "Riego por aspersión",
    "proposed_by": "authorities",
    "options": [
        {"text": "Riego por aspersión", "votes": 26, "proposed_by": "authorities"},
        {"text": "Dos aulas", "votes": 24, "proposed_by": "women"},
    ],
    "agreed": {"for": 26, "how": "vote"},
    "action": "irrigation",
    "cost_cents": 12000000,
    "funding": {"community": 8000000, "municipality": 2000000},
    "families": 40,
    "status": "proposed",
}


def test_proposals_votes_and_what_is_asked_for(plan: Path) -> None:
    said = talk(plan, *ALL, "save", ".", ".")
    assert "Saved: Andamarca · 2003." in said
    assert saved(plan, DEMAND) == BODY
    assert "Counted 50 · number 1 has 2 more than number 2" in said
    assert "Which one is it? [Riego por aspersión]:" in said


def test_another_proposal_is_the_demand_and_nothing_is_erased(plan: Path) -> None:
    talk(plan, *ALL, "save", "2003", "", "", "", "", "", "", "", "dos", "save", ".", ".")
    after = saved(plan, DEMAND)
    assert (after["text"], after["agreed"]["for"]) == ("Dos aulas", 24)
    assert after["options"] == BODY["options"]


def test_one_that_was_voted_on_alone_has_votes_against(plan: Path) -> None:
    talk(plan, "", "andam", "2003", "Riego", "", "", "41 12 3", "save", ".", ".")
    assert saved(plan, DEMAND)["agreed"] == {"for": 41, "against": 12, "abstained": 3, "how": "vote"}


def test_a_year_in_which_nothing_is_asked_for(plan: Path) -> None:
    talk(plan, "", "andam", "2004", *[""] * 10, "decided not", "save", ".", ".")
    assert saved(plan, demand_name("guaqui", "andamarca", 2004)) == {"status": "none"}


def test_all_that_is_wrong_is_said_in_one_line_each_and_the_first_is_asked_again(plan: Path) -> None:
    lines = ("", "andam", "2003", "Riego", "", "", "x", "", "irrig", "", "mucho", "", "", "save")
    said = talk(plan, *lines)
    at = said.index("Not saved.")
    assert [line.partition(":")[0] for line in said[at + 1 : at + 3]] == [
        "Votes for, against, abstained",
        "Cost in Bs",
    ]
    assert said[at + 3] == "Votes for, against, abstained [x]:"
    assert saved(plan, DEMAND) == {}
    assert (Drafts(plan).get(DEMAND) or pytest.fail("no draft")).fields["cost_cents"] == "mucho"


def test_what_no_list_has_is_said_and_asked_again(plan: Path) -> None:
    said = talk(plan, "", "andam", "2003", "Riego", "nobody", "9", "men", "", "", "trains")
    assert "“nobody” is not on the list." in said
    assert "“9” is not on the list." in said
    assert "“trains” is not on the list." in said


def test_the_votes_of_more_people_than_came_are_said_there(plan: Path) -> None:
    talk(plan, "", "andam", "workshop", "", "", "", "20", "10", "save", ".", ".")
    said = talk(plan, "", "andam", "2003", *PROPOSALS, "26", "24", ".", ".", ".")
    assert any("50 votes of 30 people" in line for line in said)


def test_it_writes_what_the_app_writes(laptop: Laptop, plan: Path, tmp_path: Path) -> None:
    """The draft of the one, written by the other."""
    other = tmp_path / "other.json"
    shutil.copy(plan, other)
    talk(plan, *ALL, ".", ".", ".")

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        assert "Dos aulas" in hands.screen  # it is offered
        await hands.press("enter", "f2")

    laptop.use(use, holder="andamarca", year=2003)
    talk(other, *ALL, "save", ".", ".")
    assert saved(plan, DEMAND) == saved(other, DEMAND) == BODY


def test_what_the_app_keeps_is_gone_on_with_line_by_line(laptop: Laptop, plan: Path) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.write("Riego para todos")
        await hands.press("escape", "escape")

    laptop.use(use, holder="andamarca", year=2003)
    said = talk(plan, "", "andam", "2003", "", "save", ".", ".")
    assert "Proposal 1: Riego para todos" in said
    assert saved(plan, DEMAND)["text"] == "Riego para todos"
    assert MARKED not in saved(plan, DEMAND)


def test_an_action_that_no_list_has_is_added_by_the_word_alone(plan: Path) -> None:
    begun = ("", "andam", "2003", "Una represa", "", "", "")
    said = talk(plan, *begun, "Represa", "add Represa", "1", "", "add Represa", "nothing", "add", ".", ".", ".")
    assert "“add Represa” adds it to the list." in said
    assert said.count("Nothing was added.") == 2
    assert saved(plan, "action/guaqui/represa") == {}
    talk(plan, "", "andam", "2003", "", "", "", "", "", "add Represa", "1", "save", "save", ".", ".")
    assert saved(plan, "action/guaqui/represa")["name"] == "Represa"
    assert saved(plan, DEMAND)["action"] == "represa"


def test_a_version_that_a_settlement_leaves_without_a_place_is_offered_one(plan: Path) -> None:
    """Two laptops wrote an association's demands in another order."""
    one, two = (demand_name("guaqui", "apleg", 2003, n) for n in (1, 2))
    for text in ("Ordeñadoras", "Forraje"):
        with FieldFile.open(plan, "Equipo") as field:
            field.save(one, {"text": text, "status": "proposed"}, ())
    said = talk(plan, "", "apleg", "2003", "Ordeñadoras y más", "save", "save", ".", ".")
    if saved(plan, one)["text"] != "Ordeñadoras y más":
        pytest.fail("not settled")
    assert any(line.startswith("Settled.") for line in said)
    assert saved(plan, two)["text"] in {"Ordeñadoras", "Forraje"}


def test_who_abstained_is_asked_where_several_were_voted_on(plan: Path) -> None:
    said = talk(plan, "", "andam", "2003", *PROPOSALS, "26", "24", "1", "7", *REST, "save", ".", ".")
    assert saved(plan, DEMAND)["agreed"] == {"for": 26, "abstained": 7, "how": "vote"}
    assert "Counted 57 · number 1 has 2 more than number 2" in said
