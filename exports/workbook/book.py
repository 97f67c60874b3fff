"""The whole workbook: which sheets it has, in which order, under which names.

No time, path or random id is inside: the same plan, the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from storage.survey import Survey

from ..decisions import planned_years
from ..edition import Edition
from ..registers import tables
from ..report.dossier import Dossier
from ..table_words import TableWords
from ..tables import Table
from ..words import N_, TABLES
from .container import stored
from .figures import FiguresSheet
from .fitting import in_xml, sheet_name
from .lists import write_list
from .matrix import Matrix
from .read_me import ABOUT, Chapter, write_read_me
from .styles import styles
from .year_plan import write_year

_CREATED: Final = datetime(2003, 1, 1, tzinfo=UTC)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WITH_THE_FIGURES: Final = ("shares", "zones", "classes", "validation")
"""Tables that stand together on one sheet."""


def book(survey: Survey, edition: Edition) -> bytes:
    buffer = io.BytesIO()
    with Workbook(buffer, _OPTIONS) as made:
        made.set_properties({"title": in_xml(survey.plan.name), "created": _CREATED})
        _Book(made, Dossier(survey, edition)).write()
    return stored(buffer.getvalue())


class _Book:
    def __init__(self, book: Workbook, dossier: Dossier) -> None:
        self._book = book
        self._dossier = dossier
        self._say = dossier.say
        self._styles = styles(book)
        self._taken: set[str] = set()
        self._chapters: list[Chapter] = []

    def write(self) -> None:
        say, dossier = self._say, self._dossier
        every = {table.name: table for table in tables(dossier.survey, **dossier.edition.readers._asdict())}
        matrix = self._sheet(say(N_("Matrix")), say(N_("Communities by years, costs, sums; below, associations.")))
        read_me = self._sheet(say(N_("Read me")), "")
        on_matrix = Matrix(matrix, dossier, self._styles)
        on_matrix.write()
        shown = self._sheet(
            say(N_("Figures")), say(N_("Shares by year and zone, demands by class, what was validated."))
        )
        FiguresSheet(self._book, shown, dossier, self._styles).write(matrix.get_name(), on_matrix.counts)
        self._years(every.pop("year_plan"))
        for name in _WITH_THE_FIGURES:
            del every[name]
        self._lists(every.values())
        write_read_me(read_me, dossier, self._styles, self._chapters)

    def _sheet(self, name: str, what: str) -> Worksheet:
        called = sheet_name(name, self._taken)
        self._taken.add(called.lower())
        if what:
            self._chapters.append(Chapter(called, what))
        return self._book.add_worksheet(called)

    def _years(self, table: Table) -> None:
        words = TableWords(self._dossier.survey, self._say)
        what = self._say(N_("What stands in the year's plan, by subprogramme and stage, and who is asked to pay."))
        for year in planned_years(self._dossier.survey):
            write_year(self._sheet(str(year), what), year, table, self._dossier, words, self._styles)

    def _lists(self, every: Iterable[Table]) -> None:
        words = TableWords(self._dossier.survey, self._say)
        for table in every:
            sheet = self._sheet(self._say(TABLES[table.name]), self._say(ABOUT[table.name]))
            write_list(sheet, table, self._dossier, words, self._styles)
