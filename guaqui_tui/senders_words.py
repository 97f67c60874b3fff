"""Why somebody is to be called, in words: `guaqui report --senders` and the app say it alike."""

from __future__ import annotations

from exports.senders import Call, Place
from storage.text import clean_line

from .dates import day
from .words import N_

CALLS: dict[Call, str] = {
    "late": N_("its day has passed, and nobody noted what became of it"),
    "no-data": N_("its workshop was held, and no demand has come"),
    "incomplete": N_("its workshop was held, and not every demand has come"),
    "not-convened": N_("it was not convened yet"),
}
"""Why somebody is to be called, what cannot wait first."""


def named(place: Place) -> str:
    """Whom it is about; with the day that has passed."""
    name = clean_line(place.name)
    return f"{name} ({day(place.planned_on)})" if place.call == "late" else name
