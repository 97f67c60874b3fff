"""The proposals of a slot as rows of a form. The demand is the marked one; those not marked stay, to be read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count as numbers
from itertools import takewhile
from typing import Any, Final

from storage.notation.numbers import parse_count
from storage.notation.text import clean, clean_line
from storage.plan.votes import Vote, demand_among, proposals_with_words, vote_of

from .counted_votes import COUNTED, read_votes, shown_votes
from .draft_values import Typed, put

OF_A_ROW: Final = ("proposal", "votes", "by")
"""What is asked of each: its words, its votes, who proposed it."""
MARKED: Final = "marked"
"""The row that is the demand, by its number; empty where none is."""


def row_names(row: int) -> tuple[str, str, str]:
    """proposal-1, votes-1, by-1."""
    text, votes, by = (f"{name}-{row}" for name in OF_A_ROW)
    return text, votes, by


def row_of(name: str) -> int:
    """The row of a field, from 1; 0 where it is in none."""
    kind, _hyphen, row = name.partition("-")
    return int(row) if kind in OF_A_ROW and row.isdigit() else 0


def rows_for(body: Mapping[str, Any], drafted: Mapping[str, Any]) -> int:
    """How many rows the form has: one for each that there is or that its draft had, and one more to write in."""
    rows = takewhile(lambda row: any(name in drafted for name in row_names(row)), numbers(1))
    had = max(rows, default=0)
    full = had + 1 if any(drafted.get(name) for name in row_names(had)) else had
    return max(len(listed_proposals(body)[0]) + 1, full, 2)


def listed_proposals(body: Mapping[str, Any]) -> tuple[list[dict[str, Any]], int]:
    """A demand's proposals, itself among them; and which of them, from 1, it is: 0 where none is chosen."""
    named = proposals_with_words(body.get("options"))
    text, agreed = body.get("text"), body.get("agreed")
    if not isinstance(text, str) or not clean_line(text):
        return named, 0
    votes = agreed.get("for") if isinstance(agreed, Mapping) else None
    at = demand_among(text, named, votes if isinstance(votes, int) else None)
    return ([{}, *named], 1) if at is None else (named, at + 1)


def shown_proposals(body: Mapping[str, Any], rows: int) -> Typed:
    """What the rows show. In an empty form the first one is the demand as soon as it has words."""
    options, marked = listed_proposals(body)
    typed = {MARKED: str(marked) if marked else "" if options else "1"}
    for row in range(1, rows + 1):
        option = options[row - 1] if row <= len(options) else {}
        said = [str(option.get(name, "")) for name in ("text", "votes", "proposed_by")]
        if row == marked:
            said = [str(body["text"]), _shown_vote(body) or said[1], str(body.get("proposed_by", said[2]))]
        typed |= zip(row_names(row), said, strict=True)
    return typed


def _shown_vote(body: Mapping[str, Any]) -> str:
    """41-12-3, or where there were several proposals only the demand's own: 41."""
    vote = vote_of(body)
    said = {"for": vote.for_} if vote.rivals else dict(zip(COUNTED, vote[:3], strict=True))
    return shown_votes(said)


# What stands in the rows


def rows_with_words(typed: Typed) -> list[int]:
    """A row without words is no proposal."""
    rows = takewhile(lambda row: f"proposal-{row}" in typed, numbers(1))
    return [row for row in rows if clean_line(typed[f"proposal-{row}"])]


def marked_row(typed: Typed) -> int:
    """The proposal that is the demand; 0 where none is, or where it has no words."""
    row = typed.get(MARKED, "")
    return int(row) if row.isdigit() and int(row) in rows_with_words(typed) else 0


def is_alone(typed: Typed) -> bool:
    """Whether one proposal was voted on, for and against."""
    row = marked_row(typed)
    return bool(row) and rows_with_words(typed) == [row]


def are_said(typed: Typed, at: str) -> bool:
    """Whether the proposals are all said where Enter is pressed: in empty votes, or in a free row."""
    row = row_of(at)
    ends = {f"votes-{row}"} if f"proposal-{row + 1}" in typed else {f"proposal-{row}"}
    return at in ends and not typed[at].strip()


def words_of_demand(typed: Typed) -> str:
    """The words of the marked proposal."""
    row = marked_row(typed)
    return clean(typed[f"proposal-{row}"]).strip() if row else ""


