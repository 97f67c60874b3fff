"""What was decided on a list and not written yet: a key decides, F2 writes all of it as one act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from storage.file.drafts import Draft
from storage.revisions.record_changes import RecordChange

from ...language.gettext_ import _

Heads = Callable[[str], Collection[str]]
"""The versions of a record that nobody went on from."""


class PendingAct(NamedTuple):
    """What is decided of one line. `said` is marked for translation and stands in it, with `name` in braces."""

    said: str
    changes: tuple[RecordChange, ...]
    name: str = ""

    @property
    def words(self) -> str:
        return _(self.said).format(name=self.name)

    @property
    def records(self) -> frozenset[str]:
        return frozenset(record for record, _body, _heads in self.changes)


class PendingActs(NamedTuple):
    """By the key of its line what is decided; and what was, before each key that decided something."""

    by_line: Mapping[str, PendingAct] = {}
    before: tuple[Mapping[str, PendingAct], ...] = ()

    def decided(self, acts: Mapping[str, PendingAct]) -> PendingActs:
        """With what one key decided, of one line or of several."""
        return PendingActs({**self.by_line, **acts}, (*self.before, self.by_line))

    def left(self, line: str) -> PendingActs:
        """With nothing decided of a line."""
        kept = {key: act for key, act in self.by_line.items() if key != line}
        return PendingActs(kept, (*self.before, self.by_line))

    def back(self) -> PendingActs:
        """As it was before the last key that decided something; the same where none did since it was opened."""
        return PendingActs(self.before[-1], self.before[:-1]) if self.before else self

    def elsewhere(self, line: str, act: PendingAct) -> bool:
        """Whether another line's act changes what this one does: one of them has to be written first."""
        others = (other for key, other in self.by_line.items() if key != line)
        return any(other.records & act.records for other in others)

    @property
    def changes(self) -> list[RecordChange]:
        return [change for act in self.by_line.values() for change in act.changes]

    def fresh(self, heads: Heads) -> PendingActs:
        """Those whose records are as they were when it was decided: of others it has to be looked at again."""
        kept = {key: act for key, act in self.by_line.items() if _is_fresh(act, heads)}
        return self if len(kept) == len(self.by_line) else PendingActs(kept)


def _is_fresh(act: PendingAct, heads: Heads) -> bool:
    return all(base is None or set(base) == set(heads(record)) for record, _body, base in act.changes)


# For after a power cut


def pending_draft(acts: PendingActs) -> dict[str, Any]:
    """As a draft keeps it."""
    return {
        line: {
            "said": act.said,
            "name": act.name,
            "changes": [[r, dict(b), base and [*base]] for r, b, base in act.changes],
        }
        for line, act in acts.by_line.items()
    }


def kept_acts(draft: Draft | None, heads: Heads) -> PendingActs:
    """What a draft has of them, where nothing changed since."""
    if draft is None:
        return PendingActs()
    read = ((line, _read(kept)) for line, kept in draft.fields.items())
    return PendingActs({line: act for line, act in read if act is not None}).fresh(heads)


def _read(kept: object) -> PendingAct | None:
    """None where it is not what `pending_draft` wrote."""
    match kept:
        case {"said": str(said), "name": str(name), "changes": [*changes]} if all(map(_is_change, changes)):
            return PendingAct(said, tuple(_changes(changes)), name)
    return None


def _is_change(one: object) -> bool:
    match one:
        case [str(), {**_body}, [*heads]]:
            return all(isinstance(head, str) for head in heads)
        case [str(), {**_body}, None]:
            return True
    return False


def _changes(kept: Iterable[Any]) -> Iterator[RecordChange]:
    for record, body, base in kept:
        yield record, body, None if base is None else tuple(base)
