"""Accounts to those who asked, in the sentences that paper and wall share; they are read aloud to an assembly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from storage.kinds.executed import STATES as EXECUTED
from storage.kinds.executed import is_over_cost
from storage.kinds.process.demand import STATUSES
from storage.plan.accounts.account import AccountSums, DemandAccount, HolderAccounts, OtherAccount
from storage.plan.slot_states import SlotState
from storage.plan.tallies.standing import DISPUTED as IN_DISPUTE
from storage.symbols import PART
from storage.translatable import N_

from ..wording.values import Values
from .execution_words import spent_sum_words, spent_words, state_words, versions_words, why_not_words

_NOTHING_YET: Final = N_("nothing said yet")
_REFUSED: Final = "rejected"


class AccountWords(NamedTuple):
    """A demand or a budget line: its year, what was asked, how far it came, what became of it. `lacks`: what is
    left of it to be done, in a word or two; empty where nothing is.
    """

    year: str
    asked: str
    stands: str
    became: str
    lacks: str


def account_words(
    one: DemandAccount | OtherAccount, values: Values, *, causes_alone: bool = False
) -> AccountWords:
    """`causes_alone`: without the reasons in people's own words, which are not for a wall."""
    if isinstance(one, OtherAccount):
        became = ". ".join(_became(one, values, causes_alone=causes_alone))
        stands = "" if one.of_budget else values.say(N_("It has no place in the plan"))
        if one.of_budget and not one.budgeted:
            stands = versions_words([_status(status, values) for status in one.statuses], values)
        return AccountWords(str(one.year), _other(one, values), stands, became, _lacks(one, values))
    asked = ". ".join(_asked(one, values, causes_alone=causes_alone))
    became = ". ".join(_became(one, values, causes_alone=causes_alone))
    if not one.asked:
        return AccountWords(_year(one.state, values), asked, "", became, _lacks(one, values) if one.owed else "")
    stands = ", ".join(_stands(one, values, causes_alone=causes_alone))
    return AccountWords(_year(one.state, values), asked, stands, became, _lacks(one, values))


def _other(one: OtherAccount, values: Values) -> str:
    """Budget line: seeds. Cost: Bs 40.000."""
    words = values.say(N_("Budget line: {name}")) if one.of_budget else "{name}"
    told = [words.format(name=values.line(one.text).rstrip("."))]
    if one.cost_cents:
        told.append(values.say(N_("Cost: {amount}")).format(amount=values.amount(one.cost_cents)))
    return ". ".join(told)


def _year(state: SlotState, values: Values) -> str:
    return state.slot.of_year(numbered=values.survey.per_year_of(state.holder) > 1 or state.n > 1)


def _asked(one: DemandAccount, values: Values, *, causes_alone: bool) -> Iterator[str]:
    """Its words; where it came from, with whom it is asked for.

    Of a slot without a demand why there is none; if something became of it all the same, what it was.
    """
    state, say = one.state, values.say
    if one.asked:
        yield values.line(state.text).rstrip(".")
        if one.cost_cents:
            yield say(N_("Cost: {amount}")).format(amount=values.amount(one.cost_cents))
    elif one.moved_to:
        yield say(N_("Moved to {where}")).format(where=values.named((), one.moved_to))
    elif state.stand == "missing":
        yield say(_missing(one))
    else:
        if one.executions and state.text:
            yield values.line(state.text).rstrip(".")
        words = say(STATUSES[state.stand])
        yield ": ".join((f"{words[:1].upper()}{words[1:]}", *_why(one, values, causes_alone=causes_alone)))
    if one.joint_with:
        partners = ", ".join(values.named((), record) for record in one.joint_with)
        yield say(N_("Joint with {name}")).format(name=partners)
    if one.came_from:
        places = ", ".join(values.named((), record) for record in one.came_from)
        yield say(N_("It came from {where}")).format(where=places)
    phase = state.entry.fields.phase_of if state.entry else ""
    if isinstance(phase, str) and phase:
        yield say(N_("Stage of {name}")).format(name=values.named((), phase))


def _missing(one: DemandAccount) -> str:
    """Of a slot without a demand: it was taken back, there was no workshop, or nobody decided yet."""
    if one.state.kept is not None:
        return N_("Nothing is asked for")
    return N_("There was no workshop") if one.unheld else N_("Nothing was asked for yet")


def _why(one: DemandAccount, values: Values, *, causes_alone: bool) -> Iterator[str]:
    """The cause and the reason of how it stands."""
    if one.state.entry is None:
        return
    fields = one.state.entry.fields
    if isinstance(fields.cause, str):
        yield values.named(("cause",), fields.cause)
    if isinstance(fields.status_reason, str) and not causes_alone:
        yield values.line(fields.status_reason)


def _stands(one: DemandAccount, values: Values, *, causes_alone: bool) -> Iterator[str]:
    """Validated, in the plan, in the year's plan; else how it stands, and why."""
    say = values.say
    said = [_status(status, values) for status in one.statuses]
    if len(said) > 1:
        yield versions_words(said, values)
    elif one.planned:
        yield _status("validated", values) if one.validated else say(N_("no record that it was validated"))
        yield _status("planned", values)
        if one.budgeted:
            yield _status("budgeted", values)
    elif said:
        yield ": ".join((*said, *_why(one, values, causes_alone=causes_alone)))


