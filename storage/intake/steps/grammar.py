"""One line of text -> the step that it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, cast, get_args

from ...errors import InputError
from .quoting import Word, parts_at_last, parts_between, unquoted, without_quotes, words_of_line
from .step import (
    FORMS,
    IN_A_LIST,
    IN_A_PAIR,
    ChoicesStep,
    DropKind,
    DropStep,
    FillStep,
    HeadingsStep,
    JoinStep,
    SameAsStep,
    SkipStep,
    SplitStep,
    TableStep,
    UnfoldStep,
    UnitStep,
)

LONGEST_STEP: Final = 4000
"""Characters of a step's line."""

NO: Final = "no"
"""Before a step's line: it is not taken, though it was told before, or is proposed."""

_LINES: Final = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
_FACTOR: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_DROPPED: Final = frozenset(get_args(DropKind))


class _NoStep(Exception):  # noqa: N818 - becomes an error of ours
    """What stands behind a verb is not what it needs."""


def parse_refusal(text: str) -> TableStep | None:
    """The step that a line says is not taken, `no unit Costo=1000`; None where it says one that is.

    Raises `step-bad`.
    """
    verb, _space, step = text.strip().partition(" ")
    return parse_step(step) if verb.casefold() == NO else None


def parse_step(text: str) -> TableStep:
    """The step that a line says: of the form that `FORMS` has for its verb.

    Raises `step-bad`: the `text`, and the `forms` of its verb, or of all where it begins with none.
    """
    verb = ""
    try:
        words = words_of_line(text) if len(text) <= LONGEST_STEP else []
        verb = unquoted(words[0]).casefold() if words else ""
        return _OF_VERB[verb](words[1:])
    except (_NoStep, KeyError, ValueError):
        forms = [FORMS[verb]] if verb in FORMS else list(FORMS.values())
        raise InputError("step-bad", text=text[:LONGEST_STEP], forms=forms) from None


def _headings(words: Sequence[Word]) -> HeadingsStep:
    return HeadingsStep(*_lines(words))


def _skip(words: Sequence[Word]) -> SkipStep:
    first, last = _lines(words)
    if not first:
        raise _NoStep
    return SkipStep(first, last)


def _lines(words: Sequence[Word]) -> tuple[int, int]:
    (word,) = words
    found = _LINES.fullmatch(unquoted(word))
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if last < first:
        raise _NoStep
    return first, last


def _fill(words: Sequence[Word]) -> FillStep:
    columns, *rest = words
    by = ""
    if rest:
        keyword, column = rest
        by = _name(column)
        if unquoted(keyword) != "by":
            raise _NoStep
    return FillStep(tuple(map(_name, parts_between(columns, IN_A_LIST))), by)


def _drop(words: Sequence[Word]) -> DropStep:
    field, *rest = words
    kinds = [unquoted(word) for word in rest if without_quotes(word)]
    dropped = [unquoted(word) for word in rest if not without_quotes(word)]
    if not rest or not {*kinds} <= _DROPPED or not all(map(str.strip, dropped)):
        raise _NoStep
    return DropStep(_name(field), tuple(cast("list[DropKind]", kinds)), tuple(dropped))


def _join(words: Sequence[Word]) -> JoinStep:
    (word,) = words
    child, parent = parts_between(word, IN_A_PAIR)
    return JoinStep(*_column_of_table(child), *_column_of_table(parent))


def _column_of_table(word: Word) -> tuple[str, str]:
    parts = parts_at_last(word, ".")
    if parts is None:
        raise _NoStep
    table, column = parts
    return " ".join(unquoted(table).split()), _name(column)


def _unfold(words: Sequence[Word]) -> UnfoldStep:
    (word,) = words
    if unquoted(word) != "{year}":
        raise _NoStep
    return UnfoldStep()


def _choices(words: Sequence[Word]) -> ChoicesStep:
    (column,) = words
    return ChoicesStep(_name(column))


def _split(words: Sequence[Word]) -> SplitStep:
    column, sign = words
    if not sign:
        raise _NoStep
    return SplitStep(_name(column), unquoted(sign))


def _unit(words: Sequence[Word]) -> UnitStep:
    (word,) = words
    parts = parts_at_last(word, IN_A_PAIR)
    if parts is None or not _FACTOR.fullmatch(unquoted(parts[1])):
        raise _NoStep
    factor = Decimal(unquoted(parts[1]))
    if not factor:
        raise _NoStep
    return UnitStep(_name(parts[0]), factor)


def _same_as(words: Sequence[Word]) -> SameAsStep:
    (column,) = words
    return SameAsStep(_name(column))


def _name(word: Word) -> str:
    """A column's name; line breaks and runs of spaces in it make no difference."""
    name = " ".join(unquoted(word).split())
    if not name:
        raise _NoStep
    return name


_OF_VERB: Final[dict[str, Callable[[Sequence[Word]], TableStep]]] = {
    "headings": _headings,
    "fill": _fill,
    "drop": _drop,
    "join": _join,
    "unfold": _unfold,
    "choices": _choices,
    "split": _split,
    "unit": _unit,
    "skip": _skip,
    "same-as": _same_as,
}
