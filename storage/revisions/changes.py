"""What some revisions changed of what people see, field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from .canonical import canonical
from .history import REMOVED, History, record_history
from .revision import Revision
from .union import grouped


class FieldChange(NamedTuple):
    """One field of one record. A value is `REMOVED` where the field is not there."""

    record: str
    field: str
    before: Any
    after: Any
    disputed: bool
    """Whether it is to settle afterwards; `after` is then the version that is shown."""
    laptops: tuple[str, ...]
    """Whose saves changed it."""


def field_changes(before: Iterable[Revision], came: Iterable[Revision]) -> list[FieldChange]:
    """What is different once `came` is added to `before`, by record and field."""
    there = grouped(before)
    found = []
    for record, fresh in sorted(grouped(came).items()):
        earlier = there.get(record, {})
        then = record_history(earlier.values()) if earlier else None
        now = record_history((earlier | fresh).values())
        found += [
            FieldChange(record, name, *values, name in now.conflicts, _laptops(now, name, fresh.keys()))
            for name in sorted(now.claims)
            if (values := _differ(then, now, name))
        ]
    return found


def decided(rest: Iterable[Revision], of: Collection[Revision]) -> dict[str, list[str]]:
    """Record -> the fields that some versions change beside the rest; where nothing shows, what they set."""
    found: dict[str, list[str]] = {record: [] for record in sorted(grouped(of))}
    for one in field_changes([one for one in rest if one.record in found], of):
        found[one.record].append(one.field)
    return {record: fields or _set_by(record, of) for record, fields in found.items()}


def _set_by(record: str, of: Iterable[Revision]) -> list[str]:
    return sorted({name for one in of if one.record == record for name in one.sets})


def _differ(then: History | None, now: History, name: str) -> tuple[Any, Any] | None:
    """A field's values before and after, where it says something else or is disputed since."""
    was = then.values.get(name, REMOVED) if then else REMOVED
    is_ = now.values.get(name, REMOVED)
    newly = name in now.conflicts and not (then and name in then.conflicts)
    return (was, is_) if newly or _form(was) != _form(is_) else None


def _form(value: Any) -> bytes:
    return b"" if value is REMOVED else canonical(value)


def _laptops(now: History, name: str, fresh: Iterable[str]) -> tuple[str, ...]:
    came = set(fresh)
    said = {one.revision.device for one in now.claims[name] if one.revision.rev in came}
    return tuple(sorted(said))
