"""Papers as a document for word processors (Office Open XML, ECMA-376): a zip of a few parts, written by hand.

Its bytes are the same on every machine: no time, no random id, nothing packed. Each piece becomes what a person
can edit: a heading that the outline knows, a paragraph, a table.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from . import docx_parts
from .docx_markup import Xml, cell, grid, paragraph, row, tag, text_run
from .in_text import blocks_of, with_tick
from .paper import SIZES, Frame, Paper
from .pieces import (
    SIGNING_SHARES,
    BarChart,
    Caution,
    Figure,
    Heading,
    NewPage,
    PaperRow,
    PaperTable,
    Point,
    Signatures,
    Signer,
    Text,
    WritingLines,
)

_DAY: Final = (1980, 1, 1, 0, 0, 0)
_TOWRITERS: Final = "_" * 40


def docx(paper: Paper, size: str) -> bytes:
    """The document. `size`: one of `SIZES`."""
    wide, high = SIZES[size]
    body = [*_head(paper.frame), *(part for piece in paper.pieces for part in WRITERS[type(piece)](piece))]
    parts = {
        **docx_parts.fixed(paper.language),
        "word/document.xml": docx_parts.document(body, (high, wide) if paper.lying else (wide, high)),
        "word/footer1.xml": docx_parts.footer(*_foot(paper.frame), paper.frame.place),
        "docProps/core.xml": docx_parts.properties(f"{paper.frame.title} · {paper.frame.subject}".rstrip(" ·")),
    }
    return _zipped(parts)


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as made:
        for name, text in parts.items():
            member = ZipInfo(name, _DAY)
            member.create_system = 0
            made.writestr(member, text.encode())
    return buffer.getvalue()


# The frame


def _head(frame: Frame) -> Iterator[Xml]:
    yield paragraph(frame.place, style="Place")
    if frame.edition:
        yield paragraph(frame.edition, style="Caution")
    yield paragraph(frame.title, style="Title")
    if frame.subject:
        yield paragraph(frame.subject, style="Subtitle")
    if frame.draft:
        yield paragraph(frame.draft, style="Draft")


def _foot(frame: Frame) -> tuple[str, list[str]]:
    """What the foot says, and the words around the two page numbers: before, between, behind."""
    before, _, rest = frame.pages.partition("{n}")
    between, _, behind = rest.partition("{all}")
    return frame.draft or frame.foot, [before, between, behind]


# Each piece


def _heading(piece: Heading) -> Iterator[Xml]:
    yield paragraph(piece.text, style=f"Heading{piece.level}")


def _text(piece: Text) -> Iterator[Xml]:
    yield paragraph(piece.text, strong=piece.strong, size=piece.size)


def _caution(piece: Caution) -> Iterator[Xml]:
    yield paragraph(piece.text, style="Caution")


def _point(piece: Point) -> Iterator[Xml]:
    """The label and the text in one paragraph, a tab between; the details under the text."""
    label = text_run(piece.label, strong=bool(piece.details)) if piece.label else Xml()
    said = text_run(piece.text or _TOWRITERS, strong=bool(piece.details))
    style = "Point" if piece.label else "Detail"
    yield paragraph(label, docx_parts.TAB if piece.label else Xml(), said, style=style)
    yield from (paragraph(detail, style="Detail") for detail in piece.details)


def _lines(piece: WritingLines) -> Iterator[Xml]:
    yield from (paragraph("", style="Line") for _line in range(piece.many))


def _figure(piece: Figure) -> Iterator[Xml]:
    yield paragraph(piece.number, style="Figure")
    yield paragraph(piece.words)
    if piece.beside:
        yield paragraph(piece.beside)


def _bars(piece: BarChart) -> Iterator[Xml]:
    """A row for each, its bar of blocks: whoever edits it edits text."""
    rows = [row([cell(bar.name), cell(blocks_of(bar)), cell(bar.said, strong=True)]) for bar in piece.bars]
    yield from grid((0.26, 0.5, 0.24), rows)


def _table(piece: PaperTable) -> Iterator[Xml]:
    shares = [column.share for column in piece.columns]
    heads = [cell(column.head, strong=True, ground=docx_parts.HEAD, size=piece.size) for column in piece.columns]
    head = [row(heads, repeated=True)] if piece.has_head else []
    yield from grid(shares, [*head, *(_row(piece, said) for said in piece.rows)])


def _row(piece: PaperTable, said: PaperRow) -> Xml:
    cells = said.whole_cells
    last = len(cells) - 1
    return row(
        [
            cell(
                with_tick(one),
                strong=one.strong or said.sort != "plain",
                ground=one.ground or ("" if said.sort == "plain" else docx_parts.COMPUTED),
                align=piece.columns[number].align,
                across=len(piece.columns) - number if number == last else 1,
                size=piece.size,
            )
            for number, one in enumerate(cells)
        ]
    )


def _signatures(piece: Signatures) -> Iterator[Xml]:
    yield from map(paragraph, filter(None, (piece.closing, piece.folio)))
    heads = [cell(words, strong=True, ground=docx_parts.HEAD) for words in piece.columns]
    signers = [
        row(map(cell, (*signer, "", "", "")), high=True) for signer in (*piece.signers, *[Signer()] * piece.spare)
    ]
    yield from grid(SIGNING_SHARES, [row(heads, repeated=True), *signers])


def _new_page(_piece: NewPage) -> Iterator[Xml]:
    yield paragraph(tag("w:r", tag("w:br", **{"w:type": "page"})))


WRITERS: Final[dict[type, Callable[[Any], Iterator[Xml]]]] = {
    Heading: _heading,
    Text: _text,
    Caution: _caution,
    Point: _point,
    WritingLines: _lines,
    Figure: _figure,
    BarChart: _bars,
    PaperTable: _table,
    Signatures: _signatures,
    NewPage: _new_page,
}
