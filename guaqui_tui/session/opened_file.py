"""What is taken up with a field file: its drafts, what was asked for in it, whom this laptop trusts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from storage import FieldFile
from storage.file.drafts import Drafts, own_revision
from storage.file.trust import load_trust
from storage.plan.standing import Trust

from .request_counts import RequestCounts


class OpenedFile(NamedTuple):
    """`own` is a revision of it that this laptop made, empty where there is none."""

    file: FieldFile
    trust: Trust
    own: str
    drafts: Drafts
    request_counts: RequestCounts


def open_with(get: Callable[[], FieldFile], path: Path) -> OpenedFile:
    """Open a file by `get`, and what belongs to it: on the writing thread, where nobody waits for it.

    Raises what `get` raises.
    """
    file = get()
    counts = RequestCounts(file.survey)
    counts.look()
    return OpenedFile(
        file, load_trust(file.device), own_revision(file.survey, file.device), drafts_of(file, path), counts
    )


def make_folder_of(path: Path) -> None:
    """The folder that a new file lies in; what is wrong with it the file itself will say."""
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two spellings name one file."""
    return one.resolve() == other.resolve()


def drafts_of(file: FieldFile, path: Path) -> Drafts:
    """The drafts that are an open file's own."""
    return Drafts(path, holds=file.holds)
