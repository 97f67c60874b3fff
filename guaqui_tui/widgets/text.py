"""Words on the screen. What is shown is `Content`, never a str: a str would be read as markup."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ..language.gettext_ import _


class Words(Widget):
    """Our own words, translated whenever they are drawn, so that a change of language shows at once."""

    DEFAULT_CSS = "Words { height: auto; width: auto; }"

    def __init__(self, text: str, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self.text = text

    def render(self) -> Content:
        return Content(_(self.text))


class PlainText(Widget):
    """Words that come and go: what is wrong with a field, what was heard, what was found.

    `say` takes any text as it is; what people typed is safe here.
    """

    DEFAULT_CSS = """
    PlainText { height: auto; width: 1fr; color: $quiet; }
    PlainText.-wrong { color: $alarm; text-style: bold; }
    PlainText.-good { color: $success; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self.said = ""

    def render(self) -> Content:
        return in_lines(Content(self.said), *self.content_size)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Of all that is said: what is shown goes by the room that there was before."""
        return len(Content(self.said).wrap(width)) if width else 0

    def on_resize(self) -> None:
        """There may be room now for what ended in an ellipsis."""
        self.refresh()

    def say(self, text: str = "", *, wrong: bool = False, good: bool = False) -> None:
        self.set_class(wrong, "-wrong")
        self.set_class(good, "-good")
        self.set_class(bool(text), "-said")
        if text != self.said:
            self.said = text
            self.show_said()

    def show_said(self) -> None:
        """Something else is said now."""
        self.refresh(layout=True)


class MessageBar(PlainText):
    """A remark that takes a line of the screen only while there is something to say."""

    DEFAULT_CSS = """
    MessageBar { display: none; padding: 0 1; width: 100%; color: $accent; }
    MessageBar.-said { display: block; }
    """


class WordsBelow(PlainText):
    """Words in the room that is left below: they come and go and nothing is laid out anew."""

    DEFAULT_CSS = "WordsBelow { height: 1fr; min-height: 0; padding: 0 1; width: 100%; }"

    def show_said(self) -> None:
        self.refresh()


def in_lines(text: Content, width: int, height: int) -> Content:
    """A text on no more lines than that; what has no room ends in an ellipsis."""
    lines = text.wrap(width) if height > 0 and text.cell_length > width * (height - 1) // 2 else []
    if len(lines) <= height:
        return text
    last = lines[height - 1].rstrip().truncate(width - 1)
    return Content("\n").join([*(line.rstrip() for line in lines[: height - 1]), last + Content("…")])


def at_most(texts: Sequence[str], width: int, most: int, rest: str) -> str:
    """Texts under one another on no more lines than that, each with a line at least; `rest` ends what was cut."""
    wrapped = [[line.plain.rstrip() for line in Content(text).wrap(width)] for text in texts]
    if sum(map(len, wrapped)) <= most:
        return "\n".join(texts)
    shown: list[str] = []
    for behind, lines in zip(range(len(wrapped) - 1, -1, -1), wrapped, strict=True):
        room = max(1, most - len(shown) - behind)
        shown += (
            lines if len(lines) <= room else [*lines[: room - 1], shortened(" ".join(lines[room - 1 :]), width)]
        )
    *before, last = shown[:most]
    last = shortened(last.removesuffix("…"), max(1, width - cell_len(rest) - 1))
    return "\n".join([*before, f"{last.removesuffix('…').rstrip()} {rest}"])


def in_cells(text: str, width: int) -> str:
    """A text as wide as a column; what has no room ends in an ellipsis."""
    return set_cell_size(shortened(text, width), width)


def path_in_cells(path: str, width: int) -> str:
    """A path as wide as a column; what has no room of it is its beginning: …/taller/andamarca.json."""
    if cell_len(path) <= width:
        return set_cell_size(path, width)
    end = path[-max(0, width - 1) :] if width > 1 else ""
    while cell_len(end) > max(0, width - 1):
        end = end[1:]
    return set_cell_size(f"…{end}", width)


def shortened(text: str, width: int) -> str:
    """A text no wider than that; what has no room ends in an ellipsis."""
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)).rstrip() + "…"


def title_in_cells(place: str, room: int) -> str:
    """What a record is called in a column: of a long name the end goes, and never the year."""
    name, sign, year = place.rpartition(" · ")
    if not sign:
        return in_cells(place, room)
    return in_cells(f"{shortened(name, room - cell_len(sign + year))}{sign}{year}", room)
