"""guaqui arrivals: what came in from spreadsheets, who brought it and when; and taking one import back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from storage import Survey
from storage.file.trust import load_trust
from storage.plan.arrivals.arrival_list import ArrivedRow, ListedArrival, arrival_of, listed_arrivals
from storage.plan.arrivals.arrival_undo import ArrivalUndo, arrival_undo
from storage.plan.standing import Trust
from storage.plan.views.readers import ANYBODY
from storage.plan.views.scopes import surveys_of

from ..language.gettext_ import _
from ..session.settings import load
from ..session.taking_back import take_back
from ..wording.intake.arrivals import arrival_in_words, arrival_undo_in_words, rows_in_words
from . import ExitCode, done
from .common import (
    Command,
    as_json_option,
    file_argument,
    municipality_option,
    opened_to_read,
    put_json,
    put_text,
    tell,
    writing,
)

_INDENT: Final = " " * 5
_NAMED: Final = 20
"""Records of each sort that are named where an import is taken back."""


@click.command(
    "arrivals",
    cls=Command,
    help=_(
        "List what came in from spreadsheets: the file, which of its rows, who brought it and when; or take one "
        "import back."
    ),
)
@file_argument()
@click.option(
    "--undo",
    "number",
    type=int,
    metavar="N",
    help=_(
        "Take import N back: what it began is withdrawn, what it changed is as before, what somebody decided "
        "since stays."
    ),
)
@click.option("--dry-run", is_flag=True, help=_("With --undo: only show what goes and what stays."))
@municipality_option
@as_json_option()
def command(file: Path, number: int | None, dry_run: bool, municipality: str, as_json: bool) -> ExitCode:
    if number is None:
        return _list(file, municipality, as_json=as_json)
    if dry_run:
        with opened_to_read(file) as opened:
            arrival = arrival_of(opened.survey, number)
            undo = arrival_undo(opened.survey, arrival.records)
            return _put_undo(number, arrival, undo, opened.survey, is_done=False, as_json=as_json)
    with writing(file, load().author) as opened:
        arrival = arrival_of(opened.survey, number)
        undo = take_back(opened, arrival)
        return _put_undo(number, arrival, undo, opened.survey, is_done=True, as_json=as_json)


def _list(file: Path, municipality: str, *, as_json: bool) -> ExitCode:
    with opened_to_read(file) as opened:
        names = {one.municipality: one.profile.name for one in surveys_of(opened.survey, municipality)}
        every = listed_arrivals(opened.survey)  # of the whole file: its number is its own, whatever is asked for
    found = [one for one in every if not municipality or one.municipality in names]
    trust = load_trust()
    if as_json:
        put_json({"arrivals": [_result(one, trust) for one in found]})
    elif not found:
        put_text(_("Nothing came in from spreadsheets."))
    else:
        for one in found:
            whose = names.get(one.municipality, one.municipality) if len(names) > 1 else ""
            put_text(f"{one.number:>3}  {arrival_in_words(one, trust, whose)}")
            for line in rows_in_words(one):
                put_text(f"{_INDENT}{line}")
    return ExitCode.DONE


def _result(one: ListedArrival, trust: Trust) -> dict[str, Any]:
    return {
        "arrival": one.number,
        "municipality": one.municipality,
        "file": one.file,
        **({"table": one.table} if one.table else {}),
        "kinds": one.kinds,
        **({"steps": one.steps} if one.steps else {}),
        "rows": one.rows,
        "lines": [*map(_line, one.came)],
        "device": one.device,
        "standing": trust.of_laptop(one.device),
        "author": one.author,
        "at": one.at,
        "records": one.records,
        **({"withdrawn": True} if one.withdrawn else {}),
    }


def _line(row: ArrivedRow) -> dict[str, Any]:
    return {"line": row.line, "record": row.record, **({"key": row.key} if row.key else {})}


def _kept(undo: ArrivalUndo) -> list[dict[str, Any]]:
    return [
        {"record": one.record, "fields": ANYBODY.named(one.record, one.fields), "reason": one.why}
        for one in undo.kept
    ]


def _put_undo(
    number: int, arrival: ListedArrival, undo: ArrivalUndo, survey: Survey, *, is_done: bool, as_json: bool
) -> ExitCode:
    if as_json:
        restored = {record: ANYBODY.named(record, fields) for record, fields in undo.restored.items()}
        put_json({"arrival": number, "withdrawn": undo.withdrawn, "restored": restored, "kept": _kept(undo)})
    else:
        put_text(f"{number:>3}  {arrival_in_words(arrival, load_trust())}")
        for line in arrival_undo_in_words(undo, survey, is_done=is_done, most=_NAMED):
            put_text(f"{_INDENT}{line}")
        tell(_("It is taken back.") if is_done else _("Nothing was written."))
    return done(needs_a_person=undo.kept)
