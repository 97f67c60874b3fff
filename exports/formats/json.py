"""JSON: every record as it stands, with the claims of what is disputed, and the figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from storage.history import REMOVED, History
from storage.survey import Survey

from ..edition import Edition
from ..indicators import report
from ..tables import PRIVATE_FIELDS
from . import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield File(f"{survey.municipality}-plan.json", lambda: [_document(survey, private=edition.private)])


def _document(survey: Survey, *, private: bool) -> bytes:
    hidden = () if private else PRIVATE_FIELDS
    figures = msgspec.to_builtins(report(survey))
    if not private:
        del figures["hidden"]
    states = [state for record in sorted(survey.all_revisions()) if (state := survey.history(record))]
    document = {
        "municipality": survey.municipality,
        "name": survey.plan.name,
        "report": figures,
        "records": [_record(state, hidden) for state in states],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


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
