"""What the fields of a demand's form are called."""

from __future__ import annotations

from typing import Final

from storage.translatable import N_

from ..language.gettext_ import _, speech
from .demand import Terms
from .proposals import row_of

_OF_ITS_OWN: Final = {"text": N_("Demand"), "votes": N_("Votes")}
"""The fields of the form that are no entries of the table."""


def demand_field_label(name: str, terms: Terms) -> str:
    """What a field is called, in the language in use."""
    kind, _hyphen, rest = name.partition("-")
    rows = {"proposal": _("Proposal {n}"), "votes": _("Votes {n}"), "by": _("Proposed by {n}")}
    if row_of(name):
        return rows[kind].format(n=rest)
    entry = terms.entry(name)
    return entry.called(speech()) if entry else _(_OF_ITS_OWN[name])


def marked_label(name: str, terms: Terms) -> str:
    """The same of a field of the first page, marked for translation."""
    entry = terms.entry(name)
    return entry.label if entry else _OF_ITS_OWN[name]
