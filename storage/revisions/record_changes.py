"""A change of a record that is to be saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

RecordChange = tuple[str, dict[str, Any], Iterable[str] | None]
"""A record's name, its whole body after the change, and the heads it was opened on (None: the state now)."""


class WholeRecord(NamedTuple):
    """A change that decides all that its body says, also what reads as before, and whatever was in dispute."""

    record: str
    body: dict[str, Any]
    base: Iterable[str] | None
