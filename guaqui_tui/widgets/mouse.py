"""What the mouse does is what keys do: it presses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual import events

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

WHEEL: Final = 3
"""Lines that a turn of the wheel goes."""


def press(widget: Widget, key: str) -> None:
    """Have a key pressed, as if it had been typed."""
    widget.app.post_message(events.Key(key, key if len(key) == 1 else None))


def drags(screen: Screen[Any]) -> bool:
    """Whether a text was dragged over just now: whoever selects it picks nothing by that."""
    return len(screen.get_selected_text() or "") > 1
