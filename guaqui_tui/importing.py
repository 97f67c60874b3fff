"""What a spreadsheet would bring into a field file, and bringing it: the same for the screen and for `import`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from storage import FieldFile, GuaquiError, Survey
from storage.intake.csv import write_rejected
from storage.intake.layout import Sheet
from storage.intake.rows import Rejected, Row, Taken, take_rows
from storage.intake.sheets import Proposal, Source, Told, arrange_sheet, propose_sheet
from storage.names import slug

from .messages import reason
from .words import _

_STEP: Final = 1000
"""Rows after which it is told how far it is."""

Tell = Callable[[int, int], None]
"""Is told how many rows of how many were looked at, and may raise to break it off."""


class Outlook(NamedTuple):
    """How a spreadsheet would be read and what it would bring; or what hinders that, and can be told otherwise."""

    proposal: Proposal
    sheet: Sheet | None
    taken: Taken | None
    unknown: list[str]
    hindrance: GuaquiError | None


class Brought(NamedTuple):
    """What came of an import: the rows, the names not known, the records to settle, the file to mend if any."""

    taken: Taken
    unknown: list[str]
    disputed: list[str]
    rejected: Path | None


def look(sheet: Sheet, survey: Survey, tell: Tell = lambda _done, _of: None) -> Taken:
    """What the rows of a sheet would bring; nothing is written."""
    return take_rows(_told(sheet.rows, tell), survey)


def outlook(source: Source, told: Told, survey: Survey, tell: Tell) -> Outlook:
    """What a spreadsheet would bring as it is told. Raises what `tell` raises, and `sheet-unknown`."""
    proposal = propose_sheet(source, told)
    try:
        sheet = arrange_sheet(source, proposal)
    except GuaquiError as hindrance:
        return Outlook(proposal, None, None, [], hindrance)
    taken = look(sheet, survey, tell)
    return Outlook(proposal, sheet, taken, unknown_names(taken.rejected), None)


def bring(file: FieldFile, source: Path, sheet: Sheet) -> Brought:
    """Take the rows of a sheet into a file, all that fit; the others go beside the source. Raises `GuaquiError`.

    Those are written first: where that is not possible, nothing came in.
    """
    if not file.writable:
        raise GuaquiError("read-only", path=str(file.path))
    file.add(())  # sees what another program changed meanwhile
    taken = take_rows(sheet.rows, file.survey)
    reasons = [(one.row, why(one)) for one in taken.rejected]
    rejected = write_rejected(source, sheet, reasons, _("reason")) if reasons else None
    file.add(taken.documents)
    return Brought(taken, unknown_names(taken.rejected), _disputed(taken, file.survey), rejected)


def why(one: Rejected) -> str:
    """Why a row did not fit, in the language in use."""
    return reason(one.reason, one.word)


def unknown_names(rejected: Iterable[Rejected]) -> list[str]:
    """The names of rows that nobody is known by, each once as it was first written."""
    names: dict[str, str] = {}
    for one in rejected:
        if one.reason == "holder-unknown" and slug(one.word):
            names.setdefault(slug(one.word), one.word)
    return list(names.values())


def _told(rows: list[Row], tell: Tell) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number % _STEP == 0:
            tell(number, len(rows))
        yield row


def _disputed(taken: Taken, survey: Survey) -> list[str]:
    records = sorted({document["record"] for document in taken.documents})
    return [name for name in records if (state := survey.history(name)) and state.disputed]
