"""What scrolls where its neighbours leave it too little room, so that a screen never ends below its terminal."""

from __future__ import annotations

from typing import Any

from textual.box_model import BoxModel
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget

from .fields import is_shut

LEAST = 3
"""Lines that it has whatever its neighbours take."""


class Fitting(VerticalScroll):
    DEFAULT_CSS = "Fitting { height: auto; scrollbar-size-vertical: 1; }"

    def _get_box_model(self, *args: Any, **kwargs: Any) -> BoxModel:
        """Worked out each time: it depends on its neighbours, which Textual's cache does not know."""
        self._box_model_cache.clear()
        return super()._get_box_model(*args, **kwargs)

    def allow_focus(self) -> bool:
        """Where its fields do not open it is scrolled by the arrows."""
        return is_shut(self.screen)

    def on_resize(self) -> None:
        """The field with the cursor stays in sight when there is less room."""
        if (focused := self.screen.focused) is not None and self in focused.ancestors:
            focused.scroll_visible(animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        full = super().get_content_height(container, viewport, width)
        return min(full, max(LEAST, container.height - self._taken(container, viewport)))

    def _taken(self, container: Size, viewport: Size) -> int:
        """The lines of all that stands beside it and is as high as its words."""
        around = self.parent.children if self.parent is not None else ()
        beside = (one for one in around if one is not self and one.display)
        return sum(_height(one, container, viewport) for one in beside if one.styles.dock == "none")


def _height(one: Widget, container: Size, viewport: Size) -> int:
    if one.styles.height is None or not one.styles.height.is_auto:
        return 0
    outside = one.gutter.height + one.styles.margin.height
    return one.get_content_height(container, viewport, container.width - one.gutter.width) + outside
