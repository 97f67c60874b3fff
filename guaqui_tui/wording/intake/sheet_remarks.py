"""What a person should know of how a spreadsheet's cells were read, in words: for the screen and for `import`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from storage.intake.cell_remarks import Remark, remarks
from storage.intake.cell_text import cell_as_text
from storage.intake.headings import NONE, UnjoinedLine
from storage.intake.spreadsheet import Spreadsheet
from storage.notation.text import clean_line
from storage.translatable import N_

from ...language.gettext_ import _

_REMARKS: Final[dict[Remark, str]] = {
    "open-quote": N_("A quote that does not close was left out; see whether these lines are right: {lines}"),
    "no-letter": N_("Some letters of these lines cannot be read; write them anew: {lines}"),
    "unseen": N_("Characters that nobody sees were left out of these lines: {lines}"),
    "rounded": N_("Amounts of these lines were rounded to the centavo: {lines}"),
    "refused": N_("These submissions were not approved where they were gathered, and are left out: {lines}"),
    "zone": N_("The plan has another zone than these lines say; the plan stays as it is: {lines}"),
}
_ENCODINGS: Final[dict[str, str]] = {
    "cp1252": N_("Windows (cp1252)"),
    "cp850": N_("MS-DOS (cp850)"),
    "mac-roman": N_("Macintosh (mac-roman)"),
    "utf-16-le": N_("UTF-16 without a mark"),
    "utf-16-be": N_("UTF-16 without a mark"),
}
"""What a file's letters may be in without saying so."""
_SAMPLE: Final = 40
_MOST: Final = 12
"""So many lines are said with what stands in them."""


def headings_at(lines: tuple[int, int]) -> str:
    """In which lines the headings stand."""
    first, last = lines
    if lines == NONE:
        return _("The names in its records are the headings.")
    if first == last:
        return _("Headings on line {line}.").format(line=first)
    return _("Headings on lines {first} to {last}.").format(first=first, last=last)


def remarks_in_words(sheet: Spreadsheet, most: int | None = None) -> list[str]:
    """One sentence for each remark; of its lines, the first `most`."""
    said = [_(_REMARKS[remark]).format(lines=_listed(lines, most)) for remark, lines in remarks(sheet).items()]
    called, sample = _ENCODINGS.get(sheet.encoding), _short(sheet.sample.strip(sheet.separator))
    if called and sample:
        words = _("The letters are read as those of {encoding}: {sample}")
        said.insert(0, words.format(encoding=_(called), sample=sample))
    return [*said, *_unjoined(sheet.unjoined, most)]


def _unjoined(lines: Sequence[UnjoinedLine], most: int | None) -> Iterator[str]:
    """One sentence for each table, with what its lines say."""
    words = _("Lines of {table} that belong to no row are left out: {lines}")
    by_table: dict[str, list[str]] = {}
    for table, line in lines:
        text = _short(" ".join(filter(None, map(cell_as_text, line.cells))))
        by_table.setdefault(table, []).append(f"{line.number} ({text})")
    for table, told in by_table.items():
        yield words.format(table=clean_line(table), lines=_listed(told, most or _MOST))


def _short(text: str) -> str:
    text = clean_line(text)
    return text if len(text) <= _SAMPLE else f"{text[: _SAMPLE - 1]}…"


def _listed(lines: Sequence[object], most: int | None) -> str:
    shown = ", ".join(map(str, lines[:most]))
    return f"{shown} …" if most and len(lines) > most else shown
