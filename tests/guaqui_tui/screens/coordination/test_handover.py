"""Handing over on one screen: what is due, what is open, whom to call; Enter leads there, F10 to the page."""

from __future__ import annotations

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.coordination.handover import HandoverScreen
from guaqui_tui.screens.papers.export import ExportScreen
from guaqui_tui.screens.papers.preview import PreviewScreen
from guaqui_tui.screens.plan.record import RecordScreen
from guaqui_tui.screens.settling.settle import SettleScreen
from storage import FieldFile

from ...pilot import Hands, Laptop

COMMITMENT = "commitment/guaqui/a"


def told(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(COMMITMENT, {"who": "CIPCA", "what": "Bombas", "due": "2003-08"})
        field.save("institution/guaqui/cipca", {"name": "CIPCA", "phone": "2825272"})
        second = {"who": "PADER", "what": "Ferias"}
        base = field.save("commitment/guaqui/b", second)
        for state in ("partly", "broken"):
            field.save("commitment/guaqui/b", {**second, "state": state}, [base.rev])


async def to_it(hands: Hands) -> None:
    await hands.press("f9", *["down"] * 6, "enter")
    assert isinstance(hands.app.screen, HandoverScreen)


async def go_to(hands: Hands, record: str) -> None:
    screen = hands.app.screen
    assert isinstance(screen, HandoverScreen)
    await hands.press("home")
    for _line in screen._lines:
        if screen.record == record:
            return
        await hands.press("down")
    raise AssertionError(record)


@pytest.mark.costly(0)
def test_each_line_leads_to_where_there_is_more_of_it(laptop: Laptop) -> None:
    told(laptop)

    async def use(hands: Hands) -> None:
        await to_it(hands)
        assert "08/2003" in hands.screen
        assert "2825272" in hands.screen
        assert "PADER: Ferias · ! " in hands.screen
        await go_to(hands, COMMITMENT)
        await hands.press("enter")
        assert isinstance(hands.app.screen, RecordScreen)
        await hands.press("escape")
        await go_to(hands, "commitment/guaqui/b")
        await hands.press("enter")
        assert isinstance(hands.app.screen, SettleScreen)
        await hands.press("escape", "end", "enter")
        assert isinstance(hands.app.screen, HandoverScreen)
        await hands.press("f6")
        assert isinstance(hands.app.screen, PreviewScreen)
        await hands.press("escape", "f10")
        assert isinstance(hands.app.screen, ExportScreen)

    laptop.use(use)


def test_it_is_found_by_its_name_and_knows_what_was_kept_meanwhile(laptop: Laptop) -> None:
    told(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"entrega", "enter")
        screen = hands.app.screen
        assert isinstance(screen, HandoverScreen)
        await go_to(hands, COMMITMENT)
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, RecordScreen)
        form.to_field("state")
        await hands.press("2", "f2")
        assert isinstance(hands.app.screen, HandoverScreen)
        assert COMMITMENT not in {one.record for one in screen._lines}

    laptop.use(use)
