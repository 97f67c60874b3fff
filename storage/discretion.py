"""Pure: what of a record is not for everybody: what was said in confidence, and who a person is.

Which fields these are is said where they are declared (`records.py`), and nowhere else. Whoever shows, prints or
writes records asks here, or looks at a plan as its readers may see it (`discreet.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple, get_args, get_type_hints

import msgspec
from msgspec import Struct

from .history import History, conflicting
from .records import KINDS, Discretion, kind_of


class Readers(NamedTuple):
    """Who something is for. `private`: they see what was said in confidence. `people`: who the persons are."""

    private: bool = False
    people: bool = False

    def named(self, record: str, names: Iterable[str]) -> list[str]:
        """Of some fields those that they may hear of: that something private is there is private too."""
        hidden = () if self.private else private_fields(kind_of(record))
        return [name for name in names if name not in hidden]

    def fields(self, kind: str, names: Iterable[str]) -> list[str]:
        """Of some fields of a kind of record those of which they may see something."""
        marks = discretion(kind)
        return [name for name in names if name not in marks or marks[name].but or self._sees(marks[name], None)]

    def body(self, record: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """A body without what is not for them, in its parts too. Of a newer kind nothing is known."""
        kind = KINDS.get(kind_of(record))
        return self._open(kind.fields, body) if kind else dict(body)

    def _open(self, fields: type[Struct], body: Mapping[str, Any]) -> dict[str, Any]:
        declared = _declared(fields)
        return {
            name: self._part(part, value)
            for name, value in body.items()
            for mark, part in (declared.get(name, (None, None)),)
            if self._sees(mark, value)
        }

    def _sees(self, mark: Discretion | None, value: Any) -> bool:
        return mark is None or value in mark.but or (self.private if mark.private else self.people)

    def _part(self, part: type[Struct] | None, value: Any) -> Any:
        if part and isinstance(value, dict):
            return self._open(part, value)
        return [self._part(part, one) for one in value] if part and isinstance(value, list) else value


ANYBODY: Final = Readers()
SIGNERS: Final = Readers(people=True)
"""Who reads a paper that people sign: persons stand on it, and nothing private does."""


def discretion(kind: str) -> dict[str, Discretion]:
    """The marked fields of a kind of record, in the order in which they are declared; none of a newer kind."""
    if kind not in KINDS:
        return {}
    return {name: mark for name, (mark, _part) in _declared(KINDS[kind].fields).items() if mark}


def private_fields(kind: str) -> tuple[str, ...]:
    """What was said in confidence in a kind of record."""
    return tuple(name for name, mark in discretion(kind).items() if mark.private)


def shown_conflicts(state: History) -> list[str]:
    """The fields in conflict that anybody may hear of. What is private beside a withdrawal does not dispute it."""
    if not state.conflicts:
        return []
    claims = {name: state.claims[name] for name in ANYBODY.named(state.record, state.claims)}
    found = conflicting({one.rev: one for one in state.revisions}, claims)
    return [name for name in found if name in state.conflicts]


@cache
def _declared(fields: type[Struct]) -> dict[str, tuple[Discretion | None, type[Struct] | None]]:
    """Each field's mark, and the Struct that it is made of, by the name that it has in a body."""
    hints = get_type_hints(fields, include_extras=True)
    return {
        one.encode_name: (
            next((part for part in _parts(hints[one.name]) if isinstance(part, Discretion)), None),
            next((part for part in _parts(hints[one.name]) if _is_struct(part)), None),
        )
        for one in msgspec.structs.fields(fields)
    }


def _is_struct(part: object) -> bool:
    return isinstance(part, type) and issubclass(part, Struct)


def _parts(hint: Any) -> Iterator[Any]:
    """A type, the types that it is made of, and what is noted beside them."""
    yield hint
    for part in (*get_args(hint), *getattr(hint, "__metadata__", ())):
        yield from _parts(part)
