"""Charts of lying bars, as SVG. Every bar has its name and its figure in words: none is told by colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import Final, NamedTuple
from unicodedata import combining, east_asian_width

from ..colours import PAPER
from .markup import Html, element

_WIDTH, _NAME, _FULL = 680, 224, 260
"""Of a chart, of its names, and of a whole bar. Beside a whole bar its figure in words still has room."""
_NAME_CELLS: Final = 32
"""How many narrow letters a name's line takes."""
_LINE, _GAP, _BAR = 16, 8, 14
_MOST_HEIGHT: Final = 640
"""A chart is no higher, so that a page holds it; what is left goes into the next one."""


class Bar(NamedTuple):
    """`part` is of a whole bar, 0 to 1; `fill` is its colour."""

    name: str
    part: float
    said: str
    fill: str = PAPER.bar


def bars(title: str, rows: Sequence[Bar], *, whole: bool = False) -> Iterator[Html]:
    """A chart of some bars, in as many drawings as it takes. `whole`: what is lacking of a whole is drawn too."""
    left = list(rows)
    while left:
        heights = accumulate(map(_height, left))
        many = max(1, sum(1 for _ in takewhile(lambda height: height <= _MOST_HEIGHT, heights)))
        yield _chart(title, left[:many], whole=whole)
        del left[:many]


def _chart(title: str, rows: Sequence[Bar], *, whole: bool) -> Html:
    parts, top = [], _GAP
    for bar in rows:
        parts += _drawn(bar, top, whole=whole)
        top += _height(bar)
    said = "; ".join(f"{bar.name}: {bar.said}" for bar in rows)
    return element(
        "svg",
        element("title", title),
        element("desc", said),
        *parts,
        role="img",
        viewBox=f"0 0 {_WIDTH} {top}",
        width=str(_WIDTH),
        height=str(top),
    )


def _height(bar: Bar) -> int:
    return len(name_lines(bar.name)) * _LINE + _GAP


def _drawn(bar: Bar, top: int, *, whole: bool) -> list[Html]:
    names = [
        element("text", line, x="0", y=str(top + _LINE * number + 12))
        for number, line in enumerate(name_lines(bar.name))
    ]
    width = round(_FULL * min(max(bar.part, 0), 1))
    track = [_rect(_FULL, top, PAPER.page, PAPER.light_line)] if whole else []
    filled = [_rect(width, top, bar.fill, PAPER.bar_edge)] if width else []
    end = _NAME + (_FULL if whole else width) + _GAP
    return [*names, *track, *filled, element("text", bar.said, x=str(end), y=str(top + 12))]


def _rect(width: int, top: int, fill: str, stroke: str) -> Html:
    place = {"x": str(_NAME), "y": str(top), "width": str(width), "height": str(_BAR)}
    return element("rect", **place, fill=fill, stroke=stroke)


def name_lines(name: str) -> list[str]:
    """A name in lines that have room beside the bars, between words where that is possible; no letter is lost."""
    found, line = [], ""
    for word in name.split():
        if line and _cells(f"{line} {word}") <= _NAME_CELLS:
            line = f"{line} {word}"
            continue
        if line:
            found.append(line)
        *whole, line = _pieces(word)
        found += whole
    return [*found, line]


def _pieces(word: str) -> list[str]:
    pieces = [""]
    for letter in word:
        if _cells(pieces[-1] + letter) > _NAME_CELLS:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cells(said: str) -> float:
    """How wide a text is at most, in narrow letters, whatever the font."""
    return sum(map(_letter_cells, said))


def _letter_cells(letter: str) -> float:
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return 2
    return 1.5 if letter.isupper() or letter in "mw@%" else 1
