"""What is asked of a demand: its proposals, who voted for which, which of them it is, then what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from storage.kinds.process.demand import Slot
from storage.notation.text import first_words

from ..forms.choices import Option, among
from ..forms.demand import ABSTAINED, AT_NEED, HOW, abstained_of, lacking
from ..forms.draft_values import Typed
from ..forms.open_form import OpenForm
from ..forms.proposals import (
    MARKED,
    marked_row,
    row_names,
    row_of,
    rows_with_words,
    vote_typed,
    votes_by_row,
    words_of_demand,
)
from ..forms.subjects.plan_at_hand import PlanAtHand
from ..forms.subjects.slot_subject import SlotSubject
from ..language.gettext_ import _, speech
from ..wording.votes import counted_in_words, mark_in_words
from .talk_state import Part

LETTERS: Final = 60
"""Of a proposal, where it is one of several."""


class DemandQuestions:
    """All proposals are written first; then votes are asked for, and where there are several which one it is."""

    def __init__(self, plan: PlanAtHand, slot: Slot) -> None:
        self.subject = SlotSubject(plan, slot)

    def made_for(self, drafted: Collection[str]) -> None:
        """Have the fields that the demand needs, and its draft."""
        subject = self.subject
        subject.terms, subject.lists = subject.looked_at(dict.fromkeys(drafted, ""), with_held=True)

    def names(self, part: Part, typed: Typed) -> Sequence[str]:
        if part in {"more", "private"}:
            return self.subject.terms.of_page(part)
        unasked = {name for name, is_asked in AT_NEED.items() if not is_asked(typed)}
        return [*_of_proposals(typed), *(name for name in self.subject.terms.asked if name not in unasked)]

    def label(self, name: str, typed: Typed) -> str:
        if name == MARKED:
            return _("Which one is it?")
        if row := row_of(name):
            return _label_of_row(name.partition("-")[0], row, typed)
        entry = self.subject.terms.entry(name)
        if entry is None or name == HOW:
            return self.subject.label(name)
        words = entry.called(speech(), whole=True)
        return _("Contribution: {who}").format(who=words) if entry.named else words

    def options(self, name: str, typed: Typed) -> Sequence[Option]:
        if name == MARKED:
            return [(str(row), first_words(typed[f"proposal-{row}"], LETTERS)) for row in rows_with_words(typed)]
        if name == "action":
            return self.subject.lists.look_again_for(words_of_demand(typed))
        found = self.subject.lists.of(name)
        return among(found, self.subject.fitting(typed).get(name)) if self.takes_words(name) else found

    def meaning(self, name: str, typed: Typed) -> str:
        said = self.subject.meaning(name, typed)
        funding = self.subject.terms.funding
        if name in funding and (typed[name].strip() or name == funding[-1]):
            said = "; ".join(filter(None, (said, lacking(typed, self.subject.terms))))
        if name.startswith("votes-") or name == ABSTAINED:
            return said or self._standing(typed)
        if name == MARKED and marked_row(typed):
            return mark_in_words(votes_by_row(typed), rows_with_words(typed), marked_row(typed))
        return said

    def _standing(self, typed: Typed) -> str:
        """How many are counted of how many people, and who is ahead."""
        vote = vote_typed(typed, abstained_of(typed))
        others = (vote.against or 0) + (vote.abstained or 0)
        return counted_in_words(votes_by_row(typed), others, self.subject.present)[0]

    def also(self, name: str) -> Mapping[str, str]:
        return self.subject.lists.also(name)

    def adds_to(self, name: str) -> bool:
        return name == "action"

    def takes_words(self, name: str) -> bool:
        entry = self.subject.terms.entry(name)
        return entry is not None and entry.takes_words

    def answered(self, form: OpenForm, name: str, value: str) -> OpenForm:
        return self._with_free_row(form.with_typed({**form.typed, name: value}))

    def _with_free_row(self, form: OpenForm) -> OpenForm:
        """There is always a row to write one more proposal in."""
        last = self.subject.terms.rows
        if not form.typed[f"proposal-{last}"].strip():
            return form
        self.subject.terms.rows = last + 1
        return form.with_fields(row_names(last + 1))


def _label_of_row(kind: str, row: int, typed: Typed) -> str:
    """Votes are asked for by a proposal's words: whoever listens sees no numbers of rows."""
    rows = rows_with_words(typed)
    if kind == "votes":
        words = _("Votes for “{proposal}”") if len(rows) > 1 else _("Votes for, against, abstained")
        return words.format(proposal=first_words(typed[f"proposal-{row}"], LETTERS))
    if kind == "by":
        return _("Who proposed it")
    words = _("Proposal {n}") if row in rows or not rows else _("Proposal {n}, or Enter for no more")
    return words.format(n=row)


def _of_proposals(typed: Typed) -> list[str]:
    """Each that has words with who proposed it, and room for another; then the votes, and which one it is."""
    rows = rows_with_words(typed)
    free = next(row for row in range(1, len(rows) + 2) if row not in rows)
    asked = [name for row in sorted({*rows, free}) for name in _of_row(row, rows)]
    return [*asked, *(f"votes-{row}" for row in rows), *([MARKED] if len(rows) > 1 else [])]


def _of_row(row: int, rows: Collection[int]) -> tuple[str, ...]:
    text, _votes, by = row_names(row)
    return (text, by) if row in rows else (text,)
