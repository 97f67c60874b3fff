"""What the questions of a new municipality show of lists, and the lists that are named there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from storage.gather.found_files import home_of_user
from storage.intake.prepared_lists import read_list
from storage.notation.text import printable
from storage.packs.preparation.answers import ListTable

from ...language.gettext_ import ngettext
from ..frame.path_completion import read_path

_SAMPLES: Final = 3


def column_left(heading: str, values: tuple[str, ...]) -> str:
    """Piso: 4 values, Puna, Ladera, Cabecera de valle …"""
    few = ", ".join(map(printable, values[:_SAMPLES]))
    words = ngettext("  {column}: {n} value, {few}", "  {column}: {n} values, {few}", len(values))
    more = " …" if len(values) > _SAMPLES else ""
    return words.format(column=printable(heading), n=len(values), few=few) + more


def named_list(typed: str) -> ListTable:
    """The list that is named. Raises what `read_list` raises."""
    return read_list(str(read_path(typed) or typed))


def from_home(path: Path) -> str:
    """A path as it may be typed, the short way: ~/Documents/list.csv."""
    home = home_of_user()
    return str(Path("~", path.relative_to(home))) if path.is_relative_to(home) else str(path)


def pack_beside(path: Path) -> Path:
    """Where the pack of a new field file lies."""
    return path.with_suffix(".toml")
