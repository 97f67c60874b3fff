"""Which list and form a record is seen in: its kind's own where that has one, else those of the table."""

from __future__ import annotations

from typing import Any

from storage.kinds.field import Kind
from storage.kinds.process.assessment import KIND as ASSESSMENT

from ..frame import table_of_screens as screens
from ..frame.opening import Opening


def list_screen_of(kind: Kind) -> Opening[Any]:
    """Where the records of a kind stand; assessments all of a year at once."""
    return screens.assessments() if kind is ASSESSMENT else screens.records(kind)


def form_of(kind: Kind, record: str = "") -> Opening[Any]:
    """The form of a record, or of a new one of a kind."""
    match kind.name:
        case "community" | "association" if record:
            return screens.holder(record.rpartition("/")[2])
        case "community":
            return screens.add_community()
        case "association":
            return screens.add_association()
    return screens.record(kind, record)
