"""guaqui history: a record's revisions, claims and conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from exports.wording.values import Values
from storage.errors import InputError
from storage.file.trust import load_trust
from storage.kinds.lookup import kind_of
from storage.notation.text import clean_line
from storage.plan.name_doubts import author_doubts, author_names
from storage.plan.settling import reasons
from storage.plan.standing import Standings
from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import Readers
from storage.plan.views.scopes import around
from storage.revisions.history import REMOVED, WITHHELD, Claim, History
from storage.revisions.revision import Revision
from storage.symbols import LATEST, LOOK_ALIKE

from ..language.dates import day_and_time
from ..language.gettext_ import _, use_terms
from ..wording.history import author_of, fields_to_say, saved_by
from ..wording.intake.kept_words import unread_words
from ..wording.laptops import origin_in_words, saver_in_words
from ..wording.look_alikes import doubt_of_author, with_letters
from ..wording.record_titles import record_called, record_title
from ..wording.values import in_reading_order, values_of
from . import ExitCode, done
from .common import Command, as_json_option, file_argument, opened_to_read, put_json, put_text


@click.command(
    "history", cls=Command, help=_("Show what was saved of one record, by whom, and what is to settle.")
)
@file_argument()
@click.argument("record", metavar=_("RECORD"))
@click.option("--private", is_flag=True, help=_("With what only the coordinator may see: hidden demands."))
@as_json_option()
def command(file: Path, record: str, private: bool, as_json: bool) -> ExitCode:
    with opened_to_read(file) as opened:
        seen = seen_by(opened.survey, Readers(private=private, people=True))
        state = seen.history(record_called(record, seen))
        if state is None:
            raise InputError("record-unknown", record=record)
        seen = around(seen, state.record)
        use_terms(seen)
        why = reasons(seen, state.revisions)
    if as_json:
        put_json(_result(state, why))
    else:
        standings = Standings(seen, load_trust())
        _show(state, why, standings, seen)
        for line in unread_words(state.record, seen, standings, private=private):
            put_text(line)
    return done(needs_a_person=state.disputed)


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


def _show(state: History, why: Mapping[str, str], standings: Standings, survey: Survey) -> None:
    values = values_of(survey, standings.trust)
    put_text(with_letters(record_title(state.record, survey)))
    kind = kind_of(state.record)
    for revision in state.revisions:
        mark = LATEST if revision.rev in state.heads else " "
        saved = standings.answering(revision)
        when = day_and_time(saved.at) or "-"
        laptop = saver_in_words(revision, standings)
        put_text(f"{mark} {revision.rev[:8]}  {when:16}  {laptop:8}  {author_of(saved, standings.trust)}")
        if origin := origin_in_words(revision, standings):
            put_text(f"      {origin}")
        for name in fields_to_say(revision, state):
            said = _said(values, kind, name, revision.body.get(name, REMOVED), revision)
            put_text(f"      {values.label(kind, name)}: {with_letters(said) if name == 'name' else said}")
        if revision.rev in why:
            put_text(f"      {_('Reason')}: {clean_line(why[revision.rev])}")
    for doubt in author_doubts(map(standings.answering, state.revisions), author_names(survey)).values():
        put_text(f"{LOOK_ALIKE} {doubt_of_author(doubt)}")
    if state.conflicts:
        fields = in_reading_order(state.record, state.conflicts)
        put_text(_("To settle: {fields}").format(fields=", ".join(values.label(kind, name) for name in fields)))
        for name in fields:
            for claim in state.claims[name]:
                said = _said(values, kind, name, claim.value, claim.revision)
                by = saved_by(claim.revision, standings)
                put_text(f"  {values.label(kind, name)} = {said}  ({claim.revision.rev[:8]}, {by})")


def _said(values: Values, kind: str, name: str, value: Any, of: Revision) -> str:
    """What a revision says of a field; where it says it only to others, that."""
    if value is REMOVED:
        return _("(removed)")
    return _("(private)") if value is WITHHELD else values.text(kind, name, value, of.body)
