"""Which form a draft was typed in."""

from __future__ import annotations

from typing import Any

from storage.file.drafts import Draft
from storage.kinds.lookup import KINDS, kind_of, year_of_record
from storage.kinds.process.demand import slot_of

from ..frame import table_of_screens as screens
from ..frame.opening import Opening


def form_of_draft(draft: Draft) -> Opening[Any]:
    """The form in which it is offered; of a new record the one that adds one."""
    record = draft.of_record
    if draft.record != record:
        return screens.settle(record)
    if slot := slot_of(record):
        return screens.demand(slot, goes_on=False)
    return _form_of(record, is_new=record.endswith("/-"))


def _form_of(record: str, *, is_new: bool) -> Opening[Any]:
    kind, year = kind_of(record), year_of_record(record)
    known = "" if is_new else record
    match kind:
        case "workshop":
            return screens.workshop(record)
        case "budget" if year:
            return screens.budget(year, known)
        case "community" if is_new:
            return screens.add_community()
        case "association" if is_new:
            return screens.add_association()
        case "community" | "association":
            return screens.holder(record.rpartition("/")[2])
    return screens.record(KINDS[kind], known)
