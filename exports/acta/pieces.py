"""An acta as a paper: what it comes to, its facts, its sections, its signatures; on two pages where it can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Final, NamedTuple

from storage.symbols import DISPUTED
from storage.translatable import N_

from ..document.paper import Frame, Paper
from ..document.pieces import (
    CELL,
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
from .demands import as_sentences
from .point import ActaPoint, ActaProposal, ActaTable, ActaTop, Section
from .proposals import COLUMNS, row_of_proposal

_SMALLEST: Final = 8.0
_PAGES: Final = 2
"""So many an acta has where it can be."""


class _Room(NamedTuple):
    """How close its things stand. `most`: so many proposals of one demand have room beside it, the others stand in
    an annex; `size`: of the letters in tables; `lines`: so many are there at most to write on under a heading;
    `demand`: the share that a demand's words have of a row, for of some they are long, of others its details.
    """

    most: int
    size: float
    lines: int = 9
    demand: float = 4.4


_CLOSE: Final = _Room(0, _SMALLEST, 2)
_ROOMS: Final = (
    _Room(8, CELL),
    _Room(3, _SMALLEST),
    _CLOSE._replace(lines=9),
    _CLOSE,
    _CLOSE._replace(demand=2.2),
    _CLOSE._replace(demand=6.8),
)
_SURELY_SHORT: Final = 15
"""With so few proposals and rows nobody has to see how many pages it takes."""
_WIDTHS: Final[tuple[tuple[float, Align], ...]] = ((1, "right"), (8, "left"), (2.6, "left"), (1.2, "right"))
_MANY_WIDTHS: Final[dict[int, tuple[tuple[float, Align], ...]]] = {
    2: ((4, "left"), (6, "left")),
    4: ((3, "left"), (1, "left"), (6, "left"), (2, "right")),
    5: ((3, "left"), (1, "left"), (5.5, "left"), (2, "right"), (2, "left")),
}
"""By how many columns a table has."""
_IN_TWO: Final[dict[int, tuple[float, Align]]] = {0: (1, "right"), 1: (9, "left"), 3: (1.5, "right")}
"""Which of the columns a proposal has where they stand in two halves."""
_ROW: Final = 14.0
"""What a demand's words and its details have of a row together."""
_SHORT: Final = 60
"""So many letters a fact has that stands in one paragraph with others."""
_TOP: Final = 11.0
_TOP_WIDTHS: Final[dict[int, tuple[tuple[float, Align], ...]]] = {
    2: ((2.8, "left"), (9, "left")),
    3: ((1.5, "left"), (8.4, "left"), (2.2, "right")),
}
_FEWEST_ROWS, _SPARE_ROWS = 8, 4
"""To sign: in all, and behind those who are known."""


def acta_as_paper(acta: ActaPaper, say: Speech, size: str = "letter") -> Paper:
    """Its foot is its code: it stands for exactly the data that are printed, so no other version is said.

    `size`: of the page, one of `SIZES`; by it what is told closely, so that it takes two pages.
    """
    frame = Frame(
        place=acta.plan,
        title=acta.title,
        subject="" if acta.title.endswith(acta.holder) else acta.holder,
        foot=say(N_("Code: {code}")).format(code=acta.code) if acta.code else "",
        pages=page_words(say),
        draft="" if acta.code else say(DRAFT),
        ready=say(N_("To be signed")) if acta.code else "",
    )
    from ..document.pdf import page_count  # it brings a font: not before a paper is drawn

    counted: dict[int, Paper] = {}
    for room in _ROOMS:
        made = Paper(frame, tuple(_pieces(acta, say, room)), say.language)
        if _is_surely_short(acta) or (pages := page_count([made], size)) <= _PAGES:
            return made
        counted.setdefault(pages, made)
    return counted[min(counted)]


def _is_surely_short(acta: ActaPaper) -> bool:
    proposals = sum(len(one.proposals) for of in acta.sections for one in of.entries)
    rows = sum(len(of.entries) for of in acta.sections if of.tabular)
    return proposals + rows <= _SURELY_SHORT


def _pieces(acta: ActaPaper, say: Speech, room: _Room) -> Iterator[Piece]:
    if acta.warning:
        yield Caution(acta.warning)
    if acta.top:
        yield _top(acta.top)
    if acta.unsettled:
        yield Heading(say(N_("To settle")))
        yield from map(_point, acta.unsettled)
    yield Text(acta.opening)
    yield from _facts([one for one in acta.facts if (one.label, one.text) not in acta.top])
    for tabular, sections in groupby(acta.sections, key=lambda one: one.tabular):
        if tabular:
            yield _in_rows([*sections], say, room)
        else:
            for section in sections:
                yield from _section(section, say, room)
    yield from _annex(acta, say, room)
    if acta.code:
        yield Signatures(acta.closing, acta.columns, tuple(acta.signatures), _spare_rows(acta), acta.folio)


def _top(rows: ActaTop) -> PaperTable:
    """What it comes to, in large letters: whoever has it before them for five seconds has read that."""
    columns = tuple(PaperColumn("", *of) for of in _TOP_WIDTHS[max(map(len, rows))])
    cells = (PaperRow(tuple(PaperCell(one, strong=True) for one in row)) for row in rows)
    return PaperTable(columns, tuple(cells), _TOP, dense=True, most_lines=2)


