"""Whom to call and why, in words: `guaqui report --senders` and the app say it alike."""

from __future__ import annotations

from storage.gather.files_to_see_to import FileToSeeTo
from storage.gather.senders import Call, Place
from storage.notation.text import clean_line
from storage.plan.standing import Trust
from storage.translatable import N_

from ...language.dates import day
from ...language.error_messages import sentence
from ...language.gettext_ import _, ngettext
from ..laptops import laptop_in_words

CALLS: dict[Call, str] = {
    "late": N_("its day has passed, and nobody noted what became of it"),
    "no-data": N_("its workshop was held, and no demand has come"),
    "incomplete": N_("its workshop was held, and not every demand has come"),
    "not-convened": N_("it was not convened yet"),
}
"""Why somebody is to be called, what cannot wait first."""


def place_to_call(place: Place) -> str:
    """Whom it is about; with the day that has passed."""
    name = clean_line(place.name)
    return f"{name} ({day(place.called_on)})" if place.call == "late" else name


def file_to_see_to(one: FileToSeeTo, trust: Trust) -> str:
    """Merge 3, 14/7/2003: plan.json was written by a newer version of Guaqui..."""
    if one.why:
        said = sentence(one.why)
    elif one.to_send:
        said = _("{path} is damaged, and only what is whole in it came in. Ask for it again.")
    else:
        said = ngettext(
            "{path}: {n} entry was changed outside the app and set aside. The same file would say the same: "
            "look at it in what was set aside.",
            "{path}: {n} entries were changed outside the app and set aside. The same file would say the same: "
            "look at them in what was set aside.",
            one.aside,
        )
    if not one.why:
        called = [laptop_in_words(laptop, trust) for laptop in one.laptops]
        said = " · ".join([said.format(path=clean_line(one.path), n=one.aside), *called])
    return _("Merge {number}, {day}: {sentence}").format(number=one.merge, day=day(one.at[:10]), sentence=said)
