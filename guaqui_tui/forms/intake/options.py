"""What a line of a spreadsheet may be told to be, as lists to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from storage.intake.cell_text import cell_as_text
from storage.intake.heading_keys import UNUSED
from storage.intake.sheets import Source
from storage.intake.steps.step import HeadingsStep
from storage.intake.table import Line, OpenedTable
from storage.notation.text import clean_line, first_words
from storage.plan.survey import Survey

from ...language.gettext_ import _
from ...session.several_sheets import SheetsSeen
from ...wording.intake.steps import lines_in_words
from ..choices import Option
from .answers import EVERY, NO, PROPOSED, YES
from .intake_line import IntakeLine, LineKind
from .reading_lines import brings_in_words, column_in_words, named_tables
from .row_lines import POLICIES, field_of_column, options_of_word

_FIRST: Final = ("holder", "text", "year")
_LOOKED_AT: Final = 12
"""Lines near the top of a table that may be its headings."""
_SHORT: Final = 40


def options_for(line: IntakeLine, source: Source, seen: SheetsSeen, survey: Survey) -> list[Option]:
    """What a line may be told to be; nothing for one that only says something."""
    if line.kind == "sheet":
        return _sheets(source, seen)
    make = _OPTIONS.get(line.kind)
    return make(line, seen, survey) if make else []


def _years(_line: IntakeLine, _seen: SheetsSeen, survey: Survey) -> list[Option]:
    years = [str(year) for year in survey.plan.years]
    return [*((year, year) for year in years), (UNUSED, _("none: each row lacks it"))]


def _yes_or_no(_line: IntakeLine, _seen: SheetsSeen, _survey: Survey) -> list[Option]:
    return [(YES, _("yes, do it")), (NO, _("no, leave the table as it is"))]


def _policies(_line: IntakeLine, _seen: SheetsSeen, _survey: Survey) -> list[Option]:
    return [(policy, _(words)) for policy, words in POLICIES.items()]


def _values(line: IntakeLine, seen: SheetsSeen, survey: Survey) -> list[Option]:
    field = field_of_column(line.column, seen.outlooks[0].proposal.layout.meaning)
    return [*(options_of_word(field, survey) if field else ()), ("-", _("says nothing"))]


def _sheets(source: Source, seen: SheetsSeen) -> list[Option]:
    brings = {one.proposal.reading.table.name: brings_in_words(one) for one in seen.outlooks}
    named = named_tables(source)
    options = [
        (name, f"{clean_line(name)}: {brings[name]}" if name in brings else clean_line(name)) for name in named
    ]
    fitting = len(seen.outlooks) + len(seen.outlooks[0].proposal.fitting)
    return [(EVERY, _("All that fit")), *options] if fitting > 1 else options


def _headings(_line: IntakeLine, seen: SheetsSeen, _survey: Survey) -> list[Option]:
    return [*_first_lines(seen.outlooks[0].proposal.reading.table)]


def _first_lines(table: OpenedTable) -> Iterator[Option]:
    """Each of the first lines, and each two of them, by what stands in them."""
    lines = table.lines[:_LOOKED_AT]
    after = {one.number: other for one, other in pairwise(lines)}
    yield PROPOSED, _("as it is proposed")
    for line in lines:
        yield _heading(line, line)
        if line.number in after:
            yield _heading(line, after[line.number])
    yield str(HeadingsStep(0, 0)), _("none: the first line is a row")


def _heading(first: Line, last: Line) -> Option:
    step = HeadingsStep(first.number, last.number)
    cells = [cell for line in dict.fromkeys((first, last)) for cell in line.cells if cell is not None]
    words = first_words(clean_line(" | ".join(map(cell_as_text, cells))), _SHORT)
    where = lines_in_words(first.number, last.number)
    return str(step), _("{lines}: {words}").format(lines=where, words=words)


def _columns(line: IntakeLine, seen: SheetsSeen, survey: Survey) -> list[Option]:
    """What is proposed first, then what every row needs, then the others."""
    meaning = seen.outlooks[0].proposal.layout.meaning
    proposed = [line.column] if line.kind == "unused" and line.column else []
    rest = [name for name in meaning.columns if name not in _FIRST]
    years = [str(year) for year in survey.plan.years]
    funders = (f"funding:{one.id}" for one in survey.funders())
    every = [*proposed, *_FIRST, UNUSED, *rest, *meaning.beside, *funders, *years]
    return [(column, column_in_words(column, meaning, survey)) for column in dict.fromkeys(every)]


def _holders(line: IntakeLine, seen: SheetsSeen, survey: Survey) -> list[Option]:
    """Those whose names are nearest, then all others by name."""
    near = {one.record.rpartition("/")[2]: f"{one.name}, {one.score}" for one in seen.near.get(line.key, ())}
    known = {one.record.rpartition("/")[2]: one.name for one in survey.holders()}
    others = sorted((id_ for id_ in known if id_ not in near), key=known.__getitem__)
    return [*near.items(), *((id_, known[id_]) for id_ in others)]


_OPTIONS: Final[Mapping[LineKind, Callable[[IntakeLine, SheetsSeen, Survey], list[Option]]]] = {
    "headings": _headings,
    "year": _years,
    "step": _yes_or_no,
    "offer": _yes_or_no,
    "refused": _yes_or_no,
    "unused": _columns,
    "column": _columns,
    "word": _values,
    "name": _holders,
    "policy": _policies,
}
