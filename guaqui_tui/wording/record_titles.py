"""Records of every kind, as their user calls them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from storage import GuaquiError, Survey
from storage.errors import InputError, error_of
from storage.kinds.lookup import KINDS, kind_of
from storage.kinds.process.demand import slot_of
from storage.names.name_table import slug
from storage.plan.views.scopes import around, surveys_of

from ..language.gettext_ import _
from ..language.sentence_facts import by_its_kind
from .slots import slot_name
from .values import values_of
from .workshops import acta_title, workshop_title


def record_called(typed: str, survey: Survey) -> str:
    """The record that is meant by its name, or by what it is called: Arcata · 2003. As it was typed where none is.

    Raises `record-several`.
    """
    if not slug(typed) or survey.history(typed):
        return typed
    found = [record for one in surveys_of(survey) for record in _titled(typed, one)]
    if len(found) > 1:
        raise InputError("record-several", title=typed, records=found)
    return next(iter(found), typed)


def _titled(title: str, survey: Survey) -> Iterator[str]:
    values = values_of(survey)
    there = (record for kind in KINDS for record in survey.records(kind))
    called = ((record, (values.title(record), record_title(record, survey))) for record in there)
    return (record for record, titles in called if slug(title) in map(slug, titles))


def titled(error: GuaquiError, survey: Survey) -> GuaquiError:
    """The same error, of records as their user calls them."""
    return error_of(error.code, **titled_facts(error.facts, survey))


def titled_facts(facts: dict[str, Any], survey: Survey) -> dict[str, Any]:
    """The same facts, with records as their user calls them."""
    return {name: _titles_in(name, fact, survey) for name, fact in facts.items()}


def _titles_in(name: str, fact: Any, survey: Survey) -> Any:
    if name == "record" and isinstance(fact, str):
        return record_title(fact, survey)
    return [record_title(one, survey) for one in fact] if name == "records" and isinstance(fact, list) else fact


def record_title(record: str, survey: Survey) -> str:
    """A record as its user calls it, of whichever of the file's municipalities it is."""
    survey = around(survey, record)
    slot = slot_of(record)
    if slot is not None:
        return slot_name(survey, slot)
    state, kind = survey.history(record), kind_of(record)
    if kind == "workshop":
        return workshop_title(survey, record)
    if kind == "acta":
        return _acta_title(survey, record)
    about = state.values.get("record") if state else None
    if kind in {"remark", "question"} and isinstance(about, str) and kind_of(about) not in {"remark", "question"}:
        words = _("Note on {where}") if kind == "remark" else _("Question on {where}")
        return words.format(where=record_title(about, survey))
    title = values_of(survey).title(record)
    return title if title != record else by_its_kind(record)


def _acta_title(survey: Survey, record: str) -> str:
    """The acta of Andamarca; of a municipal workshop's only what was printed tells of which."""
    from storage.plan.acta.printed import recorded_subject  # not before the first screen stands

    subject = recorded_subject(survey, record)
    return acta_title(survey, subject) if subject else by_its_kind(record)
