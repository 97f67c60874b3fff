"""The handover as one page: as much of what is derived as has room, and lines for what is written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from storage.plan.handover import Handover
from storage.symbols import PART
from storage.translatable import N_

from ..document.pieces import PaperCell, PaperColumn, PaperRow, PaperTable, Piece, Point
from ..dossier import Dossier
from ..wording.speech import Speech
from .sections import HandoverSection, handover_sections, waiting_sections

_ROWS: Final = 26
"""Rows of the table that the page has room for, on the smallest paper, beside what comes first and what is written
by hand.
"""
_FIRST: Final = 11.0
_LETTERS: Final = 80
"""So many of these a line of what comes first surely has room for."""
_DOT: Final = f" {PART} "
_SIZE: Final = 8.0


class LinesOfRows(NamedTuple):
    """So many lines at most has each of the rows that come first, and each of the others."""

    first: int
    others: int


MOST_LINES: Final = (LinesOfRows(2, 2), LinesOfRows(2, 1), LinesOfRows(1, 1))
"""The more of it is read; the last has room on every page."""


def handover_page(dossier: Dossier, of: Handover, most_lines: LinesOfRows) -> Iterator[Piece]:
    """Nobody fills it in; who leaves and who comes, and where things lie, is written on it by hand."""
    say = dossier.say
    yield Point(say(N_("Hands over")), "")
    yield Point(say(N_("Takes over")), "")
    yield _first(dossier, waiting_sections(of, dossier.values), most_lines.first)
    columns = (PaperColumn(say(N_("When, or telephone")), 1.0), PaperColumn(_as_of(dossier, of), 5.0))
    sections = handover_sections(of, dossier.values)
    rows = [row for one, most in shared_out(sections, _ROWS) for row in _rows(dossier, one, most)]
    if rows:
        yield PaperTable(columns, tuple(rows), _SIZE, dense=True, most_lines=most_lines.others)
    yield Point(say(N_("File and copy")), "")
    yield Point(say(N_("Signed papers")), "")


def _first(dossier: Dossier, sections: Sequence[HandoverSection], most_lines: int) -> PaperTable:
    """What is to do, with how much of it there is, for whoever reads nothing else of the page."""
    columns = (
        PaperColumn("", 0.5, "right"),
        PaperColumn(dossier.say(N_("What waits for whoever takes over")), 5.5),
    )
    room = _LETTERS * most_lines
    rows = (
        PaperRow((PaperCell(str(len(one.lines)), strong=True), _in_short(one, dossier.say, room)))
        for one in sections
    )
    return PaperTable(columns, tuple(rows), _FIRST, dense=True, most_lines=most_lines)


def _in_short(section: HandoverSection, say: Speech, room: int) -> str:
    """What a section is about, as many of its lines as have room, one at least; and how many more there are."""
    if not section.lines:
        return f"{section.title}: {section.none}"
    named = [*_named_once(section)]
    for many in range(len(named), 0, -1):
        more = len(named) - many
        rest = f" {say.ngettext('and {n} more', 'and {n} more', more).format(n=more)}" if more else ""
        words = f"{section.title}: {'; '.join(named[:many])}{rest}"
        if len(words) <= room or many == 1:
            return words
    return section.title


def _named_once(section: HandoverSection) -> Iterator[str]:
    """Its lines in short: what they all begin with is said with the first alone."""
    words = [line.words for line in section.lines]
    first, dot, _rest = words[0].partition(_DOT)
    same = len(words) > 1 and bool(dot) and all(one.startswith(f"{first}{_DOT}") for one in words)
    yield f"{first}: {words[0].removeprefix(f'{first}{_DOT}')}" if same else words[0]
    yield from (one.removeprefix(f"{first}{_DOT}") if same else one for one in words[1:])


def _as_of(dossier: Dossier, of: Handover) -> str:
    return dossier.say(N_("As of {day}")).format(day=dossier.say.day(of.day)) if of.day else ""


def shared_out(sections: Sequence[HandoverSection], rows: int) -> list[tuple[HandoverSection, int]]:
    """Each section with how many of its lines have room in some rows: what one does not need the others have.

    Each has a row for its title, and one that says how many more there are.
    """
    left, most = [len(one.lines) for one in sections], [0] * len(sections)
    rows -= 2 * len(sections)
    while rows > 0 and any(left):
        for at, more in enumerate(left):
            if more and rows > 0:
                most[at], left[at], rows = most[at] + 1, more - 1, rows - 1
    return [*zip(sections, most, strict=True)]


def _rows(dossier: Dossier, section: HandoverSection, most: int) -> Iterator[PaperRow]:
    """A section under its title; with how many more there are where it has more lines. That it has none was said
    above, among what comes first.
    """
    if not section.lines:
        return
    yield PaperRow((PaperCell(section.title, strong=True),), "group")
    yield from (PaperRow((line.beside, line.words)) for line in section.lines[:most])
    if more := len(section.lines[most:]):
        words = dossier.say.ngettext("and {n} more, in the program", "and {n} more, in the program", more)
        yield PaperRow(("", words.format(n=more)))
