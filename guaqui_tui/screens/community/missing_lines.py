"""The lines of what is missing before an acta, as its screen shows them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from storage.plan.checks.found import Finding
from storage.plan.missing.before_acta import NEVER_RIGHT, Missing
from storage.plan.survey import Survey

from ...forms.deciding.nothing_asked import of_slots
from ...language.gettext_ import _
from ...widgets.text import in_cells, shortened
from ...wording.missing.before_acta import missing_line

_WHERE = 6
_BESIDE = 30
"""Columns: of the year, and of what stands beside at most, unless there is room."""

Entry = Finding | None
"""A line of the list; None: over what may wait."""


def missing_entries(missing: Missing) -> list[Entry]:
    """What is missing, then a line that says so, and what may wait."""
    return [*missing.before, *([None] if missing.later else []), *missing.later]


def entry_key(one: Entry) -> str:
    return f"{one.code} {one.record} {one.field}" if one else "later"


def entry_line(one: Entry, survey: Survey, width: int, *, alone: bool, marked: bool) -> Content:
    """✗ 2006  without a demand                      or: asks for nothing, postponed."""
    if one is None:
        return Content(shortened(f" {_('For later')}", width)).stylize("$accent")
    said = missing_line(one, survey, alone=alone)
    beside = _("marked: F5 says it of all") if marked else said.beside
    where = f"{said.where} " if cell_len(said.where) >= _WHERE else set_cell_size(said.where, _WHERE)
    head = f" {said.mark} {where if said.where else ''}"
    room = width - cell_len(head) - 2
    least = min(cell_len(beside), max(_BESIDE, room - cell_len(said.what)), room // 2 if room > 0 else 0)
    what = in_cells(said.what, max(1, room - least))
    line = Content(f"{head}{what}  ")
    return line + Content(shortened(beside, max(0, least))).stylize("" if marked else "$quiet")


def entry_detail(one: Entry, survey: Survey, *, alone: bool) -> str:
    """All of the line under the cursor, and what can be done."""
    if one is None:
        return _("What stands below stops no acta.")
    said = missing_line(one, survey, alone=alone)
    right = "" if one.code in NEVER_RIGHT else _right_in_words(one)
    about = " · ".join(filter(None, (said.where, said.what, said.beside)))
    return "\n".join(filter(None, (about, right)))


def _right_in_words(one: Finding) -> str:
    if of_slots([one]):
        return _("F5: nothing is asked for there, or later; Space marks several.")
    return _("F5: it is right as it is, with a reason; Space marks several.")


def slots_in_words(slots: Sequence[Finding], survey: Survey) -> str:
    """2005, 2006 · without a demand."""
    said = [missing_line(one, survey) for one in slots]
    return f"{', '.join(one.where for one in said)} · {said[0].what}"


def may_be_right(entries: Sequence[Entry]) -> list[Finding]:
    """Those of which somebody may say that they are right."""
    return [one for one in entries if one is not None and one.code not in NEVER_RIGHT]
