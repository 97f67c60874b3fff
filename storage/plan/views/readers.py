"""What of a record is not for everybody: what was said in confidence, and who a person is.

Which fields these are is said where they are declared (`kinds/`), and nowhere else. Whoever shows, prints or
writes records asks here, or looks at a plan as its readers may see it (`reader_view.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from ...kinds.field import Field, Says
from ...kinds.lookup import KINDS, kind_of
from ...revisions.history import History, conflicting


class Readers(NamedTuple):
    """Who something is for. `private`: they see what was said in confidence. `people`: who the persons are."""

    private: bool = False
    people: bool = False

    def named(self, record: str, names: Iterable[str]) -> list[str]:
        """Of some fields those that they may hear of: that something private is there is private too."""
        hidden = () if self.private else private_fields(kind_of(record))
        return [name for name in names if name not in hidden]

    def may_see(self, says: Says) -> bool:
        """Whether of what a field may say something is for them."""
        return self._sees(says, next(iter(says.words), None))

    def body(self, record: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """A body without what is not for them, in its parts too. Of a newer kind nothing is known."""
        kind = KINDS.get(kind_of(record))
        return self._open(kind.fields, body) if kind else dict(body)

    def _open(self, fields: tuple[Field, ...], body: Mapping[str, Any]) -> dict[str, Any]:
        declared = {one.name: one for one in fields}
        return {
            name: self._part(field.parts if field else (), value)
            for name, value in body.items()
            for field in (declared.get(name),)
            if field is None or self._sees(field.says, value)
        }

    def _sees(self, says: Says, value: Any) -> bool:
        if says.private:
            return self.private
        return not says.person or self.people or (isinstance(value, str) and value in says.words)

    def _part(self, parts: tuple[Field, ...], value: Any) -> Any:
        if parts and isinstance(value, dict):
            return self._open(parts, value)
        return [self._part(parts, one) for one in value] if parts and isinstance(value, list) else value


ALL_READERS: Final = Readers(private=True, people=True)
"""Those from whom nothing is kept."""
ANYBODY: Final = Readers()
SIGNERS: Final = Readers(people=True)
"""Who reads a paper that people sign: persons stand on it, and nothing private does."""


def discretion(kind: str) -> dict[str, Says]:
    """The fields of a kind of record that are not for everybody, as declared; none of a newer kind."""
    fields = KINDS[kind].fields if kind in KINDS else ()
    return {one.name: one.says for one in fields if one.confidential}


@cache
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
