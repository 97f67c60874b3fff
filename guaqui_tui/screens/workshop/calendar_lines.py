"""Pure: what the calendar says of each workshop, and how a workshop is called."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET
from rich.cells import set_cell_size
from textual.content import Content

from storage.kinds.field import EVERYBODY
from storage.kinds.process.workshop import OUTCOMES, Workshop
from storage.plan.calendar import Convened
from storage.plan.joining import next_number
from storage.plan.survey import Survey

from ...language.dates import day
from ...language.gettext_ import _, ngettext
from ...widgets.text import in_cells
from ...wording.slots import holder_name
from ...wording.values import values_of

NAMES = 26
"""The narrowest column of names."""


def next_record(survey: Survey, line: Convened) -> str:
    """The record of the next time that they are convened."""
    of_line = f"workshop/{survey.municipality}/{line.step}/{line.holder}"
    return f"{of_line}/{next_number(survey.records('workshop'), of_line)}"


def workshop_title(survey: Survey, record: str) -> str:
    """Workshop of Andamarca, 2nd time convened; First municipal workshop."""
    _kind, _municipality, step, holder, n = record.split("/")
    name = workshop_in_words(survey, step, holder)
    title = name if holder == EVERYBODY else _("Workshop of {holder}").format(holder=name)
    return title if n == "1" else _("{title} · convened for time {n}").format(title=title, n=n)


def workshop_in_words(survey: Survey, step: str, holder: str) -> str:
    """Whom a line of the calendar is of: a step of the process, a community or an association."""
    words = values_of(survey).named(("step",), step)
    if holder == EVERYBODY:
        return words
    name = holder_name(survey, holder)
    return name if _is_the_only_one(survey, step) else f"{name} · {words}"


def _is_the_only_one(survey: Survey, step: str) -> bool:
    """Whether communities, or associations, are convened to that step by themselves and to no other."""
    return [step] in (survey.own_steps("community"), survey.own_steps("association"))


def outcome_of(workshop: Workshop) -> str:
    return _(OUTCOMES.get(workshop.outcome, workshop.outcome))


def day_of(workshop: Workshop) -> str:
    """When it was held, else when it is convened for; empty where neither is known."""
    dates = (workshop.held_on, workshop.called_on) if workshop.outcome == "held" else (workshop.called_on,)
    return next((day(str(one)) for one in dates if one is not UNSET), "")


def workshop_line(line: Convened, survey: Survey, today: str, width: int) -> Content:
    """Andamarca   14/07/2002  held   34 women, 51 men."""
    names = max(NAMES, min(40, width - 50))
    name = in_cells(f" {workshop_in_words(survey, line.step, line.holder)}", names)
    last = line.last
    if last is None:
        return Content(f"{name}  ") + Content(_("not convened yet"))
    words = outcome_of(last)
    if len(line.times) > 1:
        words = _("{outcome} ({n})").format(outcome=words, n=len(line.times))
    words = _("! late") if line.late(today) else words
    more = came_to(last) if last.outcome == "held" else reason_of(last)
    rest = f"  {set_cell_size(day_of(last), 10)}  {in_cells(words, 20)}  {more}"
    return Content(in_cells(name + rest, width))


def attendance_of(workshop: Workshop) -> str:
    came = []
    if isinstance(workshop.women, int):
        came.append(ngettext("{n} woman", "{n} women", workshop.women).format(n=workshop.women))
    if isinstance(workshop.men, int):
        came.append(ngettext("{n} man", "{n} men", workshop.men).format(n=workshop.men))
    return " · ".join(came)


def came_to(workshop: Workshop) -> str:
    """How many people came, all together, where somebody counted."""
    counted = [n for n in (workshop.women, workshop.men) if isinstance(n, int)]
    return ngettext("{n} person", "{n} people", sum(counted)).format(n=sum(counted)) if counted else ""


def reason_of(workshop: Workshop) -> str:
    return workshop.reason if isinstance(workshop.reason, str) else ""


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
