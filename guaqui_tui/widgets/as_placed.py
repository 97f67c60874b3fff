"""A layout that puts each field where its parent says, by the width that there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget


@runtime_checkable
class PlacesFields(Protocol):
    """A widget that draws the words around its fields itself."""

    def places_at(self, width: int) -> Mapping[str, Region]:
        """By the id of each field its place, where the widget is so wide."""
        ...


class AsPlaced(Layout):
    """A field without a place is not seen."""

    name = "as-placed"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:  # noqa: ARG002, FBT001, FBT002 - Textual's words
        assert isinstance(parent, PlacesFields)  # noqa: S101 - tells the type checker
        places = parent.places_at(size.width)
        return [
            WidgetPlacement(place, NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if (place := places.get(child.id or ""))
        ]


AS_PLACED = AsPlaced()


def place_anew(widget: Widget) -> None:
    """Have the fields of a widget placed again where it stays as wide as it is."""
    widget._clear_arrangement_cache()  # noqa: SLF001 - Textual clears those of what lies around it
    widget.refresh(layout=True)
