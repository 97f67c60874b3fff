"""A PDF page by page: its font inside, its frame on every page, and the strokes that pieces are drawn with.

The bytes depend on the papers alone: no clock, no random id. Lengths are in mm, sizes of letters in points.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final, NamedTuple

from ..colours import PAPER
from .embedded_fonts import FONT, EmbeddedFonts, document_fonts, known_letters, letter_widths
from .paper import SIZES, Frame, Paper
from .pdf_library import FPDF

MARGIN: Final = 20.0
HAND: Final = 9.0
"""Between two lines that people write on; eight is the least that a hand needs."""
LEADING: Final = 0.51
"""The height of a line, in mm for each point of its letters."""
LABEL: Final = 30.0
"""The width of the column of labels and years."""
PADDING: Final = 1.0
"""Of a cell, on each of its sides."""

_TOP, _FOOT = 16.0, 24.0
_SMALL: Final = 10.0
"""Of the frame's own words."""
_BESIDE: Final = 12.0
"""Points of what stands beside the title."""
_BASE: Final = 0.36
"""How far below the top of a line its letters stand, in mm for each point."""
_POINT: Final = 25.4 / 72
"""A point in mm; the widths of letters are in thousandths of their size."""
_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=4096)
def _lines(text: str, room: float, style: str) -> list[str]:
    """`room`: in thousandths of the letters' size."""
    return letter_widths()[style].lines(text, room)


class _Placed(NamedTuple):
    """A paper, the number of its first page, the size of its pages. `blank`: an empty one stands behind them."""

    paper: Paper
    first: int
    wide: float
    high: float
    blank: bool = False


class _OwedPage(NamedTuple):
    """Where the page of a paper is to be written that has none yet: `right` is where it ends."""

    paper: int
    on: int
    of: _Placed
    size: float
    right: float
    top: float


