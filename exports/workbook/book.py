"""The whole workbook: which sheets it has, in which order, under which names.

No time, path or random id is inside: the same plan, the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from storage.kinds.lookup import KINDS
from storage.notation.list_mark import list_mark
from storage.plan.decisions import planned_years
from storage.plan.survey import Survey
from storage.revisions.revision import PACK
from storage.translatable import N_

from ..dossier import Dossier
from ..tables.flat_demands import flat_demands
from ..tables.list_columns import name_of_list
from ..tables.registers import CALLED, COUNTED, NAMES, Registers
from ..tables.table import Table
from ..wording.edition import Edition
from .container import workbook_bytes
from .figures import FiguresSheet
from .fitting import sheet_name
from .lists import write_list
from .matrix import Matrix
from .read_me import ABOUT, ALL_OF_A_KIND, Chapter, write_read_me
from .styles import styles
from .year_plan import write_year

_OWN: Final = [name for name in NAMES if name not in COUNTED]
_WITH_THE_FIGURES: Final = ("shares", "zone_shares", "class_costs", "validation")
"""Tables that stand together on one sheet."""


def book(survey: Survey, edition: Edition) -> bytes:
    return workbook_bytes(survey.plan.name, lambda made: _Book(made, Dossier(survey, edition)).write())


class _Book:
    def __init__(self, book: Workbook, dossier: Dossier) -> None:
        self._book = book
        self._dossier = dossier
        self._say = dossier.say
        self._styles = styles(book, dossier.legend)
        self._taken: set[str] = set()
        self._chapters: list[Chapter] = []

    def write(self) -> None:
        say, dossier = self._say, self._dossier
        registers = Registers(dossier.survey, dossier.edition.readers)
        every = {name: registers.table(name) for name in [*_OWN, *_noted(registers)]}
        what = say(N_("Communities by years, costs, sums; below, associations."))
        matrix = self._sheet("matrix", say(N_("Matrix")), what)
        what = say(N_("Every place of the plan in a row, one value a cell: to filter and to reckon with."))
        write_list(self._sheet("data", say(N_("Data")), what), flat_demands(dossier.survey), dossier, self._styles)
        read_me = self._sheet("read_me", say(N_("Read me")), "")
        on_matrix = Matrix(matrix, dossier, self._styles)
        on_matrix.write()
        what = say(N_("Shares by year and zone, demands by class, what was validated."))
        shown = self._sheet("figures", say(N_("Figures")), what)
        FiguresSheet(self._book, shown, dossier, self._styles).write(matrix.get_name(), on_matrix.counts)
        self._years(every.pop("year_plan"))
        for name in _WITH_THE_FIGURES:
            del every[name]
        self._lists(every.values())
        write_read_me(read_me, dossier, self._styles, self._chapters)

    def _sheet(self, list_: str, name: str, what: str) -> Worksheet:
        """A new sheet, marked with the list or paper that it is, so that it is known when it comes back."""
        called = sheet_name(name, self._taken)
        self._taken.add(called.lower())
        if what:
            self._chapters.append(Chapter(called, what))
        sheet = self._book.add_worksheet(called)
        of_sheet = quote_sheetname(called)
        self._book.define_name(f"{of_sheet}!{list_mark(list_)}", f"={of_sheet}!$A$1")
        return sheet

    def _years(self, table: Table) -> None:
        what = self._say(N_("What stands in the year's plan, by subprogramme and stage, and who is asked to pay."))
        for year in planned_years(self._dossier.survey):
            write_year(self._sheet("year", str(year), what), year, table, self._dossier, self._styles)

    def _lists(self, every: Iterable[Table]) -> None:
        for table in every:
            about = self._say(ABOUT.get(table.name, ALL_OF_A_KIND))
            sheet = self._sheet(table.name, self._say(CALLED[table.name]), about)
            write_list(sheet, table.for_people(), self._dossier, self._styles)


def _noted(registers: Registers) -> list[str]:
    """The lists of other kinds of which people began a record: those that a pack filled would hide them."""
    more = {name_of_list(kind): kind for kind in KINDS if name_of_list(kind) not in NAMES}
    return [name for name in registers.names if name in more and _is_noted(registers.survey, more[name])]


def _is_noted(survey: Survey, kind: str) -> bool:
    began = (survey.revisions(record).values() for record in survey.records(kind))
    return any(all(one.device != PACK for one in revisions) for revisions in began)
