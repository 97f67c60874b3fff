"""The lines of what is missing before an acta, as its screen shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from storage.plan.checks.found import Finding
from storage.plan.missing.before_acta import NEVER_RIGHT, UNSAVED, Missing
from storage.plan.survey import Survey

from ...forms.deciding.nothing_asked import of_slots
from ...language.gettext_ import _, ngettext
from ...widgets.text import in_cells, shortened
from ...wording.missing.before_acta import missing_line
from ...wording.slots import holder_name

_WHERE = 6
_BESIDE = 30
"""Columns: of the year, and of what stands beside at most, unless there is room."""


class MissingHead(NamedTuple):
    """A line over others: of whom they are; of nobody those that may wait."""

    holder: str = ""
    many: int = 0


Entry = Finding | MissingHead
"""A line of the list."""


def missing_entries(missing: Missing) -> list[Entry]:
    """What is missing, then a line that says so, and what may wait."""
    return [*missing.before, *([MissingHead()] if missing.later else []), *missing.later]


def entries_of_all(every: Iterable[Missing]) -> list[Entry]:
    """Of each to whom something is missing a line over it; where nothing was begun only what comes first."""
    found: list[Entry] = []
    for missing in every:
        if missing.before:
            begun = missing.done or missing.before[0].code == UNSAVED
            found.append(MissingHead(missing.holder, len(missing.before)))
            found += missing.before if begun else missing.before[:1]
    return found


def entry_key(one: Entry) -> str:
    return f"over {one.holder}" if isinstance(one, MissingHead) else f"{one.code} {one.record} {one.field}"


def _head_words(one: MissingHead, survey: Survey) -> str:
    if not one.holder:
        return _("For later")
    many = ngettext("{n} thing is missing", "{n} things are missing", one.many).format(n=one.many)
    return f"{holder_name(survey, one.holder)}: {many}"


def entry_line(one: Entry, survey: Survey, width: int, *, alone: bool, marked: bool) -> Content:
    """✗ 2006  without a demand                      or F5: not asked for, or later."""
    if isinstance(one, MissingHead):
        return Content(shortened(f" {_head_words(one, survey)}", width)).stylize("$accent")
    said = missing_line(one, survey, alone=alone)
    beside = _marked_in_words(one) if marked else said.beside
    where = f"{said.where} " if cell_len(said.where) >= _WHERE else set_cell_size(said.where, _WHERE)
    head = f" {said.mark} {where if said.where else ''}"
    room = width - cell_len(head) - 2
    least = min(cell_len(beside), max(_BESIDE, room - cell_len(said.what)), room // 2 if room > 0 else 0)
    what = in_cells(said.what, max(1, room - least))
    line = Content(f"{head}{what}  ")
    return line + Content(shortened(beside, max(0, least))).stylize("" if marked else "$quiet")


def entry_detail(one: Entry, survey: Survey, marked: Sequence[Entry] = (), *, alone: bool) -> str:
    """All of the line under the cursor, and what can be done: with what is marked, where anything is."""
    if isinstance(one, MissingHead):
        about, right = _head_words(one, survey), ""
    else:
        said = missing_line(one, survey, alone=alone)
        right = "" if one.code in NEVER_RIGHT else _right_in_words(one)
        about = " · ".join(filter(None, (said.where, said.what, said.beside)))
    return "\n".join(filter(None, (about, _all_marked_in_words(marked) or right)))


def _all_marked_in_words(marked: Sequence[Entry]) -> str:
    """3 marked: F5 says that they are right. Where nothing is asked for is asked about first."""
    if not marked:
        return ""
    if of_slots(may_be_right(marked)):
        words = ngettext(
            "{n} marked: F5 says what was decided", "{n} marked: F5 says what was decided", len(marked)
        )
    else:
        words = ngettext(
            "{n} marked: F5 says that it is right", "{n} marked: F5 says that they are right", len(marked)
        )
    return words.format(n=len(marked))


def _marked_in_words(one: Finding) -> str:
    if of_slots([one]):
        return _("marked: F5 says what was decided")
    return _("marked: F5 says that it is right")


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
    return [one for one in entries if isinstance(one, Finding) and one.code not in NEVER_RIGHT]
