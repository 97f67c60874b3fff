"""guaqui check --acta: what is missing before an acta, as the app's F3 says it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from storage.errors import InputError
from storage.file import device
from storage.file.reading import read_file
from storage.kinds.lookup import holder_of
from storage.plan.checks.found import Finding
from storage.plan.missing.before_acta import Missing
from storage.plan.missing.by_holder import MissingByHolder
from storage.plan.survey import Survey
from storage.plan.views.scopes import surveys_of

from ..language.gettext_ import use_terms
from ..wording.missing.before_acta import missing_in_words
from . import ExitCode, done
from .common import put_json, put_text


def say_missing(path: Path, whose: str, municipality: str, plan: str, *, as_json: bool) -> ExitCode:
    """`whose`: its name, or its record's. Raises `GuaquiError`: `record-unknown`, and what reading raises."""
    survey = surveys_of(Survey(read_file(path).revisions), municipality, plan)[0]
    use_terms(survey)
    record = survey.names().match(whose) or whose
    if survey.history(record) is None or not (holder := holder_of(record)):
        raise InputError("record-unknown", record=whose)
    found = MissingByHolder(survey, device.now()[:10]).of(holder)
    if as_json:
        put_json(_result(found))
    else:
        put_text("\n".join(missing_in_words(found, survey)))
    return done(needs_a_person=bool(found.before))


def _result(found: Missing) -> dict[str, Any]:
    before, later = ([thing_found(one) for one in of] for of in (found.before, found.later))
    return {"holder": found.holder, "done": found.done, "all": found.all, "missing": before, "later": later}


def thing_found(one: Finding) -> dict[str, Any]:
    """Something found, as programs read it."""
    more = {"field": one.field} if one.field else {}
    return {"code": one.code, "where": one.record, **more, **({"facts": one.facts} if one.facts else {})}
