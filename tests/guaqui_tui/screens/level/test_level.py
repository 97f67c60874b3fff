"""A level's workshop by keys: demands merged, dropped, taken back by Ctrl+Z; the list that nothing vanished."""

from __future__ import annotations

import pytest

from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.level.screen import LevelScreen
from storage import FieldFile
from storage.kinds.process.demand import demand_name
from storage.plan.levels.traces import traced_demands
from storage.plan.levels.tree import levels

from ...pilot import Hands, Laptop

ANDAMARCA, COPAJIRA = (demand_name("guaqui", holder, 2003) for holder in ("andamarca", "copajira"))
HELD = "workshop/guaqui/community/ayllu/1"


@pytest.fixture
def levelled(laptop: Laptop) -> Laptop:
    """Two communities of an ayllu, each with a demand."""
    laptop.save(
        ("andamarca", 2003, {"text": "Riego", "action": "irrigation"}),
        ("copajira", 2003, {"text": "Canal", "action": "irrigation"}),
    )
    with FieldFile.open(laptop.file) as field:
        field.save("community/guaqui/ayllu", {"name": "Ayllu Norte", "per_year": 0})
        for id_ in ("andamarca", "copajira"):
            own = field.survey.own(id_)
            assert own is not None
            field.save(own.record, {**own.values, "part_of": "ayllu"})
    return laptop


def traces(hands: Hands) -> dict[str, str]:
    survey = hands.app.session.survey
    return {one.slot.holder: one.trace for one in traced_demands(survey, levels(survey).below("ayllu"))}


async def open_level(hands: Hands) -> LevelScreen:
    await hands.write("ayllu")
    await hands.press("enter")
    assert isinstance(hands.app.screen, LevelScreen), hands.screen
    return hands.app.screen


async def note_workshop(hands: Hands) -> None:
    await hands.app.session.save(HELD, {"outcome": "held", "held_on": "2002-08-01"}, ())
    await hands.rest()


def test_a_demand_is_merged_into_another_and_taken_back(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await open_level(hands)
        assert "nothing vanished" in hands.screen
        await hands.press("1", "1", "f2")
        assert traces(hands) == {"andamarca": "merged", "copajira": "carried"}
        assert "into Copajira · 2003" in hands.screen
        values = hands.app.session.survey.history(ANDAMARCA).values  # type: ignore[union-attr]
        assert (values["withdrawn"], values["moved_to"], values["text"]) == (True, COPAJIRA, "Riego")
        await hands.press("1")
        assert "decided already" in hands.screen
        await hands.press("ctrl+z")
        assert traces(hands) == {"andamarca": "carried", "copajira": "carried"}

    levelled.use(use)


def test_a_demand_is_dropped_with_its_cause_and_the_workshop_and_taken_back(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await open_level(hands)
        await hands.press("2")
        assert "Note the workshop first" in hands.screen
        await note_workshop(hands)
        await hands.press("2", "1")
        await hands.write("Sin agua")
        await hands.press("f2", "f2")
        assert traces(hands) == {"andamarca": "dropped", "copajira": "carried"}
        values = hands.app.session.survey.history(ANDAMARCA).values  # type: ignore[union-attr]
        cause = hands.app.session.survey.causes("refused")[0].id
        assert (values["status"], values["status_reason"], values["cause"]) == ("rejected", "Sin agua", cause)
        assert values["ruling"] == {"on": "2002-08-01", "workshop": HELD}
        await hands.press("ctrl+z")
        assert traces(hands)["andamarca"] == "carried"

    levelled.use(use)


def test_what_vanished_is_listed_alone_and_can_be_merged(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        survey = hands.app.session.survey
        state = survey.history(ANDAMARCA)
        assert state is not None
        await hands.app.session.save(ANDAMARCA, {**state.values, "withdrawn": True}, state.heads)
        screen = await open_level(hands)
        assert "vanished without a trace: 1" in hands.screen
        await hands.press("ctrl+f", "5")
        assert [one.slot.holder for one in screen._found] == ["andamarca"]
        assert "Canal" not in hands.screen
        await hands.press("1", "1", "f2")
        assert traces(hands)["andamarca"] == "merged"
        assert screen._found == []

    levelled.use(use)


def test_a_demand_in_dispute_is_settled_first(levelled: Laptop) -> None:
    with FieldFile.open(levelled.file) as field:
        first = field.survey.heads(ANDAMARCA)
        for text in ("Pozo", "Estanque"):
            field.save(ANDAMARCA, {"text": text, "status": "proposed", "action": "irrigation"}, first)

    async def use(hands: Hands) -> None:
        await open_level(hands)
        for key in ("1", "2"):
            await hands.press(key)
            assert "Settle them first" in hands.screen
        assert traces(hands)["andamarca"] == "carried"

    levelled.use(use)


@pytest.mark.costly(0)
def test_it_opens_from_the_calendar_and_goes_to_the_demand_the_workshop_and_the_acta(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f7")
        await hands.write("ayllu")
        await hands.press("f6")
        assert isinstance(hands.app.screen, LevelScreen)
        for key, name in (("enter", "DemandScreen"), ("f7", "WorkshopScreen"), ("f10", "ActaScreen")):
            await hands.press(key)
            assert type(hands.app.screen).__name__ == name
            if name == "ActaScreen":
                assert "Ayllu Norte" in hands.screen
            await hands.press("escape")
            assert isinstance(hands.app.screen, LevelScreen)
        await hands.press("escape", "escape")
        assert isinstance(hands.app.screen, BoardScreen)

    levelled.use(use)


def test_f6_in_the_calendar_is_of_levels_alone(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f7")
        await hands.write("patarani")
        await hands.press("f6")
        assert "no level" in hands.screen

    levelled.use(use)
