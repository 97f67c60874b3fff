"""What Ctrl+Z took back, in words: what stood, and what stands again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from storage import Revision, Survey
from storage.kinds.lookup import kind_of
from storage.notation.text import first_words
from storage.plan.standing import Trust
from storage.symbols import NOTHING

from ..language.gettext_ import _, ngettext
from .history import ChangedField, changed_fields
from .record_titles import record_title
from .values import field_labels, value_in_words

MOST: Final = 2
"""Changes of a record that are said in full."""
RECORDS: Final = 4
"""Records of an act that are said: a name that was joined has all its demands."""
LONGEST: Final = 40
"""Letters of each value."""


def undo_in_words(revisions: Iterable[Revision], survey: Survey, trust: Trust) -> str:
    """What the revisions that took an act back changed, record by record; of many only the first ones."""
    saved = list(revisions)
    shown = [one for one in saved if kind_of(one.record) != "alias"] or saved  # its name is the community's
    told = [_of_record(one, survey, trust) for one in shown]
    words = "; ".join(told[:RECORDS])
    return _("{what}; and {n} more").format(what=words, n=len(told) - RECORDS) if len(told) > RECORDS else words


def _of_record(revision: Revision, survey: Survey, trust: Trust) -> str:
    where, say = record_title(revision.record, survey), _SAID.get(kind_of(revision.record), _of_any)
    return f"{where}: {say(revision, survey, trust)}"


def _of_demand(revision: Revision, survey: Survey, trust: Trust) -> str:
    state = survey.history(revision.record)
    if "withdrawn" in revision.sets:
        again = "withdrawn" not in revision.body
        words = _("the demand stands again: {text}") if again else _("the demand was withdrawn: {text}")
        return words.format(text=first_words(_asked_for(revision, survey), LONGEST))
    found = changed_fields(revision, state, survey, trust) if state else []
    parts = [_of_field(one) for one in found[:MOST]]
    if more := len(found) - MOST:
        parts += [ngettext("and {n} field more", "and {n} fields more", more).format(n=more)] if more > 0 else []
    return ", ".join(parts)


def _asked_for(revision: Revision, survey: Survey) -> str:
    """The words of a demand; of one without any, that it was put off or that none is made."""
    body = revision.body
    if "text" in body or "status" not in body:
        return str(body.get("text", NOTHING))
    return value_in_words(revision.record, "status", body["status"], survey, body)


def _of_field(changed: ChangedField) -> str:
    before = " | ".join(changed.before) or _("(nothing)")
    return f"{changed.label}: {first_words(before, LONGEST)} → {first_words(changed.now, LONGEST)}"


def _of_listed(revision: Revision, survey: Survey, trust: Trust) -> str:
    if "withdrawn" in revision.sets:
        return _("off the list again") if "withdrawn" in revision.body else _("on the list again")
    state = survey.history(revision.record)
    return ", ".join(one.label for one in changed_fields(revision, state, survey, trust)) if state else ""


def _of_workshop(revision: Revision, _survey: Survey, _trust: Trust) -> str:
    """The names of what was taken back: an attendance is too long to be said."""
    if "withdrawn" in revision.sets:
        again = "withdrawn" not in revision.body
        return _("what was noted of it stands again") if again else _("what was noted of it was withdrawn")
    return _names(revision)


def _of_any(revision: Revision, _survey: Survey, _trust: Trust) -> str:
    if "withdrawn" in revision.sets:
        return _("it stands again") if "withdrawn" not in revision.body else _("it was withdrawn")
    return _names(revision)


def _names(revision: Revision) -> str:
    """What is called what it decides, in order."""
    return ", ".join(field_labels(revision.record, revision.sets))


_SAID: Final = {
    "demand": _of_demand,
    "workshop": _of_workshop,
    "community": _of_listed,
    "association": _of_listed,
}
"""How what was taken back is told, by kind; all others are told alike."""
