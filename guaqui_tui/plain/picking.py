"""Choosing one of a list by its number, its name or its first letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from storage.names.name_table import slug

from ..forms.choices import Option
from ..language.gettext_ import _
from .word_list import typed_for

MOST: Final = 12
"""Options of a list that are said unasked; of a longer one so many, and how to come to the others."""


_NO_OTHERS: Final[Mapping[str, str]] = MappingProxyType({})


class Picked(NamedTuple):
    """What was chosen; None where that is not sure, and why."""

    kept: str | None
    why: str = ""


def picked(options: Sequence[Option], line: str, also: Mapping[str, str] = _NO_OTHERS) -> Picked:
    """The option that a line means. A name goes before the beginning of another, and before `also`: other words
    for an option, by their letters.
    """
    if line.isdecimal() and 0 < int(line) <= len(options):
        return Picked(options[int(line) - 1][0])
    letters = slug(line)
    same = [kept for kept, read in options if letters and letters in {slug(read), slug(kept)}]
    if not same and letters in also:
        same = [kept for kept, _read in options if kept == also[letters]]
    found = same or [kept for kept, read in options if letters and _begins(read, letters)]
    if len(found) == 1 or (same and len(set(same)) == 1):
        return Picked(found[0])
    return Picked(
        None, _several(options, found) if found else _("“{typed}” is not on the list.").format(typed=line)
    )


def _begins(read: str, letters: str) -> bool:
    """Whether a name, or a word of it, begins with some letters."""
    name = slug(read)
    return name.startswith(letters) or f"-{letters}" in name


def _several(options: Sequence[Option], found: Sequence[str]) -> str:
    meant = [f"{number} {read}" for number, (kept, read) in enumerate(options, 1) if kept in found]
    said = "; ".join(meant[:MOST])
    return _("Several begin so: {options}.").format(options=said if len(meant) <= MOST else f"{said}; …")


def option_lines(options: Sequence[Option], *, whole: bool = False) -> list[str]:
    """A list, a line each, with its numbers."""
    shown = options if whole or len(options) <= MOST else options[:MOST]
    lines = [f"{number}. {read}" for number, (_kept, read) in enumerate(shown, 1)]
    if more := len(options) - len(shown):
        lines.append(
            _("and {n} more: type the first letters, or “{list}” for all.").format(n=more, list=typed_for("list"))
        )
    return lines
