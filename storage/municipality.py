"""Pure: of which municipality a file is. Every record's name says one; some may be another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .editions import shipped
from .records import kind_of
from .revision import Revision


def municipality_of(record: str) -> str:
    """The municipality in a record's name."""
    return record.split("/", 2)[1]


def begun_with(revisions: Iterable[Revision]) -> str:
    """The municipality whose file some revisions are, by what it was begun with; empty where there are none.

    One with a plan goes before one without, then one whose plan a shipped pack has, then the one with more
    records. So a plan that somebody adds takes no file over, and the same set says the same in any order.
    """
    records: set[str] = set()
    plans: dict[str, set[str]] = {}
    for one in revisions:
        records.add(one.record)
        if kind_of(one.record) == "plan":
            plans.setdefault(municipality_of(one.record), set()).add(one.rev)
    many = Counter(map(municipality_of, records))
    if len(many) < 2:
        return next(iter(many), "")
    ours = {name for name, revs in plans.items() if not revs.isdisjoint(shipped())}
    return max(sorted(many), key=lambda name: (name in plans, name in ours, many[name]))
