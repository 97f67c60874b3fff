"""What programs for forms say of a submission beside its answers: its id, what it corrects, whether it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ...names.name_table import slug
from ...notation.word_lists import listed
from ..cell_text import cell_as_text
from ..columns.heading_words import heading_alone
from ..headings import HeadedTable
from ..table import Line

_ROW: Final = "/"
"""Stands in the id of a repeat's row: uuid:aa/demands[1]."""
_UUID: Final = "uuid:"


class SubmissionKey(NamedTuple):
    """What a row is called by the program that it comes from, and what it was called before it was changed."""

    key: str = ""
    older: str = ""


NO_KEY: Final = SubmissionKey()


class Submissions(NamedTuple):
    """The columns of a table that say so of its rows, by their places."""

    rows: tuple[int, ...]
    """Of ids of rows or submissions: the first that says anything has it."""
    older: tuple[int, ...]
    reviews: tuple[int, ...]
    of_repeat: bool
    """Whether a submission may have several rows."""

    def keys(self, lines: Iterable[Line]) -> list[SubmissionKey]:
        """Each row's key: the id that it has itself, else its submission's and which of its rows it is."""
        counted: Counter[str] = Counter()
        found = []
        for line in lines:
            id_, older = _first(line, self.rows), _first(line, self.older)
            if not id_.startswith(_UUID):  # there are programs that say it once with this, once without
                older = older.removeprefix(_UUID)
            submission, _sign, row = id_.partition(_ROW)
            if id_ and self.of_repeat and not row:
                counted[id_] += 1
                row = str(counted[id_])
            end = f"{_ROW}{row}" if row else ""
            found.append(SubmissionKey(submission + end, older + end if older else "") if id_ else NO_KEY)
        return found

    def is_refused(self, line: Line) -> bool:
        """Whether whoever looked at it said that it does not count."""
        return any(slug(cell_as_text(line.cell(at))) in listed("submissions", "refused") for at in self.reviews)


def submissions_in(table: HeadedTable) -> Submissions:
    names = [heading_alone(heading).strip().casefold() for heading in table.headings]
    return Submissions(
        _places(names, "rows"),
        _places(names, "older"),
        _places(names, "reviews"),
        not set(listed("submissions", "repeats")).isdisjoint(names),
    )


def _places(names: Sequence[str], of: str) -> tuple[int, ...]:
    """Where columns of some names stand, in the order of these."""
    return tuple(at for wanted in listed("submissions", of) for at, name in enumerate(names) if name == wanted)


def _first(line: Line, places: Iterable[int]) -> str:
    return next((text for at in places if (text := cell_as_text(line.cell(at)).strip())), "")
