"""Who came and who proposed: the women among them, by step of the process."""

from __future__ import annotations

from collections import Counter

from msgspec import UNSET, Struct

from ..calendar import convened_steps
from ..survey import Survey


class Came(Struct):
    """Of the workshops that were held: who was counted, and in how many nobody was."""

    workshops: int = 0
    women: int = 0
    men: int = 0
    not_counted: int = 0


def came_by_step(survey: Survey) -> dict[str, Came]:
    """By step, in their order; of those alone at which something was held."""
    found: dict[str, Came] = {}
    for line in convened_steps(survey):
        for one in (entry.fields for entry in line.times if entry.fields.outcome == "held"):
            came = found.setdefault(line.step, Came())
            came.workshops += 1
            came.women += one.women if isinstance(one.women, int) else 0
            came.men += one.men if isinstance(one.men, int) else 0
            came.not_counted += one.women is UNSET and one.men is UNSET
    return found


def proposals_by_proposer(survey: Survey) -> dict[str, int]:
    """How many proposals of standing demands women, men, both or authorities made; of whom nobody said nothing."""
    counted = Counter[str]()
    for _slot, entry in survey.demands():
        if entry.fields.withdrawn is not True:
            options = entry.fields.options if isinstance(entry.fields.options, list) else []
            said = (one.proposed_by for one in options if isinstance(one.text, str))
            counted.update(one for one in said if isinstance(one, str))
    return dict(counted)
