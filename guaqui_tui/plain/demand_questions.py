"""What is asked of a demand: its proposals, who voted for which, which of them it is, then what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from storage.kinds.process.demand import Slot
from storage.notation.text import first_words

from ..forms.choices import Option
from ..forms.draft_values import Typed
from ..forms.open_form import OpenForm
from ..forms.proposals import row_names, row_of
from ..forms.subjects.plan_at_hand import PlanAtHand
from ..forms.subjects.slot_subject import SlotSubject
from ..language.gettext_ import _, speech
from .form_talk import Part

_LETTERS = 60
"""Of a proposal, where it is one of several to choose from."""
MARKED = "marked"


class DemandQuestions:
    """All proposals are written first; then votes are asked for, and where there are several which one it is."""

    def __init__(self, plan: PlanAtHand, slot: Slot) -> None:
        self.subject = SlotSubject(plan, slot)

    def made_for(self, drafted: Collection[str]) -> None:
        """Have the fields that the demand needs, and its draft."""
        subject = self.subject
        subject.terms, subject.lists = subject.looked_at(dict.fromkeys(drafted, ""), with_held=True)

    def names(self, part: Part, typed: Typed) -> Sequence[str]:
        names = self.subject.terms.of_page(part)
        beneath = [name for name in names if not row_of(name)]
        return [*_of_proposals(typed), *beneath] if len(beneath) < len(names) else beneath

    def label(self, name: str) -> str:
        if name == MARKED:
            return _("Which one is it?")
        entry = self.subject.terms.entry(name)
        if entry is None:
            return self.subject.label(name)
        words = entry.called(speech(), whole=True)
        return _("Contribution: {who}").format(who=words) if entry.named else words

    def options(self, name: str, typed: Typed) -> Sequence[Option]:
        if name == MARKED:
            return [(str(row), first_words(typed[f"proposal-{row}"], _LETTERS)) for row in _with_words(typed)]
        if name == "action":
            text = typed.get(f"proposal-{typed.get(MARKED)}", typed.get("text", ""))
            return self.subject.lists.look_again_for(text)
        return self.subject.lists.of(name)

    def answered(self, form: OpenForm, name: str, value: str) -> OpenForm:
        return self._with_free_row(form.with_typed({**form.typed, name: value}))

    def _with_free_row(self, form: OpenForm) -> OpenForm:
        """There is always a row to write one more proposal in."""
        last = self.subject.terms.rows
        if not form.typed[f"proposal-{last}"].strip():
            return form
        self.subject.terms.rows = last + 1
        return form.with_fields(row_names(last + 1))


def _with_words(typed: Typed) -> list[int]:
    """The rows that are proposals."""
    rows = (row_of(name) for name in typed if name.startswith("proposal-"))
    return [row for row in sorted(rows) if typed[f"proposal-{row}"].strip()]


def _of_proposals(typed: Typed) -> list[str]:
    """Each that has words with who proposed it, and room for another; then the votes, and which one it is."""
    rows = _with_words(typed)
    free = next(row for row in range(1, len(rows) + 2) if row not in rows)
    asked = [name for row in sorted({*rows, free}) for name in _of_row(row, rows)]
    return [*asked, *(f"votes-{row}" for row in rows), *([MARKED] if len(rows) > 1 else [])]


def _of_row(row: int, rows: Collection[int]) -> tuple[str, ...]:
    text, _votes, by = row_names(row)
    return (text, by) if row in rows else (text,)
