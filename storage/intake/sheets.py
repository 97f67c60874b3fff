"""A spreadsheet file -> its sheet of demands, with what a person tells now or told before of its headings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .csv import read_lines
from .kept import keep, told_before
from .layout import Sheet, arrange, propose


def read_sheet(path: Path, told: Mapping[str, str]) -> Sheet:
    """Read a spreadsheet; `told` is a heading's letters -> its column, and goes before what was told earlier.

    Raises what `read_lines` and `arrange` raise.
    """
    lines, separator = read_lines(path)
    first = propose(lines, told)
    before = told_before(first.fingerprint)
    return arrange(lines, propose(lines, {**before, **told}), separator, str(path))


def keep_told(sheet: Sheet, told: Mapping[str, str]) -> None:
    """Keep what was told for the next sheet with the same headings. Raises `GuaquiError`."""
    if told:
        keep(sheet.layout.fingerprint, {**told_before(sheet.layout.fingerprint), **told})
