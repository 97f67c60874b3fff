"""What an import keeps of itself: of which file, which rows made which versions, and who brought it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ..kinds.process.arrival import KIND
from ..limits import MAX_ARRIVAL_ROWS, MAX_NAME
from ..notation.text import clean_line, first_words, printable
from ..plan.survey import Survey
from .spreadsheet import Spreadsheet

_DIGITS: Final = 16
"""Of the SHA-256 of a file, by which its arrivals are called."""
_STEPS: Final = 4000
"""Characters of steps that each arrival names: it has to fit into one version with its rows."""


def digest_of(data: bytes) -> str:
    """What the arrivals of a file with these bytes are called by."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def arrivals(
    survey: Survey,
    source: Path,
    sheet: Spreadsheet,
    lines: Mapping[str, int],
    laptop: str,
    by: str,
    keys: Mapping[str, tuple[str, ...]] = {},
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records that say of versions in which line of a spreadsheet they stood, and their bodies.

    `lines`: by the id of each version the number of its line; `keys`: what its rows are called where they come
    from.
    `by` is the author, empty where nobody is named.
    """
    said = {"file": _name(source.name), "table": _name(sheet.page), "by": clean_line(by)}
    ordered = sorted(lines.items(), key=lambda one: (one[1], one[0]))
    rows = [
        {"rev": rev, "line": line, **({"key": key} if key else {})}
        for rev, line in ordered
        for key in keys.get(rev, ("",))
    ]
    first = f"{KIND.name}/{survey.municipality}/{sheet.digest}/{laptop}"
    for number, at in enumerate(range(0, len(rows), MAX_ARRIVAL_ROWS), _next(survey, first)):
        some = rows[at : at + MAX_ARRIVAL_ROWS]
        yield (
            f"{first}/{number}",
            {name: value for name, value in said.items() if value} | _steps(sheet) | {"rows": some},
        )


def _steps(sheet: Spreadsheet) -> dict[str, list[str]]:
    """How the table was made what it is; of very many steps the first."""
    kept, room = [], _STEPS
    for step in map(_name, sheet.steps):
        room -= len(step)
        if room < 0:
            break
        kept.append(step)
    return {"steps": kept} if kept else {}


def _next(survey: Survey, first: str) -> int:
    """The number of a laptop's next arrival of a file."""
    taken = (one.rpartition("/") for one in survey.records(KIND.name))
    return max((int(number) for before, _slash, number in taken if before == first), default=0) + 1


def _name(written: str) -> str:
    """A name that may hold anything, as it is kept."""
    return first_words(printable(written), MAX_NAME)
