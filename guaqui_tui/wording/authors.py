"""Who saved something in a file, as people are offered to say who types."""

from __future__ import annotations

from storage.notation.text import clean_line
from storage.plan.survey import Survey

from ..language.gettext_ import _
from .look_alikes import refused_name


def names_of(survey: Survey, author: str) -> list[str]:
    """Who else saved something in this file, or held a workshop: the most recent first, by the laptops' clocks."""
    last: dict[str, str] = {}
    for of_record in survey.all_revisions().values():
        for revision in of_record.values():
            _seen(last, clean_line(revision.author), revision.at)
    for workshop in survey.workshops():
        if isinstance(workshop.fields.facilitator, str):
            _seen(last, clean_line(workshop.fields.facilitator), workshop.history.latest().at)
    names = sorted(name for name in last if name and name != clean_line(author))
    return sorted(names, key=lambda name: last[name], reverse=True)


def _seen(last: dict[str, str], name: str, at: str) -> None:
    last[name] = max(last.get(name, ""), at)


def refused_author(name: str) -> str:
    """Why nobody can type under a name, in words; nothing where somebody can."""
    return refused_name(name) if name else _("Write your name: it stands beside everything you save.")
