"""What a save and an opening cost as the file grows. `python -m bench.store [--full]`; ratios, in one run.

The plain measure is a bare write and fsync of as many bytes at the end of a file of its own, taken turn by
turn with the saves, so that a slow moment of the disk falls on both. Saved is each slot in its turn, as a team
fills a plan: without a key, and with one (signed). The ratio is the disk's, too: where a flush takes a quarter
of a millisecond, nothing is within a tenth of it. So what a save takes of the processor beyond the bare write
stands there, and from how slow a flush on it is within a tenth.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from bench.laptop_files import YEARS
from storage import FieldFile
from storage.file.pack import load_pack
from storage.kinds.process.demand import demand_name
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision, accept_value, revision_document

SAVES = 200
REACH = 1.1


def revisions(count: int) -> list[Revision]:
    """A plan of many communities, edited and edited again, of `count` revisions."""
    made = list(load_pack("guaqui"))
    holders = max(1, count // 40)
    last: dict[str, str] = {}
    for n in range(count - len(made)):
        record = f"demand/guaqui/c{n % holders:05d}/{2003 + n // holders % 5}/1"
        body = {"text": f"Riego {n}", "action": "irrigation", "status": "proposed", "families": n % 90}
        parents = (last[record],) if record in last else ()
        sets = {"action", "agreed", "class", "families", "status", "text"}
        document = revision_document(
            record, body, sets=sets, parents=parents, author="Equipo 1", device="benchben", at=""
        )
        revision = accept_value(document)
        assert isinstance(revision, Revision)  # noqa: S101 - tells the type checker
        last[record] = revision.rev
        made.append(revision)
    return made


class Spent(NamedTuple):
    """Milliseconds of the clock and of the processor."""

    wall: float
    busy: float


def timed(call: Callable[[], object]) -> Spent:
    start, busy = time.perf_counter(), time.process_time()
    call()
    return Spent(1e3 * (time.perf_counter() - start), 1e3 * (time.process_time() - busy))


def saves(path: Path, bare: int, device: str | None) -> Iterator[tuple[Spent, Spent]]:
    """Of each save, and of a bare write of as many bytes. `device`: None to sign."""
    slots = [(holder, year) for year in YEARS for holder in holders_of_pack()]
    with FieldFile.open(path, "Equipo 1", device=device) as field:
        for n in range(SAVES + 1):
            holder, year = slots[n % len(slots)]
            body = {"text": "Riego", "action": "irrigation", "status": "proposed", "families": 10 + n}
            before = path.stat().st_size
            mine = timed(partial(field.save, demand_name("guaqui", holder, year), body))
            plain = timed(partial(flushed, bare, b"x" * (path.stat().st_size - before)))
            if n:  # the first makes the key
                yield mine, plain


def flushed(to: int, data: bytes) -> None:
    os.write(to, data)
    os.fsync(to)


def holders_of_pack() -> list[str]:
    names = [one.record.rpartition("/")[2] for one in load_pack("guaqui") if one.record.startswith("community/")]
    return sorted(names)


class Save(NamedTuple):
    """Medians of the turns: milliseconds of a save and of the bare write, the ratio of each turn by itself, and
    the milliseconds of the processor that a save takes more.
    """

    save: float
    bare: float
    ratio: float
    more: float


def saved(path: Path, bare: int, device: str | None) -> Save:
    turns = (
        (mine.wall, plain.wall, mine.wall / plain.wall, mine.busy - plain.busy)
        for mine, plain in saves(path, bare, device)
    )
    return Save(*map(statistics.median, zip(*turns, strict=True)))


def saves_of(folder: Path, count: int) -> Iterator[tuple[str, Save]]:
    """Into a file of so many revisions, without a key and with one."""
    path = folder / f"plan{count}.json"
    path.write_bytes(b"".join(whole_file(revisions(count))))
    bare = os.open(folder / f"bare{count}", os.O_RDWR | os.O_CREAT)
    try:
        for name, device in (("plain", "benchben"), ("signed", None)):
            yield name, saved(path, bare, device)
    finally:
        os.close(bare)


def opened(path: Path) -> dict[str, float]:
    """What an opening takes, and how much of the file it reads."""
    read: list[int] = []
    real_read = os.read

    def counted_read(fd: int, length: int) -> bytes:
        data = real_read(fd, length)
        read.append(len(data))
        return data

    with mock.patch("os.read", counted_read):
        took = timed(lambda: FieldFile.open(path, "Equipo 1").close())
    return {"open_busy_ms": took.busy, "bytes_read_of_file": sum(read) / path.stat().st_size}


def measure(folder: Path, count: int) -> dict[str, float]:
    found: dict[str, float] = {"revisions": count}
    for name, of in saves_of(folder, count):
        found |= {f"{name}_{what}": value for what, value in of._asdict().items()}
        found[f"{name}_within_from_flush_of"] = of.more / (REACH - 1)
    return found | opened(folder / f"plan{count}.json")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--full", action="store_true", help="up to 200,000 revisions")
    counts = (100, 10_000, 200_000) if asked.parse_args().full else (100, 10_000)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        os.environ["GUAQUI_HOME"] = f"{folder}/installed"
        rows = [measure(Path(folder), count) for count in counts]
    for name in rows[0]:
        print(f"{name:28}", *(f"{row[name]:>14,.3f}" for row in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
