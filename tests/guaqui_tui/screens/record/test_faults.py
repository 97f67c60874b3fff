"""F2 says all that is wrong in one press, with the pages it is on."""

from __future__ import annotations

from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.workshop.screen import WorkshopScreen

from ...pilot import Hands, Laptop


def test_every_fault_of_a_demand_and_its_page(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        form = hands.app.screen
        assert isinstance(form, DemandScreen)
        for name, words in (("families", "many"), ("cost_cents", "1.5.5"), ("decided_on", "someday")):
            form.to_field(name)
            await hands.rest()
            await hands.write(words)
        form.to_field("proposal-1")
        await hands.rest()
        await hands.press("f2")
        for words in ("3 things are wrong", "Families: Type", "Cost in Bs: Type", "Decided on (F6): Type a day"):
            assert words in hands.words, hands.screen
        assert hands.place == "cost_cents"

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) is None


def test_every_fault_of_a_workshop(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7")
        form = hands.app.screen
        assert isinstance(form, WorkshopScreen)
        for name in ("held_on", "women", "men"):
            form.to_field(name)
            await hands.rest()
            await hands.write("x")
        await hands.press("f2")
        assert "3 things are wrong" in hands.words
        assert hands.place == "held_on"

    laptop.use(use)


def test_a_word_that_is_on_no_list_stops_the_save(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        form = hands.app.screen
        assert isinstance(form, DemandScreen)
        form.to_field("action")
        await hands.rest()
        await hands.press(*"zzz", "f2")
        assert form.typed()["action"] == "zzz"
        assert "zzz" in hands.screen

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) is None
