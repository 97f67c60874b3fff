"""What became of something, in words: as papers, lists and the wall say it alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storage.kinds.executed import STATES
from storage.plan.tallies.executions import Execution
from storage.plan.tallies.spent import Spent
from storage.symbols import DISPUTED
from storage.translatable import N_

from ..wording.values import Values


def state_words(executions: Sequence[Execution], values: Values) -> str:
    """Done since 03/2004; where laptops differ each of it, marked; empty where nobody says how it stands."""
    said = dict.fromkeys(words for one in executions if (words := _state(one, values)))
    return versions_words([*said], values)


def spent_words(executions: Sequence[Execution], values: Values) -> str:
    """What was spent; where laptops differ each of it, marked; empty where nobody says it."""
    spent = dict.fromkeys(one.spent_cents for one in executions if one.spent_cents is not None)
    return versions_words([values.amount(cents) for cents in spent], values)


def spent_sum_words(of: Spent, values: Values) -> str:
    """Bs 83.500, no amount for 1, to settle 2: a sum, and beside it what is not in it; empty of nothing."""
    parts = [values.amount(of.spent_cents)] if of.spent_cents else []
    for words, n in ((N_("no amount for {n}"), of.unsaid), (N_("to settle {n}"), of.disputed)):
        parts += [values.say(words).format(n=n)] if n else []
    return ", ".join(parts)


def why_not_words(executions: Sequence[Execution], values: Values, *, causes_alone: bool = False) -> str:
    """No transfer: the money did not come. Each cause with its reason, or without."""
    return "; ".join(
        dict.fromkeys(
            words for one in executions if (words := ": ".join(_why(one, values, causes_alone=causes_alone)))
        )
    )


def _state(one: Execution, values: Values) -> str:
    known = values.say(STATES[one.state]) if one.state in STATES else values.line(one.state)
    if known and one.on:
        return values.say(N_("{state} since {when}")).format(state=known, when=values.say.when(one.on))
    return known


def _why(one: Execution, values: Values, *, causes_alone: bool) -> Iterator[str]:
    if one.cause:
        yield values.named(("cause",), one.cause)
    if one.reason and not causes_alone:
        yield values.line(one.reason)


def versions_words(said: Sequence[str], values: Values) -> str:
    """What all say; where laptops differ each of it, marked as what is to be settled."""
    if len(said) < 2:
        return "".join(said)
    words = values.say(N_("{sign} to settle: {versions}"))
    return words.format(sign=DISPUTED, versions=" / ".join(said))
