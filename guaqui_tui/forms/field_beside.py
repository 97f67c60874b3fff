"""A field that is asked for beside what is decided on a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from exports.wording.values import Values
from storage.kinds.field import Field
from storage.kinds.terms.cause import KIND as CAUSE

from ..language.gettext_ import _
from ..wording.year_plan.executed import EXECUTED_ODD
from .adding.causes import causes_for
from .adding.new_term import refused_cause
from .choices import Option
from .typing_rules import read_typed, shown_value

Doubt = Callable[[Any], str]


def no_doubt(_value: Any) -> str:
    return ""


class FieldBeside(NamedTuple):
    """A field that is asked for: its name, what it is called (a msgid), what stands there, how that is read.

    `read` gives None for nothing, and raises `ValueError` with what is wrong, in words. `options` are those that
    fit, where it takes one of a list; `all_options` are known by name too, and where it `takes_words` those of one
    that the list lacks.
    `doubt` says in words what is odd about a value, which may stand all the same.
    """

    name: str
    label: str
    typed: str
    read: Callable[[str], Any]
    is_prose: bool = False
    options: Sequence[Option] | None = None
    all_options: Sequence[Option] = ()
    doubt: Doubt = no_doubt
    takes_words: bool = False


def beside_state(
    kind: str, field: Field, kept: Any, state: str, values: Values, doubt: Doubt = no_doubt
) -> FieldBeside:
    """A field of a kind, asked for beside a state. `kept` is what stands there, None or empty for nothing.

    A cause that is asked for and not said is odd by itself.
    """
    if field.says.of == (CAUSE.name,):
        fitting = causes_for(values.survey, state)
        every = causes_for(values.survey, "")
        held = [(kept, values.named(field.says.of, kept))] if kept and kept not in dict(every) else []
        known = [*every, *held]
        return FieldBeside(
            field.name,
            field.says.label,
            kept or "",
            read_cause,
            options=fitting,
            all_options=known,
            doubt=unsaid_cause,
            takes_words=True,
        )
    shown = shown_value(kind, field, None if kept == "" else kept, values)
    read = partial(read_typed, kind, field, values=values)
    return FieldBeside(field.name, field.says.label, shown, read, field.says.unit == "prose", doubt=doubt)


def read_cause(typed: str) -> str | None:
    """A cause by its id, or the words of one that the plan lacks: with the record it is added."""
    if why := refused_cause(typed) if typed else "":
        raise ValueError(why)
    return typed or None


def unsaid_cause(value: str | None) -> str:
    """What is odd about a cause that is asked for and not said."""
    words = EXECUTED_ODD["cause-unsaid"]
    return "" if value else _(words)
