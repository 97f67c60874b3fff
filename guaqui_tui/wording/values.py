"""The fields of records and their values in words, in the language in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from exports.wording import values
from exports.wording.values import Values
from storage.kinds.lookup import kind_of
from storage.plan.standing import Trust
from storage.plan.survey import Survey
from storage.plan.views.scopes import around

from ..language.gettext_ import _, speech
from .laptops import laptop_in_words
from .look_alikes import with_letters

NOBODY: Final = Trust()
"""Where it is not asked who somebody is."""


def values_of(survey: Survey, trust: Trust = NOBODY) -> Values:
    """How all of a survey is read; to be made anew after a change, of the survey or of the language.

    Laptops that `trust` knows are called by their person.
    """
    return Values(survey, speech(), laptop=partial(laptop_in_words, trust=trust))


def field_label(record: str, name: str) -> str:
    """What a field of a record is called; one that a newer version wrote keeps its name in the file."""
    return values.field_name(kind_of(record), name, speech())


def is_private_field(record: str, name: str) -> bool:
    """Whether a field was said in confidence: it stands on no screen before somebody asks for it."""
    return values.is_private(kind_of(record), name)


def in_reading_order(record: str, names: Iterable[str]) -> list[str]:
    """Fields in the order in which they are read; what is private comes last."""
    return values.fields_in_order(kind_of(record), names)


def field_labels(record: str, names: Iterable[str]) -> list[str]:
    """What fields are called, in the order in which they are read; those that are private by one word."""
    return values.labels(kind_of(record), names, speech())


def value_in_words(
    record: str,
    name: str,
    value: Any,
    survey: Survey,
    beside: Mapping[str, Any] | None = None,
    trust: Trust = NOBODY,
) -> str:
    """A field's value of any kind of record; nothing where it is None.

    A name with letters that are not what they look like says which. `beside` are the record's fields in the
    version that has the value; by default, as they are now.
    """
    if value is None:
        return _("(nothing)")
    survey = around(survey, record)
    if beside is None:
        state = survey.history(record)
        beside = state.values if state else {}
    words = values_of(survey, trust).text(kind_of(record), name, value, beside)
    return with_letters(words) if name == "name" else words
