"""An acta as a PDF, on a municipality's paper: its font inside, the code and "page x of y" on every page.

The bytes depend on the acta alone: no clock, no random id, and no zlib, for not every one packs alike.
"""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer
from fpdf.syntax import Name, PDFContentStream, PDFObject

from storage.translatable import N_

from ..colours import PAPER
from ..wording.speech import Speech
from .contents import ActaPaper, Signature
from .point import ActaPoint, Section

_FONTS: Final = Path(__file__).parents[1] / "fonts"
_FONT: Final = "DejaVu"
SIZES: Final[dict[str, tuple[float, float]]] = {
    "letter": (215.9, 279.4),
    "legal-bo": (216.0, 330.0),
    "a4": (210.0, 297.0),
}
"""Width and height of each paper, in mm."""
_MARGIN: Final = 20.0
_LABEL: Final = 28.0
"""The width of the column of labels and years."""
_LINE: Final = 5.4
_SMALL: Final = 4.6
"""The heights of lines of text, in mm."""
_HAND: Final = 9.0
"""Between two lines that people write on; eight is the least that a hand needs."""
_SIGNATURE_ROW: Final = 17.0
"""The height of the row of who signs: a fingerprint has to fit."""
_COLUMNS: Final = (0.29, 0.19, 0.16, 0.22, 0.14)
"""Shares of the width, of those who sign."""
_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


def draw(paper: ActaPaper, say: Speech, size: str) -> bytes:
    """The whole document. `size`: one of `SIZES`."""
    sheet = _Sheet(paper, say, size)
    sheet.add_page()
    sheet.head()
    for section in paper.sections:
        sheet.section(section)
    if paper.signatures:
        sheet.signatures()
    sheet.feet()
    return sheet.done()


class _Packed(OutputProducer):
    """Packs by run lengths what the writer would pack by zlib: fonts and their tables, mostly zeros."""

    def _add_pdf_obj(self, pdf_obj: PDFObject, trace_label: str | None = None) -> int:
        if isinstance(pdf_obj, PDFContentStream) and pdf_obj.filter:
            pdf_obj._contents = run_lengths(zlib.decompress(pdf_obj._contents))  # noqa: SLF001 - it has no switch
            pdf_obj.filter = Name("RunLengthDecode")
            pdf_obj.length = len(pdf_obj._contents)  # noqa: SLF001 - the same
        return int(super()._add_pdf_obj(pdf_obj, trace_label))


_RUNS: Final = re.compile(rb"(.)\1{2,127}", re.DOTALL)


def run_lengths(data: bytes) -> bytes:
    """Bytes packed as PDF's RunLengthDecode unpacks them (ISO 32000-1, 7.4.5): up to 128 alike become two."""
    packed, done = bytearray(), 0
    for run in _RUNS.finditer(data):
        _literally(data[done : run.start()], packed)
        packed += bytes((257 - len(run[0]), run[0][0]))
        done = run.end()
    _literally(data[done:], packed)
    return bytes(packed) + b"\x80"


def _literally(data: bytes, packed: bytearray) -> None:
    for start in range(0, len(data), 128):
        piece = data[start : start + 128]
        packed.append(len(piece) - 1)
        packed += piece


_FILES: Final = {"": "DejaVuSansCondensed.ttf", "B": "DejaVuSansCondensed-Bold.ttf"}


