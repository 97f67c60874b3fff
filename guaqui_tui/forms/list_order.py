"""The order in which the records of some kinds stand on their lists, as somebody decided it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from storage.kinds.field import Kind
from storage.plan.survey import SurveyRecord
from storage.revisions.record_changes import RecordChange


def has_order(kind: Kind) -> bool:
    """Whether its records stand in an order that somebody decided."""
    return kind.has("order")


def order_in(values: Mapping[str, Any]) -> int:
    """Where a record stands as its values say it; 0 where they do not."""
    order = values.get("order")
    return order if isinstance(order, int) else 0


def moved_by(entries: Sequence[SurveyRecord[Any]], at: int, step: int) -> list[RecordChange]:
    """What to save so that one stands `step` lines further down its list; nothing where there is no such line."""
    if not 0 <= at + step < len(entries):
        return []
    order = [*entries]
    order.insert(at + step, order.pop(at))
    return [
        (one.record, {**one.history.values, "order": number}, one.history.heads)
        for number, one in enumerate(order, 1)
        if one.history.values.get("order") != number
    ]
