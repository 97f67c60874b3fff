"""How a table is read: which heading is what, with the first rows beside it, and what is no row of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from storage.intake.cell_text import cell_as_text
from storage.intake.column_meanings import Meaning
from storage.intake.columns.unused_columns import first_values, unused_columns
from storage.intake.heading_keys import UNUSED, key_of, shown_heading
from storage.intake.layout import YearFrom
from storage.intake.sheets import Proposal
from storage.intake.spreadsheet import Spreadsheet
from storage.intake.steps.grammar import NO
from storage.intake.steps.step import UnitStep
from storage.intake.table import Cell, Line
from storage.notation.text import clean_line
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...language.shell_words import shell_word
from ...session.importing import Outlook
from ...wording.intake.sheet_remarks import headings_at, remarks_in_words
from ...wording.intake.steps import step_in_words, told_before_in_words
from ..common import put_text

_YEAR_FROM: Final[Mapping[YearFrom, str]] = {
    "told": N_("  All rows are of {year}, as told with --year."),
    "title": N_("  All rows are taken for {year}, as the title says; --year changes it, --year - refuses it."),
    "page": N_("  All rows are taken for {year}, as the sheet is called; --year changes it, --year - refuses it."),
}
_LONGEST: Final = 20
_LINES: Final = 12
"""So many of the lines that are no rows are told."""


def put_mapping(seen: Outlook) -> None:
    """Say where the headings are, what each is taken for, and what was left out below."""
    proposal, layout = seen.proposal, seen.proposal.layout
    table = clean_line(proposal.reading.table.name)
    where = f"{seen.source.path}, {table}" if table else f"{seen.source.path}"
    put_text(f"{where}: {headings_at(layout.lines)}")
    if layout.year_from:
        put_text(_(_YEAR_FROM[layout.year_from]).format(year=layout.year))
    for line in (*_told_before(proposal), *_columns(proposal), *_offered(proposal)):
        put_text(f"  {line}")
    for sheet in (seen.sheet,) if seen.sheet else ():
        _put_left_out(sheet.left_out)
        for said in (*_hidden(sheet), *remarks_in_words(sheet)):
            put_text(f"  {said}")
    if proposal.unread:
        names = ", ".join(map(clean_line, proposal.unread))
        put_text(_("  Other sheets were not read: {names}").format(names=names))


def _told_before(proposal: Proposal) -> Iterator[str]:
    """What is done because it was told once, and how that is taken back: it may change amounts."""
    for step in proposal.told_before:
        words, line = _("{step}; it is taken back with --step {line}"), shell_word(f"{NO} {step}")
        yield words.format(step=told_before_in_words(step), line=clean_line(line))


def _offered(proposal: Proposal) -> Iterator[str]:
    """The steps by which more would be understood, ready to be said."""
    for step in proposal.steps.offered:
        words = _("{step}? If that is right, say so with --step {line}")
        if isinstance(step, UnitStep):
            words = _(
                "{step}? Say so with --step {line}, or that not with --step {no}; nothing of it is taken before."
            )
        called = partial(_called, meaning=proposal.layout.meaning)
        yes, no = (clean_line(shell_word(line)) for line in (str(step), f"{NO} {step}"))
        yield words.format(step=step_in_words(step, called), line=yes, no=no)


def _columns(proposal: Proposal) -> Iterator[str]:
    """What each heading is taken for; then those that say something and are taken for nothing."""
    headed, layout = proposal.reading.headed, proposal.layout
    for at, (heading, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        called, first = _short(shown_heading(heading, at)), _first(first_values(headed, at))
        if key_of(heading, at) in proposal.remembered.columns:
            words = _("{heading} = {column}, as it was told before: {first}")
            yield words.format(heading=called, column=typed_column(column, layout.meaning), first=first)
        elif column not in {"", UNUSED}:
            yield f"{called} = {typed_column(column, layout.meaning)}: {first}"
    for one in unused_columns(headed, layout):
        called, first = _short(one.heading), _first(one.values)
        if one.proposal:
            words = _("{heading} is not used; if it is {column}, say so with --map '{whole}={column}': {first}")
            column = typed_column(one.proposal, layout.meaning)
            yield words.format(heading=called, column=column, whole=clean_line(one.heading), first=first)
        else:
            yield _("{heading} is not used: {first}").format(heading=called, first=first)


def typed_column(column: str, meaning: Meaning) -> str:
    """A column as it is typed behind --map: by what its heading would be, where that names it."""
    heading = meaning.heading(column)
    return heading if meaning.column(heading) == column else column


def _called(name: str, meaning: Meaning) -> str:
    """A column that a step names by its heading, or by what it means."""
    return typed_column(name, meaning) if name in meaning.columns else clean_line(name)


def _put_left_out(lines: Sequence[Line]) -> None:
    for line in lines[:_LINES]:
        text = _short(" ".join(filter(None, map(cell_as_text, line.cells))), 40)
        put_text(_("  line {line} is no demand and is left out: {text}").format(line=line.number, text=text))
    if (rest := len(lines) - _LINES) > 0:
        words = ngettext("  and {n} line more", "  and {n} lines more", rest)
        put_text(words.format(n=rest))


def _hidden(sheet: Spreadsheet) -> Iterator[str]:
    if hidden := [str(line.number) for line in sheet.lines if line.hidden]:
        words = _("Lines that are hidden in the spreadsheet, read all the same: {lines}")
        yield words.format(lines=", ".join(hidden))


def _first(values: Sequence[Cell]) -> str:
    return " | ".join(_short(cell_as_text(one)) for one in values)


def _short(text: str, most: int = _LONGEST) -> str:
    text = clean_line(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"
