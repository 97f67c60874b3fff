"""What is drawn anew where little of a screen changed: a letter, a line."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class PartialDrawing(Compositor):
    """Asks those widgets for their lines that stand where something changed, and for the lines there.

    Textual's own asks for all lines of all widgets in whose container something changed, most of which it drops:
    of a form these are twenty, at each letter.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Where each widget stands, what is seen of that, and its lines; `crop` holds all that changed."""
        if crop is None:
            yield from super()._get_renders()
            return
        for widget, (region, clip) in self.visible_widgets.items():
            rows = Region(clip.x, crop.y, clip.width, crop.height).intersection(clip)
            seen = region.intersection(rows)
            if seen and seen.overlaps(crop):
                yield region, rows, widget.render_lines(seen.translate(-region.offset))
