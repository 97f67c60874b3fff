"""A rejected demand is seen as that wherever a demand is, and fills its slot by the one rule of counting."""

from __future__ import annotations

from typing import Any

import pytest

from exports.dossier import Dossier
from exports.wording.edition import Edition
from exports.wording.marks import Marks
from exports.wording.rejection import rejection
from exports.wording.speech import Speech
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.assembly.lines import projected
from guaqui_tui.screens.board.lines import board_cell
from guaqui_tui.wording.reading_aloud import NamesAloud, sentence_of
from guaqui_tui.wording.slots import slot_words
from storage.plan.acta.reading_aloud import slot_read_aloud
from storage.plan.indicators import indicators
from storage.plan.paper_marks import paper_marks, unmarked
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey
from storage.symbols import REJECTED
from tests.storage.plan.levels.levels_made import levelled
from tests.storage.revisions_made import child, revision

SEEDS = range(4)


def with_a_cause(seed: int) -> Survey:
    """A generated plan in which every second rejection has a cause."""
    survey = levelled(seed)
    survey.add([revision(f"cause/{survey.municipality}/seco", {"name": "No hay agua"})])
    for state in [one for one in Slots(survey).of_communities() if one.rejected][::2]:
        assert state.kept
        survey.add([child(state.kept.history.revisions, {"cause": "seco"})])
    return survey


def shown(survey: Survey, state: SlotState, marks: Marks) -> dict[str, str]:
    """A slot, by where it is seen."""
    said = rejection(state, survey, words._)
    return {
        "board": board_cell(state, survey, marks, 40).words,
        "line": slot_words(state, survey, roomy=True),
        "wall": projected(state, "", marks, survey).standing,
        "aloud": sentence_of(slot_read_aloud(state), NamesAloud(), said),
        "matrix": "\n".join(Dossier(survey, Edition(Speech())).cell(state)),
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_rejected_is_marked_everywhere_and_nothing_else_is(seed: int) -> None:
    survey = with_a_cause(seed)
    marks = Marks(survey)
    states = [*Slots(survey).of_communities()]
    for state in states:
        for where, said in shown(survey, state, marks).items():
            assert (REJECTED in said) == state.rejected, (where, said)
    assert any(one.rejected for one in states)


@pytest.mark.parametrize("seed", SEEDS)
def test_its_cause_stands_beside_it(seed: int) -> None:
    survey = with_a_cause(seed)
    caused = [
        one
        for one in Slots(survey).of_communities()
        if one.rejected and one.entry and one.entry.fields.cause == "seco"
    ]
    for state in caused:
        said = shown(survey, state, Marks(survey))
        assert all("No hay agua" in said[where] for where in ("wall", "aloud", "matrix"))


@pytest.mark.parametrize("seed", SEEDS)
def test_it_counts_as_before(seed: int) -> None:
    survey = levelled(seed)
    before = indicators(survey).plan
    changes: list[Any] = [
        child(one.kept.history.revisions, {"status": "rejected"})
        for one in Slots(survey).of_communities()
        if one.kept and one.stand == "filled" and not one.unsettled
    ]
    survey.add(changes)
    assert indicators(survey).plan == before


def test_what_the_matrix_says_of_it_is_no_part_of_a_demand_that_comes_back() -> None:
    survey = with_a_cause(0)
    dossier = Dossier(survey, Edition(Speech()))
    for state in (one for one in Slots(survey).of_communities() if one.rejected and one.text):
        assert unmarked("\n".join(dossier.cell(state)), paper_marks(survey)).strip() == state.text.strip()
