"""Papers as lines of text, for whoever looks at one before it is made: the same words in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any, Final
from unicodedata import category, east_asian_width

from storage.symbols import ATTENTION, RULE

from .in_text import WHOLE_BAR, blocks_of, with_tick
from .letter_widths import LetterWidths
from .paper import Frame, Paper
from .pieces import (
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

_LABEL: Final = 14
_HAND: Final = "_"
_GAP: Final = 2
"""Cells between two columns."""


class _Cells(dict[int, float]):
    """How many cells of a terminal a character takes."""

    def __missing__(self, number: int) -> float:
        letter = chr(number)
        wide = 0.0 if category(letter) in {"Mn", "Me", "Cf"} else 2.0 if east_asian_width(letter) in "WF" else 1.0
        self[number] = wide
        return wide


_WIDTHS: Final = LetterWidths(_Cells())


def preview_lines(paper: Paper, width: int) -> Iterator[str]:
    """Its lines, each at most `width` cells wide; what no line holds is broken."""
    yield from _head(paper.frame, width)
    for piece in paper.pieces:
        yield from SPEAKERS[type(piece)](piece, width)
    yield from ("", RULE * width)
    yield from _broken(paper.frame.draft or paper.frame.foot, width)


def _head(frame: Frame, width: int) -> Iterator[str]:
    for words in filter(None, (frame.place, frame.edition, frame.title, frame.subject)):
        yield from _broken(words, width)
    if frame.draft:
        yield from _caution(Caution(frame.draft), width)
    if frame.ready:
        yield from _broken(f"{frame.ready} · {frame.foot}", width)
    yield RULE * width


def _broken(text: str, width: int) -> list[str]:
    return _WIDTHS.lines(text, max(1, width))


def hung_lines(text: str, width: int) -> Iterator[str]:
    """A text's lines, each at most `width` cells wide: what is broken goes on under its line's first letter."""
    for line in text.split("\n"):
        said = line.lstrip(" ")
        indent = line[: min(len(line) - len(said), width // 2)]
        yield from (f"{indent}{part}".rstrip() for part in _broken(said, width - len(indent)))


def _filled(text: str, width: int) -> str:
    """With blanks up to a width."""
    return text + " " * int(width - _WIDTHS.width(text))


def _heading(piece: Heading, width: int) -> Iterator[str]:
    yield ""
    for line in _broken(piece.text, width):
        yield line
        if piece.level == 1:
            yield RULE * int(_WIDTHS.width(line))


def _text(piece: Text, width: int) -> Iterator[str]:
    yield from _broken(piece.text, width)


def _caution(piece: Caution, width: int) -> Iterator[str]:
    for number, line in enumerate(_broken(piece.text, width - 2)):
        yield f"  {line}" if number else f"{ATTENTION} {line}"


def _point(piece: Point, width: int) -> Iterator[str]:
    left = min(_LABEL, width // 3) if piece.label else 0
    said = [*_broken(piece.text or _HAND * (width - left), width - left)]
    said += [line for detail in piece.details for line in _broken(detail, width - left)]
    labels = _broken(piece.label, left - 1) if piece.label else []
    for label, line in zip_longest(labels, said, fillvalue=""):
        yield f"{_filled(label, left)}{line}".rstrip()


def _lines(piece: WritingLines, width: int) -> Iterator[str]:
    yield from [_HAND * width] * piece.many


def _figure(piece: Figure, width: int) -> Iterator[str]:
    yield from ("", piece.number)
    yield from _broken(piece.words, width)
    yield from _broken(piece.beside, width) if piece.beside else ()


def _bars(piece: BarChart, width: int) -> Iterator[str]:
    for bar in piece.bars:
        said = f"{_filled(bar.name, _LABEL)}{_filled(blocks_of(bar), WHOLE_BAR)} {bar.said}"
        yield from _broken(said, width)


def _table(piece: PaperTable, width: int) -> Iterator[str]:
    widths = _columns(piece, width)
    yield ""
    if piece.has_head:
        yield from _row(piece, PaperRow(tuple(column.head for column in piece.columns)), widths)
        yield RULE * width
    for row in piece.rows:
        yield from _row(piece, row, widths)


def _columns(piece: PaperTable, width: int) -> list[int]:
    """The cells of each column; the last has what is left."""
    whole, free = sum(column.share for column in piece.columns), width - _GAP * (len(piece.columns) - 1)
    widths = [max(1, int(free * column.share / whole)) for column in piece.columns]
    return [*widths[:-1], max(1, free - sum(widths[:-1]))]


def _row(piece: PaperTable, row: PaperRow, widths: Sequence[int]) -> Iterator[str]:
    last = len(row.cells) - 1
    rooms = [*widths[:last], sum(widths[last:]) + _GAP * (len(widths) - last - 1)]
    texts = map(with_tick, row.whole_cells)
    columns = [_broken(text, room) for text, room in zip(texts, rooms, strict=True)]
    for lines in zip_longest(*columns, fillvalue=""):
        yield (" " * _GAP).join(_placed(lines, rooms, piece)).rstrip()


def _placed(lines: Iterable[str], rooms: Sequence[int], piece: PaperTable) -> Iterator[str]:
    for number, (line, room) in enumerate(zip(lines, rooms, strict=True)):
        free = int(room - _WIDTHS.width(line))
        left = {"left": 0, "centre": free // 2, "right": free}[piece.columns[number].align]
        yield " " * left + line + " " * (free - left)


def _signatures(piece: Signatures, width: int) -> Iterator[str]:
    yield ""
    for words in filter(None, (piece.closing, piece.folio)):
        yield from _broken(words, width)
    for signer in (*piece.signers, *[Signer()] * piece.spare):
        named = ", ".join(filter(None, signer))
        yield from _broken(f"{named}: {_HAND * 12}" if named else _HAND * min(width, 40), width)


def _new_page(_piece: NewPage, width: int) -> Iterator[str]:
    yield from ("", RULE * width)


SPEAKERS: Final[dict[type, Callable[[Any, int], Iterator[str]]]] = {
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
