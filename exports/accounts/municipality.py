"""Accounts to the whole municipality: who asked, how far it came, the money; and what was not done, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from storage.kinds.executed import STATES
from storage.plan.accounts.holder_accounts import AccountSums, HolderAccounts, account_sums
from storage.symbols import NOTHING
from storage.translatable import N_

from ..document.paper import Paper
from ..document.pieces import Figure, Heading, PaperColumn, PaperRow, PaperTable, Piece, Text
from ..dossier import Dossier
from ..findings.account_words import account_money_words, account_words, done_words, steps_words
from ..frame import frame_of

_SIZE: Final = 9.0
_NOT_DONE: Final = ("stopped", "not-done")
_STEPS: Final = ("asked", "validated", "planned", "budgeted")
"""The counts of how far demands came, in their order."""


def municipal_accounts(dossier: Dossier, every: Sequence[HolderAccounts]) -> Paper:
    frame = frame_of(
        dossier.survey, dossier.edition, dossier.say(N_("Accounts: what became of what was asked for"))
    )
    return Paper(frame, tuple(_pieces(dossier, every)), dossier.say.language, lying=True)


def _pieces(dossier: Dossier, every: Sequence[HolderAccounts]) -> Iterator[Piece]:
    say, values = dossier.say, dossier.values
    whole = account_sums(one for of in every for one in of.demands)
    yield Figure(done_words(whole, values), steps_words(whole, values), account_money_words(whole, values))
    yield Heading(say(N_("How far it came")))
    names = [dossier.holder(one.holder) for one in every]
    rows = [_row(dossier, name, of.sums) for name, of in zip(names, every, strict=True)]
    last = _row(dossier, say(N_("Together")), whole)._replace(sort="sum")
    yield PaperTable(_columns(dossier), (*rows, last), _SIZE, dense=True)
    yield Text(say(N_("What is asked for jointly counts once in the money, and each of those who ask has it.")))
    yield from _not_done(dossier, every)


def _columns(dossier: Dossier) -> tuple[PaperColumn, ...]:
    say = dossier.say
    steps = (
        say(N_("Asked for")),
        say(N_("Validated ones")),
        say(N_("In the plan ({plan_word})")),
        say(N_("In the year's plan ({year_word})")),
    )
    states = (f"{said[:1].upper()}{said[1:]}" for words in STATES.values() for said in [say(words)])
    counts = (PaperColumn(head, 1.1, "right") for head in (*steps, *states, say(N_("To settle"))))
    money = (PaperColumn(say(words), 1.4, "right") for words in (N_("Cost"), N_("Spent")))
    return PaperColumn(say(N_("Who asks")), 2.2, cut="middle"), *counts, *money


def _row(dossier: Dossier, name: str, sums: AccountSums) -> PaperRow:
    counts = [*(getattr(sums, step) for step in _STEPS), *(sums.states.get(one, 0) for one in STATES)]
    counts.append(sum(n for state, n in sums.states.items() if state not in STATES))
    money = dossier.amount(sums.cost_cents), dossier.amount(sums.spent_cents)
    return PaperRow((name, *(str(n) if n else NOTHING for n in counts), *money))


def _not_done(dossier: Dossier, every: Sequence[HolderAccounts]) -> Iterator[Piece]:
    """Each that was stopped or not done, by anybody's word, with what is said of why."""
    say = dossier.say
    told = (
        PaperRow((dossier.holder(of.holder), words.year, words.asked, words.became))
        for of in every
        for one in of.demands
        if any(outcome.state in _NOT_DONE for outcome in one.outcomes)
        for words in [account_words(one, dossier.values)]
    )
    rows = tuple(told)
    if rows:
        yield Heading(say(N_("What was stopped or not done, and why")))
        heads = (N_("Who asks"), 1.6), (N_("Year"), 0.7), (N_("Demand"), 3), (N_("What became of it"), 3.4)
        yield PaperTable(tuple(PaperColumn(say(words), share) for words, share in heads), rows, _SIZE, dense=True)
