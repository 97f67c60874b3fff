"""What is read on the first page of the demand's form beside its fields: who came, who leads, what is asked."""

from __future__ import annotations

from typing import Final

from exports.wording.marks import Mark, Marks
from storage.kinds.process.demand import Slot
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.symbols import CHOSEN

from ...forms.draft_values import Typed
from ...forms.proposals import counted_votes, marked_row, rows_with_words, vote_typed
from ...forms.subjects.slot_subject import SlotSubject
from ...language.gettext_ import _
from ...wording.slots import slot_words
from ...wording.votes import counted_in_words, mark_in_words, present_in_words
from .table_places import TableWords

OF_THE_WORDS: Final = frozenset(
    {"action", "class", "families", "cost_cents", "how", "spoken", "place", "phase", "joint_with", "phase_of"}
)
"""Fields that were said of the demand's words, and may not be true of others; its contributions go by its cost."""


def table_words(typed: Typed, subject: SlotSubject) -> TableWords:
    rows, counted, marked = rows_with_words(typed), counted_votes(typed), marked_row(typed)
    vote = vote_typed(typed, subject.abstained)
    standing, doubtful = counted_in_words(counted, (vote.against or 0) + (vote.abstained or 0), subject.present)
    mark = mark_in_words(counted, rows, marked)
    return TableWords(
        proposals=_("PROPOSALS"),
        present=present_in_words(subject.present),
        votes=_("votes"),
        by=_("proposed by"),
        counted=" · ".join(words for words in (standing, mark) if words),
        doubtful=doubtful,
        asked=_("ASKED FOR"),
        hint=_hint() if len(rows) > 1 else "",
    )


def _hint() -> str:
    return _("(the one with {mark}; F5 marks another, nothing is erased)").format(mark=CHOSEN)


def said_of_other_words(typed: Typed, subject: SlotSubject) -> str:
    """What was said of a demand before another proposal was marked, and stays as it was."""
    names = (*subject.terms.asked, *subject.terms.of_page("more"))
    fields = [_(subject.label(name)) for name in names if name in OF_THE_WORDS and typed[name]]
    return _("As they were, look at them: {fields}.").format(fields=", ".join(fields)) if fields else ""


def years_in_words(survey: Survey, here: Slot) -> tuple[list[tuple[str, Mark, str]], int]:
    """A line for each of the holder's years, and which of them is the slot's; -1 where none is."""
    slots, marks = Slots(survey), Marks(survey)
    states = [slots.at(here.holder, year, here.n) for year in survey.plan.years]
    years = [(str(s.year), marks.of(s), slot_words(s, survey, roomy=True)) for s in states]
    return years, next((i for i, s in enumerate(states) if s.year == here.year), -1)
