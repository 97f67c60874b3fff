"""A year's plan in the words that its paper and its workbook share: the money there is, what it goes to, and what
became of the year before. Amounts are whole centavos still.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from storage.kinds.executed import EXECUTED
from storage.kinds.lookup import kind_of
from storage.kinds.process.budget import Budget
from storage.kinds.process.demand import Demand
from storage.plan.decisions import PlanLine
from storage.plan.money import Money
from storage.plan.survey import SurveyRecord
from storage.plan.tallies.ceiling_ranges import NOT_ALL_READ, left_ranges
from storage.plan.tallies.ceilings import ANY_FUNDER, WHOLE_YEAR, CeilingMoney, YearMoney, year_money
from storage.plan.tallies.programme_tree import ProgrammeTree
from storage.plan.views.readers import shown_conflicts
from storage.symbols import DISPUTED
from storage.translatable import N_

from ..dossier import Dossier
from ..wording.values import labels
from .programme_words import programme_with_code
from .year_before import table_of_year_before
from .year_tables import YearColumnHead, YearRow, YearTable

_MOST_FUNDERS: Final = 5
"""So many who pay have a column each; of more the contributions stand in one, in words."""


class YearWords(NamedTuple):
    """`left`: the one thing that everybody asks, whether money is left; `summary` the same in a sentence; `notes`:
    what else is to be known of it.

    `money` is by who gives it, `lines` by programme, `before` of the year before, without rows where nothing was.
    """

    year: int
    left: str
    over: bool
    summary: str
    notes: tuple[str, ...]
    money: YearTable
    lines: YearTable
    before: YearTable


def year_words(dossier: Dossier, year: int) -> YearWords:
    of = year_money(dossier.survey, year)
    return YearWords(
        year,
        _left(dossier, of.whole),
        bool(of.over) or (of.whole is not None and of.whole.left_cents < 0),
        _summary(dossier, of),
        tuple(_notes(dossier, of)),
        _money(dossier, of),
        _lines(dossier, of),
        table_of_year_before(dossier, year - 1),
    )


# The money


def _left(dossier: Dossier, of: CeilingMoney | None) -> str:
    """So much left to place; or in words by how much there is more than the ceiling."""
    if of is None:
        return dossier.say(N_("no ceiling yet"))
    words = N_("{amount} more than there is") if of.left_cents < 0 else N_("{amount} left to place")
    return dossier.say(words).format(amount=dossier.amount(abs(of.left_cents)))


def _summary(dossier: Dossier, of: YearMoney) -> str:
    say, placed = dossier.say, dossier.amount(of.money.cost_cents)
    if of.whole is None:
        return say(N_("Placed {placed}; {left}.")).format(placed=placed, left=_left(dossier, None))
    ceiling = dossier.amount(of.whole.ceiling_cents)
    words = say(N_("Ceiling {ceiling}; placed {placed}; {left}."))
    if not of.whole.record:  # of who pays only some have a ceiling
        words = say(N_("Placed {all}. Of who has a ceiling: {ceiling}; placed {placed}; {left}."))
        placed, of_all = dossier.amount(of.whole.planned_cents), placed
        return words.format(all=of_all, ceiling=ceiling, placed=placed, left=_left(dossier, of.whole))
    return words.format(ceiling=ceiling, placed=placed, left=_left(dossier, of.whole))


def _notes(dossier: Dossier, of: YearMoney) -> Iterator[str]:
    """What nobody gives, the other ceilings that are not enough, what is left whatever is settled."""
    say = dossier.say
    if cents := of.money.missing_cents:
        yield say(N_("Nobody gives {amount} of it yet.")).format(amount=dossier.amount(cents))
    for one in of.over:
        if one is not of.whole:
            yield from _over(dossier, one)
    for (whose, funder), left in left_ranges(dossier.survey, of).items():
        held = next(one for one in of.held if (one.whose, one.funder) == (whose, funder))
        words = say(N_("{sign} {name}: to settle; between {low} and {high} left"))
        low, high = map(dossier.amount, (left.low_cents, left.high_cents))
        told = [words.format(sign=DISPUTED, name=_called(dossier, held), low=low, high=high)]
        told += [] if left.all_read else [say(NOT_ALL_READ)]
        yield "; ".join(told)


def _over(dossier: Dossier, one: CeilingMoney) -> Iterator[str]:
    """A ceiling for one, or each of those over it that is there for each."""
    for each in one.by_holder:
        if each.left_cents < 0:
            words = dossier.say(N_("{amount} more than there is")).format(amount=dossier.amount(-each.left_cents))
            yield f"{dossier.holder(each.holder)}: {words}."
    if not one.by_holder:
        yield f"{_called(dossier, one)}: {_left(dossier, one)}."


def _called(dossier: Dossier, one: CeilingMoney) -> str:
    return dossier.values.title(one.record) if one.record else dossier.say(N_("Together"))


def _money(dossier: Dossier, of: YearMoney) -> YearTable:
    say = dossier.say
    heads = (
        YearColumnHead(say(N_("Who gives it")), 2.6),
        YearColumnHead(say(N_("Ceiling")), 1.2, money=True),
        YearColumnHead(say(N_("Placed")), 1.2, money=True),
        YearColumnHead(say(N_("What is left")), 2.2),
    )
    ceilings = {one.funder: one for one in of.ceilings if one.whose == WHOLE_YEAR}
    rows = [_of_funder(dossier, id_, ceilings.get(id_), of.money) for id_ in _funders(dossier, of)]
    placed = of.money.cost_cents
    if cents := of.money.missing_cents:
        rows.append(YearRow((say(N_("Without a source")), None, cents, "")))
    if of.whole and not of.whole.record:
        left = _left(dossier, of.whole)
        of_some = say(N_("Who has a ceiling, together")), of.whole.ceiling_cents, of.whole.planned_cents, left
        return YearTable(heads, (*rows, YearRow(of_some), YearRow((say(N_("Together")), None, placed, ""), "sum")))
    whole = say(N_("Together")), of.whole.ceiling_cents if of.whole else None, placed, _left(dossier, of.whole)
    return YearTable(heads, (*rows, YearRow(whole, "sum")))


def _of_funder(dossier: Dossier, id_: str, of: CeilingMoney | None, money: Money) -> YearRow:
    ceiling = of.ceiling_cents if of else None
    return YearRow((dossier.funder(id_), ceiling, money.asked.get(id_, 0), _left(dossier, of)))


def _funders(dossier: Dossier, of: YearMoney) -> list[str]:
    """Who gives money or has a ceiling, in the plan's order; those that are off its list last."""
    there = {*of.money.asked, *(one.funder for one in of.ceilings if one.whose == WHOLE_YEAR)} - {ANY_FUNDER}
    known = [one.id for one in dossier.survey.funders()]
    return [id_ for id_ in dict.fromkeys([*known, *sorted(there)]) if id_ in there]


