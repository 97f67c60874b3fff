"""Every screen as text, in both languages, at 80x24 and 120x40. `GUAQUI_GOLDENS=write` agrees to what is there."""

from __future__ import annotations

import re

import pytest

from guaqui_tui import words
from guaqui_tui.dates import day
from guaqui_tui.screens.base import Room
from storage import FieldFile
from storage.device import now

from .rig import Hands, Laptop, compare
from .walk import PLACES, Place, furnish, screen_classes, visit

SIZES = ((80, 24), (120, 40))
AGREED = [place for place in PLACES if place.name != "elsewhere"]
"""That one says whole paths, which are as long as the folder is deep; test_elsewhere.py has it."""
SAID_ONCE = {
    "acta-draft",
    "add-community-wrong",
    "assembly-chosen",
    "assembly-votes",
    "board-find",
    "budget-wrong",
    "calendar-sector",
    "carry",
    "community-undo",
    "demand-wrong",
    "export-wrong",
    "first-wrong",
    "disputes-asked",
    "settle-wrong",
    "hidden-marked",
    "history-back",
    "holder-wrong",
    "move-wrong",
    "spreadsheet-taken",
    "validation-disputed",
    "validation-next",
    "verify-wrong",
    "workshop-wrong",
    "year-plan-ruled",
}
"""Places where something was answered to a key: it is said in the other language when it is tried again."""
ROOMS = {one.__name__ for one in screen_classes() if issubclass(one, Room)}


def without_what_changes(screen: str, laptop: Laptop) -> str:
    """The screen without this machine's folders and day: neither is the app's."""
    today = day(now()[:10])
    lines = []
    for line in screen.replace(today, "#" * len(today)).split("\n"):
        path = any(part in line for part in (str(laptop.folder)[:12], ".json", "~/"))
        lines.append(re.sub(r"\S*/\S*|\S*\.json\S*", "…/plan.json", line) if path else line)
    return "\n".join(lines)


def speaks_anew(place: Place) -> bool:
    """Whether all that stands there is said in the other language as soon as that is asked for."""
    return place.screen in ROOMS and place.name not in SAID_ONCE


SEEN = [
    (place, language)
    for place in AGREED
    for language in ("es", "en")
    if language == "es" or not speaks_anew(place)
]
"""Where the language changes at once, English is looked at after that."""


@pytest.mark.parametrize(("place", "language"), SEEN, ids=lambda of: of.name if isinstance(of, Place) else of)
def test_every_screen_is_as_it_was_agreed_on(laptop: Laptop, place: Place, language: str) -> None:
    words.use(language)
    furnish(laptop)

    async def see(hands: Hands) -> None:
        await in_each_size(hands, language)
        if speaks_anew(place):
            hands.app.action_language()
            await hands.rest()
            assert words.language() == "en"
            await in_each_size(hands, "en")

    async def in_each_size(hands: Hands, language: str) -> None:
        for width, height in SIZES:
            await hands.pilot.resize_terminal(width, height)
            await hands.rest()
            compare(f"{language}-{width}x{height}/{place.name}", without_what_changes(hands.screen, laptop))

    visit(laptop, place, see)


def test_about_this_file(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()

    async def use(hands: Hands) -> None:
        assert "Sobre este archivo" in hands.screen

    with FieldFile.open(laptop.file):
        laptop.use(use)
