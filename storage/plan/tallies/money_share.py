"""How much of the money that the communities ask for is for what is productive, by the one rule of counting.

Money is counted where demands say a cost: of joint ones once. While claims differ on what is productive, the share
lies between `low` and `high`, as that of the demands does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import UNSET, Struct, UnsetType

from ..money import costs_once
from ..productive_share import percent
from ..slot_states import SlotState


class MoneyShare(Struct):
    """In hundredths of the currency. `disputed_cents` are of demands of which it is to settle. `costed`: how many
    of the filled slots, `filled`, say a cost.
    """

    cents: int = 0
    productive_cents: int = 0
    disputed_cents: int = 0
    costed: int = 0
    filled: int = 0

    @property
    def share(self) -> float | None:
        """Percent; None where nothing has a cost."""
        return percent(self.productive_cents, self.cents)

    @property
    def range(self) -> tuple[float, float] | None:
        """From the least to the most that it can come to; None where it is one share."""
        most = percent(self.productive_cents + self.disputed_cents, self.cents)
        return (self.share or 0.0, most) if self.disputed_cents and most is not None else None


def money_share(states: Iterable[SlotState], of_all: Mapping[str, int] | None = None) -> MoneyShare:
    """Of the filled slots among some. `of_all`: what each demand counts, by record, where these are not all."""
    filled = [state for state in states if state.stand == "filled" and state.entry]
    costs, found = costs_once(filled) if of_all is None else of_all, MoneyShare(filled=len(filled))
    for state in filled:
        cents = costs[state.entry.record] if state.entry else 0
        found.cents += cents
        found.productive_cents += cents * (state.verdict == "productive")
        found.disputed_cents += cents * (state.verdict == "disputed")
        found.costed += bool(state.cost_cents)
    return found


class ShareInMoney(Struct, kw_only=True):
    """The same as whoever reads figures by their names has it: `low` and `high` while claims differ."""

    productive_cents: int
    cents: int
    share: float | None
    low: float | UnsetType = UNSET
    high: float | UnsetType = UNSET


def productive_money(states: Iterable[SlotState], of_all: Mapping[str, int] | None = None) -> ShareInMoney:
    """The same, of `money_share`."""
    of = money_share(states, of_all)
    found = ShareInMoney(productive_cents=of.productive_cents, cents=of.cents, share=of.share)
    if of.range:
        found.low, found.high = of.range
    return found
