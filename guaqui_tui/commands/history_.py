"""guaqui history: a record's revisions, claims and conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from storage.canonical import canonical
from storage.discreet import seen_by
from storage.discretion import Readers
from storage.errors import GuaquiError
from storage.history import REMOVED, Claim, History
from storage.revision import Revision
from storage.settling import reasons
from storage.text import clean_line
from storage.unknown_pack import unknown

from ..dates import day_and_time
from ..words import _
from .common import Command, as_json_option, file_argument, put, put_json, reading


@click.command(
    "history", cls=Command, help=_("Show what was saved of one record, by whom, and what is to settle.")
)
@file_argument()
@click.argument("record", metavar=_("RECORD"))
@click.option("--private", is_flag=True, help=_("With what only the coordinator may see: hidden demands."))
@as_json_option()
def command(file: Path, record: str, private: bool, as_json: bool) -> int:
    with reading(file) as opened:
        seen = seen_by(opened.survey, Readers(private=private, people=True))
        state = seen.history(record)
        if state is None:
            raise GuaquiError("record-unknown", record=record)
        why = reasons(seen, state.revisions)
    if as_json:
        put_json(_result(state, why))
    else:
        _show(state, why)
    return 1 if state.disputed else 0


def _result(state: History, why: Mapping[str, str]) -> dict[str, Any]:
    return {
        "record": state.record,
        "heads": state.heads,
        "revisions": [msgspec.Raw(_whole(revision)) for revision in state.revisions],
        "fields": {name: [_claim(claim) for claim in claims] for name, claims in state.claims.items()},
        "conflicts": state.conflicts,
        **({"reasons": why} if why else {}),
    }


def _whole(revision: Revision) -> bytes:
    return b'{"rev":"%s",%s' % (revision.rev.encode(), revision.rest)


def _claim(claim: Claim) -> dict[str, Any]:
    rev = claim.revision.rev
    return {"rev": rev, "removed": True} if claim.value is REMOVED else {"rev": rev, "value": claim.value}


def _show(state: History, why: Mapping[str, str]) -> None:
    put(state.record)
    for revision in state.revisions:
        device = _("nobody's") if unknown([revision]) else revision.device
        who = clean_line(revision.author) or device
        mark = "*" if revision.rev in state.heads else " "
        put(f"{mark} {revision.rev[:8]}  {day_and_time(revision.at) or '-':16}  {device:8}  {who}")
        for name in revision.sets:
            value = revision.body.get(name, REMOVED)
            put(f"      {name}: {_('(removed)') if value is REMOVED else _text(value)}")
        if revision.rev in why:
            put(f"      {_('Reason')}: {clean_line(why[revision.rev])}")
    if state.conflicts:
        put(_("To settle: {fields}").format(fields=", ".join(state.conflicts)))
        for name in state.conflicts:
            for claim in state.claims[name]:
                said = _("(removed)") if claim.value is REMOVED else _text(claim.value)
                put(f"  {name} = {said}  ({claim.revision.rev[:8]}, {clean_line(claim.revision.author)})")


def _text(value: Any) -> str:
    return value.replace("\n", " / ") if isinstance(value, str) else canonical(value).decode()