def votes_said(said: str) -> dict[str, int] | None:
    """The votes in one field: `41`, or for, against and abstained; None where it is neither."""
    count = parse_count(said.strip())
    return read_votes(said) if count is None else {"for": count}


def votes_in_row(typed: Typed, row: int) -> int | None:
    """How many voted for a proposal, where somebody counted."""
    said = votes_said(typed[f"votes-{row}"])
    return said["for"] if said else None


def votes_by_row(typed: Typed) -> dict[int, int]:
    """The votes of each proposal that has words and a number."""
    votes = {row: votes_in_row(typed, row) for row in rows_with_words(typed)}
    return {row: n for row, n in votes.items() if n is not None}


def leading(typed: Typed) -> list[int]:
    """The rows with most votes: one, or several where they tie; none where nobody counted."""
    counted = votes_by_row(typed)
    most = max(counted.values(), default=0)
    return [row for row, n in counted.items() if n == most] if most else []


def proposal_to_mark(typed: Typed, row: int) -> int:
    """The proposal to mark: the one of a row, else the one that leads alone; 0 where it is neither."""
    if row in rows_with_words(typed):
        return row
    first = leading(typed)
    return first[0] if len(first) == 1 else 0


def with_mark(typed: Typed, row: int) -> Typed:
    """The form with another proposal marked, and with nothing else changed; none where `row` is marked already."""
    return {**typed, MARKED: "" if marked_row(typed) == row else str(row)}


def vote_typed(typed: Typed, abstained: int | None = None) -> Vote:
    """The vote as it stands in the rows; `abstained` is what was noted of it where several were voted on."""
    options = [{"text": str(row), "votes": votes_in_row(typed, row)} for row in rows_with_words(typed)]
    row, body = marked_row(typed), {"options": options}
    if not row:
        return vote_of(body)
    alone = (votes_said(typed[f"votes-{row}"]) or {}) if is_alone(typed) else None
    agreed = {"for": votes_in_row(typed, row), "abstained": abstained} if alone is None else alone
    return vote_of({**body, "text": str(row), "agreed": agreed})


# What of them goes into a demand


def put_proposals(body: dict[str, Any], typed: Typed, before: Mapping[str, Any], touched: set[str]) -> None:
    """Have a demand say what stands in the rows: its words, who proposed it, and the other proposals."""
    row = marked_row(typed)
    text, _votes, by = row_names(row)
    if {MARKED, text} & touched or not row:
        put(body, "text", words_of_demand(typed))
    if {MARKED, by} & touched or not row:
        put(body, "proposed_by", typed[by].strip() if row else "")
    put(body, "options", _options(typed, listed_proposals(before)[0], touched))


def _options(typed: Typed, before: list[dict[str, Any]], touched: set[str]) -> list[dict[str, Any]]:
    """The proposals in their order; of one that is alone only what stood there. What nobody touched stays."""
    alone, found = is_alone(typed), []
    for row in rows_with_words(typed):
        option = dict(before[row - 1]) if row <= len(before) else {}
        if (option or not alone) and (touched & set(row_names(row)) or not option):
            option = _option(option, typed, row)
        if option:
            found.append(option)
    return found


def _option(before: Mapping[str, Any], typed: Typed, row: int) -> dict[str, Any]:
    text, _votes, by = row_names(row)
    said = {"text": clean_line(typed[text]), "votes": votes_in_row(typed, row), "proposed_by": typed[by].strip()}
    kept = {name: value for name, value in before.items() if name not in said}
    return kept | {name: value for name, value in said.items() if value is not None and value != ""}


def put_votes(agreed: dict[str, Any], typed: Typed, before: Mapping[str, Any], touched: set[str]) -> None:
    """Have an agreement say the votes of the marked proposal: for and against where it was voted on alone."""
    row = marked_row(typed)
    if not is_alone(typed) or vote_of(before).rivals:
        agreed.pop("against", None)
    if row and not touched & {MARKED, f"votes-{row}"}:
        return
    agreed.pop("for", None)
    if is_alone(typed):
        for name in COUNTED:
            agreed.pop(name, None)
        agreed.update(votes_said(typed[f"votes-{row}"]) or {})
    elif row and (votes := votes_in_row(typed, row)) is not None:
        agreed["for"] = votes
