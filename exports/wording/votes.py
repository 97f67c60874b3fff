"""How many votes a demand was chosen with, and what the others had, in words."""

from __future__ import annotations

from collections.abc import Iterable

from storage.plan.votes import Vote
from storage.translatable import N_

from .speech import Speech


def how_many_votes(n: int, say: Speech) -> str:
    return say.ngettext("{n} vote", "{n} votes", n).format(n=n)


def how_many_abstained(n: int, say: Speech) -> str:
    return say.ngettext("{n} abstained", "{n} abstained", n).format(n=n)


def votes_to(vote: Vote, say: Speech) -> list[str]:
    """41 to 12; 41 votes where nobody counted those against; and how many abstained."""
    parts = []
    if vote.for_ is not None and vote.against is not None:
        parts.append(say(N_("{n} to {against}")).format(n=vote.for_, against=vote.against))
    elif vote.for_ is not None:
        parts.append(how_many_votes(vote.for_, say))
    return [*parts, *_abstained(vote, say)]


def votes_for_and_against(vote: Vote, say: Speech) -> list[str]:
    """41 for, 12 against, as far as they were counted; and how many abstained."""
    counted = (N_("{n} for"), vote.for_), (N_("{n} against"), vote.against)
    parts = [say(words).format(n=n) for words, n in counted if n is not None]
    return [*parts, *_abstained(vote, say)]


def _abstained(vote: Vote, say: Speech) -> list[str]:
    return [] if vote.abstained is None else [how_many_abstained(vote.abstained, say)]


def compared_votes(vote: Vote, say: Speech) -> str:
    """With 26 votes; the other had 24. Empty where there was no other."""
    if not vote.rivals:
        return ""
    parts = []
    if vote.for_ is not None:
        parts.append(say.ngettext("with {n} vote", "with {n} votes", vote.for_).format(n=vote.for_))
    if vote.others:
        parts.append(_of_others(vote, say))
    if vote.abstained:
        parts.append(how_many_abstained(vote.abstained, say))
    return "; ".join(parts)


def _of_others(vote: Vote, say: Speech) -> str:
    """The others had 24 and 8; without "the" where not all of them were counted."""
    counted, whole = len(vote.others), len(vote.others) == vote.rivals
    if counted == 1:
        words = N_("the other had {votes}") if whole else N_("another had {votes}")
    else:
        words = N_("the others had {votes}") if whole else N_("others had {votes}")
    return say(words).format(votes=_listed(vote.others, say))


def _listed(numbers: Iterable[int], say: Speech) -> str:
    *most, last = map(str, numbers)
    return say(N_("{some} and {last}")).format(some=", ".join(most), last=last) if most else last
