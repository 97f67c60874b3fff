"""What the questions of a new municipality show of lists, and the lists that are named there."""

from __future__ import annotations

from pathlib import Path

from storage import GuaquiError
from storage.gather.found_files import home_of_user
from storage.intake.prepared_lists import read_list
from storage.packs.preparation.answers import Lines, ListTable
from storage.packs.preparation.interview import Interview
from storage.packs.preparation.setup_questions import BY_ID

from ...widgets.path_completion import read_path

Unfit = tuple[str, GuaquiError]
"""A question whose answer does not fit, and why."""


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


def interview_with(now: Interview, lines: Lines) -> Interview:
    """What is known with one more answer; a list that it names is read. Raises what reading it does."""
    now = now.with_typed(lines)
    return now.with_table(lines[0], named_list(lines[0])) if now.question.unit == "table" and lines else now


def with_lists(now: Interview) -> tuple[Interview, Unfit | None]:
    """What is known once each list is read that was named; the first question whose list cannot be read."""
    unread: Unfit | None = None
    for question, lines in now.typed.items():
        if BY_ID[question].unit == "table" and lines and lines[0] not in now.tables:
            try:
                now = now.with_table(lines[0], named_list(lines[0]))
            except GuaquiError as error:
                unread = unread or (question, error)
    return now, unread


def with_lists_and_flaw(now: Interview) -> tuple[Interview, Unfit | None]:
    """The same; the first question whose answer does not fit."""
    now, unread = with_lists(now)
    return now, unread or now.first_flaw()
