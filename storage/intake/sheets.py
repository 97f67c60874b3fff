"""A spreadsheet file -> its sheet of demands, with what a person tells now or told before of its headings."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from .csv import read_lines
from .kept import keep, told_before
from .layout import Layout, Line, Sheet, arrange, missing, propose
from .xlsx import read_pages

_SEPARATOR = ";"
"""Between the cells of a workbook's rejected rows."""


def read_sheet(path: Path, told: Mapping[str, str]) -> Sheet:
    """Read a spreadsheet, of a workbook the first sheet that looks like demands.

    `told` is a heading's letters -> its column, and goes before what was told earlier. Raises what
    `read_lines`, `read_pages` and `arrange` raise.
    """
    if not zipfile.is_zipfile(path):
        lines, separator = read_lines(path)
        return arrange(lines, _layout(lines, told), separator, str(path))
    pages = read_pages(path)
    shown = [page for page in pages if not page.hidden]
    page = next((one for one in shown if not missing(_layout(one.lines, told))), shown[0] if shown else None)
    lines = page.lines if page else []
    unread = tuple(one.name for one in pages if one is not page and (one.hidden or one.lines))
    return arrange(lines, _layout(lines, told), _SEPARATOR, str(path))._replace(unread=unread)


def _layout(lines: list[Line], told: Mapping[str, str]) -> Layout:
    before = told_before(propose(lines, told).fingerprint)
    return propose(lines, {**before, **told})


def keep_told(sheet: Sheet, told: Mapping[str, str]) -> None:
    """Keep what was told for the next sheet with the same headings. Raises `GuaquiError`."""
    if told:
        keep(sheet.layout.fingerprint, {**told_before(sheet.layout.fingerprint), **told})
