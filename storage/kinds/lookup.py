"""The kinds of record: each file below this folder that declares one. Nothing else lists them.

A kind that is not here comes from a newer version: it is kept, and nothing is asked of its body. The same holds
for fields that are not here and for words beside the usual ones.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, Final

import msgspec
from msgspec import UNSET

from ..translatable import N_
from .field import Kind, off_the_calendar


def _declared() -> dict[str, Kind]:
    folder = sys.modules[__package__].__path__
    modules = (import_module(one.name) for one in walk_packages(folder, f"{__package__}.") if not one.ispkg)
    kinds = (getattr(module, "KIND", None) for module in modules)
    by_name = {kind.name: kind for kind in kinds if isinstance(kind, Kind)}
    return dict(sorted(by_name.items()))


KINDS: Final[dict[str, Kind]] = _declared()

WITHDRAWN: Final = frozenset(kind.name for kind in KINDS.values() if kind.has("withdrawn"))
"""The kinds whose records can be taken back."""

RULED_ON: Final = tuple(name for name, kind in KINDS.items() if kind.has("ruling"))
"""The kinds of record of which an assembly decides."""

TERMS: Final = frozenset(
    kind.name for kind in KINDS.values() if kind.body.__module__.startswith(f"{__package__}.terms.")
)
"""The kinds of what a municipality decides, its plan's own lists: years, classes, zones, steps, communities."""

BESIDE_THE_PLAN: Final = frozenset({"acta", "arrival", "laptop", "remark"})
"""The kinds that only tell of papers and machines: they change no paper and stand in no list of their own."""


OFF_THE_LIST: Final = N_("{name} (off the list)")
"""A name that can no longer be chosen, where it is used."""


def kind_of(record: str) -> str:
    return record.partition("/")[0]


def decided_together(kind: str, sets: set[str]) -> set[str]:
    """`sets` with the fields that are decided in the same act, so that they are disputed together."""
    one = KINDS.get(kind)
    return sets | one.chosen | one.besides if one and sets & one.chosen else sets


def holder_of(record: str) -> str:
    """The id of the community or association that a record is about; empty where it is about none."""
    parts, kind = record.split("/"), KINDS.get(kind_of(record))
    at = kind.at("HOLDER") if kind else None
    return parts[at] if at is not None and at < len(parts) else ""


def body_flaw(record: str, body: dict[str, Any]) -> str | None:
    """Why `record` may not have `body`: the name's shape, a field's type or limit; None where it may."""
    kind = KINDS.get(kind_of(record))
    if kind is None:
        return None
    if not kind.record.fullmatch(record):
        return "record"
    try:
        fields = msgspec.convert(body, kind.body)
    except msgspec.ValidationError as error:
        return str(error)
    return typed_flaw(kind, fields, body)


def typed_flaw(kind: Kind, fields: Any, body: Mapping[str, Any]) -> str | None:
    """What is wrong with a body that has the types of its kind: `fields` is it typed, `body` as it stands."""
    if getattr(fields, "withdrawn", UNSET) is False:
        return "Expected `true` or nothing - at `$.withdrawn`"
    return (off_the_calendar(kind.whens, body) if body else None) or kind.flaw(fields)


def year_of_record(record: str) -> int | None:
    """The year in a record's name; None where it has none, or what stands there is no year."""
    parts, kind = record.split("/"), KINDS.get(kind_of(record))
    at = kind.at("YEAR") if kind else None
    said = parts[at] if at is not None and at < len(parts) else ""
    return int(said) if said.isdecimal() else None
