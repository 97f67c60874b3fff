"""With how many votes a demand was chosen, and what the others had, in words."""

from __future__ import annotations

from collections.abc import Iterable

from storage.plan.votes import Vote
from storage.translatable import N_

from .speech import Speech


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
        words = say.ngettext("{n} abstained", "{n} abstained", vote.abstained)
        parts.append(words.format(n=vote.abstained))
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
