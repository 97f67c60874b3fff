"""Papers on their way into a folder that may have some already, ours or somebody's.

What is not ours, or was changed by hand, is not written over unasked. What stands there as it would be made again
is not made again. Two exports into one folder take turns: each goes by what the other left there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from msgspec import structs

from storage.errors import FileError, GuaquiError, NotOursError
from storage.file.beside.names import beside_of
from storage.file.beside.sweep import sweep
from storage.file.disk import PRIVATE, PUBLIC, give_name, write_new
from storage.file.lock import WAIT_SECONDS, lock_while_replaced
from storage.refusals import from_os

from ..formats.file import File
from ..outgoing import Outgoing
from ..wording.edition import Edition
from .inventory import NAME, Entries, Entry, inventory_bytes, read_inventory, sum_of
from .read_me import README, audience, read_me

_PAPERS: Final = (".csv", ".docx", ".html", ".pdf", ".txt", ".xlsx")
"""How names end that papers alone have. A plan has the same ending as a table: `.json`."""


class PaperFolder:
    """A folder that papers are put into, all or none. `force`: also over what is not ours."""

    def __init__(self, folder: Path, edition: Edition, *, force: bool = False) -> None:
        self.folder = folder
        self._edition = edition
        self._force = force
        self._private = edition.private or edition.people
        self._out = Outgoing(folder, private=self._private)
        self._known: dict[str, Entry] = {}
        """What it has of ours."""
        self._sums: dict[str, str] = {}
        """Of what stands there now; empty where nothing does."""
        self._made: dict[str, Entry] = {}
        """What was put."""
        self._turn = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._turn.close()  # its lock lies in the folder, which may have to go
        self._out.__exit__(kind, error, trace)

    def place(self, name: str) -> Path:
        """Where a file is going to be."""
        return self.folder.joinpath(*name.split("/"))

    def expect(self, names: Sequence[str]) -> None:
        """Look at what stands where files are to go, before any is made. `not-ours` has the `names` of others'.

        From now on nobody else exports into this folder; whoever does is waited for. Raises `busy` where that
        takes too long, and what the disk refuses.
        """
        self._out.begin()
        turn = self._turn.enter_context(lock_while_replaced(self.folder / NAME, WAIT_SECONDS))
        if not turn.ours:
            raise FileError("busy", path=str(self.folder))
        self._known = _cleared(self.folder, names)
        self._sums = {name: sum_of(self.place(name)) for name in names}
        others = [name for name in names if not self._is_ours(name)]
        if others and not self._force:
            raise NotOursError("not-ours", path=str(self.folder), names=others)

    def _is_ours(self, name: str) -> bool:
        there, known = self._sums[name], self._known.get(name)
        return not there or (known is not None and known.sum == there)

    def has(self, name: str, of: str) -> bool:
        """Whether a file that was made of the same stands there as it was made."""
        known = self._known.get(name)
        return bool(of) and known is not None and known.of == of and known.sum == self._sums.get(name)

    def put(self, file: File, of: str = "") -> None:
        """Write a file that is made of what has the sum `of`; nothing where it says what stands there."""
        digest = hashlib.sha256()
        written = self._out.put(file._replace(make=partial(_summed, file.make, digest.update)))
        words = f"{file.words}. {audience(self._edition)}".strip() if file.words else ""
        self._made[file.name] = Entry(digest.hexdigest(), of, words, request=file.request)
        if digest.hexdigest() == self._sums.get(file.name):
            self._out.drop(written)

    def finish(self) -> None:
        """Give all their names, and note what there is of ours now: its own name is the last that is given."""
        for folder in sorted({_folder_of(name) for name in self._made}):
            self._explain(folder)
        entries = self._entries()
        if entries == self._known:
            return
        path = self.folder / NAME
        before = path.read_bytes() if path.is_file() else None
        try:
            self._write_now(path, _announced(self._known, entries))
            self._out.put(File(NAME, partial(_one, inventory_bytes(entries))))
            self._out.finish()
        except BaseException:
            self._put_back(path, before)
            raise

    def _explain(self, folder: str) -> None:
        """Put a file into a folder that says what its files are, where any of them needs that."""
        entries = self._entries().items()
        told = {_name_of(name): one.words for name, one in entries if one.words and _folder_of(name) == folder}
        if told:
            name = self._edition.called(README)
            self.put(File(f"{folder}/{name}" if folder else name, partial(_one, read_me(told, self._edition))))

    def _entries(self) -> dict[str, Entry]:
        """What there is going to be of ours."""
        known = {name: one for name, one in self._known.items() if self.place(name).exists()}
        return {**known, **self._made}

    def _write_now(self, path: Path, data: bytes) -> None:
        try:
            write_new(beside_of(path), [data], PRIVATE if self._private else PUBLIC)
            give_name(beside_of(path), path)
        except OSError as error:
            raise from_os(error, path) from error

    def _put_back(self, path: Path, data: bytes | None) -> None:
        with suppress(OSError, GuaquiError):
            if data is None:
                path.unlink(missing_ok=True)
            else:
                self._write_now(path, data)


def _cleared(folder: Path, names: Sequence[str]) -> dict[str, Entry]:
    """What a folder has of ours, once what a killed export left there is cleared away.

    Its inventory said beforehand what was coming: what was not there before is none of a whole export, and goes.
    """
    sweep(folder, NAME.__eq__)
    known = read_inventory(folder)

    def is_done(place: Path) -> bool:
        """What is neither missing nor of an export that was broken off, is what somebody put there since."""
        coming = known.get(place.relative_to(folder).as_posix(), Entry()).coming
        return sum_of(place) not in {"", coming}

    ours = {*names, *known}
    for inner in sorted({_folder_of(name) for name in ours}):
        here = {_name_of(name) for name in ours if _folder_of(name) == inner}
        sweep(folder / inner, partial(_is_papers, here), is_done=is_done)
    for name, entry in known.items():
        if entry.coming and not entry.sum and sum_of(folder / name) == entry.coming:
            (folder / name).unlink()
    return {name: structs.replace(one, coming="") for name, one in known.items() if one.sum}


def _is_papers(ours: Collection[str], name: str) -> bool:
    """Whether what was left for a name may be an export's: what else is a plan's is for whoever holds its lock."""
    return name in ours or name.endswith(_PAPERS)


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def _name_of(name: str) -> str:
    return name.rpartition("/")[2]


def _announced(known: Entries, coming: Entries) -> bytes:
    """An inventory that knows files as they are and as they are about to be."""
    said = {**coming, **known}
    for name, entry in coming.items():
        was = known.get(name, Entry())
        if entry.sum != was.sum:
            said[name] = structs.replace(was, coming=entry.sum)
    return inventory_bytes(said)


def _one(data: bytes) -> list[bytes]:
    return [data]


def _summed(make: Callable[[], Iterable[bytes]], add: Callable[[bytes], None]) -> Iterator[bytes]:
    for chunk in make():
        add(chunk)
        yield chunk