# The lines


def _lines(dossier: Dossier, of: YearMoney) -> YearTable:
    funders = [id_ for id_ in _funders(dossier, of) if of.money.asked.get(id_)]
    tree = ProgrammeTree(dossier.survey)
    placed = tree.ordered(line for line in of.lines if line.budgeted)
    rows: list[YearRow] = []
    for path, its in groupby(placed, key=lambda line: tuple(tree.path(line.subprogramme))):
        start = len(rows)
        title = " · ".join(programme_with_code(dossier.values, id_) for id_ in path) or dossier.say(
            N_("without a subprogramme")
        )
        rows.append(YearRow((title,), "group"))
        lines = [*its]
        rows += [_line(dossier, line, funders) for line in lines]
        rows.append(_sum(dossier, N_("Sum of the subprogramme"), lines, funders, len(rows) - start))
    rows.append(_sum(dossier, N_("Sum of the year"), placed, funders, len(rows)))
    return YearTable(_heads(dossier, funders), tuple(rows))


def _heads(dossier: Dossier, funders: Sequence[str]) -> tuple[YearColumnHead, ...]:
    say = dossier.say
    named = (N_("Code"), 0.9), (N_("Who asks"), 2.6), (N_("Demand or budget line"), 3.3), (N_("Stage"), 1.3)
    heads = [YearColumnHead(say(words), share) for words, share in named]
    heads.append(YearColumnHead(say(N_("Cost")), 1.2, money=True))
    if len(funders) > _MOST_FUNDERS:
        heads.append(YearColumnHead(say(N_("Contributions")), 3.6))
    else:
        heads += [YearColumnHead(dossier.funder(id_), 1.2, money=True) for id_ in funders]
    return (*heads, YearColumnHead(say(N_("Without a source")), 1.2, money=True))


def _line(dossier: Dossier, line: PlanLine, funders: Sequence[str]) -> YearRow:
    phase = dossier.values.text("demand", "phase", line.phase or None)
    who = dossier.holder(line.holder) if line.holder else ""
    money = Money()
    money.add(line.cost_cents, line.funding)
    cost, *others = _amounts(dossier, money, funders)  # nothing: it is joint, or nobody said it yet
    return YearRow((_code(dossier, line), who, _asked(dossier, line), phase, cost or None, *others))


def _entry(dossier: Dossier, line: PlanLine) -> SurveyRecord[Demand] | SurveyRecord[Budget] | None:
    if line.n is None:
        return dossier.survey.entry(line.record, Budget)
    return dossier.survey.entry(line.record, Demand)


def _code(dossier: Dossier, line: PlanLine) -> str:
    entry = _entry(dossier, line)
    return entry.fields.code if entry and isinstance(entry.fields.code, str) else ""


def _asked(dossier: Dossier, line: PlanLine) -> str:
    """Its words; whom it is joint with, for then it may cost nothing of its own; and what of it is to settle."""
    entry = _entry(dossier, line)
    if entry is None:
        return line.text
    words = [line.text]
    if isinstance(entry.fields, Demand) and isinstance(entry.fields.joint_with, str):
        other = dossier.values.named((), entry.fields.joint_with)
        words.append(dossier.say(N_("joint with {name}")).format(name=other))
    if fields := [name for name in shown_conflicts(entry.history) if name != EXECUTED]:
        to_settle = ", ".join(labels(kind_of(line.record), fields, dossier.say)).lower()
        words.append(dossier.say(N_("{sign} to settle: {fields}")).format(sign=DISPUTED, fields=to_settle))
    return " · ".join(filter(None, words))


def _amounts(dossier: Dossier, money: Money, funders: Sequence[str]) -> tuple[str | int | None, ...]:
    """The cost, what each is asked for, and what nobody is."""
    by_funder: Sequence[str | int | None] = [money.asked.get(id_) for id_ in funders]
    if len(funders) > _MOST_FUNDERS:
        said = (
            f"{dossier.funder(id_)} {dossier.amount(cents)}" for id_ in funders if (cents := money.asked.get(id_))
        )
        by_funder = ["; ".join(said)]
    return money.cost_cents, *by_funder, money.missing_cents or None


def _sum(dossier: Dossier, words: str, lines: Sequence[PlanLine], funders: Sequence[str], many: int) -> YearRow:
    money = Money()
    for line in lines:
        money.add(line.cost_cents, line.funding)
    return YearRow(("", "", dossier.say(words), "", *_amounts(dossier, money, funders)), "sum", many)
