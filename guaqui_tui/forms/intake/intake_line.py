"""A line of what there is to see of a spreadsheet, and to tell otherwise."""

from __future__ import annotations

from typing import Literal, NamedTuple

from storage.translatable import N_

LineKind = Literal[
    "sheet",
    "headings",
    "year",
    "step",
    "offer",
    "refused",
    "unused",
    "column",
    "word",
    "name",
    "policy",
    "differing",
    "rejected",
    "unread",
    "note",
]

GROUPS: dict[LineKind, str] = {
    "sheet": N_("Sheet"),
    "headings": N_("Headings"),
    "year": N_("Year"),
    "step": N_("Steps"),
    "offer": N_("Proposed"),
    "refused": N_("Refused"),
    "unused": N_("Not used"),
    "column": N_("Columns"),
    "word": N_("Words"),
    "name": N_("Names"),
    "policy": N_("Differ"),
    "differing": N_("Differ"),
    "rejected": N_("Left out"),
    "unread": N_("Unread"),
    "note": N_("Besides"),
}
"""What the lines of a kind are headed by."""


class IntakeLine(NamedTuple):
    """`key`: what it is told by, a heading's letters, a step's line, a column and a word of it, a name.

    `column`: what a column is taken for or may be, or the column that a word stands in. `is_told`: whether it can
    be taken back what was told of it; `remembered`: whether that was told before.
    """

    kind: LineKind
    name: str
    meaning: str = ""
    values: str = ""
    key: str = ""
    column: str = ""
    is_told: bool = False
    remembered: bool = False
