"""A step that somebody adds: its verb, then what else it needs, question by question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from storage.intake.heading_keys import shown_heading
from storage.intake.headings import head_table
from storage.intake.sheets import Source
from storage.intake.steps.step import (
    ChoicesStep,
    DropStep,
    FillStep,
    JoinStep,
    SameAsStep,
    SkipStep,
    SplitStep,
    TableStep,
    UnfoldStep,
    UnitStep,
)
from storage.notation.text import clean_line
from storage.translatable import N_

from ...language.gettext_ import _
from ...session.several_sheets import SheetsSeen
from ...wording.intake.steps import DROPPED, VERBS
from ..choices import Option

Need = Literal["column", "by", "dropped", "words", "key", "parent-key", "sign", "factor", "lines"]

QUESTIONS: Final[Mapping[Need, str]] = {
    "column": N_("Which column?"),
    "by": N_("As long as which column is the same?"),
    "dropped": N_("What is left out of it?"),
    "words": N_("Which words are left out of it?"),
    "key": N_("Which column has the key of another table's rows?"),
    "parent-key": N_("Which column of the other table is that key?"),
    "sign": N_("Which sign parts what stands in one cell?"),
    "factor": N_("What is each number multiplied by?"),
    "lines": N_("Which lines are no rows? 3, or 3-5"),
}
"""What is asked for each that a step needs."""
TYPED: Final[frozenset[Need]] = frozenset(("words", "sign", "lines"))
"""What is typed; the others are chosen from a list."""
_NEEDS: Final[Mapping[str, tuple[Need, ...]]] = {
    "fill": ("column", "by"),
    "drop": ("column", "dropped"),
    "join": ("key", "parent-key"),
    "unfold": (),
    "choices": ("column",),
    "split": ("column", "sign"),
    "unit": ("column", "factor"),
    "skip": ("lines",),
    "same-as": ("column",),
}
_NONE: Final = "\0"
"""Picked for no column."""
_WORDS: Final = "words"
_FACTORS: Final = ("1000", "1000000", "0.01")
_LINES: Final = re.compile(r"\s*([1-9][0-9]{0,8})(?:\s*-\s*([1-9][0-9]{0,8}))?\s*")

Given = Mapping[Need, str]


class NewStep(NamedTuple):
    """A step as far as it was told."""

    verb: str
    given: Given

    @property
    def next(self) -> Need | None:
        """What is asked next; None where nothing is missing."""
        if self.given.get("dropped") == _WORDS and "words" not in self.given:
            return "words"
        return next((need for need in _NEEDS[self.verb] if need not in self.given), None)

    def with_answer(self, need: Need, answer: str) -> NewStep:
        """The same, and one answer more."""
        return self._replace(given={**self.given, need: answer})

    def step(self) -> TableStep:
        """The step, once nothing is missing. Raises `ValueError` for lines that are none."""
        return _MAKES[self.verb](self.given)


def verbs(source: Source) -> list[Option]:
    """What may be done; tables are joined only where there are several."""
    several = len(_tables(source)) > 1
    return [(verb, _(words)) for verb, words in VERBS.items() if several or verb != "join"]


def needed_options(need: Need, source: Source, seen: SheetsSeen) -> list[Option]:
    """What there is to choose from for one that a step needs."""
    match need:
        case "by":
            return [(_NONE, _("of none: until something else stands there")), *_columns(seen)]
        case "dropped":
            kinds = [(kind, _(words)) for kind, words in DROPPED.items()]
            return [(" ".join(DROPPED), _("all three: zones, sorts, numbers")), *kinds, (_WORDS, _("other words"))]
        case "factor":
            return [(one, one) for one in _FACTORS]
        case "key" | "parent-key":
            return [*_columns_of_tables(source)]
    return _columns(seen)


def lines_typed(typed: str) -> str:
    """Numbers of lines as typed, 3 or 3-5, as a step has them. Raises `ValueError` in words."""
    found = _LINES.fullmatch(typed)
    if not found or int(found[2] or found[1]) < int(found[1]):
        raise ValueError(_("Write the number of a line, or two with - between."))
    return f"{found[1]}-{found[2] or found[1]}"


def words_typed(typed: str) -> str:
    """What is typed. Raises `ValueError` in words where that is nothing."""
    if not typed.strip():
        raise ValueError(_("Write something, or go back with Esc."))
    return typed


def _columns(seen: SheetsSeen) -> list[Option]:
    """The headings of the sheets that are meant, as they are after the steps taken."""
    headings = (
        shown_heading(heading, at)
        for one in seen.outlooks
        for at, heading in enumerate(one.proposal.layout.headings)
    )
    return [(heading, clean_line(heading)) for heading in dict.fromkeys(headings)]


def _tables(source: Source) -> list[str]:
    return [table.name for table in source.shown if table.lines]


def _columns_of_tables(source: Source) -> list[Option]:
    """Each column of each table, its table and its heading parted by what stands in no cell."""
    found = []
    for table in source.shown:
        headings = head_table(table).headings if table.lines else ()
        found += [
            (f"{table.name}{_NONE}{heading}", f"{clean_line(heading)} ({clean_line(table.name)})")
            for heading in headings
            if heading
        ]
    return found


def _fill(given: Given) -> TableStep:
    by = given["by"]
    return FillStep((given["column"],), "" if by == _NONE else by)


def _drop(given: Given) -> TableStep:
    if given["dropped"] == _WORDS:
        return DropStep(given["column"], (), (given["words"].strip(),))
    kinds = [kind for kind in DROPPED if kind in given["dropped"].split()]
    return DropStep(given["column"], tuple(kinds))


def _join(given: Given) -> TableStep:
    child, _sign, child_column = given["key"].partition(_NONE)
    parent, _sign, parent_column = given["parent-key"].partition(_NONE)
    return JoinStep(child, child_column, parent, parent_column)


def _skip(given: Given) -> TableStep:
    first, _sign, last = lines_typed(given["lines"]).partition("-")
    return SkipStep(int(first), int(last))


_MAKES: Final[Mapping[str, Callable[[Given], TableStep]]] = {
    "fill": _fill,
    "drop": _drop,
    "join": _join,
    "unfold": lambda _given: UnfoldStep(),
    "choices": lambda given: ChoicesStep(given["column"]),
    "split": lambda given: SplitStep(given["column"], given["sign"]),
    "unit": lambda given: UnitStep(given["column"], Decimal(given["factor"])),
    "skip": _skip,
    "same-as": lambda given: SameAsStep(given["column"]),
}
