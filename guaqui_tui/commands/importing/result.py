"""What an import brings or would bring, for programs: the shape that `guaqui import --json` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from storage.intake.cell_remarks import FOR_A_PERSON, remarks
from storage.intake.cell_text import cell_as_text
from storage.intake.columns.unused_columns import first_values
from storage.intake.heading_keys import UNUSED, shown_heading
from storage.intake.rows import Differing, TakenRows
from storage.intake.spreadsheet import Spreadsheet
from storage.intake.unknown_names import nearest_to, rejected_names
from storage.names.nearest import NearHolder
from storage.notation.text import printable
from storage.plan.survey import Survey

from ...session.importing import Outlook


def result(seen: Sequence[Outlook], survey: Survey, arrivals: Sequence[int] = ()) -> dict[str, Any]:
    """All tables, then the names that nobody is known by; `arrivals` are the numbers of what came in."""
    rejected = [one for outlook in seen if outlook.taken for one in outlook.taken.rejected]
    unknown = rejected_names(rejected)
    near = nearest_to((one.name for one in unknown), survey)
    return {
        "arrival": arrivals[-1] if arrivals else None,
        **({"arrivals": arrivals} if len(arrivals) > 1 else {}),
        "tables": [_table(one) for one in seen],
        "unknown_names": [
            {"name": one.name, "rows": one.rows, "nearest": [*map(_near, near.get(one.name, ()))]}
            for one in unknown
        ],
    }


def _near(one: NearHolder) -> dict[str, Any]:
    return {"id": one.record.rpartition("/")[2], "score": one.score}


def _table(seen: Outlook) -> dict[str, Any]:
    reading, layout = seen.proposal.reading, seen.proposal.layout
    taken = seen.taken
    return {
        "source": printable(str(seen.source.path)),
        "table": reading.table.name,
        "encoding": reading.table.encoding,
        "headings": [*layout.lines],
        "columns": [*_columns(seen)],
        "new": len(taken.new) if taken else 0,
        "same": taken.known if taken else 0,
        "completes": len(taken.completed) if taken else 0,
        "nothing": len(taken.nothing) if taken else 0,
        "differs": [*_differences((*taken.differing, *taken.outdated))] if taken else [],
        "rejected": [*_rejected(taken)] if taken else [],
        "unread": [*_unread(seen.sheet, taken)] if seen.sheet and taken else [],
        "left_out": [*_left_out(seen.sheet)] if seen.sheet else [],
        "proposals": [*map(str, seen.proposal.steps.offered)],
        "steps": [*map(str, (*seen.proposal.steps.taken, *seen.proposal.told))],
        **({"hindrance": seen.hindrance.code, "facts": _plain(seen.hindrance.facts)} if seen.hindrance else {}),
    }


def _columns(seen: Outlook) -> Iterator[dict[str, Any]]:
    reading, layout = seen.proposal.reading, seen.proposal.layout
    for at, (heading, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        yield {
            "name": shown_heading(heading, at),
            "field": column if column not in {"", UNUSED} else None,
            "sample": [str(cell_as_text(one)) for one in first_values(reading.headed, at)],
        }


def _differences(rows: Iterable[Differing]) -> Iterator[dict[str, Any]]:
    for row in rows:
        for one in row.differences:
            yield {"line": row.number, "record": row.record, "field": one.field, "was": one.was, "is": one.says}


def _rejected(taken: TakenRows) -> Iterator[dict[str, Any]]:
    for one in taken.rejected:
        yield {"line": one.row.number, "reason": one.reason, **({"value": one.word} if one.word else {})}


def _unread(sheet: Spreadsheet, taken: TakenRows) -> Iterator[dict[str, Any]]:
    for one in taken.unread:
        told = {"column": one.heading, "value": one.words, "field": one.field, "reason": one.reason}
        yield {"line": one.row.number, **told}
    for table, line in sheet.unjoined:
        yield {"line": line.number, "table": table, "reason": "unjoined"}
    for remark, lines in remarks(sheet).items():
        if remark in FOR_A_PERSON:
            yield from ({"line": line, "reason": remark} for line in lines)


def _left_out(sheet: Spreadsheet) -> Iterator[dict[str, Any]]:
    """The lines that are no rows: sums, notes and headings that come again."""
    for line in sheet.left_out:
        yield {"line": line.number, "says": " ".join(filter(None, map(cell_as_text, line.cells)))}


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name != "path"}
