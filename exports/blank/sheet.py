"""A workshop's form to be filled in by hand, with the plan's own lists, numbered as the app numbers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from storage.kinds.process.demand import HOWS, PROPOSERS, Demand
from storage.kinds.process.workshop import QUORUMS
from storage.names.name_table import slug
from storage.plan.survey import Survey
from storage.translatable import N_

from ..document.pieces import (
    Heading,
    NewPage,
    PaperCell,
    PaperColumn,
    PaperRow,
    PaperTable,
    Piece,
    Signatures,
    Text,
    WritingLines,
)
from ..wording.signing_columns import signing_columns
from ..wording.speech import Speech
from ..wording.values import Values

_HIGH: Final = 10.0
"""Of a row that is written on, in mm."""
_PROPOSALS: Final = 4
"""Rows for the proposals of a year."""
_SIGN: Final = 6
_TYPED_LATER: Final = N_(
    "Whoever types this later: type the first letters of the action. On the screen the likely ones come first, "
    "with other numbers."
)


def blank_sheet(survey: Survey, say: Speech) -> Iterator[Piece]:
    """The workshop, each year's slots, the agreements, who signs; then the lists that its numbers are of."""
    yield Text(say(N_("Write the numbers of the lists on the last page; the names do as well.")))
    yield from _workshop(say)
    for label in _slots(survey):
        yield from _slot(label, say, actions=bool(survey.actions()))
    yield NewPage()
    yield Heading(say(N_("Agreements")))
    yield WritingLines(4)
    yield Signatures(
        say(N_("It was read aloud, and in agreement with it they sign:")), signing_columns(say), (), _SIGN
    )
    yield NewPage()
    yield from _lists(survey, say)


def _slots(survey: Survey) -> list[str]:
    """2003; 2003 · 1 and 2003 · 2 where there are two a year."""
    many = survey.plan.per_year
    return [f"{year} · {n}" if many > 1 else str(year) for year in survey.plan.years for n in range(1, many + 1)]


def _workshop(say: Speech) -> Iterator[Piece]:
    heads = (N_("{Community_word} or association"), N_("Place"), N_("Date"))
    yield _to_write(say, zip(heads, (3, 2, 1.4), strict=True))
    hours = (N_("From what hour"), N_("Until what hour"), N_("Women"), N_("Men"))
    quorum = [PaperCell(say(word), tick=True) for word in QUORUMS.values()]
    columns = [PaperColumn(say(head)) for head in hours]
    columns += [PaperColumn(say(N_("Quorum")), 1.2), PaperColumn("", 1.4)]
    yield PaperTable(tuple(columns), (PaperRow(("", "", "", "", *quorum)),), least=_HIGH)
    yield _to_write(say, ((N_("Authorities who came: name and office"), 1),), rows=3)


def _to_write(
    say: Speech, columns: Iterator[tuple[str, float]] | Sequence[tuple[str, float]], rows: int = 1
) -> PaperTable:
    """Empty rows under some heads."""
    heads = tuple(PaperColumn(say(head), share) for head, share in columns)
    return PaperTable(heads, tuple(PaperRow(("",) * len(heads)) for _row in range(rows)), least=_HIGH)


def _slot(label: str, say: Speech, *, actions: bool) -> Iterator[Piece]:
    """What was proposed, and what is asked for: by its action or, in a plan that has none, its class."""
    yield Heading(label)
    columns = (
        PaperColumn(say(N_("No.")), 0.5, "right"),
        PaperColumn(say(N_("Proposal")), 6),
        PaperColumn(say(N_("Proposed by (no.)")), 1.2),
        PaperColumn(say(N_("Votes")), 0.8),
        PaperColumn(say(N_("Chosen")), 0.8),
    )
    rows = (PaperRow((str(n), "", "", "", PaperCell("", tick=True))) for n in range(1, _PROPOSALS + 1))
    yield PaperTable(columns, tuple(rows), least=_HIGH)
    what = N_("Action (no.)") if actions else N_("Class (no.)")
    asked = (
        *((what, 1), (N_("Decided how (no.)"), 1.1), (N_("Cost, {currency_sign}"), 1.3)),
        *((N_("Who pays (no.) and how much"), 2.6), (N_("Families"), 0.9)),
    )
    table, why = _to_write(say, asked), PaperCell(say(N_("If nothing is asked for or it is put off: why")))
    yield table._replace(rows=(*table.rows, PaperRow((why,))), joined=True)


# The lists


def _lists(survey: Survey, say: Speech) -> Iterator[Piece]:
    values = Values(survey, say, as_typed=True)
    if actions := _numbered(name for _id, name in actions_in_order(survey, say)):
        yield Heading(say(N_("Actions")))
        yield _in_two(say, N_("Action"), actions)
        yield Text(say(_TYPED_LATER), size=10)
    elif classes := _numbered(values.named(("class",), one.id) for one in survey.classes()):
        yield Heading(say(N_("Classes")))
        yield _in_two(say, N_("Class"), classes)
    yield Heading(say(N_("The other lists")))
    yield _columns(
        say,
        (N_("Who pays"), _numbered(values.named(("funder",), one.id) for one in survey.funders())),
        (N_("Decided how"), _numbered(say(word) for word in HOWS.values())),
        (N_("Proposed by"), _numbered(say(word) for word in PROPOSERS.values())),
    )


def _in_two(say: Speech, head: str, listed: list[tuple[str, str]]) -> PaperTable:
    """A long list in two halves beside each other."""
    half = -(-len(listed) // 2)
    return _columns(say, (head, listed[:half]), (head, listed[half:]))


def _numbered(names: Iterator[str]) -> list[tuple[str, str]]:
    return [(str(number), name) for number, name in enumerate(names, 1)]


def _columns(say: Speech, *lists: tuple[str, list[tuple[str, str]]]) -> PaperTable:
    """Some lists beside one another."""
    columns = [
        one
        for head, _its in lists
        for one in (PaperColumn(say(N_("No.")), 0.7, "right"), PaperColumn(say(head), 4))
    ]
    rows = zip_longest(*(its for _head, its in lists), fillvalue=("", ""))
    return PaperTable(tuple(columns), tuple(PaperRow(sum(row, ())) for row in rows), size=10)


def actions_in_order(survey: Survey, say: Speech) -> list[tuple[str, str]]:
    """(id, name) of every action as the app lists them before anything is typed: most asked for first."""
    demands = (entry.fields for entry in survey.entries("demand", Demand) if _is_here(survey, entry.record))
    asked = Counter(one.action for one in demands if one.withdrawn is not True and isinstance(one.action, str))
    values = Values(survey, say)
    named = [(one.id, values.named(("action",), one.id)) for one in survey.actions()]
    return sorted(named, key=lambda one: (-asked[one[0]], slug(one[1]), one[0]))


def _is_here(survey: Survey, record: str) -> bool:
    return record.startswith(f"demand/{survey.municipality}/")
