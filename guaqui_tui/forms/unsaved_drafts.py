"""What was typed and not saved, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from storage.file.drafts import Draft
from storage.kinds.lookup import KINDS, holder_of, kind_of
from storage.kinds.process.demand import Slot, slot_of
from storage.names.name_table import slug
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.symbols import NOT_SAVED

from ..language.gettext_ import _, ngettext

if TYPE_CHECKING:  # the rules are a lot to import, and there is seldom a draft
    from storage.plan.checks.found import Finding

FIRST = "proposal-1"
"""Where a demand's words stand first."""
SHOWN = 3
"""So many are named; of the others it is said how many they are."""


def draft_title(draft: Draft, survey: Survey) -> str:
    """The record that a draft is of, as its user calls it."""
    record = draft.of_record
    if record.endswith("/-"):  # a new one that has no name yet
        return _("{kind}: a new one").format(kind=_(KINDS[kind_of(record)].label))
    from ..wording.record_titles import record_title  # as the rules above: there is seldom a draft

    return record_title(record, survey)


def drafts_named(drafts: Sequence[Draft], survey: Survey) -> str:
    """The latest of some drafts, and how many more there are: Andamarca · 2003, Arcata · 2004 and 3 more."""
    in_order = sorted(drafts, key=lambda draft: draft.at, reverse=True)
    titles = dict.fromkeys(draft_title(draft, survey) for draft in in_order)
    named, more = ", ".join([*titles][:SHOWN]), len(titles) - SHOWN
    if more <= 0:
        return named
    return ngettext("{where} and {n} more", "{where} and {n} more", more).format(where=named, n=more)


def slots_drafted(drafts: Iterable[Draft]) -> set[Slot]:
    """The slots of which something was typed and not saved."""
    return {slot for draft in drafts if (slot := slot_of(draft.record))}


def beside_slots(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    """By holder the drafts of its workshops and of itself."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.record == draft.of_record and not slot_of(draft.record) and (holder := holder_of(draft.record)):
            found.setdefault(holder, []).append(draft)
    return found


def drafts_missing(drafts: Iterable[Draft]) -> list[Finding]:
    """Each draft that is about a community or an association, as what is missing before its acta."""
    of_holders = [one for one in drafts if holder_of(one.of_record)]
    if not of_holders:
        return []
    from storage.plan.missing.before_acta import unsaved_draft

    return [unsaved_draft(one.of_record, one.at, _words(one)) for one in of_holders]


def _words(draft: Draft) -> str:
    return next(iter(_said(draft)), "")


def draft_line(draft: Draft, survey: Survey) -> str:
    """Andamarca · 2003 · 14/07/2003 10:42 · Riego para todos."""
    return " · ".join([*_whose_and_when(draft, survey), *_said(draft)][:3])


def draft_details(draft: Draft, survey: Survey) -> list[str]:
    """The same, and what stands in its fields."""
    return [" · ".join(_whose_and_when(draft, survey)), *_said(draft)]


def _whose_and_when(draft: Draft, survey: Survey) -> list[str]:
    from ..language.dates import day_and_time

    return [draft_title(draft, survey), day_and_time(draft.at)]


def _said(draft: Draft) -> list[str]:
    """What somebody typed there, the words of a demand first; what was chosen from a list is an id, no words."""
    fields = {name: clean_line(value) for name, value in draft.fields.items() if isinstance(value, str)}
    first = fields.pop(FIRST, "")
    return [value for value in (first, *fields.values()) if value and (value == first or slug(value) != value)]


def unsaved_in_words(*, here: bool, drafts: Sequence[Draft]) -> list[str]:
    """What the top line says while anything is not saved; nothing where all is."""
    n = len(drafts)
    if here:
        return [f"{NOT_SAVED} " + _("not saved")]
    return [f"{NOT_SAVED} " + ngettext("{n} not saved", "{n} not saved", n).format(n=n)] if n else []


def kept_in_words(drafts: Sequence[Draft], survey: Survey) -> str:
    """What is said to whoever leaves: what was typed and not saved is not lost; empty where nothing was."""
    if not drafts:
        return ""
    words = _("Not saved, and kept as a draft: {where}. Whoever opens the file again goes on with it.")
    return words.format(where=drafts_named(drafts, survey))
