"""What a spreadsheet would bring, and what it brought, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from exports.tables.cells import column_named
from storage import GuaquiError, Survey
from storage.errors import ColumnsMissingError
from storage.intake.cell_text import cell_as_text
from storage.intake.column_meanings import Meaning
from storage.intake.rows import TakenRows
from storage.intake.spreadsheet import Spreadsheet
from storage.notation.text import clean_line, first_words, printable

from ...language.error_messages import sentence
from ...language.gettext_ import _, ngettext
from ...session.importing import NAMES_SHOWN, OTHER_ROWS, Outlook, SheetTaken, why_not_read
from ..look_alikes import with_letters
from ..record_titles import record_title
from ..values import values_of
from .differing_rows import differing_line, headlines, remarks_beside
from .sheet_remarks import remarks_in_words
from .unread_cells import unread_lines

_SHOWN: Final = 3
_LONGEST: Final = 76


def prospect(seen: Outlook, survey: Survey) -> list[str]:
    """What would come, what would not and why; the rows themselves are not touched."""
    if seen.taken is None or seen.sheet is None:
        return [hindrance(seen.hindrance, seen.proposal.layout.meaning, survey)] if seen.hindrance else []
    return [
        _counted(seen.taken),
        *remarks_beside(seen.taken),
        *_differing(seen.taken, survey),
        *unread_lines(seen.taken, _SHOWN),
        *_reasons(seen.taken),
        *_not_known(seen),
        *_left_out(seen.sheet),
        *_hidden(seen.sheet),
        *remarks_in_words(seen.sheet, _SHOWN),
        *_not_read(seen),
    ]


def outcome(brought: SheetTaken, survey: Survey) -> list[str]:
    """What came of it, and what is to be done now."""
    taken = brought.taken
    n = len(taken.documents) - len(taken.remarks)
    said = [
        ngettext("{n} demand came in and is saved.", "{n} demands came in and are saved.", n).format(n=n)
        if n
        else _("Nothing new came in: all that fits was known already.")
    ]
    if left := len(taken.differing) + len(taken.outdated) - len(taken.replacing):
        words = ngettext(
            "{n} row that says otherwise than the plan was left out.",
            "{n} rows that say otherwise than the plan were left out.",
            left,
        )
        said.append(words.format(n=left))
    if brought.disputed:
        slots = ", ".join(record_title(record, survey) for record in brought.disputed[:_SHOWN])
        words = ngettext(
            "{n} slot now has two versions, to settle: {slots}",
            "{n} slots now have two versions, to settle: {slots}",
            len(brought.disputed),
        )
        said.append(words.format(n=len(brought.disputed), slots=_more(slots, brought.disputed)))
    if brought.rejected:
        n = len(taken.rejected)
        words = ngettext(
            "{n} row that does not fit is beside the spreadsheet, in {name}, with the reason. F5 opens it: mend "
            "it there and take that file in.",
            "{n} rows that do not fit are beside the spreadsheet, in {name}, with the reasons. F5 opens it: mend "
            "them there and take that file in.",
            n,
        )
        said.append(words.format(n=n, name=printable(brought.rejected.name)))
    if n := len(brought.unknown):
        words = ngettext(
            "{n} name is not known. Who is meant is decided in the coordination, under Names.",
            "{n} names are not known. Who is meant is decided in the coordination, under Names.",
            n,
        )
        said.append(words.format(n=n))
    return said


def hindrance(error: GuaquiError, meaning: Meaning, survey: Survey) -> str:
    """Why no row can be read yet, and which line tells it."""
    values = values_of(survey)
    if not isinstance(error, ColumnsMissingError):
        return sentence(error)
    columns = ", ".join(
        column_named(meaning.kind.name, one).heading(values) for one in error.facts.get("columns", ())
    )
    if not error.facts.get("headings"):
        return _("No line of headings was found here. Write above each column what it is, and read it again.")
    words = _("It is not known yet which heading is: {columns}. Say it on its line: Enter.")
    return f"{words.format(columns=columns)} {_(OTHER_ROWS)}"


def _counted(taken: TakenRows) -> str:
    text = _("New: {new}. Known already: {known}. Do not fit: {rejected}.")
    return text.format(new=len(taken.new), known=taken.known, rejected=len(taken.rejected))


def _differing(taken: TakenRows, survey: Survey) -> list[str]:
    """The first rows that differ; all of them are lines of the list above."""
    said = []
    for words, rows in headlines(taken):
        lines = [differing_line(one, survey, lambda record: record_title(record, survey)) for one in rows[:_SHOWN]]
        said += [words, *(first_words(line, _LONGEST) for line in lines), *(["…"] if len(rows) > _SHOWN else [])]
    return said


def _reasons(taken: TakenRows) -> list[str]:
    said = [
        first_words(_("line {line}: {reason}").format(line=one.row.number, reason=why_not_read(one)), _LONGEST)
        for one in taken.rejected[:_SHOWN]
    ]
    return [*said, "…"] if len(taken.rejected) > _SHOWN else said


def _not_known(seen: Outlook) -> list[str]:
    said = []
    for name in seen.unknown[:NAMES_SHOWN]:
        near = seen.near.get(name, "")
        words = _("{name} (the nearest: {near})") if near else "{name}"
        said.append(words.format(name=with_letters(first_words(clean_line(name), 30)), near=near))
    listed = _more(", ".join(said), seen.unknown)
    return [_("Names that are not known: {names}").format(names=listed)] if said else []


def _left_out(sheet: Spreadsheet) -> list[str]:
    said = [f"{line.number} {_short(map(cell_as_text, line.cells))}" for line in sheet.left_out[:_SHOWN]]
    words = _("Lines that are no demands, left out: {lines}")
    return [words.format(lines=_more("; ".join(said), sheet.left_out))] if said else []


def _hidden(sheet: Spreadsheet) -> list[str]:
    lines = [line.number for line in sheet.lines if line.hidden]
    words = _("Lines that are hidden in the spreadsheet, read all the same: {lines}")
    return [words.format(lines=_more(", ".join(map(str, lines[:_SHOWN])), lines))] if lines else []


def _not_read(seen: Outlook) -> list[str]:
    names = ", ".join(map(clean_line, seen.proposal.unread))
    return [_("Other sheets were not read: {names}").format(names=names)] if names else []


def _short(cells: Iterable[str]) -> str:
    return first_words(clean_line(" ".join(cells)), 24)


def _more(said: str, all_of_them: Sequence[object]) -> str:
    return f"{said} …" if len(all_of_them) > _SHOWN else said
