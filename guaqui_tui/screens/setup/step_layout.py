"""How a first step looks: what is asked, what there is to know, where it is typed, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.containers import Vertical
from textual.widget import Widget

from ...widgets.text import MessageBar, PlainText

_CSS: Final = """
SCREEN #what { padding: 1 1 0 1; width: 100%; color: $foreground; }
SCREEN #entry { padding: 1 1 0 1; height: auto; }
SCREEN #about { padding: 1 1 0 1; width: 100%; }
"""


def step_css(screen: str) -> str:
    """The styles of a step, for the class of a screen."""
    return _CSS.replace("SCREEN", screen)


def step_widgets(*fields: Widget) -> Iterable[Widget]:
    """Its parts, from above."""
    yield MessageBar(id="what")
    yield Vertical(*fields, id="entry")
    yield PlainText(id="about")
