"""What the fields of a demand's form are called."""

from __future__ import annotations

from ..language.gettext_ import _, speech
from .demand import Terms
from .proposals import MARKED, row_of


def demand_field_label(name: str, terms: Terms) -> str:
    """What a field is called, in the language in use."""
    kind, _hyphen, rest = name.partition("-")
    if row_of(name):
        rows = {"proposal": _("Proposal {n}"), "votes": _("Votes {n}"), "by": _("Proposed by {n}")}
        return rows[kind].format(n=rest)
    entry = terms.entry(name)
    return entry.called(speech()) if entry else _("Marked proposal") if name == MARKED else name


def marked_label(name: str, terms: Terms) -> str:
    """The same of a field of the first page, marked for translation."""
    entry = terms.entry(name)
    return entry.label if entry else name
