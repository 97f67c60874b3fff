"""All tables that leave: the lists of kinds, those that are made from several, the figures.

`NAMES` has those that always leave, in their order; a new one needs its function and a line in `_MADE`. Then comes
the list of every other kind of the table of which there is anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Final

from storage.kinds.lookup import BESIDE_THE_PLAN, KINDS
from storage.kinds.part import HOLDER_ID
from storage.kinds.process.demand import Slot, slot_of
from storage.plan.indicators import Indicators, indicators
from storage.plan.same_words import same_words
from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY, Readers
from storage.plan.votes import proposals_with_words
from storage.revisions.record_names import municipality_of
from storage.translatable import N_

from ..wording.words import TABLES
from .accounts import accounts_table
from .cells import Cell, Column, column_of
from .list_columns import list_of, name_of_list
from .money import money_parts_table, money_shares_table
from .summaries import class_costs, shares, validation_table, year_plan_table, zone_shares
from .table import Table, disputes_table, holder_names
from .tallies import attendance_table, causes_table, proposers_table, vocation_table


class Registers:
    """The tables of a plan, each made when it is asked for: of many communities that takes a while.

    What is not for its readers is in none of them.
    """

    def __init__(self, survey: Survey, readers: Readers = ANYBODY) -> None:
        self.survey = seen_by(survey, readers)
        self._whole = survey

    @cached_property
    def figures(self) -> Indicators:
        return indicators(self.survey)

    @property
    def names(self) -> list[str]:
        """Those of all tables that leave."""
        return [*NAMES, *(name_of_list(kind) for kind in KINDS if self._has_more(kind))]

    def _has_more(self, kind: str) -> bool:
        """Whether there is anything on the list of another kind: looked at no further than to the first."""
        if kind in BESIDE_THE_PLAN or name_of_list(kind) in NAMES:
            return False
        return any(map(self._stands, self._whole.records(kind)))

    def _stands(self, record: str) -> bool:
        state = self.survey.history(record) if municipality_of(record) == self.survey.municipality else None
        return state is not None and state.values.get("withdrawn") is not True

    def table(self, name: str) -> Table:
        """The table of one of `names`: the list of a kind, where it is none that is made otherwise."""
        if name in _MADE:
            return _MADE[name](self)
        return list_of(self.survey, next(kind for kind in KINDS if name_of_list(kind) == name))


_MADE: Final[dict[str, Callable[[Registers], Table]]] = {
    "proposals": lambda of: proposals_table(of.survey),
    "withdrawn": lambda of: withdrawn_table(of.survey),
    "year_plan": lambda of: year_plan_table(of.survey),
    "shares": lambda of: shares(of.figures),
    "zone_shares": lambda of: zone_shares(of.figures),
    "class_costs": lambda of: class_costs(of.figures),
    "validation": lambda of: validation_table(of.figures),
    "disputes": lambda of: disputes_table(of.survey),
    "causes_given": lambda of: causes_table(of.survey),
    "attendance": lambda of: attendance_table(of.survey),
    "proposers": lambda of: proposers_table(of.survey),
    "vocation": lambda of: vocation_table(of.figures),
    "money_shares": lambda of: money_shares_table(of.figures),
    "money_parts": lambda of: money_parts_table(of.figures),
    "accounts": lambda of: accounts_table(of.survey),
}
COUNTED: Final = (
    *("causes_given", "attendance", "proposers", "vocation", "money_shares", "money_parts", "accounts"),
)
"""What is counted beside the shares. They stand in no workbook, which shows figures on a sheet of its own."""
NAMES: Final = (
    *("demands", "proposals", "withdrawn", "communities", "associations", "workshops", "year_plan", "budget"),
    *("shares", "zone_shares", "class_costs", "validation", "disputes", *COUNTED),
)
"""The names of the tables that always leave, in their order."""

CALLED: Final = {**{name_of_list(kind): one.plural for kind, one in KINDS.items()}, **TABLES}
"""What the tables are called."""


def proposals_table(survey: Survey) -> Table:
    """Every proposal that a standing demand was chosen from, or is to be, in its order."""
    names = holder_names(survey)
    own = [*map(Column, ("holder", "year", "n", "proposal"))]
    fields = [column_of("demand", "text"), *(_of_option(name) for name in ("votes", "proposed_by"))]
    columns = [*own, *fields, *map(Column, ("chosen", HOLDER_ID))]
    rows: list[list[Any]] = []
    for slot, entry in survey.demands():
        if entry.fields.withdrawn is True:
            continue
        for number, option in enumerate(proposals_with_words(entry.history.values.get("options")), 1):
            row = [names.get(slot.holder, slot.holder), slot.year, slot.n, number]
            row += [column.value(option) for column in fields]
            rows.append([*row, _is_chosen(option, entry.fields.text), slot.holder])
    return Table("proposals", columns, rows)


def _is_chosen(option: Mapping[str, Any], text: object) -> Cell | None:
    """Whether a proposal is the demand itself; of another nothing is said."""
    return Cell("true", lambda values: values.say(N_("yes"))) if same_words(option["text"], text) else None


def _of_option(name: str) -> Column:
    """A column of a proposal itself."""
    column = column_of("demand", "options", name)
    return column._replace(name=name, fields=column.fields[-1:])


def withdrawn_table(survey: Survey) -> Table:
    """The demands that were taken back or moved, with where to and the reason."""
    names = holder_names(survey)
    text, cost, reason = fields = [column_of("demand", name) for name in ("text", "cost_cents", "status_reason")]
    columns = [*map(Column, ("holder", "year", "n")), text, cost, Column("moved_to"), reason, Column(HOLDER_ID)]
    rows: list[list[Any]] = []
    for slot, entry in survey.demands():
        if entry.fields.withdrawn is True:
            *said, why = (column.value(entry.history.values) for column in fields)
            where = _place_of(slot, entry.fields.moved_to, names)
            rows.append([names.get(slot.holder, slot.holder), slot.year, slot.n, *said, where, why, slot.holder])
    return Table("withdrawn", columns, rows)


def _place_of(here: Slot, record: object, names: Mapping[str, str]) -> str | None:
    """2005, or 2005/2, or Andamarca 2005: where a demand went; whose slot it is where that is another's."""
    to = slot_of(record) if isinstance(record, str) else None
    if to is None:
        return None
    year = to.of_year(numbered=here.n > 1 or to.n > 1)
    return year if to.holder == here.holder else f"{names.get(to.holder, to.holder)} {year}"
