"""Accounts to the whole municipality: who asked, how far it came, the money; and what was not done, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from storage.kinds.executed import STATES
from storage.plan.accounts.account import AccountSums, HolderAccounts, PlanAccounts
from storage.symbols import NOTHING
from storage.translatable import N_

from ..document.paper import Paper
from ..document.pieces import Figure, Heading, PaperColumn, PaperRow, PaperTable, Piece, Text
from ..dossier import Dossier
from ..findings.account_words import account_money_words, account_words, done_words
from ..frame import frame_of

_SIZE: Final = 8.0
_NOT_DONE: Final = ("stopped", "not-done")


def municipal_accounts(dossier: Dossier, accounts: PlanAccounts) -> Paper:
    frame = frame_of(
        dossier.survey, dossier.edition, dossier.say(N_("Accounts: what became of what was asked for"))
    )
    return Paper(frame, tuple(_pieces(dossier, accounts)), dossier.say.language, lying=True)


def _pieces(dossier: Dossier, accounts: PlanAccounts) -> Iterator[Piece]:
    say, values = dossier.say, dossier.values
    whole, every = accounts.sums, accounts.every
    yield Figure(done_words(whole, values), account_money_words(whole, values))
    yield Text(say(N_("What is asked for jointly counts once in the money, and each of those who ask has it.")))
    counts = [one for one in _counts(dossier) if one.always or one.of(whole)]
    rows = [_row(dossier, _named(dossier, one.holder), one.sums, counts) for one in every]
    last = _row(dossier, say(N_("Together")), whole, counts)._replace(sort="sum")
    yield PaperTable(_columns(dossier, counts), (*rows, last), _SIZE, dense=True, most_lines=2)
    yield from _not_done(dossier, every)


def _named(dossier: Dossier, holder: str) -> str:
    return dossier.holder(holder) if holder else dossier.say(N_("Nobody's by name"))


class _Counted(NamedTuple):
    """A column of counts: what stands above it, and how many there are. One of a state stands where any has it."""

    head: str
    of: Callable[[AccountSums], int]
    always: bool = False


def _counts(dossier: Dossier) -> Iterator[_Counted]:
    say = dossier.say
    yield _Counted(say(N_("Asked for")), lambda sums: sums.asked, always=True)
    yield _Counted(say(N_("Validated ones")), lambda sums: sums.validated, always=True)
    yield _Counted(say(N_("In the plan ({plan_word})")), lambda sums: sums.planned, always=True)
    yield _Counted(say(N_("In the year's plan ({year_word})")), lambda sums: sums.budgeted, always=True)
    yield _Counted(say(N_("Lines (budget)")), lambda sums: sums.lines)
    for state, words in STATES.items():
        said = say(words)
        yield _Counted(f"{said[:1].upper()}{said[1:]}", partial(_in_state, state))
    yield _Counted(
        say(N_("To settle")), lambda sums: sum(n for state, n in sums.states.items() if state not in STATES)
    )


def _in_state(state: str, sums: AccountSums) -> int:
    return sums.states.get(state, 0)


def _columns(dossier: Dossier, counts: Sequence[_Counted]) -> tuple[PaperColumn, ...]:
    say = dossier.say
    money = (
        PaperColumn(say(words), 1.3, "right")
        for words in (N_("Cost"), N_("Cost in its year's plan ({year_word})"), N_("Spent"))
    )
    of_counts = (PaperColumn(one.head, _share_of(one.head), "right") for one in counts)
    return PaperColumn(say(N_("Who asks")), 2.8, cut="middle"), *of_counts, *money


def _share_of(head: str) -> float:
    """So wide that its longest word is not broken."""
    return 0.15 * max(8, *map(len, head.split()))


def _row(dossier: Dossier, name: str, sums: AccountSums, counts: Sequence[_Counted]) -> PaperRow:
    numbers = (one.of(sums) for one in counts)
    money = (
        dossier.amount(cents) if cents else NOTHING
        for cents in (sums.cost_cents, sums.planned_cents, sums.spent_cents)
    )
    return PaperRow((name, *(str(n) if n else NOTHING for n in numbers), *money))


def _not_done(dossier: Dossier, every: Sequence[HolderAccounts]) -> Iterator[Piece]:
    """Each that was stopped or not done, by anybody's word, with what is said of why."""
    say = dossier.say
    told = (
        PaperRow((_named(dossier, of.holder), words.year, words.asked, words.became))
        for of in every
        for one in of.by_year
        if any(execution.state in _NOT_DONE for execution in one.executions)
        for words in [account_words(one, dossier.values)]
    )
    rows = tuple(told)
    if rows:
        yield Heading(say(N_("What was stopped or not done, and why")))
        heads = (N_("Who asks"), 1.6), (N_("Year"), 0.7), (N_("Demand"), 3), (N_("What became of it"), 3.4)
        yield PaperTable(tuple(PaperColumn(say(words), share) for words, share in heads), rows, _SIZE, dense=True)
