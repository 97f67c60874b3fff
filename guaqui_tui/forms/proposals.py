"""The proposals that a slot had before one was chosen; the ones not chosen stay and can be read."""

from __future__ import annotations

from collections.abc import Container
from itertools import count, takewhile
from typing import Any, Final

from storage.notation.numbers import parse_count
from storage.notation.text import clean_line
from storage.plan.same_words import same_words
from storage.plan.votes import Vote, proposals_with_words, vote_of

from ..wording.votes import leading_in_words
from .counted_votes import read_votes
from .draft_values import Typed

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


def rows_for(options: object, drafted: Container[str]) -> int:
    """How many rows the form has: room for those there are and two more, and for all that its draft had."""
    rows = takewhile(lambda row: any(name in drafted for name in row_names(row)), count(1))
    return max(FEWEST, len(proposals_with_words(options)) + 2, *rows)


def shown_proposals(options: object, rows: int) -> Typed:
    """What the rows show: one that has no words is no proposal."""
    typed, options = {}, proposals_with_words(options)
    for row in range(1, rows + 1):
        option = options[row - 1] if row <= len(options) else {}
        text, votes, by = row_names(row)
        typed[text] = str(option.get("text", ""))
        typed[votes] = str(option.get("votes", ""))
        typed[by] = str(option.get("proposed_by", ""))
    return typed


def read_proposals(typed: Typed, options: object, rows: int, touched: set[str]) -> list[dict[str, Any]]:
    """The proposals in their order. A row that nobody touched stays as it is; without words it is none."""
    found, before = [], proposals_with_words(options)
    for row in range(1, rows + 1):
        option = dict(before[row - 1]) if row <= len(before) else {}
        if touched & set(row_names(row)):
            text, votes, by = (typed[name].strip() for name in row_names(row))
            said = {"text": clean_line(text), "votes": parse_count(votes), "proposed_by": by}
            option = {name: value for name, value in option.items() if name not in said}
            option |= {name: value for name, value in said.items() if value is not None and value != ""}
        if option.get("text"):
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


def proposal_to_choose(typed: Typed, rows: int, row: int) -> int:
    """The proposal to choose: the one of a row, else the one that leads alone; 0 where it is neither."""
    if row and typed[f"proposal-{row}"].strip():
        return row
    first = leading(typed, rows)
    return first[0] if len(first) == 1 else 0


def leader_in_words(typed: Typed, rows: int) -> str:
    """Who leads, in words; where it is a tie, what can be done."""
    first = leading(typed, rows)
    return leading_in_words(first, typed[f"votes-{first[0]}"] if first else "")


def chosen(typed: Typed, rows: int, row: int) -> Typed:
    """The form once a proposal is chosen: its words are the demand's, and its votes say how it was agreed.

    The words before become a proposal, with their votes and who proposed them, unless they are one; where no row
    is free, in one more behind the last. All else that was said stays as it was. In a tie the votes decided
    nothing, so how it was agreed is left to be said.
    """
    text, _votes, by = (typed[name].strip() for name in row_names(row))
    if same_words(text, typed["text"]):
        return {**typed, **_agreed_by(typed, rows, row), "proposed_by": by or typed["proposed_by"]}
    kept, fields = _kept_in_row(typed, rows)
    with_it = {**typed, **fields}
    votes = "" if _in_favour(typed["votes"]) else typed["votes"]  # those went with its words
    agreed = {"votes": votes, **_agreed_by(with_it, max(rows, kept), row)}
    return {**with_it, **agreed, "text": text, "proposed_by": by if kept else by or typed["proposed_by"]}


def row_with(typed: Typed, text: str) -> int:
    """The row of a proposal with these words; 0 where none has them."""
    rows = map(row_of, typed)
    return next((row for row in rows if row and same_words(text, typed[f"proposal-{row}"])), 0)


def _agreed_by(typed: Typed, rows: int, row: int) -> Typed:
    """What the votes of a proposal say of how it was agreed; nothing where they were not counted."""
    counted = counted_votes(typed, rows)
    if row not in counted:
        return {}
    its_own = same_words(typed["text"], typed[f"proposal-{row}"]) and typed["votes"].strip()
    if its_own and not vote_typed(typed, rows).rivals:
        return {}  # it was voted on alone, and that is said already
    how = "vote" if leading(typed, rows) == [row] else ""
    return {"how": how, "votes": str(counted[row])}


def _kept_in_row(typed: Typed, rows: int) -> tuple[int, Typed]:
    """The row of the demand's words, and what its empty fields get; the first free one where it has none."""
    text = clean_line(typed["text"])
    if not text:
        return 0, {}
    row = row_with(typed, text) or next(
        (n for n in range(1, rows + 1) if not any(typed[name] for name in row_names(n))), rows + 1
    )
    said = dict(zip(row_names(row), (text, _in_favour(typed["votes"]), typed["proposed_by"]), strict=True))
    return row, {name: typed[name] if typed.get(name, "").strip() else value for name, value in said.items()}


def _in_favour(votes: str) -> str:
    counted = read_votes(votes)
    return str(counted["for"]) if counted else ""


def vote_typed(typed: Typed, rows: int) -> Vote:
    """The vote as it stands in the fields."""
    options = [
        {"text": typed[f"proposal-{row}"], "votes": parse_count(typed[f"votes-{row}"].strip())}
        for row in range(1, rows + 1)
        if typed[f"proposal-{row}"].strip()
    ]
    return vote_of({"text": typed["text"], "options": options, "agreed": read_votes(typed["votes"]) or {}})
