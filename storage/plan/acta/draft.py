"""Why an acta is a draft: what of it is to settle, and that nobody met for it yet. A draft has no code.

And whether what may be signed was read aloud.
"""

from __future__ import annotations

from typing import NamedTuple

from ...kinds.lookup import holder_of, kind_of
from ...kinds.process.workshop import Workshop
from ..calendar import convened
from ..slot_states import Slots
from ..survey import Survey
from ..version import version_of
from .of_assembly import assembly_on, is_of_assembly
from .of_holder import Printed, is_of_level
from .printed import conflicts_on_acta
from .reading_aloud import acceptance, slot_read_aloud


class Unheld(NamedTuple):
    """What became of the workshop that an acta would be of. `outcome`: of the last time that they were convened;
    empty where they never were; `held` where its day is after the newest save. `day`: that day, or the one that
    they were convened for, YYYY-MM-DD, or empty. `expected`: it is still to be held.
    """

    outcome: str = ""
    day: str = ""
    expected: bool = True


class DraftReasons(NamedTuple):
    """`conflicts`: the records and fields that are to settle."""

    conflicts: list[tuple[str, str]]
    unheld: Unheld | None = None

    @property
    def all(self) -> list[object]:
        """None where it may be signed, if it is not too long to be recorded."""
        return [*self.conflicts, *filter(None, [self.unheld])]


def draft_reasons(survey: Survey, subject: str, of: Printed, plan: str = "") -> DraftReasons:
    """`of`: what the acta of that subject prints, of that plan."""
    return DraftReasons(conflicts_on_acta(survey, subject, plan), _unheld(survey, of))


def awaits_reading(survey: Survey, of: Printed) -> bool:
    """Whether the demands of the acta are to be read aloud and accepted in its workshop, and that is not noted of
    them as they stand: whoever signs ticks it on paper then.
    """
    if is_of_assembly(of) or is_of_level(of):
        return False
    states, last = Slots(survey).of_holder(str(of[1])), convened(survey, str(of[1])).last
    accepted = acceptance(last.read_back if last else None, map(slot_read_aloud, states))
    return bool(states) and accepted in {"none", "changed"}


def _unheld(survey: Survey, of: Printed) -> Unheld | None:
    """None where it was held, and of whom the process convenes to nothing by themselves: they may sign."""
    workshop = _workshop_on(of)
    entry = survey.entry(workshop, Workshop) if workshop else None
    if entry and entry.fields.outcome == "held":
        day, newest = str(entry.fields.held_on or ""), version_of(survey).day
        return Unheld("held", day) if newest and day > newest else None
    if is_of_assembly(of):
        return Unheld(entry.fields.outcome if entry else "")
    if not any(kind_of(record) == "step" for record, _fields in of[2]):
        return None
    line = convened(survey, str(of[1]))
    day = str(line.last.called_on or "") if line.last else ""
    return Unheld(line.outcome, day, line.to_visit)


def _workshop_on(of: Printed) -> str:
    """The record of the workshop that an acta is of; empty where there is none."""
    if is_of_assembly(of):
        return assembly_on(of)
    named = (str(record) for record, _fields in of[2])
    return next((one for one in named if kind_of(one) == "workshop" and holder_of(one) == str(of[1])), "")
