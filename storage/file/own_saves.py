"""Which saves this installation made, so that a file that lacks some of them says so.

What it saved of one municipality in one file and its copies is a run, called by the first of it. A file that holds
something of a run should hold all of it; one that holds nothing of it, a new one say, or a stranger's, lacks
nothing. What an undo of a merge set aside beside a file belongs outside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from ..errors import GuaquiError, Notice
from ..plan.survey import Survey
from ..plan.views.scopes import municipalities_in
from ..revisions.record_names import municipality_of
from ..revisions.signature import SigningKey
from .device import home
from .disk import PRIVATE, make_folder
from .set_aside import set_aside

_ID_BYTES: Final = 16
_ENTRY_BYTES: Final = 2 * _ID_BYTES
"""The id of the first of a run, and that of one of its saves."""

Holds = Callable[[str], bool]
"""Whether a file has the revision of an id."""


class SavesOfOne:
    """Those of one municipality. Where what is kept of them cannot be read or written, no file lacks anything."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._run = ""

    @cached_property
    def _entries(self) -> list[tuple[str, str]]:
        try:
            kept = self._path.read_bytes()
        except OSError:
            return []
        return [*_entries(kept)]

    def add(self, revs: Sequence[str], holds: Holds) -> None:
        """What this installation just saved in a file.

        What a power cut tears off is not missed, so nothing is flushed.
        """
        self._run = self._run or next((run for run, rev in self._entries if holds(rev)), revs[0])
        fresh = [(self._run, rev) for rev in revs]
        self._entries.extend(fresh)
        with suppress(OSError):
            make_folder(self._path.parent)
            self._append(b"".join(bytes.fromhex(run + rev) for run, rev in fresh))

    def _append(self, data: bytes) -> None:
        torn = self._path.stat().st_size % _ENTRY_BYTES if self._path.exists() else 0
        new = not self._path.exists()
        with self._path.open("ab") as file:
            file.truncate(file.tell() - torn)
            file.write(data)
        if new:
            self._path.chmod(PRIVATE)

    def missing(self, holds: Holds) -> list[str]:
        """The ids of what belongs into a file and is not in it."""
        runs = {run for run, rev in self._entries if holds(rev)}
        return [rev for run, rev in self._entries if run in runs and not holds(rev)]

    def counted(self, holds: Holds) -> tuple[int, int]:
        """How many of all that it saved a file has, and how many there are."""
        return sum(holds(rev) for _run, rev in self._entries), len(self._entries)


class OwnSaves:
    """Those of each municipality that a file is of; each is missed, and counted, by itself."""

    def __init__(self, municipalities: Iterable[str]) -> None:
        self._of = {one: _of_one(one) for one in municipalities}

    def add(self, documents: Iterable[dict[str, Any]], key: SigningKey | None, holds: Holds) -> None:
        """What was just saved in a file; of it what this installation's key signed is its own."""
        for municipality, revs in _by_municipality(documents, key).items():
            if municipality not in self._of:
                self._of[municipality] = _of_one(municipality)
            self._of[municipality].add(revs, holds)

    def missing(self, holds: Holds) -> list[str]:
        """The ids of what belongs into a file and is not in it."""
        return [rev for one in self._of.values() for rev in one.missing(holds)]

    def counted(self, holds: Holds) -> tuple[int, int]:
        """How many of all that it saved a file has, and how many there are."""
        counts = [one.counted(holds) for one in self._of.values()]
        return sum(here for here, _made in counts), sum(made for _here, made in counts)

    def notice(self, path: Path, holds: Holds) -> list[Notice]:
        """What whoever opens a file that lacks some should hear of."""
        lost = set(self.missing(holds))
        if lost:
            with suppress(GuaquiError):  # a list that cannot be read says nothing of any of them
                lost -= set_aside(path)
        return [Notice("own-saves-missing", {"path": str(path), "count": len(lost)})] if lost else []


def own_saves(survey: Survey) -> OwnSaves:
    """What this installation saved in files of the municipalities that a survey is of."""
    return OwnSaves(municipalities_in(survey))


def _of_one(municipality: str) -> SavesOfOne:
    return SavesOfOne(home() / f"saves-{municipality}")


def _by_municipality(documents: Iterable[dict[str, Any]], key: SigningKey | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in documents:
        if key and one["device"] == key.device:
            found.setdefault(municipality_of(one["record"]), []).append(one["rev"])
    return found


def _entries(kept: bytes) -> Iterator[tuple[str, str]]:
    for at in range(0, len(kept) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        yield kept[at : at + _ID_BYTES].hex(), kept[at + _ID_BYTES : at + _ENTRY_BYTES].hex()
