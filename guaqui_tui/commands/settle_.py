"""guaqui settle: decides, for all who disagreed, what some fields of a record are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from exports.wording.values import Values
from storage.errors import GuaquiError, InputError, SettlingError, error_of
from storage.file.trust import load_trust
from storage.kinds.field import Field
from storage.kinds.lookup import KINDS, kind_of
from storage.names.name_table import slug
from storage.plan.settling import claimant, claimed_values, decoded, read_value
from storage.plan.survey import Survey
from storage.plan.views.readers import Readers
from storage.plan.views.scopes import around
from storage.revisions.history import History
from storage.revisions.revision import Revision

from ..forms import typing_rules
from ..language.gettext_ import _, use_terms
from ..language.sentence_facts import few
from ..session.settings import load
from ..wording.record_titles import record_called, titled
from ..wording.values import (
    field_label,
    field_labels,
    in_reading_order,
    is_private_field,
    value_in_words,
    values_of,
)
from . import ExitCode, done
from .common import Command, as_json_option, file_argument, put_json, put_text, typed_author, writing

_TEXTS: Final = frozenset({"line", "prose"})
"""What is kept letter for letter."""


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
@click.option(
    "--author", callback=typed_author, metavar=_("NAME"), help=_("Who decides; else who typed last in the app.")
)
@click.option("--private", is_flag=True, help=_("With what only the coordinator may see: hidden demands."))
@as_json_option()
def command(
    file: Path,
    record: str,
    said: tuple[str, ...],
    take: str | None,
    reason: str,
    author: str | None,
    private: bool,
    as_json: bool,
) -> ExitCode:
    if bool(said) == bool(take):
        raise click.UsageError(_("Write either --take REV or FIELD=VALUE."))
    with writing(file, load().author if author is None else author) as opened:
        record = record_called(record, opened.survey)
        survey = around(opened.survey, record)
        use_terms(survey)
        state = survey.history(record)
        if state is None:
            raise InputError("record-unknown", record=record)
        try:
            decided = (
                claimed_values(state, claimant(state, take)) if take else _read(state, said, values_of(survey))
            )
            settled = opened.settle(record, decided, reason, state.heads)
        except SettlingError as no:
            raise titled(_as_shown(no, record), survey) from None
        except InputError as no:
            raise titled(no, survey) from None
        now = survey.history(record) or state
        if as_json:
            put_json(_result(settled, now, Readers(private=private, people=True)))
        else:
            _show(now, decided, survey, private=private)
    return done(needs_a_person=now.disputed)


def _read(state: History, said: tuple[str, ...], values: Values) -> dict[str, Any]:
    """`FIELD=VALUE` as typed -> field: value (None: removed)."""
    decided = {}
    for text in said:
        written, sign, value = text.partition("=")
        if not sign:
            raise click.UsageError(_("{text} has no =. Write FIELD=VALUE.").format(text=text))
        name = written.strip()
        field = _meant(state.record, name, values)
        if field is None:
            raise InputError("field-unknown", record=state.record, field=name, known=_shown_names(state.record))
        if field.name == name and field.says.unit in _TEXTS:
            decided[name] = read_value(state.record, name, value)
        else:
            decided[field.name] = _typed(state.record, field, value, values, as_filed=field.name == name)
    return decided


def _meant(record: str, written: str, values: Values) -> Field | None:
    """The field that is called so in the file, or else over a column of a list, or else to people."""
    fields = _fields(record)
    column = (field for field in fields if field.column == written.casefold())
    called = (field for field in fields if slug(values.say(field.says.label)) == slug(written))
    return next((field for field in fields if field.name == written), next(column, next(called, None)))


def _fields(record: str) -> tuple[Field, ...]:
    kind = KINDS.get(kind_of(record))
    return kind.fields if kind else ()


def _shown_names(record: str) -> list[str]:
    """What the fields of a record are called to people; those that are private by one word."""
    return field_labels(record, (one.name for one in _fields(record)))


def _as_shown(no: SettlingError, record: str) -> GuaquiError:
    """A refusal with the fields that it names called as they are to people, the private ones by one word."""
    lists: dict[str, list[str]] = {name: no.facts[name] for name in ("fields", "disputed") if name in no.facts}
    shown = {name: field_labels(record, fields) for name, fields in lists.items()}
    return error_of(no.code, **{**no.facts, **shown})


def _typed(record: str, field: Field, text: str, values: Values, *, as_filed: bool) -> Any:
    """A value as the file has it, where the field was called so; else as it is typed into a form."""
    if as_filed and text.strip() == "null":
        return None
    value = decoded(text) if as_filed else None
    if value is not None and field.takes(value):
        return value
    try:
        return typing_rules.read_typed(kind_of(record), field, _chosen(record, field, text, values), values)
    except ValueError as wrong:
        if as_filed and field.takes(text) and (field.says.person or not field.says.words):
            return text
        detail = _choices(record, field, values) or str(wrong)
    called = values.say(field.says.label)
    raise InputError("value-bad", record=record, field=called, text=text, detail=detail)


def _chosen(record: str, field: Field, text: str, values: Values) -> str:
    """What an entry holds of what is chosen from a list by its words; anything else as it is."""
    rule = typing_rules.rule_of(kind_of(record), field)
    options = rule.choices(values, field) if rule.choices else []
    return next((kept for kept, read in options if slug(read) == slug(text)), text)


def _choices(record: str, field: Field, values: Values) -> str:
    """Which words or names can be written there; nothing where it is no matter of a list."""
    rule = typing_rules.rule_of(kind_of(record), field)
    options = [read for _kept, read in rule.choices(values, field)] if rule.choices else []
    return _("Write one of: {choices}.").format(choices=", ".join(few(options))) if options else ""


def _result(settled: Revision, now: History, readers: Readers) -> dict[str, Any]:
    """What was settled and what is left, of what the readers may hear of."""
    return {
        "record": now.record,
        "rev": settled.rev,
        "settled": readers.named(now.record, settled.sets),
        "conflicts": readers.named(now.record, now.conflicts),
    }


def _show(now: History, decided: Iterable[str], survey: Survey, *, private: bool) -> None:
    """What each field is now, and what is left; without `private` what is private by one word."""
    for field in in_reading_order(now.record, decided):
        if private or not is_private_field(now.record, field):
            value = value_in_words(now.record, field, now.values.get(field), survey, trust=load_trust())
            put_text(f"{field_label(now.record, field)}: {value}")
    if not private and any(is_private_field(now.record, field) for field in decided):
        put_text(_("Private data"))
    if now.conflicts:
        left = in_reading_order(now.record, now.conflicts)
        said = [field_label(now.record, field) for field in left] if private else field_labels(now.record, left)
        put_text(_("Still to settle: {fields}").format(fields=", ".join(said)))
    else:
        put_text(_("Nothing is left to settle there."))
