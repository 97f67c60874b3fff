"""Pure: the proposals that a slot had before one was chosen; the ones not chosen stay and can be read."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import count, takewhile
from typing import Any, Final

from storage.names import slug
from storage.numbers import parse_count
from storage.text import clean_line

from ..words import _
from .typed import Typed

OF_A_ROW: Final = ("proposal", "votes", "by")
"""What is asked of each: its words, its votes, who proposed it."""
FEWEST: Final = 6
"""How many there is room for at least."""


def row_names(row: int) -> tuple[str, str, str]:
    """proposal-1, votes-1, by-1."""
    text, votes, by = (f"{name}-{row}" for name in OF_A_ROW)
    return text, votes, by


def row_of(name: str) -> int:
    """The row of a field, from 1; 0 where it is in none."""
    kind, _hyphen, row = name.partition("-")
    return int(row) if kind in OF_A_ROW and row.isdigit() else 0


def rows_for(options: Sequence[Any], drafted: Container[str]) -> int:
    """How many rows the form has: room for those there are and two more, and for all that its draft had."""
    rows = takewhile(lambda row: any(name in drafted for name in row_names(row)), count(1))
    return max(FEWEST, len(options) + 2, *rows)


def shown_proposals(options: Sequence[Mapping[str, Any]], rows: int) -> Typed:
    typed = {}
    for row in range(1, rows + 1):
        option = options[row - 1] if row <= len(options) else {}
        text, votes, by = row_names(row)
        typed[text] = str(option.get("text", ""))
        typed[votes] = str(option.get("votes", ""))
        typed[by] = str(option.get("proposed_by", ""))
    return typed


def read_proposals(
    typed: Typed, before: Sequence[Mapping[str, Any]], rows: int, touched: set[str]
) -> list[dict[str, Any]]:
    """The proposals in their order. A row that nobody touched stays as it is; one that was emptied goes."""
    found = []
    for row in range(1, rows + 1):
        option = dict(before[row - 1]) if row <= len(before) else {}
        if touched & set(row_names(row)):
            text, votes, by = (typed[name].strip() for name in row_names(row))
            said = {"text": clean_line(text), "votes": parse_count(votes), "proposed_by": by}
            option = (
                {name: value for name, value in option.items() if name not in said} if text or votes or by else {}
            )
            option |= {name: value for name, value in said.items() if value is not None and value != ""}
        if option:
            found.append(option)
    return [*found, *map(dict, before[rows:])]


def counted_votes(typed: Typed, rows: int) -> dict[int, int]:
    """The votes of each proposal that has words and a number."""
    votes = {row: parse_count(typed[f"votes-{row}"].strip()) for row in range(1, rows + 1)}
    return {row: n for row, n in votes.items() if n is not None and typed[f"proposal-{row}"].strip()}


def leading(typed: Typed, rows: int) -> list[int]:
    """The rows with most votes: one, or several where they tie; none where nobody counted."""
    counted = counted_votes(typed, rows)
    most = max(counted.values(), default=0)
    return [row for row, n in counted.items() if n == most] if most else []


def meant(typed: Typed, rows: int, row: int) -> int:
    """The proposal to choose: the one of a row, else the one that leads alone; 0 where it is neither."""
    if row and typed[f"proposal-{row}"].strip():
        return row
    first = leading(typed, rows)
    return first[0] if len(first) == 1 else 0


def standing(typed: Typed, rows: int) -> str:
    """Who leads, in words; where it is a tie, what can be done."""
    first = leading(typed, rows)
    if not first:
        return ""
    n = typed[f"votes-{first[0]}"]
    if len(first) > 1:
        words = _("Tie of {rows} with {n}: type the second round's votes over these, or the authorities decide.")
        return words.format(rows=", ".join(map(str, first)), n=n)
    return _("Number {row} leads with {n}. F5 chooses the proposal under the cursor.").format(row=first[0], n=n)


def chosen(typed: Typed, rows: int, row: int) -> Typed:
    """The form once a proposal is chosen: its words are the demand's, and its votes say how it was agreed.

    What was said of another demand's action goes with it. In a tie the votes decided nothing, so how it was
    agreed is left to be said.
    """
    text, _votes, by = (typed[name].strip() for name in row_names(row))
    other = slug(text) != slug(typed["text"])
    counted = counted_votes(typed, rows)
    decided = row in counted and leading(typed, rows) == [row]
    against = sum(n for one, n in counted.items() if one != row)
    return {
        **typed,
        "text": text,
        "action": "" if other else typed["action"],
        "class": "" if other else typed["class"],
        "proposed_by": by or typed["proposed_by"],
        "how": "vote" if decided else "" if row in counted else typed["how"],
        "votes": f"{counted[row]}-{against}" if row in counted else typed["votes"],
    }
