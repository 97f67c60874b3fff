"""guaqui settle: decides, for all who disagreed, what some fields of a record are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from storage.errors import GuaquiError
from storage.history import History
from storage.settling import claimant, read_value, taken

from ..screens.values import in_words, label
from ..settings import load
from ..words import _
from .common import Command, as_json_option, file_argument, put, put_json, writing


@click.command(
    "settle",
    cls=Command,
    help=_("Settle what disagrees in a record: take one version, or say what fields are."),
    epilog=_("guaqui history FILE RECORD shows the versions. FIELD= alone removes the field."),
)
@file_argument()
@click.argument("record", metavar=_("RECORD"))
@click.argument("said", nargs=-1, metavar=_("[FIELD=VALUE...]"))
@click.option("--take", metavar=_("REV"), help=_("The version to take, by its first digits (six or more)."))
@click.option("--reason", default="", metavar=_("TEXT"), help=_("Why; it is kept with the decision."))
@click.option("--author", metavar=_("NAME"), help=_("Who decides; else who typed last in the app."))
@as_json_option()
def command(
    file: Path,
    record: str,
    said: tuple[str, ...],
    take: str | None,
    reason: str,
    author: str | None,
    as_json: bool,
) -> int:
    if bool(said) == bool(take):
        raise click.UsageError(_("Write either --take REV or FIELD=VALUE."))
    with writing(file, load().author if author is None else author) as opened:
        state = opened.survey.history(record)
        if state is None:
            raise GuaquiError("record-unknown", record=record)
        decided = taken(state, claimant(state, take)) if take else _read(state, said)
        settled = opened.settle(record, decided, reason, state.heads)
        now = opened.survey.history(record) or state
        if as_json:
            put_json({"record": record, "rev": settled.rev, "settled": settled.sets, "conflicts": now.conflicts})
        else:
            for field in sorted(decided):
                value = in_words(record, field, now.values.get(field), opened.survey)
                put(f"{label(record, field)}: {value}")
            _say_left(now)
    return 1 if now.disputed else 0


def _read(state: History, said: tuple[str, ...]) -> dict[str, Any]:
    """`FIELD=VALUE` as typed -> field: value (None: removed)."""
    decided = {}
    for text in said:
        field, sign, value = text.partition("=")
        if not sign:
            raise click.UsageError(_("{text} has no =. Write FIELD=VALUE.").format(text=text))
        decided[field.strip()] = read_value(state.record, field.strip(), value)
    return decided


def _say_left(now: History) -> None:
    if now.conflicts:
        fields = ", ".join(f"{label(now.record, field)} ({field})" for field in now.conflicts)
        put(_("Still to settle: {fields}").format(fields=fields))
    else:
        put(_("Nothing is left to settle there."))
