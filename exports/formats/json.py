"""JSON: every record as it stands, with the claims of what is disputed, and the figures; and its JSON Schema.

The coordinator's edition has every revision besides, in the order of a merged file: that file can be written
from it again, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

import msgspec

from storage.history import REMOVED, History
from storage.survey import Survey
from storage.union import in_order

from ..edition import Edition
from ..indicators import report
from ..tables import PRIVATE_FIELDS
from . import File

_ENCODER: Final = msgspec.json.Encoder(order="sorted")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    plan, schema = f"{survey.municipality}-plan.json", f"{survey.municipality}-plan.schema.json"
    yield File(plan, partial(_document, survey, schema, private=edition.private))
    yield File(schema, _schema)


def _schema() -> list[bytes]:
    from ..json_schema import plan_schema

    return [msgspec.json.format(_ENCODER.encode(plan_schema()), indent=1), b"\n"]


def _document(survey: Survey, schema: str, *, private: bool) -> Iterator[bytes]:
    """Piece by piece, a record on a line of its own."""
    figures = msgspec.to_builtins(report(survey))
    if not private:
        del figures["hidden"]
    head = {"$schema": schema, "municipality": survey.municipality, "name": survey.plan.name, "report": figures}
    yield b"{\n"
    for name, value in head.items():
        yield _ENCODER.encode(name) + b": " + _ENCODER.encode(value) + b",\n"
    hidden = () if private else PRIVATE_FIELDS
    states = (survey.history(record) for record in sorted(survey.all_revisions()))
    yield from _listed("records", (_record(state, hidden) for state in states if state))
    if private:
        yield b",\n"
        revisions = in_order(survey.all_revisions())
        yield from _listed("revisions", (one.document() for one in revisions))
    yield b"\n}\n"


def _listed(name: str, items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    yield _ENCODER.encode(name) + b": ["
    separator = b"\n"
    for item in items:
        yield separator + _ENCODER.encode(item)
        separator = b",\n"
    yield b"\n]"


def _record(state: History, hidden: tuple[str, ...]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "record": state.record,
        "body": {name: value for name, value in state.values.items() if name not in hidden},
    }
    disputed = [name for name in state.conflicts if name not in hidden]
    if disputed:
        said["claims"] = {name: _claims(state, name) for name in disputed}
    return said


def _claims(state: History, name: str) -> list[dict[str, Any]]:
    return [
        {
            "rev": claim.revision.rev,
            **({"removed": True} if claim.value is REMOVED else {"value": claim.value}),
            "author": claim.revision.author,
            "at": claim.revision.at,
            "device": claim.revision.device,
        }
        for claim in state.claims[name]
    ]
