"""The sheet that says what is on the others, what the marks mean, and what is counted and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from xlsxwriter.worksheet import Worksheet

from storage.translatable import N_

from ..dossier import Dossier
from ..wording.marks import OURS
from ..wording.rule import rule
from ..wording.words import PRIVATE_EDITION
from .fitting import CUT
from .grid import Grid
from .styles import Styles

ABOUT: Final = {
    "demands": N_("Every demand with all that was noted of it."),
    "proposals": N_("The proposals that demands were chosen from, or are to be."),
    "withdrawn": N_("The demands that were taken back or moved to another year."),
    "communities": N_("The communities with their zones, and what the assembly said of these."),
    "associations": N_("The producers' associations."),
    "workshops": N_("Who was convened to which workshop, and what became of it."),
    "budget": N_("The lines of the years' plans that are no demand."),
    "disputes": N_("What has several versions: each of them, and who says it."),
}
"""What the sheet of each table has."""
ALL_OF_A_KIND: Final = N_("All that was noted of this kind.")
"""What the sheet of any other has."""


class Chapter(NamedTuple):
    """A sheet, and what is on it."""

    name: str
    what: str


def write_read_me(sheet: Worksheet, dossier: Dossier, styles: Styles, chapters: Sequence[Chapter]) -> None:
    grid, say = Grid(sheet, styles, [26, 104]), dossier.say
    grid.line(0, dossier.plan.name, styles.title)
    grid.line(2, say(N_("What is on which sheet")), styles.section)
    for at, chapter in enumerate(chapters, 3):
        grid.text(at, 0, chapter.name, styles.name)
        grid.text(at, 1, chapter.what)
    marks = 4 + len(chapters)
    grid.line(marks, say(N_("What the marks mean")), styles.section)
    for at, mark in enumerate(dossier.legend, marks + 1):
        grid.text(at, 0, mark.symbol, styles.marks[mark.key])
        grid.text(at, 1, mark.words(say))
    counted = marks + 2 + len(dossier.legend)
    grid.line(counted, say(N_("What is counted, and how")), styles.section)
    for at, text in enumerate(_said(dossier), counted + 1):
        grid.text(at, 0, text, styles.said, across=2)
    grid.for_paper(say, dossier.plan.name, 0, one=True)


def _said(dossier: Dossier) -> Iterator[str]:
    say, plan = dossier.say, dossier.figures.plan
    if dossier.edition.private:
        yield say(PRIVATE_EDITION)
    words = N_("Decided: {filled} of {slots}. Productive: {productive}. Productive or not, to settle: {disputed}.")
    yield say(words).format(
        filled=plan.filled, slots=plan.slots, productive=plan.productive, disputed=plan.disputed
    )
    yield from rule(dossier.survey, dossier.legend, say)
    for words in _RULES:
        yield say(words).format(symbol=OURS["disputed"].symbol, cut=CUT.strip())


_RULES: Final = (
    N_(
        "Shares count the communities' demands; "
        "the associations' stand below the matrix and count in its costs alone."
    ),
    N_("A cell marked {symbol} shows one of several versions; all of them are on the sheet of what is to settle."),
    N_("What several demands ask for jointly costs once: one of them bears the cost, the others count 0."),
    N_("Postponed demands, and those decided not to be, have no cost in the sums."),
    N_("A text that ends in {cut} is longer than a cell holds; all of it is in the file of format json."),
    N_("On paper a row shows some thirty lines; what is longer is whole in its cell."),
    N_("If a name above says that the data are invented, no figure of this workbook is real."),
)
