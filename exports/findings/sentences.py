"""Three sentences on a plan: what is asked for, what of the money is productive, what needs the council."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from storage.plan.decisions import slot_status
from storage.plan.money import count_money
from storage.plan.slot_states import SlotState
from storage.plan.tallies.ceilings import YearCeilings
from storage.plan.tallies.money_share import MoneyShare, money_share
from storage.translatable import N_

from ..dossier import Dossier
from .counted_money import counted_words

_MOST_NAMES = 8
"""A sentence names no more communities."""


class CouncilPoint(NamedTuple):
    """What it is about, in a word or two, and the sentence."""

    label: str
    text: str


def council_points(dossier: Dossier) -> list[CouncilPoint]:
    """What is asked for, what it is in money, what is to decide."""
    say = dossier.say
    return [
        CouncilPoint(say(N_("What is asked for")), " ".join(_asked(dossier))),
        CouncilPoint(say(N_("In money")), " ".join(_money(dossier))),
        CouncilPoint(say(N_("For the {council_word} to decide")), _needs(dossier)),
    ]


def _asked(dossier: Dossier) -> Iterator[str]:
    """How many demands are decided, what became of the others, and who asks for nothing productive."""
    plan, say = dossier.figures.plan, dossier.say
    parts = [say(N_("{filled} of {slots} demands decided")).format(filled=plan.filled, slots=plan.slots)]
    for words, n in (
        (N_("missing: {n}"), plan.missing),
        (N_("postponed: {n}"), plan.postponed),
        (N_("decided not to ask: {n}"), plan.none),
        (N_("without a class: {n}"), plan.unclassed),
    ):
        parts += [say(words).format(n=n)] if n else []
    yield _sentence(parts)
    of = dossier.figures.communities
    if of.without_productive:
        named = of.without_productive_ids
        names = f": {dossier.names(named)}" if len(named) <= _MOST_NAMES else ""
        words = say.ngettext(
            "Of {complete} {communities_word} with every year decided, {n} asks for nothing productive{names}.",
            "Of {complete} {communities_word} with every year decided, {n} ask for nothing productive{names}.",
            of.without_productive,
        )
        yield words.format(n=of.without_productive, complete=of.complete, names=names)


def _money(dossier: Dossier) -> Iterator[str]:
    """The share in money, where demands say what they cost, and what nobody is asked for."""
    of, say = share_in_money(dossier), dossier.say
    if not of.cents:
        yield say(N_("No demand says yet what it costs."))
        return
    words = say(N_("{share} is for what is productive: {productive} of {cost}"))
    cost, productive = dossier.amount(of.cents), dossier.amount(of.productive_cents)
    said = words.format(share=money_percent(dossier, of), productive=productive, cost=cost)
    if of.costed < of.filled:
        told = say(N_("{n} of {filled} demands say a cost"))
        said = f"{said} ({told.format(n=of.costed, filled=of.filled)})"
    yield f"{said}."
    if counted := counted_words(dossier, _of_communities(dossier)):
        yield counted
    if more := dossier.figures.money.cost_cents - of.cents:
        words = say(N_("The associations ask for {cost} besides."))
        yield words.format(cost=dossier.amount(more))
    if missing := count_money(_of_communities(dossier)).missing_cents:
        yield say(N_("There is no source for {cost} yet.")).format(cost=dossier.amount(missing))


def share_in_money(dossier: Dossier) -> MoneyShare:
    """Of the communities' demands, as all shares are."""
    return money_share(_of_communities(dossier))


def _of_communities(dossier: Dossier) -> list[SlotState]:
    return [state for state in dossier.states if state.holder not in dossier.figures.associations]


def money_percent(dossier: Dossier, of: MoneyShare) -> str:
    return dossier.span(of.range) if of.range else dossier.percent(of.share)


def _needs(dossier: Dossier) -> str:
    """What waits for a decision, each thing with how much of it there is."""
    figures, say, rulings = dossier.figures, dossier.say, dossier.figures.validation.communities
    over = [year for year, of in ceilings(dossier).items() if (of.left_cents or 0) < 0]
    counted: tuple[tuple[str, int, list[str]], ...] = (
        (N_("to settle, productive or not: {n}"), figures.plan.disputed, []),
        (N_("still to validate: {n}"), rulings.left, []),
        (N_("observed: {n}"), rulings.observed, _observed(dossier)),
        (N_("years over their ceiling: {n}"), len(over), over),
        (
            N_("other things with several versions: {n}"),
            len(dossier.survey.disputed()) - figures.plan.disputed,
            [],
        ),
    )
    parts = [_with_names(say(words).format(n=n), which) for words, n, which in counted if n > 0]
    if not parts:
        return say(N_("Nothing waits for a decision."))
    return _sentence(parts)


def _observed(dossier: Dossier) -> list[str]:
    """Each demand of the communities' that was observed: Villa Tuntuma 2005."""
    states = (state for state in _of_communities(dossier) if state.stand == "filled")
    observed = (state for state in states if slot_status(state) == "observed")
    return [f"{dossier.holder(state.holder)} {dossier.slot(state)}" for state in observed]


def _with_names(words: str, which: list[str]) -> str:
    """How many, and which, where a sentence has room for them."""
    return f"{words} ({', '.join(which)})" if 0 < len(which) <= _MOST_NAMES else words


def _sentence(parts: Iterable[str]) -> str:
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def ceilings(dossier: Dossier) -> dict[str, YearCeilings]:
    """By year, of those that have a ceiling as a whole; empty where none has."""
    return {year: of for year, of in dossier.figures.ceilings.items() if of.ceiling_cents is not None}
