"""Demands that two laptops wrote in another order are not lost when one is settled."""

from __future__ import annotations

from typing import Any

from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.demand.free_slot import FreeSlot
from guaqui_tui.screens.demand.screen import DemandScreen
from storage import FieldFile
from storage.kinds.process.demand import demand_name

from ...pilot import Hands, Laptop


def apart(laptop: Laptop, *slots: tuple[int, str, str]) -> None:
    """Slots of APLEG in 2003, each with what two laptops wrote in it."""
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        for n, *texts in slots:
            for text in texts:
                body: dict[str, Any] = {"text": text, "status": "proposed", "cost_cents": len(text) * 100}
                field.save(demand_name("guaqui", "apleg", 2003, n), body, ())


async def settle_by_form(hands: Hands) -> None:
    """Decide for a text of one's own in the first slot."""
    await hands.press(*"apleg", "f6", "home", "enter")
    assert isinstance(hands.app.screen, DemandScreen)
    shown = (hands.app.screen.typed()["proposal-1"], hands.app.screen.slot.n)
    assert shown == (shown[0], 1)
    await hands.to_words()
    await hands.press("end", *" bueno", "f2")


def test_the_other_version_is_offered_the_free_slot(laptop: Laptop) -> None:
    apart(laptop, (1, "Tanque", "Semilla"))

    async def use(hands: Hands) -> None:
        await settle_by_form(hands)
        assert isinstance(hands.app.screen, FreeSlot)
        assert "APLEG 2 · 2003 is free" in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, CommunityScreen)

    laptop.use(use)
    first, second = laptop.demand("apleg", 2003, 1) or {}, laptop.demand("apleg", 2003, 2) or {}
    assert first["text"] in {"Tanque bueno", "Semilla bueno"}
    assert second["text"] in {"Tanque", "Semilla"}
    assert second["cost_cents"] == len(second["text"]) * 100, "all that was said of it comes along"


def test_escape_leaves_it_in_the_history(laptop: Laptop) -> None:
    apart(laptop, (1, "Tanque", "Semilla"))

    async def use(hands: Hands) -> None:
        await settle_by_form(hands)
        await hands.press("escape")
        assert isinstance(hands.app.screen, CommunityScreen)

    laptop.use(use)
    assert laptop.demand("apleg", 2003, 2) is None


def test_where_it_has_a_place_or_there_is_none_nothing_is_offered(laptop: Laptop) -> None:
    apart(laptop, (1, "Tanque", "Semilla"), (2, "Semilla", "Tanque"))

    async def use(hands: Hands) -> None:
        await settle_by_form(hands)
        assert isinstance(hands.app.screen, CommunityScreen)

    laptop.use(use)


def test_bringing_a_version_back_offers_it_too(laptop: Laptop) -> None:
    apart(laptop, (1, "Tanque", "Semilla"))

    async def use(hands: Hands) -> None:
        await hands.press(*"apleg", "f6", "home", "ctrl+r", "f2")
        assert isinstance(hands.app.screen, FreeSlot)
        await hands.press("f2", "escape")
        assert isinstance(hands.app.screen, CommunityScreen)

    laptop.use(use)
    texts = {(laptop.demand("apleg", 2003, n) or {})["text"] for n in (1, 2)}
    assert texts == {"Tanque", "Semilla"}
