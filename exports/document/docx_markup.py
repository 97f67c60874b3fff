"""The elements of a word processor's document. Texts come in by `text_run` alone and stay text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from .joined_words import joined_words

_ALIGN: Final = {"left": "left", "centre": "center", "right": "right"}
_NOT_IN_XML: Final = {0xFFFE: "[U+FFFE]", 0xFFFF: "[U+FFFF]"}
"""What a document may not hold is told by its number, so that none is lost unseen."""
UNBROKEN: Final = "\u00a0"
"""A blank at which no line ends."""


class Xml(str):
    """A piece of a document. Only this file and the fixed parts make it; any other `str` is somebody's text."""

    __slots__ = ()


def tag(name: str, /, *content: Xml, **attributes: str) -> Xml:
    said = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return Xml(f"<{name}{said}>{''.join(content)}</{name}>") if content else Xml(f"<{name}{said}/>")


def value(name: str, said: str) -> Xml:
    """An element that only has a value, as most of the properties are."""
    return tag(name, **{"w:val": said})


def text_run(text: str, *, strong: bool = False, size: float = 0) -> Xml:
    """A text, line by line. `size`: in points; 0: as its style has it."""
    half = str(round(2 * size))
    says = [*([tag("w:b")] if strong else []), *([value("w:sz", half)] if size else [])]
    lines: list[Xml] = []
    for number, line in enumerate(text.translate(_NOT_IN_XML).split("\n")):
        lines += [tag("w:br")] if number else []
        kept = " ".join(word.replace(" ", UNBROKEN) for word in joined_words(line))
        lines.append(Xml(f'<w:t xml:space="preserve">{escape(kept, quote=False)}</w:t>'))
    return tag("w:r", *([tag("w:rPr", *says)] if says else []), *lines)


def paragraph(*content: str, style: str = "", align: str = "", strong: bool = False, size: float = 0) -> Xml:
    """Texts, or pieces made already. `style`: the id of one of the fixed styles."""
    says = [*([value("w:pStyle", style)] if style else []), *([value("w:jc", _ALIGN[align])] if align else [])]
    runs = (one if isinstance(one, Xml) else text_run(one, strong=strong, size=size) for one in content)
    return tag("w:p", *([tag("w:pPr", *says)] if says else []), *runs)


def cell(
    text: str, *, strong: bool = False, ground: str = "", align: str = "left", across: int = 1, size: float = 9
) -> Xml:
    """`across`: how many columns it takes."""
    says = [
        *([value("w:gridSpan", str(across))] if across > 1 else []),
        *([tag("w:shd", **{"w:val": "clear", "w:fill": ground.lstrip("#")})] if ground else []),
    ]
    said = paragraph(text, style="Cell", align=align, strong=strong, size=size)
    return tag("w:tc", *([tag("w:tcPr", *says)] if says else []), said)


def row(cells: Iterable[Xml], *, repeated: bool = False, high: bool = False) -> Xml:
    """`repeated`: at the head of each page. `high`: with room for a fingerprint."""
    says = [
        tag("w:cantSplit"),
        *([tag("w:trHeight", **{"w:val": "960", "w:hRule": "atLeast"})] if high else []),
        *([tag("w:tblHeader")] if repeated else []),
    ]
    return tag("w:tr", tag("w:trPr", *says), *cells)


def grid(shares: Sequence[float], rows: Iterable[Xml]) -> Iterator[Xml]:
    """A table as wide as the page, and an empty line behind it: two tables without one become one."""
    whole = sum(shares)
    columns = (tag("w:gridCol", **{"w:w": str(round(share / whole * 9600))}) for share in shares)
    wide = tag("w:tblW", **{"w:w": "5000", "w:type": "pct"})
    says = tag("w:tblPr", value("w:tblStyle", "Grid"), wide)
    yield tag("w:tbl", says, tag("w:tblGrid", *columns), *rows)
    yield paragraph()
