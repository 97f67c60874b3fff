"""What became of a year's plan, in the words of the paper and the workbook of the year behind it."""

from __future__ import annotations

from collections.abc import Iterator

from storage.kinds.lookup import kind_of
from storage.kinds.process.budget import Budget
from storage.kinds.process.demand import WHY_IT_STANDS, Demand, slot_of
from storage.plan.accounts.year_account import YearAccount, accounts_of_year
from storage.plan.survey import SurveyRecord
from storage.plan.tallies.executions import spent_in_all
from storage.plan.tallies.spent import Spent, spent_together
from storage.plan.tallies.versions_said import values_said
from storage.translatable import N_

from ..dossier import Dossier
from ..wording.values import Values
from .execution_words import spent_sum_words, spent_words, state_words, versions_words, why_not_words
from .year_tables import YearColumnHead, YearRow, YearTable

_BUDGETED = "budgeted"


def table_of_year_before(dossier: Dossier, year: int) -> YearTable:
    """What became of each line of that year, of what left its plan since, and what was spent."""
    say = dossier.say
    heads = (
        YearColumnHead(say(N_("Who asks")), 1.9),
        YearColumnHead(say(N_("Demand or budget line")), 4.0),
        YearColumnHead(say(N_("Cost")), 1.2, money=True),
        YearColumnHead(say(N_("What became of it")), 3.4),
        YearColumnHead(say(N_("Spent")), 1.2, money=True),
    )
    accounts = accounts_of_year(dossier.survey, year)
    rows = [_row(dossier, one) for one in accounts]
    if not rows:
        return YearTable(heads, ())
    spent = spent_together(one.spent for one in accounts)
    cost = sum(one.line.cost_cents for one in accounts if one.line)
    cells = say(N_("Sum of the year")), "", cost, _not_summed(dossier, spent), spent.spent_cents
    return YearTable(heads, (*rows, YearRow(cells, "sum", len(rows))))


def _not_summed(dossier: Dossier, spent: Spent) -> str:
    """No amount for 1, to settle 2: of what the sum of what was spent has nothing."""
    return spent_sum_words(Spent(unsaid=spent.unsaid, disputed=spent.disputed), dossier.values)


def _row(dossier: Dossier, one: YearAccount) -> YearRow:
    """Where laptops differ on what was spent both stand in words, and neither is summed."""
    disputed = spent_words(one.executions, dossier.values) if spent_in_all(one.executions) is None else ""
    why = why_not_words(one.executions, dossier.values)
    said = *_standing(dossier, one), state_words(one.executions, dossier.values), why, disputed
    became = ". ".join(filter(None, said)) or dossier.say(N_("nothing said yet"))
    who = dossier.holder(one.holder) if one.holder else ""
    cost = one.line.cost_cents if one.line else 0
    return YearRow((who, dossier.values.line(one.text), cost or None, became, one.spent.spent_cents or None))


def _standing(dossier: Dossier, one: YearAccount) -> Iterator[str]:
    """Of what is not in that year's plan where it went, or how it stands now and why. Where laptops put it in
    and out of it, that is all that can be said.
    """
    say, survey = dossier.say, dossier.survey
    if one.moved_to:
        yield say(N_("Moved to {where}")).format(where=dossier.values.named((), one.moved_to))
        return
    entry = survey.entry(one.record, Demand) if slot_of(one.record) else survey.entry(one.record, Budget)
    statuses = values_said(entry, "status") if entry else []
    if not one.line and (len(statuses) < 2 or _BUDGETED not in statuses):
        left, never = (
            N_("Not in that year's plan ({year_word}) any more"),
            N_("It was not in that year's plan ({year_word})"),
        )
        yield say(left if one.was else never)
    if entry and (not one.line or len(statuses) > 1):
        yield ": ".join(filter(None, _stands(entry, dossier.values)))


def _stands(entry: SurveyRecord[Demand] | SurveyRecord[Budget], values: Values) -> Iterator[str]:
    """How it stands and why; where laptops differ each of it, marked."""
    for name in ("status", *WHY_IT_STANDS):
        said = [values.text(kind_of(entry.record), name, value) for value in values_said(entry, name)]
        yield versions_words([*dict.fromkeys(said)], values)
