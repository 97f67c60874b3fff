"""What the calendar says of each workshop, and how a workshop is called."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import set_cell_size
from textual.content import Content

from storage.kinds.field import EVERYBODY
from storage.kinds.process.workshop import Workshop
from storage.plan.calendar import Convened, validating_step
from storage.plan.survey import Survey
from storage.symbols import ATTENTION, DRAFT

from ...language.dates import day
from ...language.gettext_ import _, ngettext
from ...widgets.text import in_cells
from ...wording.workshops import attendance_of, came_to, day_of, outcome_of, reason_of, workshop_in_words

NAMES = 26
"""The narrowest column of names."""


def workshop_line(line: Convened, survey: Survey, today: str, width: int, *, drafted: bool = False) -> Content:
    """Andamarca   14/07/2002  held   34 women, 51 men; `drafted`: something of it was typed and not saved."""
    names = max(NAMES, min(40, width - 50))
    name = in_cells(f"{DRAFT if drafted else ' '}{workshop_in_words(survey, line.step, line.holder)}", names)
    last, validates = line.last, _("validates the demands") if is_for_validating(line, survey) else ""
    if last is None:
        words = " · ".join(filter(None, [_("not convened yet"), validates]))
        return Content(in_cells(f"{name}  {words}", width))
    words = outcome_of(last)
    if len(line.times) > 1:
        words = _("{outcome} ({n})").format(outcome=words, n=len(line.times))
    words = f"{ATTENTION} " + _("late") if line.late(today) else words
    more = came_to(last) if last.outcome == "held" else reason_of(last)
    came = " · ".join(filter(None, [words, validates, more])) if validates else f"{in_cells(words, 20)}  {more}"
    rest = f"  {set_cell_size(day_of(last), 10)}  {came}"
    return Content(in_cells(name + rest, width))


def is_for_validating(line: Convened, survey: Survey) -> bool:
    """Whether it is the municipal workshop that decides of all demands."""
    return (line.step, line.holder) == (validating_step(survey), EVERYBODY)


def times_of(line: Convened) -> list[str]:
    """Each time that they were convened, and what became of it: the line's history in words."""
    if not line.times:
        return [_("Enter convenes them: the day, and later what became of it.")]
    return [_time(number, entry.fields) for number, entry in enumerate(line.times, 1)]


def _time(number: int, workshop: Workshop) -> str:
    parts = [day_of(workshop), outcome_of(workshop), attendance_of(workshop), reason_of(workshop)]
    return f"{number}. " + " · ".join(part for part in parts if part)


def calendar_summary(lines: Sequence[Convened], today: str) -> str:
    """To visit: 12 · Late: 2 by the laptop's clock, 14/07/2002."""
    to_visit = sum(line.to_visit for line in lines)
    late = sum(line.late(today) for line in lines)
    words = ngettext("{n} workshop to hold", "{n} workshops to hold", to_visit).format(n=to_visit)
    if late:
        said = ngettext("{n} late by the laptop's clock, {day}", "{n} late by the laptop's clock, {day}", late)
        words = f"{words} · {said.format(n=late, day=day(today))}"
    return words
