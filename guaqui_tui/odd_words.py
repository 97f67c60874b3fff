"""What is odd in a plan, in words: `guaqui check` and the app say it alike."""

from __future__ import annotations

from exports.odd.found import Odd
from storage.money import format_bs

from .messages import shown
from .words import N_, _

ODD: dict[str, str] = {
    "alias-clash": N_("this alias matches nothing: its name is another's, or its target is missing"),
    "community-added": N_(
        "{name} was added to the municipality's list; is it one that is there already, such as {nearest}, "
        "misspelled?"
    ),
    "cost-far": N_(
        "costs Bs {cost_cents}, and the others of this action about Bs {usual_cents}; a zero too many or too few?"
    ),
    "date-early": N_("the day {day} is before the process began; a wrong clock?"),
    "date-future": N_("the day {day} is still to come; a wrong clock?"),
    "date-outside": N_("was decided on {day}, and the workshop was held on {held}"),
    "funding-over": N_("the contributions come to Bs {total_cents}, more than its cost of Bs {cost_cents}"),
    "funding-short": N_(
        "is in the year's plan with contributions of Bs {total_cents}, less than its cost of Bs {cost_cents}"
    ),
    "holder-unknown": N_("no such community or association"),
    "n-outside": N_("the holder has no demand with this number"),
    "same-text": N_("says the same as {same}, and neither is a phase of the other"),
    "slot-empty": N_("nothing was decided for this slot"),
    "slot-open": N_("there are proposals for this slot, and none was chosen"),
    "votes-over": N_("has {votes} votes, and {came} people came"),
    "year-outside": N_("the year is outside the plan"),
}
"""What is odd in a plan and may be right."""


def in_words(one: Odd) -> str:
    """What is odd, as it follows on the name of its record."""
    said = {name: format_bs(fact) if name.endswith("_cents") else fact for name, fact in one.facts.items()}
    return _(ODD[one.code]).format_map(shown(said))
