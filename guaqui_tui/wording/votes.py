"""Who leads a vote, and how many are counted, in words; once decided, `exports.wording` words a demand's vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storage.plan.votes import Vote, is_consensus_counted, people_in
from storage.symbols import DOUBTFUL

from ..language.gettext_ import _, ngettext


def leading_in_words(rows: Sequence[int], votes: str) -> str:
    """Who leads, of the rows with the most votes; where it is a tie, what can be done. Empty without a row."""
    if not rows:
        return ""
    if len(rows) > 1:
        words = _("Tie of {rows} with {n}: type the second round's votes over these, or the authorities decide.")
        return words.format(rows=", ".join(map(str, rows)), n=votes)
    return _("Number {row} leads with {n}. F5 marks the proposal under the cursor.").format(row=rows[0], n=votes)


def present_in_words(came: tuple[int, int] | None) -> str:
    """60 present: 38 women, 22 men; empty where nobody counted."""
    if came is None:
        return ""
    words = ngettext("{n} woman", "{n} women", came[0]), ngettext("{n} man", "{n} men", came[1])
    women, men = (one.format(n=n) for one, n in zip(words, came, strict=True))
    return _("{n} present: {women}, {men}").format(n=sum(came), women=women, men=men)


def counted_in_words(counted: Mapping[int, int], others: int, came: tuple[int, int] | None) -> tuple[str, bool]:
    """Counted 50 of 60 · 10 are missing · 1 has 2 more than 2; and whether there are more votes than people.

    `counted`: the votes by row; `others`: who voted for none of them.
    """
    words, doubtful = people_counted(counted, others, came)
    return " · ".join(part for part in (words, *_ahead(counted)) if part), doubtful


def people_counted(counted: Mapping[int, int], others: int, came: tuple[int, int] | None) -> tuple[str, bool]:
    """Counted 50 of 60 · 10 are missing; and whether there are more votes than people."""
    if not counted:
        return "", False
    n, people = sum(counted.values()) + others, sum(came) if came else 0
    if came is None:
        parts = [_("Counted {n}").format(n=n)]
    elif n > people:
        parts = [f"{DOUBTFUL} " + _("{n} votes of {people} people").format(n=n, people=people)]
    else:
        parts = [_("Counted {n} of {people}").format(n=n, people=people), *_not_counted(people - n)]
    return " · ".join(parts), came is not None and n > people


def consensus_doubted(how: str, vote: Vote, came: tuple[int, int] | None) -> str:
    """That all agreed, as is said, and not all voted for it; empty where that may be."""
    people = sum(came) if came else None
    if not is_consensus_counted(how, vote, people):
        return ""
    words = _("consensus, and {votes} of {people} voted for it")
    return f"{DOUBTFUL} " + words.format(votes=vote.for_, people=people_in(vote, people))


def _not_counted(n: int) -> list[str]:
    return [ngettext("{n} is missing", "{n} are missing", n).format(n=n)] if n else []


def _ahead(counted: Mapping[int, int]) -> list[str]:
    """Number 1 has 2 more than number 2; or that they tie."""
    if len(counted) < 2:
        return []
    first, second = sorted(counted, key=lambda row: -counted[row])[:2]
    more = counted[first] - counted[second]
    if more:
        words = _("number {row} has {n} more than number {other}")
        return [words.format(row=first, n=more, other=second)]
    tied = [str(row) for row, n in counted.items() if n == counted[first]]
    return [_("tie of {rows}: second round, or the authorities decide").format(rows=", ".join(tied))]


def mark_in_words(counted: Mapping[int, int], rows: Sequence[int], marked: int) -> str:
    """What is to be looked at in the mark: that there is none, or that another proposal has more votes."""
    if rows and not marked:
        return _("none is marked yet: F5 marks the one under the cursor")
    most = max(counted, key=lambda row: counted[row], default=marked)
    if counted.get(most, 0) > counted.get(marked, 0):
        return f"{DOUBTFUL} " + _("number {row} has more votes than the marked one").format(row=most)
    return ""
