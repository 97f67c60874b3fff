"""Which kinds say where something stands, by one of a few states: a digit can say that."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from msgspec import inspect

from .field import Field, Kind

STATE: Final = "state"
"""What the field is called, in every kind that has it."""
_DIGITS: Final = range(10)


class StateFields(NamedTuple):
    """The field that says it, and beside it since when it is so, what shows it and why, where a kind has these.

    `by_digit`: digit -> the state that it means, a word from 1 on, a number by itself.
    """

    state: Field
    since: Field | None
    evidence: Field | None
    cause: Field | None
    by_digit: dict[int, str | int]


@cache
def state_fields(kind: Kind) -> StateFields | None:
    """None for a kind without a state, and where there are too many for a digit each."""
    fields = {field.name: field for field in kind.fields}
    state = fields.get(STATE)
    by_digit = _by_digit(state) if state else {}
    if state is None or not by_digit:
        return None
    since = fields.get("state_on") or fields.get("on")
    return StateFields(state, since, fields.get("evidence"), fields.get("cause"), by_digit)


def _by_digit(field: Field) -> dict[int, str | int]:
    states: dict[int, str | int] = {}
    if field.says.unit == "word":
        states = dict(enumerate(field.says.words, 1))
    elif field.says.unit == "count":
        of = inspect.type_info(field.type)
        if isinstance(of, inspect.IntType) and of.ge is not None and of.le is not None and of.le in _DIGITS:
            states = {n: n for n in range(of.ge, of.le + 1)}
    return states if all(digit in _DIGITS for digit in states) else {}
