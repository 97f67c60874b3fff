"""What a spreadsheet would bring into a field file, and bringing it: the same for the screen and for `import`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from storage import FieldFile, GuaquiError, Survey
from storage.errors import FileError
from storage.file.device import made_laptop_key
from storage.file.waiting_names import keep_waiting
from storage.intake.arrivals import arrivals
from storage.intake.column_meanings import DEMAND, Meaning
from storage.intake.records import WITH_ROWS
from storage.intake.rejected_rows import write_rejected
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import Policy, Rejected, TakenRows, take_rows
from storage.intake.sheets import Proposal, Source, arrange_sheet
from storage.intake.spreadsheet import Spreadsheet
from storage.intake.unknown_names import rejected_names
from storage.kinds.lookup import KINDS
from storage.notation.word_lists import by_letters
from storage.plan.name_doubts import KnownDoubts, NameDoubt
from storage.revisions.revision import Revision, accept_value
from storage.translatable import N_

from ..language.error_messages import reason_in_words
from ..language.gettext_ import _, languages, speech_in

_STEP: Final = 1000
"""Rows after which it is told how far it is."""

OTHER_ROWS: Final = N_("If its rows are no demands: guaqui import FILE SOURCE --kind KIND.")
"""How what is no list of demands comes in."""

Tell = Callable[[int, int], None]
"""Is told how many rows of how many were looked at, and may raise to break it off."""


class Outlook(NamedTuple):
    """How a table would be read and what it would bring; or what hinders that, and can be told otherwise."""

    source: Source
    proposal: Proposal
    sheet: Spreadsheet | None
    taken: TakenRows | None
    hindrance: GuaquiError | None

    @property
    def unknown(self) -> list[str]:
        """The names of rows that nobody is known by."""
        return [one.name for one in rejected_names(self.taken.rejected)] if self.taken else []


class SheetTaken(NamedTuple):
    """What came of an import: the rows, the names not known, the records to settle, the file to mend if any."""

    taken: TakenRows
    unknown: list[str]
    disputed: list[str]
    rejected: Path | None
    arrivals: tuple[str, ...] = ()
    """The records that say who brought them."""


def meaning(survey: Survey, kind: str = DEMAND) -> Meaning:
    """What headings and words mean for the records of a kind: in every language, for our own lists come back.

    Those of before it had words of its own come back, too.
    """
    usual = [speech_in(language) for language in languages()]
    own = [speech.of(survey) for speech in usual]
    says = [*own, *usual] if survey.community_word else own
    return Meaning(kind, survey, says=[speech.__call__ for speech in says])


def kinds_by_letters() -> dict[str, str]:
    """What a kind that rows may be of is called, by letters: its name, and its labels in every language."""
    says: list[Callable[[str], str]] = [str, *(speech_in(language).__call__ for language in languages())]
    called = (
        (say(one), kind) for kind in WITH_ROWS for say in says for one in (KINDS[kind].label, KINDS[kind].plural)
    )
    return by_letters((*((kind, kind) for kind in WITH_ROWS), *called))


def kind_shown(kind: str) -> str:
    """A kind as it is typed, and what it is called: community (Communities)."""
    return f"{kind} ({_(KINDS[kind].plural)})"


def rows_brought(
    sheet: Spreadsheet, survey: Survey, tell: Tell = lambda _done, _of: None, policy: Policy = "ask"
) -> TakenRows:
    """What the rows of a sheet would bring; nothing is written."""
    return take_rows(_told(sheet.rows, tell), survey, sheet.layout.meaning, policy)


def outlook(source: Source, proposal: Proposal, survey: Survey, tell: Tell, policy: Policy = "ask") -> Outlook:
    """What a table of a file would bring as it is proposed. Raises what `tell` raises."""
    try:
        sheet = arrange_sheet(source, proposal)
    except GuaquiError as hindrance:
        return Outlook(source, proposal, None, None, hindrance)
    return Outlook(source, proposal, sheet, rows_brought(sheet, survey, tell, policy), None)


def look_alikes_in(taken: TakenRows, survey: Survey) -> list[NameDoubt]:
    """The names that some rows bring which are not what they look like. Rows have no author."""
    named = [one for one in taken.documents if "name" in one["body"]]
    return KnownDoubts(survey).brought(_accepted(named)) if named else []


def see_what_came(file: FieldFile) -> None:
    """Have a file's survey as the file is now, before something comes into it. Raises `read-only`."""
    if not file.writable:
        raise FileError("read-only", path=str(file.path))
    file.add(())  # sees what another program changed meanwhile


