"""Records that are told apart by what they say: which of them say what a row says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...plan.same_words import compared_words
from ..compare import Said, agrees


class RecordsByWords:
    """Records by what some of their fields say: each is looked at only beside those that may be it."""

    def __init__(self, fields: Sequence[str], standing: Mapping[str, Said]) -> None:
        self._fields = fields
        self._said: dict[str, Said] = {}
        self._alike: dict[tuple[Any, ...], list[str]] = {}
        for record, said in standing.items():
            self.add(record, said)

    def add(self, record: str, said: Said) -> None:
        """Add a record, unless it is there."""
        if record in self._said:
            return
        self._said[record] = said
        if all(name in said for name in self._fields):
            self._alike.setdefault(self._key(said), []).append(record)

    def saying(self, said: Said) -> list[str]:
        """The records that agree with all that some fields say; none where one is not said."""
        if not all(name in said for name in self._fields):
            return []
        return [one for one in self._alike.get(self._key(said), ()) if self._agree(said, self._said[one])]

    def _agree(self, said: Said, stands: Said) -> bool:
        return all(agrees(said[name], stands[name]) for name in self._fields)

    def _key(self, said: Said) -> tuple[Any, ...]:
        """The same for all that agree; of what has parts or rows nothing, as some of them may be left out."""
        values = (said[name] for name in self._fields)
        return tuple(None if isinstance(one, dict | list) else compared_words(one) or one for one in values)
