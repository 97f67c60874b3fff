"""What was mended or left out while a spreadsheet's cells were read, and in which lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from .cells import is_rounded
from .column_meanings import Meaning
from .columns.zone_cells import rows_in_other_zones
from .row import SpreadsheetRow
from .spreadsheet import Spreadsheet
from .table import Flaw

Remark = Literal[Flaw, "rounded", "zone", "refused"]
"""Besides a line's flaws: an amount finer than a centavo, a zone that is not the plan's, a submission refused."""

FOR_A_PERSON: frozenset[Remark] = frozenset(("open-quote", "no-letter"))
"""What somebody has to look at: what was read may not be what was meant."""


def remarks(sheet: Spreadsheet) -> dict[Remark, list[int]]:
    """The lines of each remark, in their order; none where there is nothing to say."""
    found: dict[Remark, dict[int, None]] = {}
    meaning = sheet.layout.meaning
    zones: Iterator[tuple[Remark, int]] = (("zone", number) for number in rows_in_other_zones(sheet.rows, meaning))
    refused: Iterator[tuple[Remark, int]] = (("refused", line.number) for line in sheet.refused)
    for remark, number in (*_of_lines(sheet), *_of_rows(sheet.rows, meaning), *zones, *refused):
        found.setdefault(remark, {})[number] = None
    return {remark: sorted(numbers) for remark, numbers in found.items()}


def needs_a_look(sheet: Spreadsheet) -> bool:
    """Whether lines were read otherwise than they may have been meant, or of joined tables were left out."""
    return bool(sheet.unjoined) or not FOR_A_PERSON.isdisjoint(remarks(sheet))


def _of_lines(sheet: Spreadsheet) -> Iterator[tuple[Remark, int]]:
    return ((flaw, line.number) for line in (*sheet.lines, *sheet.left_out) for flaw in line.flaws)


def _of_rows(rows: Iterable[SpreadsheetRow], meaning: Meaning) -> Iterator[tuple[Remark, int]]:
    for row in rows:
        amounts = (cell for heading, cell in row.cells.items() if meaning.is_amount(heading))
        if any(map(is_rounded, amounts)):
            yield "rounded", row.number
