"""What comes of the rows of sheets, line by line: words and names to decide, what differs, what stays outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from storage.intake.cell_text import cell_as_text
from storage.intake.column_meanings import Meaning
from storage.intake.rows import Flaw, Policy, Rejected
from storage.kinds.field import Field
from storage.names.nearest import NearHolder
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.symbols import LOOK_ALIKE
from storage.translatable import N_

from ...language.error_messages import reason_in_words
from ...language.gettext_ import _, ngettext
from ...session.importing import Outlook, look_alikes_in
from ...session.several_sheets import NAMES_LISTED, SheetsSeen
from ...wording.intake.differing_rows import how_rows_were_read, what_differs
from ...wording.intake.sheet_remarks import remarks_in_words
from ...wording.intake.unread_cells import why_unread
from ...wording.look_alikes import brought_sentence, with_letters
from ...wording.record_titles import record_title
from ...wording.slots import holder_name
from ...wording.values import values_of
from ..choices import Option, of_ref, of_words
from .intake_line import IntakeLine

POLICIES: Final[Mapping[Policy, str]] = {
    "ask": N_("left out, and listed"),
    "keep-both": N_("second versions, to settle"),
    "replace": N_("in the place of what stands"),
    "skip": N_("left out, nobody is asked"),
}
_OF_WORDS: Final = frozenset({"unknown", "value-bad", "ambiguous"})
"""Why a word is not understood that somebody may say the meaning of."""
_OF_A_NAME: Final = frozenset({"unknown-name", "holder-near"})
_WITH_WORDS: Final = frozenset({"word", "ref"})
_LINES: Final = 12
"""So many lines of a spreadsheet are named of one reason."""
_MOST_DIFFERING: Final = 300
_MOST: Final = 60
"""So many lines of one kind are listed; of more it is said how many there are."""

_At = tuple[str, int]
"""A sheet, "" where there is one only, and a line of it."""


def row_lines(seen: SheetsSeen, survey: Survey) -> Iterator[IntakeLine]:
    """What there is to see of what rows bring, and to decide."""
    yield from _at_most(_word_lines(seen, survey))
    yield from _name_lines(seen, survey)
    yield from _differing_lines(seen, survey)
    yield from _at_most(_rejected_lines(seen.outlooks))
    yield from _at_most(_unread_lines(seen.outlooks))
    yield from _note_lines(seen.outlooks, survey)


def options_of_word(field: Field, survey: Survey) -> list[Option]:
    """The values that a word of a field may mean."""
    values = values_of(survey)
    return of_ref(values, field) if field.says.of else of_words(values, field)


def field_of_column(column: str, meaning: Meaning) -> Field | None:
    """The field whose values stand in a column, where those are words or of a list."""
    try:
        path = meaning.at(column).path
    except KeyError:
        return None
    return path[-1] if path and path[-1].says.unit in _WITH_WORDS else None


def _word_lines(seen: SheetsSeen, survey: Survey) -> Iterator[IntakeLine]:
    """The words that are not understood, then those that a person told, now or before."""
    counts: dict[tuple[str, str], int] = {}
    for outlook in seen.outlooks:
        for found in _words_in(outlook):
            counts[found] = counts.get(found, 0) + 1
    meaning = seen.outlooks[0].proposal.layout.meaning
    for (column, word), n in counts.items():
        name = _column_and_word(column, word, meaning)
        cells = ngettext("{n} cell", "{n} cells", n).format(n=n)
        yield IntakeLine("word", name, _("not understood"), cells, f"{column}:{word}", column)
    told = {**seen.outlooks[0].proposal.remembered.words, **seen.answers.recipe.words}
    for key, value in told.items():
        column, _colon, word = key.partition(":")
        if value and (column, word) not in counts and column in seen.outlooks[0].proposal.layout.columns:
            field = field_of_column(column, meaning)
            called = dict(options_of_word(field, survey)).get(value, value) if field else value
            before = key not in seen.answers.recipe.words
            said = called if value != "-" else _("says nothing")
            name = _column_and_word(column, word, meaning)
            yield IntakeLine("word", name, said, "", key, column, is_told=True, remembered=before)


def _column_and_word(column: str, word: str, meaning: Meaning) -> str:
    field = field_of_column(column, meaning)
    label = _(field.says.label) if field else column
    return f"{label}: {clean_line(word)}"


def _words_in(outlook: Outlook) -> Iterator[tuple[str, str]]:
    """Column and word of each cell that somebody may say the meaning of."""
    meaning = outlook.proposal.layout.meaning
    if outlook.taken is None:
        return
    for one in outlook.taken.unread:
        column = meaning.column(one.heading) or one.heading
        if one.reason in _OF_WORDS and field_of_column(column, meaning) is not None:
            yield column, one.words
    for flaw in (flaw for row in outlook.taken.rejected for flaw in row.flaws):
        if flaw.reason in _OF_WORDS and flaw.field and field_of_column(flaw.field.column, meaning) is not None:
            yield flaw.field.column, flaw.word


def _name_lines(seen: SheetsSeen, survey: Survey) -> Iterator[IntakeLine]:
    for name, id_ in seen.answers.recipe.aliases.items():
        whose = _("is {name}").format(name=holder_name(survey, id_))
        yield IntakeLine("name", clean_line(name), whose, "", name, is_told=True)
    for one in seen.unknown[:NAMES_LISTED]:
        near = seen.near.get(one.name)
        rows = ngettext("{n} row", "{n} rows", one.rows).format(n=one.rows)
        yield IntakeLine("name", with_letters(clean_line(one.name)), _nearest(near), rows, one.name)
    if (more := len(seen.unknown) - NAMES_LISTED) > 0:
        words = ngettext("and {n} name more: F6 has them all", "and {n} names more: F6 has them all", more)
        yield IntakeLine("note", words.format(n=more))


def _nearest(near: Sequence[NearHolder] | None) -> str:
    return _("{name}, {score}?").format(name=near[0].name, score=near[0].score) if near else _("near to nobody's")


def _differing_lines(seen: SheetsSeen, survey: Survey) -> Iterator[IntakeLine]:
    rows = [row for one in seen.outlooks if one.taken for row in (*one.taken.differing, *one.taken.outdated)]
    if not rows:
        return
    policy = seen.answers.policy
    n = ngettext("{n} row", "{n} rows", len(rows)).format(n=len(rows))
    yield IntakeLine("policy", n, _(POLICIES[policy]), is_told=policy != "ask")
    for row in rows[:_MOST_DIFFERING]:
        where, differs = _("line {line}").format(line=row.number), what_differs(row, survey)
        key = f"{row.number}/{row.record}"
        yield IntakeLine("differing", record_title(row.record, survey), where, differs, key)
    if (more := len(rows) - _MOST_DIFFERING) > 0:
        yield IntakeLine("note", ngettext("and {n} more", "and {n} more", more).format(n=more))


def _rejected_lines(seen: Sequence[Outlook]) -> Iterator[IntakeLine]:
    """Each reason with the lines that it is said of."""
    left = ((_why(row), one, row.row.number) for one in seen if one.taken for row in one.taken.rejected)
    for reason, places in _by_reason(left, seen).items():
        rows = ngettext("{n} row", "{n} rows", len(places)).format(n=len(places))
        yield IntakeLine("rejected", reason, rows, _lines(places), key=reason)


def _by_reason(said: Iterable[tuple[str, Outlook, int]], seen: Sequence[Outlook]) -> dict[str, list[_At]]:
    """Reasons as they first come, each with the sheets and lines that it is said of."""
    found: dict[str, list[_At]] = {}
    for reason, outlook, number in said:
        found.setdefault(reason, []).append((_sheet(outlook, seen), number))
    return found


def _sheet(one: Outlook, seen: Sequence[Outlook]) -> str:
    """The name of a sheet, where there are several."""
    return clean_line(one.proposal.reading.table.name) if len(seen) > 1 else ""


def _lines(places: Sequence[_At]) -> str:
    """Line 3; lines 3, 4; of several sheets POA 2003: lines 3, 4; POA 2004: line 5."""
    sheets: dict[str, dict[int, None]] = {}
    for sheet, number in places:
        sheets.setdefault(sheet, {})[number] = None
    said = ((sheet, _numbers([*numbers])) for sheet, numbers in sheets.items())
    return "; ".join(f"{sheet}: {lines}" if sheet else lines for sheet, lines in said)


def _numbers(numbers: Sequence[int]) -> str:
    said = ", ".join(map(str, numbers[:_LINES]))
    words = ngettext("line {lines}", "lines {lines}", len(numbers))
    return words.format(lines=f"{said} …" if len(numbers) > _LINES else said)


def _why(row: Rejected) -> str:
    """Why a row does not fit; which name is not known is said above."""
    return "; ".join(dict.fromkeys(map(_flaw, row.flaws)))


def _flaw(flaw: Flaw) -> str:
    said = reason_in_words(flaw.reason, flaw.word, flaw.field.says.label if flaw.field else "")
    return said.partition(": ")[0] if flaw.reason in _OF_A_NAME else said


def _unread_lines(seen: Sequence[Outlook]) -> Iterator[IntakeLine]:
    unread = ((why_unread(cell), one, cell.row.number) for one in seen if one.taken for cell in one.taken.unread)
    for reason, places in _by_reason(unread, seen).items():
        cells = ngettext("{n} cell", "{n} cells", len(places)).format(n=len(places))
        yield IntakeLine("unread", reason, cells, _lines(places), key=reason)


def _note_lines(seen: Iterable[Outlook], survey: Survey) -> Iterator[IntakeLine]:
    """What else there is to know of how rows were read."""
    said = dict.fromkeys(words for one in seen for words in _notes(one, survey))
    return (IntakeLine("note", words, key=words) for words in said)


def _notes(one: Outlook, survey: Survey) -> Iterator[str]:
    if one.taken:
        yield from how_rows_were_read(one.taken)
        if doubts := look_alikes_in(one.taken, survey):
            yield f"{LOOK_ALIKE} {brought_sentence(one.source.path.name, doubts)}"
    if one.sheet:
        yield from remarks_in_words(one.sheet, _LINES)
        for line in one.sheet.left_out[:_LINES]:
            text = clean_line(" ".join(filter(None, map(cell_as_text, line.cells))))
            yield _("line {line} is no demand: {text}").format(line=line.number, text=text)
        hidden = [line.number for line in one.sheet.lines if line.hidden]
        if hidden:
            words = _("Lines that are hidden in the spreadsheet, read all the same: {lines}")
            yield words.format(lines=", ".join(map(str, hidden[:_LINES])))
    if one.proposal.unread:
        words = _("Other sheets were not read: {names}")
        yield words.format(names=", ".join(map(clean_line, one.proposal.unread)))


def _at_most(lines: Iterable[IntakeLine]) -> Iterator[IntakeLine]:
    lines = list(lines)
    yield from lines[:_MOST]
    if (more := len(lines) - _MOST) > 0:
        words = ngettext("and {n} more", "and {n} more", more).format(n=more)
        yield IntakeLine("note", words)
