"""An action that the pack lacks, as it was asked for."""

from __future__ import annotations

from typing import Any, NamedTuple


class NewAction(NamedTuple):
    """The action that was asked for. `body` is empty where there was one of that name already."""

    id: str
    record: str
    body: dict[str, Any]