def _status(status: str, values: Values) -> str:
    return values.say(STATUSES[status]) if status in STATUSES else values.line(status)


def _became(one: DemandAccount | OtherAccount, values: Values, *, causes_alone: bool) -> Iterator[str]:
    if state := state_words(one.executions, values):
        yield f"{state[:1].upper()}{state[1:]}"
    if spent := spent_words(one.executions, values):
        words = N_("Spent: {amount}, more than its cost") if _is_over(one) else N_("Spent: {amount}")
        yield values.say(words).format(amount=spent)
    if why := why_not_words(one.executions, values, causes_alone=causes_alone):
        yield values.say(N_("Why not: {words}") if not one.done else N_("Reason: {words}")).format(words=why)


def _is_over(one: DemandAccount | OtherAccount) -> bool:
    """Whether more than its cost was spent, by whatever some laptop says."""
    return any(is_over_cost(said.spent_cents, one.cost_cents) for said in one.executions)


def _lacks(one: DemandAccount | OtherAccount, values: Values) -> str:
    """How it stands that is not done; nothing of what is, and of what was not accepted."""
    if one.done or (one.state.rejected if isinstance(one, DemandAccount) else one.statuses == (_REFUSED,)):
        return ""
    if one.owed or not one.statuses:
        return became_word(one.became, values)
    return " / ".join(_status(status, values) for status in one.statuses)


def became_word(state: str, values: Values) -> str:
    """Done, stopped, to settle; that nothing is said where nobody says a state."""
    if state == IN_DISPUTE:
        return values.say(N_("to settle"))
    return values.say(EXECUTED[state]) if state in EXECUTED else values.line(state) or values.say(_NOTHING_YET)


def done_words(sums: AccountSums, values: Values) -> str:
    """Asked 5 · got into the year's plan 1 · done 1: of how many, so that nobody takes one for all.

    Behind it what is answered for besides, lines of the budget say.
    """
    words = values.say(N_("Asked for {asked} · got into the year's plan ({year_word}) {owed} · done {done}"))
    told = words.format(asked=sums.asked, owed=sums.got_in, done=sums.got_done)
    done, owed = sums.done - sums.got_done, sums.owed - sums.got_in
    besides = values.say(N_("besides, done {done} of {owed}")).format(done=done, owed=owed)
    return f"{told} {PART} {besides}" if owed else told


def year_money_words(year: int, sums: AccountSums, values: Values) -> str:
    """2003: what is asked for costs Bs 80.000; in the year's plan Bs 60.000; spent Bs 58.000."""
    return f"{year}: {_money_words(sums, values)}"


def steps_words(sums: AccountSums, values: Values) -> str:
    """How many came how far: asked 5, validated 4, ..."""
    say = values.say
    counted = (
        (N_("Asked for: {n}"), sums.asked),
        (N_("validated: {n}"), sums.validated),
        (N_("in the plan ({plan_word}): {n}"), sums.planned),
        (N_("in the year's plan ({year_word}): {n}"), sums.budgeted),
        *([(N_("budget lines: {n}"), sums.lines)] if sums.lines else []),
        (N_("done: {n}"), sums.done),
    )
    return "; ".join(say(words).format(n=n) for words, n in counted) + "."


def account_money_words(sums: AccountSums, values: Values) -> str:
    """What all that is asked for costs, what is in the years' plans, what was spent; what is not in the cost."""
    said = _money_words(sums, values)
    told = f"{said[:1].upper()}{said[1:]}."
    if not sums.refused_cents:
        return told
    words = values.say(N_("What was not accepted, {amount}, is not in the cost."))
    return f"{told} {words.format(amount=values.amount(sums.refused_cents))}"


def _money_words(sums: AccountSums, values: Values) -> str:
    words = values.say(N_("{cost}; in the year's plan ({year_word}) {planned}; spent {spent}"))
    return words.format(
        cost=_cost_words(sums, values),
        planned=values.amount(sums.planned_cents),
        spent=spent_sum_words(sums.spent, values) or values.amount(0),
    )


def _cost_words(sums: AccountSums, values: Values) -> str:
    """What all together costs, and how many are not in that: whose cost nobody noted costs more than nothing."""
    say, unsaid = values.say, sums.cost_unsaid
    if unsaid and unsaid == sums.counted:
        return say(N_("what is asked for has no cost noted"))
    told = say(N_("what is asked for costs {amount}")).format(amount=values.amount(sums.cost_cents))
    if not unsaid:
        return told
    words = say.ngettext(
        "{told}, without {n} that has no cost noted", "{told}, without {n} that have no cost noted", unsaid
    )
    return words.format(told=told, n=unsaid)


def lacking_of(accounts: HolderAccounts, values: Values) -> str:
    """What is left to be done, year by year, and how that stands; empty where nothing is."""
    told = (account_words(one, values) for one in accounts.by_year)
    left = "; ".join(f"{one.year} ({one.lacks})" for one in told if one.lacks)
    return values.say(N_("Not done yet: {years}.")).format(years=left) if left else ""
