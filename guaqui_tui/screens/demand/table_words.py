"""What is read on the first page of the demand's form beside its fields: who came, who leads, what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from exports.wording.marks import Mark, Marks
from storage.kinds.process.demand import Slot
from storage.notation.text import clean_line, first_words
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.symbols import CHOSEN

from ...forms.demand import Terms, abstained_of
from ...forms.draft_values import Typed
from ...forms.proposals import marked_row, rows_with_words, vote_typed, votes_by_row
from ...forms.subjects.slot_subject import SlotSubject
from ...language.gettext_ import _
from ...wording.slots import slot_name, slot_words
from ...wording.votes import counted_in_words, mark_in_words, present_in_words
from ...wording.zones import zones_in_words, zones_of
from .table_places import TableWords

_FIRST_WORDS: Final = 24
"""Letters by which a proposal is known again."""
OF_THE_WORDS: Final = frozenset(
    {"action", "class", "families", "cost_cents", "how", "spoken", "place", "phase", "joint_with", "phase_of"}
)
"""Fields that were said of the demand's words, and may not be true of others; nor may its contributions."""


def table_words(typed: Typed, subject: SlotSubject, of_another: Mapping[str, int]) -> TableWords:
    """`of_another`: the fields that were said of another proposal, each with its row."""
    rows, counted, marked = rows_with_words(typed), votes_by_row(typed), marked_row(typed)
    vote = vote_typed(typed, abstained_of(typed))
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
        of_another=_said_of_another(typed, subject, of_another),
        doubted=frozenset(of_another),
    )


def _hint() -> str:
    return _("(the one with {mark}; F5 marks another, nothing is erased)").format(mark=CHOSEN)


def names_of_the_words(terms: Terms) -> list[str]:
    """The fields of which that is so in a form, in their order."""
    names = (*terms.asked, *terms.of_page("more"))
    return [name for name in names if name in OF_THE_WORDS or name in terms.funding]


def _said_of_another(typed: Typed, subject: SlotSubject, of_another: Mapping[str, int]) -> str:
    said = _("? Said of «{words}», look at it: {fields}.")
    lines = []
    for row in sorted(set(of_another.values())):
        names = [name for name in names_of_the_words(subject.terms) if of_another.get(name) == row]
        words = first_words(clean_line(typed[f"proposal-{row}"]), _FIRST_WORDS)
        lines.append(said.format(words=words, fields=", ".join(subject.label(name) for name in names)))
    return " ".join(lines)


def title_in_words(survey: Survey, slot: Slot) -> str:
    """Whose demand it is and of which year, and the holder's zone in the last zoning."""
    zones = survey.memberships(slot.holder)[-1:]
    parts = [slot_name(survey, slot), zones_of(zones, zones_in_words(survey))]
    return " · ".join(part for part in parts if part)


def years_in_words(survey: Survey, here: Slot) -> tuple[list[tuple[str, Mark, str]], int]:
    """A line for each of the holder's years, and which of them is the slot's; -1 where none is."""
    slots, marks = Slots(survey), Marks(survey)
    states = [slots.at(here.holder, year, here.n) for year in survey.plan.years]
    years = [(str(s.year), marks.of(s), slot_words(s, survey, roomy=True)) for s in states]
    return years, next((i for i, s in enumerate(states) if s.year == here.year), -1)