def rows_now(sheet: Spreadsheet, plan: Survey, policy: Policy) -> TakenRows:
    """What the rows of a sheet bring, beside a plan as it is now and not as it was when they were looked at."""
    told = meaning(plan, sheet.kind).telling(sheet.layout.meaning.told)
    return take_rows(sheet.rows, plan, told, policy)


class DraftedRows(NamedTuple):
    """What is to be saved of a sheet: of its rows, and who brings them; and the file of those that do not fit."""

    source: Path
    sheet: Spreadsheet
    taken: TakenRows
    arrivals: list[dict[str, Any]]
    rejected: Path | None = None
    """None where all fit, or it is not written yet."""

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The revisions to append."""
        return [*self.taken.documents, *self.arrivals]


def draft_rows(file: FieldFile, plan: Survey, source: Path, sheet: Spreadsheet, taken: TakenRows) -> DraftedRows:
    """What comes of the rows of a sheet. Raises `GuaquiError`."""
    return DraftedRows(source, sheet, taken, _arrivals(file, plan, source, sheet, taken))


def with_rejected(drafted: DraftedRows) -> DraftedRows:
    """The same, once the rows that do not fit are written beside their source. Raises what the disk refuses."""
    reasons = [(one.row, why_not_read(one)) for one in drafted.taken.rejected]
    if not reasons:
        return drafted
    return drafted._replace(
        rejected=write_rejected(drafted.source, drafted.sheet, reasons, _("not taken because"))
    )


def what_came(file: FieldFile, plan: Survey, drafted: DraftedRows) -> SheetTaken:
    """What came of the rows of a sheet, now that they are saved.

    Names that nobody is known by, of rows that stayed outside, are kept on the list of names to decide.
    """
    unknown = rejected_names(drafted.taken.rejected)
    if drafted.rejected:
        with suppress(GuaquiError):  # it only reminds of them
            keep_waiting(file.path, plan.municipality, drafted.rejected, unknown)
    records = tuple(one["record"] for one in drafted.arrivals)
    names = [one.name for one in unknown]
    return SheetTaken(drafted.taken, names, _disputed(drafted.taken, plan), drafted.rejected, records)


def _arrivals(
    file: FieldFile, plan: Survey, source: Path, sheet: Spreadsheet, taken: TakenRows
) -> list[dict[str, Any]]:
    """The saves that say of the rows that come in who brings them. Raises `GuaquiError`."""
    if not taken.lines:
        return []
    laptop = file.device or made_laptop_key().device  # at an installation's first save there is none yet
    said = arrivals(plan, source, sheet, taken.lines, laptop, file.author, taken.keys)
    return [file.drafted(record, body) for record, body in said]


def why_not_read(one: Rejected) -> str:
    """Why a row did not fit, in the language in use."""
    said = (reason_in_words(of.reason, of.word, of.field.says.label if of.field else "") for of in one.flaws)
    return "; ".join(dict.fromkeys(said))


def pretend(survey: Survey, documents: Iterable[dict[str, Any]]) -> None:
    """Let a survey know of revisions as if they had been saved."""
    survey.add(_accepted(documents))


def _accepted(documents: Iterable[dict[str, Any]]) -> Iterator[Revision]:
    return (one for one in map(accept_value, documents) if isinstance(one, Revision))


def _told(rows: list[SpreadsheetRow], tell: Tell) -> Iterator[SpreadsheetRow]:
    for number, row in enumerate(rows):
        if number % _STEP == 0:
            tell(number, len(rows))
        yield row


def _disputed(taken: TakenRows, survey: Survey) -> list[str]:
    records = sorted({str(one["record"]) for one in taken.replacing})
    return [name for name in records if (state := survey.history(name)) and state.disputed]
