"""Fields where they belong on a page, and all words around them drawn by one widget: people wait for a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region, Size
from textual.layout import Layout
from textual.widget import Widget

from .as_placed import AS_PLACED, place_anew
from .fields import Prose
from .sideways import MoveSideways, is_at_edge


class PlacedWords(NamedTuple):
    """Words at a place of the page; `style` as `Content` has it."""

    x: int
    y: int
    words: str
    style: str = ""


class Placed(NamedTuple):
    """A page of a given width: the place of each field by its id, the words around them, and how high it is."""

    fields: Mapping[str, Region]
    words: tuple[PlacedWords, ...]
    height: int


class FieldTable(Widget):
    """`place` puts a page of some width together; it is asked again when `look_again` is called."""

    DEFAULT_CSS = "FieldTable { height: auto; width: 100%; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "sideways(1)", show=False, priority=True),
        Binding("left", "sideways(-1)", show=False, priority=True),
    ]

    def __init__(self, place: Callable[[int], Placed], *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._place = place
        self._placed: tuple[int, Placed] = (-1, Placed({}, (), 0))

    @property
    def layout(self) -> Layout:
        return AS_PLACED

    @property
    def places(self) -> Mapping[str, Region]:
        """The place of each field, as the page was drawn last."""
        return self._placed[1].fields

    def places_at(self, width: int) -> Mapping[str, Region]:
        return self.at_width(width).fields

    def at_width(self, width: int) -> Placed:
        if self._placed[0] != width:
            self._placed = (width, self._place(width))
        return self._placed[1]

    def look_again(self) -> None:
        """Put the page together anew; what stays where it is, is drawn and not laid out."""
        width, before = self._placed
        if width < 0:
            return
        after = self._place(width)
        self._placed = (width, after)
        if (after.fields, after.height) != (before.fields, before.height):
            place_anew(self)
        elif after.words != before.words:
            self.refresh()

    def action_sideways(self, step: int) -> None:
        """Where the field with the cursor has something to go through, the key is its own."""
        if not is_at_edge(self.screen.focused, step):
            raise SkipAction
        self.post_message(MoveSideways(step))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return self.at_width(width).height

    def render(self) -> Content:
        width = self.content_size.width
        placed = self.at_width(width)
        return Content("\n").join(_line(placed, y, width) for y in range(placed.height))


def _line(placed: Placed, y: int, width: int) -> Content:
    """The words of a line, from left to right."""
    line, at = Content(), 0
    for words in sorted(one for one in placed.words if one.y == y and one.x < width):
        line += Content(" " * (words.x - at)) + Content.styled(words.words, words.style)
        at = words.x + cell_len(words.words)
    return line


def lines_at(prose: Prose, width: int) -> int:
    """How many lines a text has where it is so wide."""
    if prose.wrap_width == width - 1:
        return prose.wrapped_document.height
    room = width - 1  # the cursor stands behind the end
    return WrappedDocument(prose.document, room, prose.indent_width).height
