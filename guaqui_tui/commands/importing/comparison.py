"""What tables of sources bring, beside the plan as it stands, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from storage.errors import ColumnsMissingError, GuaquiError, error_of
from storage.intake.column_meanings import Meaning
from storage.intake.rows import TakenRows
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.symbols import LOOK_ALIKE

from ...language.error_messages import sentence
from ...language.gettext_ import _, ngettext
from ...session.importing import Outlook, SheetTaken, look_alikes_in, why_not_read
from ...wording.intake.differing_rows import differing_line, headlines, remarks_beside
from ...wording.intake.unread_cells import unread_lines
from ...wording.look_alikes import brought_sentence
from ...wording.record_titles import record_title
from ..common import put_text, tell
from .mapping import put_mapping, typed_column
from .unknown import tell_nearest

_REASONS: Final = 12
_NAMED: Final = 5
"""So many reasons are told, and of each so many lines: all of them are in the file of the rows that do not fit."""


def put_comparison(seen: Sequence[Outlook], survey: Survey) -> None:
    """How each table is read, and what comes of its rows; then the names that nobody is known by."""
    for one in seen:
        put_mapping(one)
        if one.hindrance is not None:
            tell(f"  {sentence(_typed(one.hindrance, one.proposal.layout.meaning))}")
        if one.taken is not None:
            _put_rows(one, one.taken, survey)
    tell_nearest(dict.fromkeys(name for one in seen for name in one.unknown), survey)


def _typed(hindrance: GuaquiError, meaning: Meaning) -> GuaquiError:
    """What hinders, with its columns as somebody types them."""
    if not isinstance(hindrance, ColumnsMissingError):
        return hindrance
    columns = [typed_column(one, meaning) for one in hindrance.facts.get("columns", ())]
    return error_of(hindrance.code, **{**hindrance.facts, "columns": columns})


def put_several(seen: Sequence[Outlook], _survey: Survey) -> None:
    """Each of several tables that fit, with what it would bring: somebody has to say which are meant."""
    for one in seen:
        words = _("{path}, {name}: {new} new of {rows} rows.")
        new = len(one.taken.new) if one.taken else 0
        rows = len(one.sheet.rows) if one.sheet else 0
        name = clean_line(one.proposal.reading.table.name)
        put_text(words.format(path=one.source.path, name=name, new=new, rows=rows))
    tell(_("Several sheets fit, and nothing came in. Say which one: --sheet NAME, or --all-sheets."))


def put_outcome(brought: Iterable[SheetTaken], survey: Survey) -> None:
    """What waits for a person after it was taken in."""
    for one in brought:
        _put_disputed([record_title(record, survey) for record in one.disputed])
        if one.rejected:
            words = _("  These rows are in {path}. Mend them there and import that file.")
            put_text(words.format(path=one.rejected))


def _put_rows(seen: Outlook, taken: TakenRows, survey: Survey) -> None:
    """What comes in, what would be disputed by it, what does not fit."""
    text = _("{path}: {new} new, {known} known already, {rejected} that do not fit.")
    counts = {"new": len(taken.new), "known": taken.known, "rejected": len(taken.rejected)}
    put_text(text.format(path=seen.source.path, **counts))
    for words in remarks_beside(taken):
        put_text(f"  {words}")
    for words, rows in headlines(taken):
        put_text(f"  {words}")
        for one in rows:
            put_text(f"    {differing_line(one, survey, partial(record_title, survey=survey))}")
    for words in unread_lines(taken, _NAMED):
        put_text(f"  {words}")
    _put_rejected(taken)
    if doubts := look_alikes_in(taken, survey):
        put_text(f"  {LOOK_ALIKE} {brought_sentence(str(seen.source.path), doubts)}")


def _put_rejected(taken: TakenRows) -> None:
    """Each reason once, with the first lines that it is said of; not all of very many."""
    lines: dict[str, list[str]] = {}
    for one in taken.rejected:
        lines.setdefault(why_not_read(one), []).append(str(one.row.number))
    for reason, of in list(lines.items())[:_REASONS]:
        words = ngettext("  line {line}: {reason}", "  {n} lines ({line}): {reason}", len(of))
        first = ", ".join([*of[:_NAMED], *(["…"] if len(of) > _NAMED else [])])
        put_text(words.format(n=len(of), line=first, reason=reason))
    if rest := sum(map(len, list(lines.values())[_REASONS:])):
        words = ngettext("  and {n} line more", "  and {n} lines more", rest)
        put_text(words.format(n=rest))


def _put_disputed(disputed: Sequence[str]) -> None:
    if disputed:
        put_text(
            ngettext(
                "  {n} record now has two versions, to settle: {records}",
                "  {n} records now have two versions, to settle: {records}",
                len(disputed),
            ).format(n=len(disputed), records=", ".join(disputed))
        )