class _Sheet(FPDF):
    """Draws the parts of an acta from top to bottom; what belongs together stays on one page where it can."""

    def __init__(self, paper: ActaPaper, say: Speech, size: str) -> None:
        super().__init__(format=SIZES[size])
        for style, name in _FILES.items():
            self.add_font(_FONT, style, _FONTS / name)
        self._own = [font for font in self.fonts.values() if isinstance(font, TTFFont)]
        for font in self._own:
            font.ttfont.recalcBBoxes = False  # or each of its outlines is taken apart and put together again
        self._letters = frozenset.intersection(*(frozenset(font.cmap) for font in self._own))
        """The characters that both fonts have."""
        self._paper = paper
        self._say = say
        self.set_compression(compress=False)
        self.set_creation_date(_DAY)
        self.set_title(self._seen(f"{paper.title} · {paper.holder}"))
        self.set_lang(say.language)
        self.set_margins(_MARGIN, 16, _MARGIN)
        self.set_auto_page_break(True, 24)  # noqa: FBT003 - the library's own order
        self.alias_nb_pages("")  # what people write is never taken for a place to fill
        self.set_draw_color(PAPER.acta_line)

    # Every page

    def header(self) -> None:
        if self.page_no() > 1:
            self._text(f"{self._paper.title} · {self._paper.holder}", 8, height=_SMALL)
            self.ln(3)

    def feet(self) -> None:
        """The code and "page x of y" under every page, when it is known how many there are."""
        code, say = self._paper.code, self._say
        words = say(N_("Code: {code}")).format(code=code) if code else say(N_("DRAFT, without a code"))
        self.set_auto_page_break(False)
        for page in range(1, self.pages_count + 1):
            self._turn_to(page)
            self.set_y(-17)
            self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())
            self.ln(2)
            self.set_font(_FONT, "B", 12)
            self.cell(self.epw * 0.7, 6, words)
            self.set_font(_FONT, "", 9)
            pages = say(N_("page {n} of {all}")).format(n=page, all=self.pages_count)
            self.cell(self.epw * 0.3, 6, pages, align=Align.R)

    def _turn_to(self, page: int) -> None:
        """Go on with another page. The writer takes its font for the one that it set last, on whichever page: then
        letters are written in the one and read in the other. So that it says it again, it is told of none, as at
        the beginning of a page.
        """
        self.page = page
        self.font_family = ""

    def done(self) -> bytes:
        try:
            return bytes(self.output(output_producer_class=_Packed))
        finally:
            for font in self._own:
                font.close()

    # The parts

    def head(self) -> None:
        paper = self._paper
        self._text(paper.plan, 9, height=_SMALL)
        self.ln(2)
        self._text(paper.title, 16, bold=True, height=8)
        self._text(paper.holder, 14, bold=True, height=7)
        self.ln(2)
        if paper.warning:
            self._text(paper.warning, 11, bold=True, height=6)
            self.ln(2)
        for fact in paper.facts:
            self._entry(fact)

    def section(self, section: Section) -> None:
        first = section.entries[0] if section.entries else None
        self._keep(10 + (self._height(first) if first else _HAND * section.blank))
        self.ln(3)
        self._text(section.heading, 12, bold=True, height=7)
        self.ln(0.5)
        for entry in section.entries:
            self._entry(entry)
        for _line in range(0 if section.entries else section.blank):
            self._rule()

    def _entry(self, entry: ActaPoint) -> None:
        """A label in its column, the text beside it, its details under the text; two lines where there is none."""
        self._keep(self._height(entry))
        top = self.get_y()
        left = self._left(entry)
        if not entry.text:
            top += _HAND - _LINE
            self.set_y(top)
        if entry.label:
            self.set_font(_FONT, "B" if entry.details else "", 10.5)
            self.multi_cell(
                _LABEL - 2, _LINE, self._seen(entry.label), align=Align.L, new_x="LMARGIN", new_y="NEXT"
            )
        under, page = self.get_y(), self.page
        self.set_y(top)
        if entry.text:
            self._text(entry.text, 10.5, bold=bool(entry.details), left=left)
        else:
            self._line_at(left, top + _LINE)
        for detail in entry.details:
            self._text(detail, 9.5, left=left, height=_SMALL if entry.text else _HAND)
        if self.page == page:
            self.set_y(max(under, self.get_y()))
        self.ln(1.6)

    def _left(self, entry: ActaPoint) -> float:
        return _MARGIN + (_LABEL if entry.label else 0)

    def signatures(self) -> None:
        paper = self._paper
        self._keep(24 + 2 * _SIGNATURE_ROW)
        self.ln(4)
        self._text(paper.closing, 10.5)
        self.ln(2)
        self._columns()
        for signature in paper.signatures:
            if self.will_page_break(_SIGNATURE_ROW):
                self.add_page()
                self._columns()
            self._row(signature)

    def _columns(self) -> None:
        self.set_font(_FONT, "B", 9)
        widths = [self.epw * share for share in _COLUMNS]
        headings = [*zip(widths, self._paper.columns, strict=True)]
        height = 4.5 * max(len(self._broken(heading, width)) for width, heading in headings) + 1.5
        top, left = self.get_y(), _MARGIN
        for width, heading in headings:
            self.rect(left, top, width, height)
            self.set_xy(left, top + 0.75)
            self.multi_cell(width, 4.5, heading, align=Align.L)
            left += width
        self.set_y(top + height)

    def _row(self, signature: Signature) -> None:
        top, left = self.get_y(), _MARGIN
        for share, text in zip(_COLUMNS, (signature.name, signature.office, "", "", ""), strict=True):
            width = self.epw * share
            self.rect(left, top, width, _SIGNATURE_ROW)
            if text:
                self._in_box(text, left, top, width)
            left += width
        self.set_y(top + _SIGNATURE_ROW)

    def _in_box(self, text: str, left: float, top: float, width: float) -> None:
        """A name in its box, as small as it has to be; what does not fit even so is told by its dots."""
        self.set_xy(left + 1, top + 1)
        words = self._seen(text)
        for size in (10.0, 8.0, 6.5):
            height = size * 0.45
            self.set_font(_FONT, "", size)
            lines = self._broken(words, width - 2)
            if len(lines) * height <= _SIGNATURE_ROW - 2:
                break
        else:
            fitting = int((_SIGNATURE_ROW - 2) / height)
            words = "\n".join([*lines[: fitting - 1], "[…]"])
        self.multi_cell(width - 2, height, words, align=Align.L)

    # Pieces

    def _seen(self, text: str) -> str:
        """A text with each character that the fonts lack named by its number, so that none is lost unseen."""
        return "".join(one if ord(one) in self._letters or one == "\n" else f"[U+{ord(one):04X}]" for one in text)

    def _text(
        self, text: str, size: float, *, bold: bool = False, left: float = _MARGIN, height: float = _LINE
    ) -> None:
        self.set_font(_FONT, "B" if bold else "", size)
        self.set_x(left)
        self.multi_cell(self._wide(left), height, self._seen(text), align=Align.L, new_x="LMARGIN", new_y="NEXT")

    def _wide(self, left: float) -> float:
        return float(self.w) - _MARGIN - left

    def _rule(self) -> None:
        """A line to write on."""
        self._keep(_HAND)
        self._line_at(_MARGIN, self.get_y() + _HAND)

    def _line_at(self, left: float, y: float) -> None:
        self.line(left + self.c_margin, y, self.w - _MARGIN, y)
        self.set_y(y)

    def _keep(self, height: float) -> None:
        """Begin a page where this does not fit on what is left of one, unless it fits on none."""
        room = self.h - self.t_margin - self.b_margin
        if height < room and self.will_page_break(height):
            self.add_page()

    def _height(self, entry: ActaPoint) -> float:
        left = self._left(entry)
        texts = [(entry.text, 10.5, _LINE), *((detail, 9.5, _SMALL) for detail in entry.details)]
        return sum(self._lines(text, size, left) * height for text, size, height in texts) + 2 * _HAND

    def _lines(self, text: str, size: float, left: float) -> int:
        self.set_font(_FONT, "", size)
        return len(self._broken(self._seen(text), self._wide(left)))

    def _broken(self, text: str, width: float) -> list[str]:
        """A text as it is broken into lines."""
        lines: list[str] = self.multi_cell(width, 1, text, dry_run=True, output=MethodReturnValue.LINES)  # type: ignore[assignment]
        return lines
