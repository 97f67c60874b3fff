"""Each screen at 80x24, in Spanish, as text. `GUAQUI_GOLDENS=write` agrees to what they are now."""

from __future__ import annotations

import re

import pytest

from guaqui_tui import words
from storage import FieldFile

from .rig import NOW, Hands, Laptop, compare


@pytest.fixture
def spanish(laptop: Laptop) -> Laptop:
    words.use("es")
    laptop.save(
        ("andamarca", 2003, {"text": "Construcción de establos", "action": "stables", "cost_cents": 3500000}),
        ("andamarca", 2004, {"text": "Riego tecnificado en K'ulli", "action": "irrigation"}),
        ("andamarca", 2005, {"status": "open", "options": [{"text": "Posta"}, {"text": "Aulas"}]}),
        ("andamarca", 2006, {"status": "none"}),
        ("belen-pituta-a", 2003, {"text": "Feria lechera", "action": "fair"}),
        ("belen-pituta-a", 2004, {"text": "Posta sanitaria", "action": "health-post"}),
        ("belen-pituta-a", 2005, {"text": "Sede", "action": "community-hall"}),
        ("belen-pituta-a", 2006, {"text": "Algo por definir"}),
        ("belen-pituta-a", 2007, {"status": "postponed"}),
    )
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        record = "demand/guaqui/belen-pituta-b/2003/1"
        for text in ("Establos", "Forraje"):
            field.save(record, {"text": text, "status": "proposed", "class": "production_support"}, ())
    return laptop


def test_board(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        compare("board", hands.screen)
        await hands.press("ctrl+end")
        compare("board-end", hands.screen)
        await hands.press("f1")
        compare("board-help", hands.screen)

    spanish.use(use)


def test_board_wide(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        compare("board-wide", hands.screen)

    spanish.use(use, size=(132, 40))


def test_demand(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter")
        compare("demand", hands.screen)
        await hands.press("enter")
        compare("demand-action", hands.screen)
        await hands.press("enter", "enter", *"x", "enter", *"y", "f2")
        compare("demand-wrong", hands.screen)
        await hands.press("f1")
        compare("demand-help", hands.screen)
        await hands.press("escape", "escape", "enter")
        compare("draft", hands.screen)

    spanish.use(use)


def test_demand_disputed(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.write("belén pituta b")
        await hands.press("enter")
        compare("demand-disputed", hands.screen)

    spanish.use(use)


def test_first(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        screen = hands.screen.replace(str(spanish.folder), "~")
        compare("first", re.sub(r"~\S*", "~", screen))

    spanish.use(use, author="", file="")


def test_about_this_file(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        assert "Sobre este archivo" in hands.screen

    with FieldFile.open(spanish.file):
        spanish.use(use)
