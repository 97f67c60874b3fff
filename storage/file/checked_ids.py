"""The ids whose signatures this installation checked before, so that no file costs that twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from ..revisions.lines import FileReading, read_revisions
from ..revisions.quick import Known
from ..revisions.signature import has_key
from .device import home
from .disk import PRIVATE, make_folder
from .left_files import is_as_left

MOST_IDS: Final = 200_000
"""So many are kept at least, the latest: of 3 MB, read in some 15 ms."""
_ID_BYTES: Final = 16


class CheckedIds(Collection[str]):
    """What is in it was checked here. Where its file cannot be read or written, it is checked anew."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _ids(self) -> set[bytes]:
        try:
            kept = self._path.read_bytes()
        except OSError:
            return set()
        return {kept[at : at + _ID_BYTES] for at in range(0, len(kept) - _ID_BYTES + 1, _ID_BYTES)}

    def __contains__(self, rev: object) -> bool:
        return isinstance(rev, str) and bytes.fromhex(rev) in self._ids

    def __iter__(self) -> Iterator[str]:
        return (id_.hex() for id_ in self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, revs: Iterable[str]) -> None:
        """Remember more. What is torn off by a power cut is checked once more, so nothing is flushed."""
        fresh = [id_ for rev in revs if (id_ := bytes.fromhex(rev)) not in self._ids]
        if not fresh:
            return
        self._ids.update(fresh)
        with suppress(OSError):
            make_folder(self._path.parent)
            self._append(b"".join(fresh))

    def _append(self, ids: bytes) -> None:
        size = self._path.stat().st_size if self._path.exists() else 0
        kept = self._path.read_bytes() if size % _ID_BYTES or size > 2 * MOST_IDS * _ID_BYTES else None
        if kept is not None:
            whole = kept[: len(kept) // _ID_BYTES * _ID_BYTES]
            self._path.write_bytes(whole[-MOST_IDS * _ID_BYTES :] + ids)
            return
        with self._path.open("ab") as file:
            file.write(ids)
        if not size:
            self._path.chmod(PRIVATE)


@cache
def _at(path: Path) -> CheckedIds:
    return CheckedIds(path)


def checked_ids() -> CheckedIds:
    """This installation's."""
    return _at(home() / "checked")


def read_checked(data: bytes, known: Known | None = None) -> FileReading:
    """`read_revisions`, and what it takes to check signatures is spent once. Raises what that raises."""
    checked = checked_ids()
    if is_as_left(data):
        return read_revisions(data, checked, known, judged=True)
    reading = read_revisions(data, checked, known)
    checked.add(one.rev for one in reading.revisions if has_key(one.device))
    return reading
