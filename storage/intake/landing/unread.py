"""Cells that are not understood, of rows that land without them: what they said is kept as a remark."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...kinds.field import Field
from ...kinds.process.remark import NOT_READ
from ...limits import MAX_PROSE
from ...notation.text import clean, first_words
from ...revisions.canonical import canonical, rev_of
from ...revisions.record_names import municipality_of
from ...revisions.revision import IMPORT, revision_document
from ..cells import Reason
from ..column_meanings import Meaning
from ..row import SpreadsheetRow, UnreadCell


class Unread(NamedTuple):
    """A cell without which its row lands: of which record, under which heading, what it says, and why not read.

    `field` is that of the record: `cost_cents`, `agreed.for`, `funding:pdla`; a column's name where it has none.
    """

    row: SpreadsheetRow
    record: str
    heading: str
    words: str
    field: str
    reason: Reason
    word: str
    of: Field | None = None
    """The field that the reason is about, where it is about one."""


def unread_cell(row: SpreadsheetRow, record: str, cell: UnreadCell, meaning: Meaning) -> Unread:
    """A cell of a row that lands."""
    heading = next((one for one in row.cells if meaning.column(one) == cell.column), cell.column)
    why = cell.why
    return Unread(row, record, heading, cell.words, _field(cell.column, meaning), why.reason, why.word, why.field)


def _field(column: str, meaning: Meaning) -> str:
    at = meaning.at(column)
    name = ".".join(field.name for field in at.path) or column
    return f"{name}:{at.key}" if at.key else name


def remark_of(one: Unread) -> dict[str, Any]:
    """The revision of the remark that keeps a cell's words: like its row, nobody's and of no time.

    The same words of the same field are the same remark, whoever brings them.
    """
    words = first_words(clean(one.words), MAX_PROSE)
    field = one.field.partition(":")[0].partition(".")[0]
    municipality = municipality_of(one.record)
    name = f"remark/{municipality}/{NOT_READ}/{rev_of(canonical([one.record, field, words]))}"
    body = {"record": one.record, "code": NOT_READ, "seen": words, "field": field}
    return revision_document(name, body, sets=set(body), parents=(), author="", device=IMPORT, at="")
