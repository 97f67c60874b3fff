"""The pieces that papers are made of, as values: every paper is a row of them, every drawer knows each of them.

Texts are in the reader's language already. Sizes are in points, widths are shares of the page's.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

BODY: Final = 10.5
"""The size of text: no text of a paper is smaller than 10 points."""
CELL: Final = 9.0
"""The size of a table's text, where a paper asks for no other: none is smaller than 8 points."""

Align = Literal["left", "right", "centre"]


class Heading(NamedTuple):
    """Begins a part of a paper, and stays with what follows. `level`: 1 of a part, 2 of what is in one.

    `listed`: it is in the outline of the document, by which a reader jumps.
    """

    text: str
    level: int = 1
    listed: bool = False


class Text(NamedTuple):
    """A paragraph; its lines may be many. `strong`: in bold."""

    text: str
    strong: bool = False
    size: float = BODY


class Caution(NamedTuple):
    """What must not be overlooked, in a frame."""

    text: str


class Point(NamedTuple):
    """A label, what it says beside it, and details under that; without a text there is a line to write on."""

    label: str
    text: str
    details: tuple[str, ...] = ()


class WritingLines(NamedTuple):
    """Room for a hand: how many lines to write on."""

    many: int


class Figure(NamedTuple):
    """The number that a paper is about, larger than all else, and what it is of. `beside`: how it is counted."""

    number: str
    words: str
    beside: str = ""


class ChartBar(NamedTuple):
    """One bar: its name, what it comes to in words, and which share of the whole length it fills, 0 to 1.

    `most`: up to where it may come while versions differ; it is drawn hatched from `part` on. `marked`: the one to
    notice, on a darker ground; its name or what it comes to says so too.
    """

    name: str
    said: str
    part: float
    most: float | None = None
    marked: bool = False


class BarChart(NamedTuple):
    """Lying bars under one another across the page, each with its name and its figure: none is told by colour.

    `high`: how high a bar is, in mm.
    """

    bars: tuple[ChartBar, ...]
    high: float = 5.5


class PaperColumn(NamedTuple):
    """A column of a table; `share`: which part of the width it has, in proportion to the others'. `cut`: where a
    text is that is longer than a cell may be; names are told apart by their ends.
    """

    head: str
    share: float = 1.0
    align: Align = "left"
    cut: Literal["end", "middle"] = "end"


class PaperCell(NamedTuple):
    """A cell with more than text: `ground` is the colour behind it, `#rrggbb`; a word or sign says the same.

    `tick`: before the text is a box to tick. `page_of`: behind it, the page of the document on which one of its
    papers begins; the first of them is 0.
    """

    text: str
    ground: str = ""
    strong: bool = False
    page_of: int | None = None
    tick: bool = False


class PaperRow(NamedTuple):
    """`sort`: `plain`, or `group` for what stands above some rows, or `sum` for what they come to.

    A row with fewer cells than there are columns has its last one across the rest.
    """

    cells: tuple[str | PaperCell, ...]
    sort: Literal["plain", "group", "sum"] = "plain"

    @property
    def whole_cells(self) -> list[PaperCell]:
        """Its cells, those that are a text alone too."""
        return [one if isinstance(one, PaperCell) else PaperCell(one) for one in self.cells]


class PaperTable(NamedTuple):
    """Its head is repeated on each page, where any of its columns has one; a row is parted only where no page
    holds it, and one of the sort `group` stays with the next.

    `inset`: it belongs to the point before it, and stands under its text. `least`: how high its rows are at least,
    in mm: people write on it, and it stays whole. `joined`: it stays on the page of the piece before it. `dense`:
    its lines stand close together, as in a matrix that has to be seen at once. `most_lines`: a cell has no more,
    and says with "…" where that is not all; 0: as many as it takes.
    """

    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]
    size: float = CELL
    inset: bool = False
    least: float = 0.0
    joined: bool = False
    dense: bool = False
    most_lines: int = 0

    @property
    def has_head(self) -> bool:
        return any(column.head for column in self.columns)


class Signer(NamedTuple):
    """Who signs; a name or an office that is not known is written by hand."""

    name: str = ""
    office: str = ""


SIGNING_SHARES: Final = (0.29, 0.19, 0.16, 0.22, 0.14)
"""Of the width: name, office, identity document, signature, stamp."""


class Signatures(NamedTuple):
    """The closing words and the rows of who signs, with the heads of their five columns: name, office, identity
    document, signature, stamp. Behind the signers who are known come empty rows to the end of the page, `spare` of
    them where there is room; no page has nothing but empty ones.

    Signatures are never alone on a page: the closing words stand above them on each of their pages, at least three
    lines with `folio`, and above these what was said last where it fits.
    """

    closing: str
    columns: tuple[str, str, str, str, str]
    signers: tuple[Signer, ...]
    spare: int = 0
    folio: str = ""


class NewPage(NamedTuple):
    """What follows begins on a page of its own."""


Piece = Heading | Text | Caution | Point | WritingLines | Figure | BarChart | PaperTable | Signatures | NewPage
