"""The council's report on two pages: the number and the year that falls, then who asks for what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from storage.plan.productive_share import Figures
from storage.plan.tallies.causes import count_causes
from storage.plan.tallies.ceilings import YearCeilings
from storage.symbols import FALLS
from storage.translatable import N_

from ..document.paper import Paper
from ..document.pdf import page_count
from ..document.pieces import (
    BarChart,
    ChartBar,
    Figure,
    Heading,
    NewPage,
    PaperColumn,
    PaperRow,
    PaperTable,
    Piece,
    Text,
)
from ..dossier import Dossier
from ..findings.sentences import ceilings, council_points
from ..findings.shares import falling_year, how_counted, number, number_words, share_of_slots
from ..frame import frame_of
from .matrix import legend, marks_table, matrix_table, zones_table

PAGES: Final = 2
_APART: Final = N_("What each of the {communities_word} asks for stands in the annexes.")
_BAR: Final = 8.0
"""How high a year's bar is, in mm."""
_MOST_HOLDERS: Final = 60
"""Of more communities than these the zones alone stand here."""


class CouncilReport(NamedTuple):
    """`whole`: whether every community stands on it; else the annexes have the matrix."""

    paper: Paper
    whole: bool


def council_report(dossier: Dossier, size: str) -> CouncilReport:
    """As much of the matrix as two pages of a size hold: whole cells, cells cut short, or the zones alone."""
    title = dossier.say(N_("Report for the session of the {council_word}"))
    frame = frame_of(dossier.survey, dossier.edition, title)
    first = (*_first(dossier), NewPage())
    for report in _matrices(dossier):
        paper = Paper(frame, (*first, *report.pieces), dossier.say.language)
        if page_count([paper], size) <= PAGES:
            return CouncilReport(paper, report.whole)
    return CouncilReport(Paper(frame, (*first, *_zones(dossier)), dossier.say.language), whole=False)


# The first page


def _first(dossier: Dossier) -> Iterator[Piece]:
    say, falls = dossier.say, falling_year(dossier)
    yield Figure(number(dossier), number_words(dossier), how_counted(dossier))
    yield Heading(falls.words if falls else say(N_("Productive share by year")))
    bars = (_bar(dossier, year, of, falls.year if falls else "") for year, of in dossier.figures.years.items())
    yield BarChart(tuple(bars), _BAR)
    for point in council_points(dossier):
        yield Heading(point.label, level=2)
        yield Text(point.text, size=12)
    if of_years := ceilings(dossier):
        yield Heading(say(N_("Ceiling of each year, and what is left")))
        yield _ceilings_table(dossier, of_years)


def _bar(dossier: Dossier, year: str, of: Figures, falls: str) -> ChartBar:
    marked = year == falls
    most = of.range[1] / 100 if of.range else None
    said = share_of_slots(dossier, of)
    return ChartBar(f"{FALLS} {year}" if marked else year, said, (of.share or 0) / 100, most, marked)


def _ceilings_table(dossier: Dossier, of_years: dict[str, YearCeilings]) -> PaperTable:
    say = dossier.say
    heads = say(N_("Ceiling")), say(N_("In the year's plan ({year_word})")), say(N_("Left"))
    columns = (PaperColumn(say(N_("Year")), 0.6), *(PaperColumn(head, 1, "right") for head in heads))
    rows = (
        PaperRow(
            (
                year,
                dossier.amount(of.ceiling_cents or 0),
                dossier.amount(of.planned_cents),
                left_words(dossier, of),
            )
        )
        for year, of in of_years.items()
    )
    return PaperTable(columns, tuple(rows))


def left_words(dossier: Dossier, of: YearCeilings) -> str:
    """What is left, or in words by how much there is more than the ceiling."""
    left = of.left_cents or 0
    if left >= 0:
        return dossier.amount(left)
    return dossier.say(N_("over by {amount}")).format(amount=dossier.amount(-left))


# The second page


class _Matrix(NamedTuple):
    """What may stand on the second page, and whether all that is asked for does."""

    pieces: tuple[Piece, ...]
    whole: bool


def _matrices(dossier: Dossier) -> Iterator[_Matrix]:
    """The most of it first; last the marks alone."""
    if not dossier.communities or len(dossier.communities) > _MOST_HOLDERS:
        return
    heading, marks = Heading(dossier.say(N_("Who asks for what"))), Text(legend(dossier), size=10)
    foot = tuple(_foot(dossier))
    matrix = matrix_table(dossier)
    for most_lines in (3, 2, 1):
        yield _Matrix((heading, marks, matrix._replace(most_lines=most_lines), *foot), whole=True)
    apart = Text(dossier.say(_APART), size=10)
    yield _Matrix((*_by_zone(dossier), marks, marks_table(dossier), apart, *foot), whole=False)


def _zones(dossier: Dossier) -> Iterator[Piece]:
    yield from _by_zone(dossier)
    yield Text(dossier.say(_APART), size=10)
    yield from _foot(dossier)


def _by_zone(dossier: Dossier) -> Iterator[Piece]:
    yield Heading(dossier.say(N_("Productive share by zone and year")))
    yield zones_table(dossier)


def _foot(dossier: Dossier) -> Iterator[Piece]:
    """The causes that were given, in one line."""
    names = dossier.survey.named("cause")
    counted = [f"{names.get(id_, id_)} {n}" for id_, n in count_causes(dossier.survey).items()]
    if counted:
        yield Text(dossier.say(N_("Causes given: {causes}.")).format(causes="; ".join(counted)), size=10)
