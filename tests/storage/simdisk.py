"""A disk that loses power: the traffic of a program, and what of it may be there when the power is back.

What is promised, and so kept here, and what is not, and so broken here:

All kinds
- `fsync` of a file makes its bytes and its length durable. Until then every 512-byte sector, which is what a
  drive writes whole, stands as it was or as any write since left it, each by itself and in no order; the
  length too, and what a grown length shows where no data came is NUL, or whatever lay there before.
- Behind the end of a file the rest of its last sector is zero: systems write their zeroed page out.
- A flush that failed has lost what it was to write: the system may call those pages clean, and the next flush
  succeeds without them (that is how Linux behaved for years, and PostgreSQL lost data to it).

ext4 and other journals
- Names change in the order in which the program changed them: what survives is a beginning of the list. Flushing
  the folder, or any file (the journal is one), makes all name changes before it durable.

POSIX
- Only flushing the folder makes names durable. Of those since, any survive, in any combination. A renaming is
  one change: the name stands for the old file or for the new one, never for neither.

FAT (sticks, cards)
- A file has one name. As POSIX, but a renaming is two changes of a table of names. It may be seen half done: both
  names there, none of them, or the old target gone with nothing in its place.

Windows on FAT
- As FAT, but a folder cannot be flushed. Flushing any file makes all name changes before it durable.

Windows on NTFS
- As POSIX, but a folder cannot be flushed. Flushing a file makes its own name durable, and those of the folders
  that lead to it; of the rest any survive. (NTFS keeps a journal and is better than that; nothing says how much.)
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tests.storage.system_calls import Call, Calls

SECTOR = 512
Kind = Literal["ext4", "posix", "fat", "windows-fat", "windows-ntfs"]
KINDS: tuple[Kind, ...] = ("ext4", "posix", "fat", "windows-fat", "windows-ntfs")


class Event(NamedTuple):
    """One thing that reached the system. `file` is a number of ours, the same under all its names."""

    what: Literal[
        "create",
        "truncate",
        "write",
        "flush",
        "lost",
        "rename",
        "link",
        "unlink",
        "mkdir",
        "rmdir",
        "flush-folder",
        "ack",
    ]
    name: str = ""
    file: int = 0
    at: int = 0
    data: bytes = b""
    to: str = ""
    revs: frozenset[str] = frozenset()


class Recorder(Calls):
    """Writes down the traffic in a folder. The `failing`-th flush of a file fails, its pages lost.

    `links`: whether a file can have two names there.
    """

    def __init__(self, folder: Path, failing: int = 0, *, links: bool = True) -> None:
        super().__init__(folder)
        self.events: list[Event] = []
        self.start = {
            one.relative_to(folder).as_posix(): one.read_bytes() if one.is_file() else None
            for one in sorted(folder.rglob("*"))
            if one.suffix != ".lock"
        }
        self._files = {name: number for number, name in enumerate(self.start, 1)}
        self.numbers = dict(self._files)
        self._of_fd: dict[int, int] = {}
        self._failing = failing
        self._links = links

    def acknowledge(self, revs: Iterable[str]) -> None:
        self.events.append(Event("ack", revs=frozenset(revs)))

    def opened(self, path: Path, fd: int) -> None:
        self._of_fd[fd] = self.numbers.get(self._name(path), 0)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _new(self, name: str) -> int:
        self.numbers[name] = len(self._files) + 1
        self._files[f"{name} {len(self._files)}"] = self.numbers[name]
        return self.numbers[name]

    def answer(self, call: Call, do: Callable[..., Any]) -> Any:  # noqa: C901, PLR0912 - one line for each call
        if call.path.suffix == ".lock":
            return do()
        name, file = self._name(call.path), self._of_fd.get(call.fd, 0)
        if call.what == "fsync" and not call.path.is_dir():
            self._failing -= 1
            if self._failing == 0:
                self.events.append(Event("lost", file=file))
                raise OSError(5, "Input/output error")
        if call.what == "link" and not self._links:
            raise OSError(1, "Operation not permitted")
        existed = call.path.exists()
        result = do()
        match call.what:
            case "create" if not existed:
                self.events.append(Event("create", name, self._new(name)))
            case "mkdir":
                self.events.append(Event("mkdir", name, self._new(name)))
            case "create" | "truncate":
                self.events.append(Event("truncate", file=self.numbers[name]))
            case "write":
                self.events.append(Event("write", file=file, at=call.at, data=call.data[:result]))
            case "ftruncate":
                self.events.append(Event("truncate", file=file, at=call.at))
            case "fsync" if call.path.is_dir():
                self.events.append(Event("flush-folder", name))
            case "fsync":
                self.events.append(Event("flush", file=file))
            case "replace" | "rename":
                to = self._name(call.to)
                self.numbers[to] = self.numbers.pop(name)
                self.events.append(Event("rename", name, self.numbers[to], to=to))
            case "link":
                to = self._name(call.to)
                self.numbers[to] = self.numbers[name]
                self.events.append(Event("link", name, self.numbers[to], to=to))
            case "unlink" | "rmdir":
                self.events.append(Event(call.what, name, self.numbers.pop(name)))
            case _:
                raise AssertionError(call)
        return result


class File:
    """One file: what is on the platter, what the system has, and which sectors still have to be written."""

    def __init__(self, data: bytes = b"") -> None:
        self.platter = data
        self.cache = data
        self.dirty: dict[int, list[bytes]] = {}
        self.lengths: list[int] = []

    def write(self, at: int, data: bytes) -> None:
        cache = self.cache.ljust(at, b"\0")
        self.cache = cache[:at] + data + cache[at + len(data) :]
        self._touch(at // SECTOR, (at + len(data) - 1) // SECTOR)

    def truncate(self, length: int) -> None:
        before = len(self.cache)
        self.cache = self.cache[:length].ljust(length, b"\0")
        self._touch(min(before, length) // SECTOR, max(before, length) // SECTOR)

    def _touch(self, first: int, last: int) -> None:
        for sector in range(first, last + 1):
            self.dirty.setdefault(sector, []).append(self.cache[sector * SECTOR : (sector + 1) * SECTOR])
        self.lengths.append(len(self.cache))

    def flush(self) -> None:
        platter = bytearray(self.platter[: len(self.cache)].ljust(len(self.cache), b"\0"))
        for sector, versions in self.dirty.items():
            _put(platter, sector, versions[-1])
        self.platter = bytes(platter)
        self.dirty, self.lengths = {}, []

    def lose(self, draw: random.Random) -> None:
        """A flush that failed: some of it was written, the rest is called clean and never will be."""
        self.platter = self.after_cut(draw)
        self.dirty, self.lengths = {}, [len(self.cache)]

    def after_cut(self, draw: random.Random) -> bytes:
        """What may be there if the power goes now."""
        latest = draw.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        lengths = [len(self.platter), *self.lengths]
        length = lengths[-1] if draw.random() < latest else draw.choice(lengths)
        there = bytearray(self.platter[:length])
        if length > len(there):
            there += b"\0" * min(-len(there) % SECTOR, length - len(there))
            there += _what_lay_there(draw, length - len(there), self.platter)
        for sector, versions in self.dirty.items():
            if draw.random() < latest:
                _put(there, sector, versions[-1])
            elif (version := draw.choice([None, *versions])) is not None:
                _put(there, sector, version)
        return bytes(there)


def _put(data: bytearray, sector: int, version: bytes) -> None:
    at = sector * SECTOR
    space = min(SECTOR, len(data) - at)
    if space > 0:
        data[at : at + space] = version[:space].ljust(space, b"\0")


def _what_lay_there(draw: random.Random, length: int, before: bytes) -> bytes:
    match draw.randrange(4):
        case 0:
            return draw.randbytes(length)
        case 1 if before:  # an older copy of such a file, at another place in it
            shift = draw.randrange(len(before))
            return (before[shift:] + b"\n" + before * (length // len(before) + 1))[:length]
        case _:
            return b"\0" * length


class Disk:
    """A file system of a kind, as it stands after some events."""

    def __init__(self, kind: Kind, start: dict[str, bytes | None], draw: random.Random) -> None:
        self.kind = kind
        self.draw = draw
        self.files = {number: File(data or b"") for number, data in enumerate(start.values(), 1)}
        self.folders = {number for number, data in enumerate(start.values(), 1) if data is None}
        self.names = {name: number for number, name in enumerate(start, 1)}
        self.waiting: list[Event] = []
        self.acknowledged: set[str] = set()

    def take(self, event: Event) -> None:  # noqa: C901 - one line for each event
        match event.what:
            case "create":
                self.files[event.file] = File()
                self.waiting.append(event)
            case "mkdir":
                self.folders.add(event.file)
                self.waiting.append(event)
            case "rename" | "link" | "unlink" | "rmdir":
                self.waiting.append(event)
            case "write":
                self.files[event.file].write(event.at, event.data)
            case "truncate":
                self.files[event.file].truncate(event.at)
            case "flush":
                self.files[event.file].flush()
                self._settle_by_file(event.file)
            case "lost":
                self.files[event.file].lose(self.draw)
            case "flush-folder":
                if not self.kind.startswith("windows"):
                    self._settle(lambda one: self.kind == "ext4" or _folder(one.name) == event.name)
            case "ack":
                self.acknowledged |= event.revs

    def _settle_by_file(self, file: int) -> None:
        match self.kind:
            case "ext4" | "windows-fat":
                self._settle(lambda _event: True)
            case "windows-ntfs":
                names = {name for event in self.waiting if event.file == file for name in (event.name, event.to)}
                above = {_folder(name) for name in names}
                self._settle(lambda one: one.file == file or (one.what == "mkdir" and one.name in above))

    def _settle(self, which: Callable[[Event], bool]) -> None:
        for event in self.waiting:
            if which(event):
                _rename(self.names, event)
        self.waiting = [event for event in self.waiting if not which(event)]

    def after_cut(self) -> dict[str, bytes]:
        """The files as they may be found when the power is back, by their names below the folder."""
        names = dict(self.names)
        if self.kind == "ext4":
            for event in self.waiting[: self.draw.randint(0, len(self.waiting))]:
                _rename(names, event)
        else:
            chance = self.draw.choice((0.1, 0.5, 0.9))
            for event in self.waiting:
                if self.kind.endswith("fat") and event.what == "rename" and self.draw.random() < 0.7:
                    _half(names, event, self.draw)
                elif self.draw.random() < chance:
                    _rename(names, event)
        names = {name: number for name, number in names.items() if _folder(name) in {".", *names}}
        there = sorted({*names.values()} - self.folders)
        contents = {number: self.files[number].after_cut(self.draw) for number in there}
        return {name: contents[number] for name, number in names.items() if number in contents}


def _folder(name: str) -> str:
    return name.rpartition("/")[0] or "."


def _rename(names: dict[str, int], event: Event) -> None:
    """One change of names. Those before it may not have come through: then only what it says itself is done."""
    if names.get(event.name) == event.file and event.what not in {"create", "mkdir", "link"}:
        del names[event.name]
    if event.what in {"create", "mkdir"}:
        names[event.name] = event.file
    elif event.what in {"rename", "link"}:
        names[event.to] = event.file


def _half(names: dict[str, int], event: Event, draw: random.Random) -> None:
    match draw.choice(("both", "neither", "target gone")):
        case "both":
            names[event.to] = event.file
        case "neither":
            names.pop(event.name, None)
            names.pop(event.to, None)
        case _:
            names.pop(event.to, None)


def disks(recorder: Recorder, kind: Kind, count: int, seed: int) -> Iterable[tuple[Disk, int, dict[str, bytes]]]:
    """`count` disks on which the power went, in turn after each event: the disk, the moment, the folder then."""
    events = recorder.events
    for one in range(count):
        moment = one % (len(events) + 1)
        draw = random.Random(f"{kind} {seed} {one}")
        disk = Disk(kind, recorder.start, draw)
        for event in events[:moment]:
            disk.take(event)
        yield disk, moment, deepcopy(disk).after_cut()
