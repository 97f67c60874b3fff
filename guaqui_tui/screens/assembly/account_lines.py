"""The accounts to those who asked as a hall reads them on a wall: a few words a line, what was done first."""

from __future__ import annotations

from collections.abc import Iterator

from exports.findings.account_words import (
    account_money_words,
    account_words,
    became_word,
    done_words,
    lacking_of,
    steps_words,
    year_money_words,
)
from exports.wording.values import Values
from storage.plan.accounts.account import HolderAccounts, PlanAccounts, sums_of_years
from storage.symbols import PART

from ...language.gettext_ import _


def lines_of_holder(of: HolderAccounts, values: Values) -> Iterator[str]:
    """Each year under an empty line: what was asked, then what became of it and how far it came."""
    sums = of.sums
    yield done_words(sums, values)
    yield account_money_words(sums, values)
    for one in of.by_year:
        words = account_words(one, values, causes_alone=True)
        yield ""
        yield f"{words.year}  {words.asked}"
        yield from (f"      {said[:1].upper()}{said[1:]}" for said in (words.became, words.stands) if said)
    if left := lacking_of(of, values):
        yield ""
        yield left


def lines_of_all(accounts: PlanAccounts, values: Values) -> Iterator[str]:
    """The whole municipality, its money by year; then who asked, each with what was done, and the rest."""
    whole = accounts.sums
    yield done_words(whole, values)
    yield steps_words(whole, values)
    yield account_money_words(whole, values)
    for year, of_year in sums_of_years(accounts.every).items():
        if of_year.cost_cents or of_year.planned_cents or of_year.spent_cents:
            yield f"      {year_money_words(year, of_year, values)}"
    for of in accounts.every:
        sums = of.sums
        counts = [f"{became_word(state, values)} {n}" for state, n in sums.states.items()]
        name = values.named(("community", "association"), of.holder) if of.holder else _("Nobody's by name")
        yield ""
        yield f"{name} {PART} {done_words(sums, values)}"
        yield f"      {', '.join(counts) or steps_words(sums, values)}"
