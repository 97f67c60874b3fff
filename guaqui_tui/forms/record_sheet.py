"""The entries of one record's form on one sheet, and what they make of its body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct

from exports.wording.values import Values
from storage.kinds.lookup import kind_of

from ..language.gettext_ import _
from . import entries
from .choices import Option
from .draft_values import Typed
from .entries import FormEntry


def entries_in_order(
    made: Iterable[FormEntry], first: Collection[str], elsewhere: Collection[str] = ()
) -> list[FormEntry]:
    """Entries of the fields that a layout names, in its order; then all that it does not name and stand nowhere
    else.
    """
    of_field: dict[str, list[FormEntry]] = {}
    for entry in made:
        of_field.setdefault(entry.path[0], []).append(entry)
    rest = [name for name in of_field if name not in first and name not in elsewhere]
    return [entry for name in (*first, *rest) for entry in of_field.get(name, ())]


class RecordSheet(Struct):
    """`lists` are made otherwise than by what a field is; `held` is what the entries of `record` hold."""

    values: Values
    entries: list[FormEntry]
    lists: Mapping[str, list[Option]] = {}
    held: Typed = {}
    record: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.entries)

    def entry(self, name: str) -> FormEntry:
        return next(one for one in self.entries if one.name == name)

    def options(self, name: str) -> list[Option]:
        """What one of them may be; nothing where it takes none of a list."""
        if name in self.lists:
            return self.lists[name]
        held = self.held.get(name, "")
        found = entries.options(self.entry(name), self.values, held)
        return [one for one in found if one[0] == held or not self._is_itself(name, one[0])]

    def _is_itself(self, name: str, kept: str) -> bool:
        """Whether a value names the record that the form is of: nothing is a part of itself."""
        kind, id_ = kind_of(self.record), self.record.rpartition("/")[2]
        return kind in self.entry(name).field.says.of and kept in {self.record, id_}

    def listed(self, name: str, value: str) -> bool:
        return any(kept == value for kept, _read in self.options(name))

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return entries.shown_entries(self.entries, body, self.values)

    def touched(self, typed: Typed, before: Mapping[str, Any]) -> set[str]:
        """Those that differ from what is shown of a body: what nobody touched stays as it is, whoever wrote it."""
        was = self.shown(before)
        return {name for name in self.names if typed[name] != was[name]}

    def read(self, typed: Typed, before: Mapping[str, Any]) -> dict[str, Any]:
        """The body to save."""
        body = dict(before)
        entries.read_into(body, self.entries, typed, self.touched(typed, before), self.values)
        return body

    def flaws(self, typed: Typed, before: Mapping[str, Any]) -> dict[str, str]:
        """What is wrong with what was typed, by entry; an empty one never is."""
        touched = self.touched(typed, before)
        return entries.entry_flaws(self.entries, typed, touched, self.values, self.listed)

    def lacking(self, typed: Typed) -> dict[str, str]:
        """The entries without which the record cannot be saved, and are empty."""
        words = _("This is needed.")
        needed = (one for one in self.entries if one.field.required and len(one.path) == 1)
        return {one.name: words for one in needed if not typed[one.name].strip()}
