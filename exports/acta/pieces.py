"""An acta as a paper: its facts, its sections, its signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from storage.translatable import N_

from ..document.paper import Frame, Paper
from ..document.pieces import (
    Align,
    Caution,
    Heading,
    PaperCell,
    PaperColumn,
    PaperRow,
    PaperTable,
    Piece,
    Point,
    Signatures,
    Text,
    WritingLines,
)
from ..frame import DRAFT, page_words
from ..wording.speech import Speech
from .contents import ActaPaper
from .point import ActaPoint, ActaProposal, ActaTable, Section
from .proposals import COLUMNS, row_of_proposal

_MOST: Final = 8
"""So many proposals of one demand have room beside it; the others stand in an annex."""
_WIDTHS: Final[tuple[tuple[float, Align], ...]] = ((1, "right"), (8, "left"), (2.6, "left"), (1.2, "right"))
_MANY_WIDTHS: Final[dict[int, tuple[tuple[float, Align], ...]]] = {
    2: ((4, "left"), (6, "left")),
    4: ((3, "left"), (1, "left"), (6, "left"), (2, "right")),
    5: ((3, "left"), (1, "left"), (5.5, "left"), (2, "right"), (2, "left")),
}
"""By how many columns a table has."""
_IN_TWO: Final[dict[int, tuple[float, Align]]] = {0: (1, "right"), 1: (9, "left"), 3: (1.5, "right")}
"""Which of the columns a proposal has where they stand in two halves."""
_SMALLEST: Final = 8.0
_FEWEST_ROWS, _SPARE_ROWS = 8, 4
"""To sign: in all, and behind those who are known."""


def acta_as_paper(acta: ActaPaper, say: Speech) -> Paper:
    """Its foot is its code: it stands for exactly the data that are printed, so no other version is said."""
    frame = Frame(
        place=acta.plan,
        title=acta.title,
        subject="" if acta.title.endswith(acta.holder) else acta.holder,
        foot=say(N_("Code: {code}")).format(code=acta.code) if acta.code else "",
        pages=page_words(say),
        draft="" if acta.code else say(DRAFT),
        ready=say(N_("To be signed")) if acta.code else "",
    )
    return Paper(frame, tuple(_pieces(acta, say)), say.language)


def _pieces(acta: ActaPaper, say: Speech) -> Iterator[Piece]:
    if acta.warning:
        yield Caution(acta.warning)
    if acta.unsettled:
        yield Heading(say(N_("To settle")))
        yield from map(_point, acta.unsettled)
    yield Text(acta.opening)
    yield from map(_point, acta.facts)
    for section in acta.sections:
        yield from _section(section, say)
    yield from _annex(acta, say)
    if acta.code:
        yield Signatures(acta.closing, acta.columns, tuple(acta.signatures), _spare_rows(acta), acta.folio)


def _spare_rows(acta: ActaPaper) -> int:
    return max(_SPARE_ROWS, _FEWEST_ROWS - len(acta.signatures))


def _section(section: Section, say: Speech) -> Iterator[Piece]:
    yield Heading(section.heading)
    if section.said:
        yield Text(section.said)
    if section.table:
        yield _many(section.table)
    if not section.entries and section.blank:
        yield WritingLines(section.blank)
    for said in section.entries:
        yield _point(said)
        if said.proposals:
            yield _table(said.proposals[:_MOST], say, len(said.proposals) - _MOST)


def _many(table: ActaTable) -> PaperTable:
    """Many short things, under what they have in common."""
    widths = _MANY_WIDTHS[len(table.heads)]
    rows: list[PaperRow] = []
    for group in table.groups:
        rows += [PaperRow((group.heading,), sort="group")] if group.heading else []
        rows += [PaperRow(cells) for cells in group.rows]
    columns = [PaperColumn(head, *of) for head, of in zip(table.heads, widths, strict=True)]
    return PaperTable(tuple(columns), tuple(rows), dense=True)


def _point(said: ActaPoint) -> Point:
    return Point(said.label, said.text, said.details)


def _table(proposals: Sequence[ActaProposal], say: Speech, more: int = 0) -> PaperTable:
    """`more`: how many others stand in the annex."""
    columns = tuple(PaperColumn(say(head), *of) for head, of in zip(COLUMNS, _WIDTHS, strict=True))
    rows = [
        PaperRow(tuple(PaperCell(cell, strong=one.chosen) for cell in row_of_proposal(one))) for one in proposals
    ]
    if more > 0:
        words = say.ngettext("and {n} more, in the annex", "and {n} more, in the annex", more)
        rows.append(PaperRow(("", words.format(n=more))))
    return PaperTable(columns, tuple(rows), inset=True, dense=True)


def _annex(acta: ActaPaper, say: Speech) -> Iterator[Piece]:
    """The proposals that had no room beside their demand; above the signatures, which are of all that is read."""
    long = [one for of in acta.sections for one in of.entries if len(one.proposals) > _MOST]
    if long:
        yield Heading(say(N_("Annex: the other proposals")))
    for one in long:
        yield Point(one.label, one.text)
        yield _in_two(one.proposals[_MOST:], say)


def _in_two(proposals: Sequence[ActaProposal], say: Speech) -> PaperTable:
    """As short as they can be: the second half beside the first."""
    half = [PaperColumn(say(COLUMNS[at]), *of) for at, of in _IN_TWO.items()]
    rows = (len(proposals) + 1) // 2
    beside = zip_longest(proposals[:rows], proposals[rows:])
    cells = (
        (*_cells_in_two(first), *(_cells_in_two(second) if second else [""] * len(half)))
        for first, second in beside
    )
    return PaperTable((*half, *half), tuple(map(PaperRow, cells)), _SMALLEST, joined=True, dense=True)


def _cells_in_two(one: ActaProposal) -> tuple[str, ...]:
    """Its cells; who proposed it stands behind what it is."""
    cells = row_of_proposal(one._replace(text=f"{one.text} ({one.by})" if one.by else one.text))
    return tuple(cells[at] for at in _IN_TWO)
