"""How a spreadsheet is read, told before it is: which heading is what, with the first rows beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from storage.errors import InputError
from storage.intake.cell_text import cell_as_text
from storage.intake.column_meanings import Meaning
from storage.intake.heading_keys import UNUSED, key_of, shown_heading
from storage.intake.layout import YearFrom, is_column
from storage.intake.spreadsheet import Spreadsheet
from storage.names.name_table import slug
from storage.notation.text import clean_line
from storage.translatable import N_

from ..language.gettext_ import _
from ..wording.intake.sheet_remarks import headings_at, remarks_in_words
from .common import tell

_YEAR_FROM: Final[Mapping[YearFrom, str]] = {
    "told": N_("  All rows are of {year}, as told with --year."),
    "title": N_("  All rows are taken for {year}, as the title says; --year changes it, --year - refuses it."),
    "page": N_("  All rows are taken for {year}, as the sheet is called; --year changes it, --year - refuses it."),
}
_ROWS = 3
_LONGEST = 20


def told_of(texts: tuple[str, ...], meaning: Meaning) -> dict[str, str]:
    """`HEADING=column` as typed -> a heading's letters: its column. Raises `map-bad`."""
    told = {}
    for text in texts:
        heading, _sign, column = (part.strip() for part in text.rpartition("="))
        if not slug(heading) or not is_column(column, meaning):
            raise InputError("map-bad", text=text)
        told[slug(heading)] = column
    return told


def tell_mapping(source: Path, sheet: Spreadsheet) -> None:
    """Say where the headings are, what each is taken for, and what was left out below."""
    layout = sheet.layout
    tell(f"{source}: {headings_at(layout.lines)}")
    if sheet.fitting:
        words = _("  Sheet {name} is read. These look like demands too; take one with --sheet: {names}")
        tell(words.format(name=clean_line(sheet.page), names=_names(sheet.fitting)))
    if layout.year_from:
        tell(_(_YEAR_FROM[layout.year_from]).format(year=layout.year))
    for at, (heading, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        first = " | ".join(_short(cell_as_text(line.cell(at))) for line in sheet.lines[:_ROWS])
        called = _short(shown_heading(heading, at))
        if key_of(heading, at) in sheet.remembered:
            words = _("  {heading} = {column}, as it was told before: {first}")
            tell(words.format(heading=called, column=column, first=first))
        elif column and column != UNUSED:
            tell(f"  {called} = {column}: {first}")
        elif heading or first.strip(" |"):
            tell(_("  {heading} is not used: {first}").format(heading=called, first=first))
    for line in sheet.left_out:
        text = clean_line(" ".join(filter(None, map(cell_as_text, line.cells))))
        tell(
            _("  line {line} is no demand and is left out: {text}").format(line=line.number, text=_short(text, 40))
        )
    for said in (*_hidden(sheet), *remarks_in_words(sheet)):
        tell(f"  {said}")
    if sheet.unread:
        tell(_("  Other sheets were not read: {names}").format(names=_names(sheet.unread)))


def _hidden(sheet: Spreadsheet) -> Iterator[str]:
    if hidden := [str(line.number) for line in sheet.lines if line.hidden]:
        words = _("Lines that are hidden in the spreadsheet, read all the same: {lines}")
        yield words.format(lines=", ".join(hidden))


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(clean_line, names))


def _short(text: str, most: int = _LONGEST) -> str:
    text = clean_line(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"
