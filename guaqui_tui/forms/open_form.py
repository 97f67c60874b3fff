"""A form that is open on a record. What stands in its fields is compared with what they showed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from storage.file.drafts import Draft
from storage.revisions.history import History, as_seen_from
from storage.revisions.record_changes import RecordChange
from storage.revisions.revision import Revision

from .draft_base import DraftBase, form_body
from .draft_values import Typed

Show = Callable[[Mapping[str, Any]], Typed]
"""What the fields show of a body."""


class OpenForm(Struct, frozen=True):
    """A record, the heads it was opened on, its body as it was then, what the fields showed of it, what is typed.

    Without `shown` no record is in the form yet, and nothing that happens to its fields is anybody's typing.
    """

    record: str = ""
    base: tuple[str, ...] = ()
    before: Mapping[str, Any] = {}
    shown: Typed = {}
    typed: Typed = {}

    @property
    def is_open(self) -> bool:
        return bool(self.shown)

    @property
    def unsaved(self) -> bool:
        return self.is_open and self.typed != self.shown

    @property
    def draft(self) -> list[tuple[str, dict[str, Any], tuple[str, ...]]]:
        """What is to be kept: its record, what stands in the fields, the heads; nothing where all is saved."""
        return [(self.record, dict(self.typed), self.base)] if self.unsaved else []

    def touched(self, name: str) -> bool:
        """Whether a field says something else than it did."""
        return self.typed.get(name) != self.shown.get(name)

    def with_typed(self, typed: Typed) -> OpenForm:
        return replace(self, typed=typed)

    def as_saved(self) -> OpenForm:
        """The form once what is typed is what the record says: nothing of it is to be kept."""
        return replace(self, shown=self.typed)

    def with_fields(self, names: Iterable[str]) -> OpenForm:
        """The form with these fields too; nothing was saved in those that it had not."""
        empty = dict.fromkeys(names, "")
        return replace(self, shown={**empty, **self.shown}, typed={**empty, **self.typed})

    def changed_by_others(self, heads: Collection[str]) -> bool:
        """Whether the record was saved since by somebody else, or from another window."""
        return set(heads) != set(self.base)

    def changes(self, body: Mapping[str, Any]) -> list[RecordChange]:
        """What to save so that the record says `body`; nothing where it says so already."""
        return [] if body == self.before else [(self.record, dict(body), self.base)]

    def changes_as(self, record: str, heads: Collection[str], body: Mapping[str, Any]) -> list[RecordChange]:
        """The same of one that is called by what was typed: one of that name that was taken back stands again."""
        return [] if body == self.before else [(record, dict(body), tuple(heads))]


def open_form(record: str, state: History | None, show: Show) -> OpenForm:
    """The form as it is opened on a record as it is now."""
    before = form_body(state)
    shown = show(before)
    return OpenForm(record, tuple(state.heads) if state else (), before, shown, shown)


def shown_anew(form: OpenForm, show: Show) -> OpenForm:
    """In another language: what nobody touched is shown as that has it, what was typed stays."""
    shown = show(form.before)
    typed = {name: value if form.touched(name) else shown[name] for name, value in form.typed.items()}
    return replace(form, shown=shown, typed=typed)


def offered_of_draft(
    form: OpenForm, draft: Draft, revisions: Iterable[Revision], state: History | None, show: Show
) -> DraftBase | None:
    """What to offer of a draft: the fields that say something else than the record that it was begun on.

    None where it says what was saved anyway, then or since.
    """
    before = form_body(as_seen_from(revisions, draft.base))
    saved = show(before)
    typed = {name: str(draft.fields.get(name, value)) for name, value in saved.items()}
    typed = {name: value for name, value in typed.items() if value != saved[name]}
    stands = state and not state.disputed and typed.items() <= form.shown.items()
    if not typed or stands:
        return None
    return DraftBase(tuple(draft.base), before, saved, typed, draft.at, draft.field)


def resumed(form: OpenForm, begun: DraftBase, names: Iterable[str]) -> OpenForm:
    """The form with these fields of a draft, on the record that the draft was begun on."""
    typed = {**begun.saved, **{name: begun.typed[name] for name in names}}
    return OpenForm(form.record, begun.base, begun.before, begun.saved, typed)


def replaced(before: Typed, after: Typed) -> Typed:
    """What stood in the fields that now say something else."""
    return {name: value for name, value in before.items() if after[name] != value}
