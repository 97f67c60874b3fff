"""The proposals of a demand as its acta has them: in the order of their votes, the chosen one marked."""

from __future__ import annotations

from typing import Any, Final

from storage.kinds.process.demand import PROPOSERS
from storage.plan.votes import demand_among, proposals_with_words
from storage.symbols import CURSOR, NOTHING
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.votes import how_many_votes
from .point import ActaProposal
from .printed_records import Fields

COLUMNS: Final = (N_("No."), N_("Proposal"), N_("Proposed by"), N_("Votes"))
"""What stands over a table of them."""


def proposals_by_votes(of: Fields, say: Speech) -> tuple[ActaProposal, ...]:
    """Those with most votes first, those that nobody counted last; of as many the first that was made."""
    listed = proposals_with_words(of.get("options"))
    counted = of.get("agreed", {}).get("for")
    text = of.get("text")
    chosen = demand_among(text, listed, counted) if text else None
    order = sorted(range(len(listed)), key=lambda at: (-_votes(listed[at]), at))
    return tuple(_said(at + 1, listed[at], say)._replace(chosen=at == chosen) for at in order)


def _votes(option: dict[str, Any]) -> int:
    """Of one that nobody counted fewer than of any other."""
    votes = option.get("votes")
    return votes if isinstance(votes, int) else -1


def _said(number: int, option: dict[str, Any], say: Speech) -> ActaProposal:
    by, votes = str(option.get("proposed_by", "")), option.get("votes")
    who = say(PROPOSERS.get(by, by)) if by else ""
    return ActaProposal(number, option["text"], who, str(votes) if isinstance(votes, int) else "")


def proposal_in_words(one: ActaProposal, say: Speech) -> str:
    """Irrigation, proposed by women, 26 votes."""
    who = say(N_("proposed by {who}")).format(who=one.by) if one.by else ""
    votes = how_many_votes(int(one.votes), say) if one.votes else ""
    return ", ".join(filter(None, (one.text, who, votes)))


def row_of_proposal(one: ActaProposal) -> tuple[str, str, str, str]:
    """Its cells under `COLUMNS`. The star that marks it on screens is in no font of ours for paper."""
    mark = f"{CURSOR} {one.number}" if one.chosen else str(one.number)
    return mark, one.text, one.by or NOTHING, one.votes or NOTHING
