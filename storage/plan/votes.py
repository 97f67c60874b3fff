"""With how many votes a demand was chosen, and what the others had. All that tells of votes asks here.

A proposal without words is none, and its votes are nobody's. Votes for another proposal are never votes against:
those there are only where one proposal was voted on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..notation.text import clean_line
from .same_words import same_words


class Vote(NamedTuple):
    """None: not counted. `against` is None wherever there are `rivals`, which is how many other proposals there
    were; `others` are their votes, as far as they were counted, most first; none where its own were not.
    """

    for_: int | None = None
    against: int | None = None
    abstained: int | None = None
    others: tuple[int, ...] = ()
    rivals: int = 0

    @property
    def present(self) -> int:
        """How many hands at least were raised in one vote."""
        return sum(n for n in (self.for_, self.against, self.abstained) if n is not None)


def proposals_with_words(options: object) -> list[dict[str, Any]]:
    """The proposals of a demand that have words, in their order."""
    listed = options if isinstance(options, list) else []
    return [one for one in listed if isinstance(one, dict) and _line(one.get("text"))]


def vote_of(values: Mapping[str, Any]) -> Vote:
    """The vote on a demand, as its fields have it."""
    agreed = values.get("agreed")
    counted = agreed if isinstance(agreed, Mapping) else {}
    in_favour, against, abstained = (_count(counted.get(name)) for name in ("for", "against", "abstained"))
    named = proposals_with_words(values.get("options"))
    rivals = _rivals(values.get("text"), named, in_favour)
    told = rivals if in_favour is not None else []  # how the others fared is told beside how it did
    others = sorted((n for one in told if (n := _count(one.get("votes"))) is not None), reverse=True)
    alone = not rivals and len(named) == len(values.get("options") or ())  # what lost its words was voted on, too
    return Vote(in_favour, against if alone else None, abstained, tuple(others), len(rivals))


def people_in(vote: Vote, came: int | None) -> int:
    """How many people there were: those who came or, where more are known to have voted, these."""
    return max(came or 0, vote.present + sum(vote.others))


def is_consensus_counted(how: object, vote: Vote, came: int | None) -> bool:
    """Whether it is said that all agreed, and votes were counted that are not all."""
    counted = how == "consensus" and vote.for_ is not None
    return counted and (vote.for_ or 0) + (vote.abstained or 0) < people_in(vote, came)


def rival_votes(values: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The words of the other proposals that were counted, and their votes, most first."""
    named, own = proposals_with_words(values.get("options")), vote_of(values).for_
    rivals = _rivals(values.get("text"), named, own) if own is not None else []
    counted = [(_line(one["text"]), votes) for one in rivals if (votes := _count(one.get("votes"))) is not None]
    return sorted(counted, key=lambda one: -one[1])


def _rivals(text: object, named: Sequence[dict[str, Any]], votes: int | None) -> list[dict[str, Any]]:
    """The proposals that are not the demand."""
    its = demand_among(text, named, votes)
    return [one for at, one in enumerate(named) if at != its and not same_words(text, one.get("text"))]


def demand_among(text: object, named: Sequence[dict[str, Any]], votes: int | None) -> int | None:
    """Which of some proposals the demand is; None where it is none of them.

    One that was worded anew since it was chosen is known by its votes. While nothing is chosen, one that stands
    alone has no rival.
    """
    worded = [at for at, one in enumerate(named) if same_words(text, one.get("text"))]
    counted = [at for at, one in enumerate(named) if votes is not None and _count(one.get("votes")) == votes]
    its = next((at for at in (*(at for at in worded if at in counted), *worded, *counted)), None)
    return 0 if its is None and not _line(text) and len(named) == 1 else its


def as_voted(values: Mapping[str, Any]) -> dict[str, Any]:
    """A demand's fields without proposals that have no words, and without votes against that are none."""
    told = dict(values)
    if "options" in told:
        told["options"] = proposals_with_words(told["options"])
        if not told["options"]:
            del told["options"]
    if isinstance(told.get("agreed"), Mapping) and vote_of(values).against is None:
        told["agreed"] = {name: value for name, value in told["agreed"].items() if name != "against"}
    return told


def _line(text: object) -> str:
    return clean_line(text) if isinstance(text, str) else ""


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
