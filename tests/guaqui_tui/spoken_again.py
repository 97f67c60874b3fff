"""Which places are read in the next language without going there again, and how."""

from __future__ import annotations

from guaqui_tui.screens.frame.base_screen import BaseScreen

from .all_screens import Place, screen_classes
from .pilot import Hands

SAID_ONCE = {
    "acta-draft",
    "add-association-wrong",
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
    "name-wrong",
    "new-file-wrong",
    "open-wrong",
    "preparation-wrong",
    "prepared",
    "disputes-asked",
    "quarantine-private",
    "settle-wrong",
    "hidden-marked",
    "history-back",
    "laptops-refused",
    "holder-wrong",
    "move-wrong",
    "record-wrong",
    "spreadsheet-taken",
    "validation-disputed",
    "validation-next",
    "verify-wrong",
    "workshop-wrong",
    "year-plan-ruled",
}
"""Places where something was answered to a key: it is said in the other language when it is tried again."""
OVER_A_QUESTION = {"draft-help", "spreadsheet-verb-help"}
"""Help of what is answered before the language changes."""
NAMED_ONCE = {"export"}
"""The name of the folder that stands ready there is of the language in which one came."""
ROOMS = {one.__name__ for one in screen_classes() if issubclass(one, BaseScreen)}


def speaks_anew(place: Place) -> bool:
    """Whether all that stands there is said in the other language as soon as that is asked for."""
    return place.screen in ROOMS and place.name not in SAID_ONCE


def is_asked_for_again(place: Place) -> bool:
    """Whether it is help, which is closed and asked for again."""
    return place.keys[-1:] == ("f1",) and place.name not in OVER_A_QUESTION


def is_spoken_again(place: Place) -> bool:
    return speaks_anew(place) or is_asked_for_again(place)


def is_heard_abroad(place: Place) -> bool:
    """Whether nothing but data stays in the language in which one came."""
    return is_spoken_again(place) and place.name not in NAMED_ONCE


async def speak_on(hands: Hands, place: Place) -> None:
    """The same place in the next language."""
    if is_asked_for_again(place):
        await hands.press("escape")
    hands.app.action_language()
    await hands.rest()
    if is_asked_for_again(place):
        await hands.press("f1")
    assert type(hands.app.screen).__name__ == place.screen, hands.screen
