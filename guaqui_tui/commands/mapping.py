"""How a spreadsheet is read, told before it is: which heading is what, with the first rows beside it."""

from __future__ import annotations

from pathlib import Path

from storage.errors import GuaquiError
from storage.intake.layout import UNUSED, Sheet, is_column
from storage.names import slug
from storage.text import clean_line

from ..words import _
from .common import tell

_ROWS = 3
_LONGEST = 20


def told_of(texts: tuple[str, ...]) -> dict[str, str]:
    """`HEADING=column` as typed -> a heading's letters: its column. Raises `map-bad`."""
    told = {}
    for text in texts:
        heading, _sign, column = (part.strip() for part in text.rpartition("="))
        if not slug(heading) or not is_column(column):
            raise GuaquiError("map-bad", text=text)
        told[slug(heading)] = column
    return told


def tell_mapping(source: Path, sheet: Sheet) -> None:
    """Say where the headings are, what each is taken for, and what was left out below."""
    layout = sheet.layout
    tell(
        _("{path}: headings on line {line}; change one with --map 'HEADING=column'.").format(
            path=source, line=layout.line
        )
    )
    for at, (heading, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        first = " | ".join(_short(cells[at]) for cells in sheet.first(_ROWS) if at < len(cells))
        if column and column != UNUSED:
            tell(f"  {_short(heading)} = {column}: {first}")
        elif heading:
            tell(_("  {heading} is not used: {first}").format(heading=_short(heading), first=first))
    for line in sheet.left_out:
        text = clean_line(" ".join(line.cells))
        tell(
            _("  line {line} is no demand and is left out: {text}").format(line=line.number, text=_short(text, 40))
        )
    if sheet.unread:
        tell(_("  Other sheets were not read: {names}").format(names=", ".join(map(clean_line, sheet.unread))))


def _short(text: str, most: int = _LONGEST) -> str:
    text = clean_line(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"
