"""What may be done to tables before their columns are told: one value a step, which prints as its line of text.

Columns are named as they are headed, or by what they mean (`holder`); lines as the source counts them.
Each has a `subject`, its verb and what that is done to: of two steps about the same the later one holds.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from msgspec import Struct

from .quoting import quoted_text, quoted_where_needed

Subject = tuple[str, ...]
"""A verb, and the columns, table or lines that it is about, as they are called."""
DropKind = Literal["zones", "kinds", "numbers"]
"""What is left out of names: zones beside them, words as *comunidad* and *OTB*, numbers of a list."""

IN_A_LIST: Final = ","
IN_A_PAIR: Final = "="
IN_A_JOIN: Final = ".="
"""Signs that mean something behind a verb: names that have them stand in quotes."""

FORMS: Final = {
    "headings": "headings N[-M]",
    "fill": "fill COL[,COL] [by COL]",
    "drop": 'drop FIELD zones|kinds|numbers|"WORDS"',
    "join": "join CHILD.COL=PARENT.COL",
    "unfold": "unfold {year}",
    "choices": "choices COL",
    "split": "split COL SIGN",
    "unit": "unit COL=1000",
    "skip": "skip N[-M]",
    "same-as": "same-as COL",
}
"""How the line of each verb is written."""


class HeadingsStep(Struct, frozen=True):
    """These lines are the headings; 0 to 0: there are none."""

    first: int
    last: int

    @property
    def subject(self) -> Subject:
        return ("headings",)

    def __str__(self) -> str:
        return f"headings {_lines(self.first, self.last)}"


class FillStep(Struct, frozen=True):
    """In some columns what stands above holds below, as long as another says the same, where one is named."""

    columns: tuple[str, ...]
    by: str = ""

    @property
    def subject(self) -> Subject:
        return ("fill", *self.columns)

    def __str__(self) -> str:
        columns = IN_A_LIST.join(quoted_where_needed(one, IN_A_LIST) for one in self.columns)
        return f"fill {columns} by {quoted_where_needed(self.by)}" if self.by else f"fill {columns}"


class DropStep(Struct, frozen=True):
    """Words are left out of the cells of a field, where something is left of them."""

    field: str
    kinds: tuple[DropKind, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def subject(self) -> Subject:
        return ("drop", self.field)

    def __str__(self) -> str:
        return " ".join(["drop", quoted_where_needed(self.field), *self.kinds, *map(quoted_text, self.words)])


class JoinStep(Struct, frozen=True):
    """Each row of a table gets the cells of the row of another table that its key names."""

    child: str
    child_column: str
    parent: str
    parent_column: str

    @property
    def subject(self) -> Subject:
        return ("join", self.child)

    def __str__(self) -> str:
        child = _of_table(self.child, self.child_column)
        return f"join {child}={_of_table(self.parent, self.parent_column)}"


class UnfoldStep(Struct, frozen=True):
    """Columns that differ by a year are one column, with a row for each year."""

    @property
    def subject(self) -> Subject:
        return ("unfold",)

    def __str__(self) -> str:
        return "unfold {year}"


class ChoicesStep(Struct, frozen=True):
    """The several answers that stand in a column's cell are proposals, of which one may be chosen."""

    column: str

    @property
    def subject(self) -> Subject:
        return ("choices", self.column)

    def __str__(self) -> str:
        return f"choices {quoted_where_needed(self.column)}"


class SplitStep(Struct, frozen=True):
    """What stands in a column's cell between signs are several things, with a row each."""

    column: str
    sign: str

    @property
    def subject(self) -> Subject:
        return ("split", self.column)

    def __str__(self) -> str:
        return f"split {quoted_where_needed(self.column)} {quoted_where_needed(self.sign)}"


class UnitStep(Struct, frozen=True):
    """The numbers of a column are in thousands, or whatever `factor` says."""

    column: str
    factor: Decimal

    @property
    def subject(self) -> Subject:
        return ("unit", self.column)

    def __str__(self) -> str:
        return f"unit {quoted_where_needed(self.column, IN_A_PAIR)}={self.factor.normalize():f}"


class SkipStep(Struct, frozen=True):
    """These lines are no rows."""

    first: int
    last: int

    @property
    def subject(self) -> Subject:
        return ("skip", _lines(self.first, self.last))

    def __str__(self) -> str:
        return f"skip {_lines(self.first, self.last)}"


class SameAsStep(Struct, frozen=True):
    """In a column *idem* and signs for it are what stands above; *idem 2003* is what that year's says."""

    column: str

    @property
    def subject(self) -> Subject:
        return ("same-as", self.column)

    def __str__(self) -> str:
        return f"same-as {quoted_where_needed(self.column)}"


TableStep = (
    HeadingsStep
    | FillStep
    | DropStep
    | JoinStep
    | UnfoldStep
    | ChoicesStep
    | SplitStep
    | UnitStep
    | SkipStep
    | SameAsStep
)


def _lines(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}-{last}"


def _of_table(table: str, column: str) -> str:
    return f"{quoted_where_needed(table, IN_A_PAIR)}.{quoted_where_needed(column, IN_A_JOIN)}"