def _facts(facts: Sequence[ActaPoint]) -> Iterator[Piece]:
    """The short ones in one paragraph; what is to be written by hand has a line of its own."""
    short = [one for one in facts if 0 < len(one.text) <= _SHORT]
    if short:
        yield Text(as_sentences(*(f"{one.label}: {one.text}" for one in short)))
    yield from (_point(one) for one in facts if one not in short)


def _spare_rows(acta: ActaPaper) -> int:
    return max(_SPARE_ROWS, _FEWEST_ROWS - len(acta.signatures))


def _section(section: Section, say: Speech, room: _Room) -> Iterator[Piece]:
    if section.flowing and all(one.text and not one.label for one in section.entries):
        yield Point(section.heading, as_sentences(*(one.text for one in section.entries)))
        return
    yield Heading(section.heading)
    if section.said:
        yield Text(section.said)
    if section.table:
        yield _many(section.table)
    if not section.entries and section.blank:
        yield WritingLines(min(section.blank, room.lines))
    for said in section.entries:
        yield _point(said)
        if said.proposals and room.most:
            yield _table(said.proposals[: room.most], say, room, len(said.proposals) - room.most)


def _in_rows(sections: Sequence[Section], say: Speech, room: _Room) -> PaperTable:
    """Many points, each a row under its heading."""
    rows: list[PaperRow] = []
    for section in sections:
        rows += [PaperRow((section.heading,), sort="group"), *map(_as_row, section.entries)]
    heads = (
        (N_("Year"), 1.3),
        (N_("Demand"), room.demand),
        (N_("What it is, its cost, its place"), _ROW - room.demand),
    )
    return PaperTable(tuple(PaperColumn(say(head), of) for head, of in heads), tuple(rows), room.size, dense=True)


def _as_row(one: ActaPoint) -> PaperRow:
    details = _together(one.details)
    sign = f"{DISPUTED} " if details and details[0].startswith(DISPUTED) else ""
    return PaperRow((one.label, PaperCell(f"{sign}{one.text}", strong=True), "\n".join(details)))


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
    return Point(said.label, said.text, _together(said.details))


def _together(details: Sequence[str]) -> tuple[str, ...]:
    """Details as one paragraph; each that is to settle stands on a line of its own."""
    marked = [one for one in details if one.startswith(DISPUTED)]
    others = [one for one in details if not one.startswith(DISPUTED)]
    return (*marked, as_sentences(*others)) if others else tuple(marked)


def _table(proposals: Sequence[ActaProposal], say: Speech, room: _Room, more: int) -> PaperTable:
    """`more`: how many others stand in the annex."""
    columns = tuple(PaperColumn(say(head), *of) for head, of in zip(COLUMNS, _WIDTHS, strict=True))
    rows = [
        PaperRow(tuple(PaperCell(cell, strong=one.chosen) for cell in row_of_proposal(one))) for one in proposals
    ]
    if more > 0:
        words = say.ngettext("and {n} more, in the annex", "and {n} more, in the annex", more)
        rows.append(PaperRow(("", words.format(n=more))))
    return PaperTable(columns, tuple(rows), room.size, inset=True, dense=True)


def _annex(acta: ActaPaper, say: Speech, room: _Room) -> Iterator[Piece]:
    """The proposals that had no room beside their demand; above the signatures, which are of all that is read."""
    long = [one for of in acta.sections for one in of.entries if len(one.proposals) > room.most]
    if long:
        yield Heading(say(N_("Annex: the other proposals") if room.most else N_("Annex: the proposals")))
        half = [PaperColumn(say(COLUMNS[at]), *of) for at, of in _IN_TWO.items()]
        rows = tuple(row for one in long for row in _in_two(one, room))
        yield PaperTable((*half, *half), rows, _SMALLEST, joined=True, dense=True)


def _in_two(demand: ActaPoint, room: _Room) -> Iterator[PaperRow]:
    """The proposals of a demand as short as they can be: the second half beside the first."""
    proposals = demand.proposals[room.most :]
    by = {one.by for one in proposals}
    same = by.pop() if len(by) == 1 else ""
    if same:
        proposals = tuple(one._replace(by="") for one in proposals)
    above = filter(None, (demand.label, demand.text, f"({same})" if same else ""))
    yield PaperRow((" ".join(above),), sort="group")
    half = (len(proposals) + 1) // 2
    nothing = [PaperCell("")] * len(_IN_TWO)
    for first, second in zip_longest(proposals[:half], proposals[half:]):
        yield PaperRow((*_cells_in_two(first), *(_cells_in_two(second) if second else nothing)))


def _cells_in_two(one: ActaProposal) -> tuple[PaperCell, ...]:
    """Its cells; who proposed it stands behind what it is."""
    cells = row_of_proposal(one._replace(text=f"{one.text} ({one.by})" if one.by else one.text))
    return tuple(PaperCell(cells[at], strong=one.chosen) for at in _IN_TWO)
