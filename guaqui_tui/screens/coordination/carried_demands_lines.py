"""What the coordinator's screen says of hidden demands."""

from __future__ import annotations

from textual.content import Content

from exports.wording.marks import Marks
from storage.plan.carried_demands import CarriedDemands, carries
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey

from ...language.gettext_ import _
from ...language.numbers import decimal
from ...look.theme import in_colour
from ...widgets.text import in_cells
from ...wording.carried_demands import hidden_by
from ...wording.slots import holder_name, slot_words

_CARRIED = 20
"""The width of the association's name."""


def carried_line(state: SlotState, survey: Survey, marks: Marks, width: int) -> Content:
    """2003 Andamarca   ▲ Construcción de establos    → APLEG."""
    head = Content(f" {state.year} {in_cells(holder_name(survey, state.holder), 20)} ")
    carried = carries(state)
    right = f"  → {holder_name(survey, carried)}" if carried else ""
    room = max(8, width - head.cell_length - 2 - _CARRIED)
    words = in_cells(" ".join(slot_words(state, survey, roomy=True).split()), room)
    return head + in_colour(marks.of(state)) + Content(f" {words}{in_cells(right, _CARRIED)}")


def carried_summary(of: CarriedDemands, filled: int, survey: Survey) -> str:
    """12 of 90 demands (13,3%) · by association, zone and year."""
    words = _("{n} of {filled} demands").format(n=of.demands, filled=filled)
    if of.share:
        words += f" ({decimal(of.share, 1)}%)"
    return " · ".join(part for part in (words, hidden_by(of, survey)) if part)


def by_number(survey: Survey) -> str:
    """1 APLEG · 2 Pescadores zona A · 0 none."""
    names = [f"{number} {one.fields.name}" for number, one in enumerate(survey.associations()[:9], 1)]
    return " · ".join([*names, _("0 none")])
