"""JSON: every record as it stands, with the claims of what is disputed, and the figures; and its JSON Schema.

What is not for the edition's readers is in neither; of a version in dispute it is said that it is withheld. The
coordinator's edition has every revision besides, whole, with who saved it, in the order of a merged file: that
file can be written from it again, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

import msgspec

from storage.plan.accounts.holder_accounts import plan_accounts
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from storage.plan.version import whole_digest
from storage.plan.views.reader_view import seen_by
from storage.revisions.history import REMOVED, WITHHELD, History
from storage.revisions.union import file_order
from storage.translatable import N_

from ..wording.edition import Edition
from .file import File

_ENCODER: Final = msgspec.json.Encoder(order="sorted")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    plan, schema = edition.named(N_("plan.json")), edition.called(N_("plan.schema.json"))
    beside = "../" * plan.count("/") + schema  # a schema tells nothing of anybody: it lies with what is for all
    seen = seen_by(survey, edition.readers)
    yield File(plan, partial(_document, seen, beside), of=partial(whole_digest, seen))
    yield File(schema, _schema)


def _schema() -> list[bytes]:
    from .json_schema import plan_schema

    return [msgspec.json.format(_ENCODER.encode(plan_schema()), indent=1), b"\n"]


def _document(survey: Survey, schema: str) -> Iterator[bytes]:
    """Piece by piece, a record on a line of its own."""
    head = {
        "$schema": schema,
        "municipality": survey.municipality,
        "name": survey.plan.name,
        "report": indicators(survey),
        "accounts": {one.holder: one.sums for one in plan_accounts(survey).every},
    }
    yield b"{\n"
    for name, value in head.items():
        yield _ENCODER.encode(name) + b": " + _ENCODER.encode(value) + b",\n"
    states = (survey.history(record) for record in sorted(survey.all_revisions()))
    yield from _listed("records", (_record(state) for state in states if state))
    if survey.readers.private:
        yield b",\n"
        revisions = file_order(survey.all_revisions())
        yield from _listed("revisions", (one.document() for one in revisions))
    yield b"\n}\n"


def _listed(name: str, items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    yield _ENCODER.encode(name) + b": ["
    separator = b"\n"
    for item in items:
        yield separator + _ENCODER.encode(item)
        separator = b",\n"
    yield b"\n]"


def _record(state: History) -> dict[str, Any]:
    said: dict[str, Any] = {"record": state.record, "body": state.values}
    if state.conflicts:
        said["claims"] = {name: _claims(state, name) for name in state.conflicts}
    return said


def _claims(state: History, name: str) -> list[dict[str, Any]]:
    return [
        {
            "rev": claim.revision.rev,
            **_value(claim.value),
            "author": claim.revision.author,
            "at": claim.revision.at,
            "device": claim.revision.device,
        }
        for claim in state.claims[name]
    ]


def _value(value: Any) -> dict[str, Any]:
    if value is WITHHELD:
        return {"withheld": True}
    return {"removed": True} if value is REMOVED else {"value": value}
