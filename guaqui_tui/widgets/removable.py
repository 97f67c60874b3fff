"""Widgets that are drawn once more while their screen goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.widget import Widget as Base
else:
    Base = object  # a second widget among its parents would hide the names of the first one's parts


class Removable(Base):
    """Blank once it is off its screen; to stand before the widget that it is.

    A screen that goes lets go of its widgets one by one, and of what they look like with them; until it is gone
    itself Textual's timer may still draw it, and whoever asks a widget for the look of one of its parts then
    (a cursor, a head) ends the app. So whatever has such parts stands on this.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        return blank_once_off(self, crop) or super().render_lines(crop)


def blank_once_off(widget: Widget, crop: Region) -> list[Strip]:
    """The blank lines of a widget that is off its screen; none of one that is on it."""
    return [Strip.blank(crop.width)] * crop.height if widget.parent is None else []
