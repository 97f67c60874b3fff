"""guaqui verify: which acta a code on a paper is of, and what changed since it was signed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from storage.errors import GuaquiError
from storage.file.trust import load_trust
from storage.plan.acta.verify import Actas, PrintedChange, Verdict, verify_among
from storage.plan.standing import Standings
from storage.plan.views.scopes import surveys_of
from storage.revisions.revision import Revision

from ..language.gettext_ import _, use_terms
from ..wording.acta_code import verdict_lines
from ..wording.laptops import naming_laptops
from . import ExitCode, done
from .common import Command, as_json_option, file_argument, opened_to_read, put_json, put_text


@click.command(
    "verify",
    cls=Command,
    help=_(
        "Tell from the CODE on a signed acta whose it is, whether the plan still says the same, and what changed, "
        "when, by whom and on which laptop."
    ),
)
@file_argument()
@click.argument("code", nargs=-1, required=True, metavar=_("CODE"))
@as_json_option()
def command(file: Path, code: tuple[str, ...], as_json: bool) -> ExitCode:
    with opened_to_read(file) as opened:
        try:
            verdict, survey = verify_among([*map(Actas, surveys_of(opened.survey))], " ".join(code))
        except GuaquiError as error:
            raise naming_laptops(error, load_trust()) from error
        use_terms(survey)
        standings = Standings(opened.survey, load_trust())
        if as_json:
            put_json(_result(verdict, standings))
        else:
            for line in verdict_lines(verdict, survey, standings):
                put_text(line)
    return done(needs_a_person=not (verdict.same and verdict.is_of_known(standings)))


def _result(verdict: Verdict, standings: Standings) -> dict[str, Any]:
    return {
        "code": verdict.code,
        "holder": verdict.holder,
        "recorded": verdict.recorded,
        "recorded_by": _by(verdict.recorded_by, standings),
        "rewritten_by": _by(verdict.rewritten_by, standings),
        "same": verdict.same,
        "changes": [_change(one, standings) for one in verdict.changes],
        "newer": verdict.newer,
    }


def _by(revisions: Iterable[Revision], standings: Standings) -> list[dict[str, str]]:
    return [
        {
            "rev": one.rev,
            "author": one.author,
            "at": one.at,
            "device": one.device,
            "standing": standings.of(one),
        }
        for one in revisions
    ]


def _change(change: PrintedChange, standings: Standings) -> dict[str, Any]:
    return {
        "record": change.record,
        "field": change.field,
        "printed": change.printed,
        "now": change.now,
        "was_said": change.was_said,
        "by": _by(change.claims, standings),
    }
