"""What the questions of a new municipality show of lists, and the lists that are named there."""

from __future__ import annotations

from pathlib import Path

from storage.gather.found_files import home_of_user
from storage.intake.prepared_lists import read_list
from storage.packs.preparation.answers import ListTable

from ...widgets.path_completion import read_path


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
