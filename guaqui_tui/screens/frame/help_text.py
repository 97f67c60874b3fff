"""What F1 says: a screen's advice, and all of its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys

if TYPE_CHECKING:
    from textual.screen import Screen

EVERYWHERE = (
    N_(
        "F1 shows this help, Ctrl+P all that can be done, Escape goes back, Ctrl+Q quits. Nothing that was typed "
        "is lost by any of them."
    ),
    N_(
        "The mouse does what the keys do: one click picks, another one opens, the wheel moves, and each key that "
        "is shown can be clicked. A text that the mouse is dragged over is selected; Ctrl+C copies it."
    ),
)


def advice_of(screen: Any) -> list[str]:
    """What F1 says of a screen of ours, in the language in use."""
    return [_(paragraph) for paragraph in screen.ADVICE]


def help_paragraphs(screen: Screen[Any], advice: Sequence[str]) -> list[str]:
    """A screen's advice, in the language in use, and all of its keys."""
    words = [*advice, *map(_, EVERYWHERE)]
    listed = [f"{keys.spelled(one)} {_(one.description)}" for one in keys.all_of(screen) if keys.spelled(one)]
    return [*words, " · ".join(listed)]
