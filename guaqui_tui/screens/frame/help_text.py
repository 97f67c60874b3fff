"""What F1 says: a screen's advice, and its keys. What is true of every screen is said by the board's alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys

if TYPE_CHECKING:
    from textual.screen import Screen

ENOUGH: Final = N_("That is enough for a workshop: Esc. What follows is for later.")
"""Stands on the first page of the help, behind what somebody new has to know."""
EVERYWHERE: Final = (
    N_(
        "F1 shows this help, Ctrl+P all that can be done, Escape goes back, Ctrl+Q quits. Nothing that was typed "
        "is lost by any of them."
    ),
    N_(
        "The mouse does what the keys do: one click picks, another one opens, the wheel moves, and each key that "
        "is shown can be clicked. A text that the mouse is dragged over is selected; Ctrl+C copies it."
    ),
)
"""What the board's advice ends with."""
_WHERE: Final = N_(
    "Escape goes back and loses nothing. F1 on the board tells of the mouse, and of the keys of every screen."
)


def advice_of(screen: Any) -> list[str]:
    """What F1 says of a screen of ours, in the language in use."""
    return [_(paragraph) for paragraph in screen.ADVICE]


def help_paragraphs(screen: Screen[Any], advice: Sequence[str]) -> list[str]:
    """A screen's advice, in the language in use, and its keys; where all is told, those of every screen too."""
    tells_all = _(EVERYWHERE[-1]) in advice
    of_all = set() if tells_all else {one.action for one in keys.of_every_screen(screen)}
    told = [one for one in keys.all_of(screen) if keys.spelled(one) and one.action not in of_all]
    listed = " · ".join(f"{keys.spelled(one)} {_(one.description)}" for one in told)
    return [one for one in (*advice, "" if tells_all else _(_WHERE), listed) if one]