class Sheet(FPDF):
    """Papers one after another. `y` is where the next piece goes."""

    def __init__(self, size: str) -> None:
        super().__init__(format=SIZES[size])
        self.fonts.update(document_fonts())
        self._letters = letter_widths()
        self._papers: list[_Placed] = []
        self._owed: list[_OwedPage] = []
        self.set_compression(compress=False)
        self.set_creation_date(_DAY)
        self.set_margins(MARGIN, _TOP, MARGIN)
        self.set_auto_page_break(False)
        self.alias_nb_pages("")  # what people write is never taken for a place to fill
        self.set_draw_color(PAPER.acta_line)

    # Papers and pages

    def begin(self, paper: Paper, *, odd: bool = False, listed: bool = False) -> None:
        """A paper on a page of its own. `odd`: on one with an odd number, behind an empty one if it must: none
        begins on another's back. `listed`: readers can jump to it.
        """
        if odd and self.pages_count % 2:
            self.add_page()
            self._papers[-1] = self._papers[-1]._replace(blank=True)
        if not self._papers:
            self.set_title(self.seen(_called(paper.frame)))
            self.set_lang(paper.language)
        self.add_page(orientation="L" if paper.lying else "P")
        self._papers.append(_Placed(paper, self.page, float(self.w), float(self.h)))
        if listed:
            self.start_section(self.seen(paper.frame.subject or paper.frame.title))
        self._head(paper.frame)

    def turn(self) -> None:
        """Go on with a new page. Above its head, in the margin, it says whose plan it is, as the first does: pages
        are copied and handed on one by one, and what is invented must not be taken for true on any.
        """
        paper = self._papers[-1].paper
        self.add_page(orientation="L" if paper.lying else "P")
        whose = self.fitting(paper.frame.place, _SMALL, self.wide, strong=False)
        self.write_line(whose, _SMALL, MARGIN, _TOP - _SMALL * LEADING)
        words = self.fitting(_called(paper.frame), _SMALL, self.wide, strong=False)
        self.write_line(words, _SMALL, MARGIN, float(self.y))
        self.y += _SMALL * LEADING + 3

    def first_pages(self) -> list[int]:
        """The number of the page that each paper begins on."""
        return [placed.first for placed in self._papers]

    @property
    def bottom(self) -> float:
        return float(self.h) - _FOOT

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.bottom - float(self.y)

    @property
    def whole(self) -> float:
        """What a new page has room for."""
        return self.bottom - _TOP - _SMALL * LEADING - 3

    @property
    def wide(self) -> float:
        return float(self.w) - 2 * MARGIN

    def keep(self, height: float) -> None:
        """Begin a page where this does not fit on what is left of one, unless it fits on none."""
        if self.room < height <= self.whole:
            self.turn()

    # The frame

    def _head(self, frame: Frame) -> None:
        edition = self.lines(frame.edition, _SMALL, self.wide / 2, strong=True) if frame.edition else []
        self.put_text(frame.place, _SMALL, width=self.wide * (0.7 if edition else 1), top=self.y)
        under, self.y = self.y, _TOP
        for line in edition:
            left = float(self.w) - MARGIN - self.width(line, _SMALL, strong=True)
            self.write_line(line, _SMALL, left, self.y, strong=True)
            self.y += _SMALL * LEADING
        self.y = max(under, self.y) + 2
        top, beside = self.y, self._beside_title(frame) if frame.ready else 0.0
        for words, size in ((frame.title, 16.0), (frame.subject, 14.0)):
            if words:
                self.put_text(words, size, strong=True, width=self.wide - beside)
        self.y = max(self.y, top + (2 * _BESIDE * LEADING if beside else 0)) + 2
        if frame.draft:
            self.boxed(frame.draft, 18)
            self.y += 2

    def _beside_title(self, frame: Frame) -> float:
        """That it may be signed, and its code: how wide what they take of the title's lines is."""
        lines = (self.seen(frame.ready), self.seen(frame.foot))
        wide = max(self.width(line, _BESIDE, strong=True) for line in lines)
        for number, line in enumerate(lines):
            left = float(self.w) - MARGIN - self.width(line, _BESIDE, strong=True)
            self.write_line(line, _BESIDE, left, self.y + number * _BESIDE * LEADING + 1, strong=True)
        return wide + 4

    def owe_page(self, paper: int, size: float, right: float, top: float) -> None:
        """Leave room for the number of the page on which one of the papers begins that may still be to come."""
        self._owed.append(_OwedPage(paper, self.page, self._papers[-1], size, right, top))

    def feet(self) -> None:
        """Under every page its code, or what else its frame says, and "page x of y"; then the pages owed."""
        ends = [*(placed.first for placed in self._papers[1:]), self.pages_count + 1]
        for placed, end in zip(self._papers, ends, strict=True):
            for page in range(placed.first, end):
                self._turn_to(page, placed)
                self._foot(placed.paper.frame, page - placed.first + 1, end - placed.first - placed.blank)
        for owed in self._owed:
            self._turn_to(owed.on, owed.of)
            self._write_ending(str(self._papers[owed.paper].first), owed.size, owed.right, owed.top)

    def _foot(self, frame: Frame, page: int, of: int) -> None:
        """An empty page behind a paper's own is none of these."""
        top, right = float(self.h) - 18, float(self.w) - MARGIN
        self.line(MARGIN, top, right, top)
        words = self.fitting(frame.draft or frame.foot, 12, self.wide * 0.75)
        self.write_line(words, 12, MARGIN, top + 2, strong=True)
        if page <= of:
            self._write_ending(frame.pages.format(n=page, all=of), _SMALL, right, top + 2.5)
        self._write_ending(frame.leaf.format(page=self.page), _SMALL, right, top + 7.5)

    def _write_ending(self, text: str, size: float, right: float, top: float) -> None:
        """A line by where it ends."""
        said = self.seen(text)
        self.write_line(said, size, right - self.width(said, size), top)

    def _turn_to(self, page: int, placed: _Placed) -> None:
        """Go on with another page. The writer takes its font for the one that it set last, on whichever page: then
        letters are written in the one and read in the other. So that it says it again, it is told of none, as at
        the beginning of a page.
        """
        self.page, self.w, self.h = page, placed.wide, placed.high
        self.font_family = ""

    def done(self) -> bytes:
        """The document; nothing can be drawn after it."""
        return bytes(self.output(output_producer_class=EmbeddedFonts))

    # Strokes

    def seen(self, text: str) -> str:
        """A text with each character that the fonts lack named by its number, so that none is lost unseen."""
        known = known_letters()
        if known.issuperset(text):
            return text
        return "".join(one if one in known or one == "\n" else f"[U+{ord(one):04X}]" for one in text)

    def lines(self, text: str, size: float, width: float, *, strong: bool = False) -> list[str]:
        """A text as it is broken into lines: once for its height, for its drawing, and for counting pages."""
        return _lines(self.seen(text), width * 1000 / (size * _POINT), "B" if strong else "")

    def width(self, line: str, size: float, *, strong: bool = False) -> float:
        """Of a line, as `lines` gives it."""
        return self._letters["B" if strong else ""].width(line) * size * _POINT / 1000

    def fitting(self, text: str, size: float, width: float, *, strong: bool = True) -> str:
        """The first line of a text, with its dots where that is not all."""
        first, *more = self.lines(text, size, width, strong=strong)
        return f"{first} …" if more else first

    def write_line(self, text: str, size: float, left: float, top: float, *, strong: bool = False) -> None:
        """One line, as `lines` gives it; it moves nothing."""
        self.set_font(FONT, "B" if strong else "", size)
        if text:
            self.text(left, top + size * _BASE, text)

    def put_text(
        self,
        text: str,
        size: float,
        *,
        strong: bool = False,
        left: float = MARGIN,
        width: float = 0,
        top: float | None = None,
    ) -> None:
        """A text from where the last piece ended, over as many pages as it takes."""
        self.y = self.y if top is None else top
        for line in self.lines(text, size, width or self.wide + MARGIN - left, strong=strong):
            self.keep(size * LEADING)
            self.write_line(line, size, left, float(self.y), strong=strong)
            self.y += size * LEADING

    def boxed(self, text: str, size: float) -> None:
        """A text in bold in a frame."""
        lines = self.lines(text, size, self.wide - 8, strong=True)
        height = len(lines) * size * LEADING + 4
        self.keep(height)
        top = float(self.y)
        self.set_line_width(0.8)
        self.rect(MARGIN, top, self.wide, height)
        self.set_line_width(0.2)
        for number, line in enumerate(lines):
            self.write_line(line, size, MARGIN + 4, top + 2 + number * size * LEADING, strong=True)
        self.y = top + height

    def rule(self, left: float = MARGIN) -> None:
        """A line to write on."""
        self.keep(HAND)
        self.y += HAND
        self.line(left, self.y, float(self.w) - MARGIN, self.y)


class MeasuredSheet(Sheet):
    """One on which papers are laid out to see how many pages they take: nothing is written on it."""

    def write_line(self, *_what: object, **_how: object) -> None:
        """Written lines move nothing."""

    def rect(self, *_what: object, **_how: object) -> None:
        """Neither do frames."""

    def line(self, *_what: object, **_how: object) -> None:
        """Nor strokes."""


def _called(frame: Frame) -> str:
    return " · ".join(filter(None, (frame.title, frame.subject, frame.draft)))
