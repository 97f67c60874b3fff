"""What a save and an opening cost as the file grows. `python bench/store.py [--full]`; ratios, in one run.

The plain measure is a bare write and fsync of as many bytes at the end of a file of its own, taken turn by
turn with the saves, so that a slow moment of the disk falls on both.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from storage import FieldFile
from storage.file.pack import load_pack
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision, accept_value, revision_document

SAVES = 200


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


def timed(call: Any) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def measure(folder: Path, count: int) -> dict[str, float]:
    path = folder / f"plan{count}.json"
    path.write_bytes(b"".join(whole_file(revisions(count))))
    read: list[int] = []
    real_read, real_write = os.read, os.write
    written: list[int] = []

    def counted_read(fd: int, length: int) -> bytes:
        data = real_read(fd, length)
        read.append(len(data))
        return data

    def counted_write(fd: int, data: Any) -> int:
        written.append(len(data))
        return real_write(fd, data)

    size = path.stat().st_size
    os.read = counted_read
    try:
        start = time.perf_counter()
        field = FieldFile.open(path, "Equipo 1")
        opening = time.perf_counter() - start
    finally:
        os.read = real_read
    read_ratio = sum(read) / size
    bare = os.open(folder / f"bare{count}", os.O_RDWR | os.O_CREAT)
    saves, plain = [], []
    with field:
        for n in range(SAVES):
            body = {"text": "Riego", "action": "irrigation", "status": "proposed", "families": 10 + n % 80}
            record = f"demand/guaqui/andamarca/{2003 + n % 5}/1"
            before = path.stat().st_size
            os.write = counted_write
            saves.append(timed(lambda record=record, body=body: field.save(record, body)))
            os.write = real_write
            data = b"x" * (path.stat().st_size - before)
            plain.append(timed(lambda data=data: (os.write(bare, data), os.fsync(bare))))
    os.close(bare)
    return {
        "revisions": count,
        "file_bytes": size,
        "open_s": opening,
        "open_us_per_revision": opening / count * 1e6,
        "bytes_read_of_file": read_ratio,
        "bytes_written_per_save": statistics.median(written),
        "save_ms": statistics.median(saves) * 1e3,
        "bare_ms": statistics.median(plain) * 1e3,
        "save_to_bare": statistics.median(saves) / statistics.median(plain),
    }


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--full", action="store_true", help="up to 200,000 revisions")
    counts = (100, 10_000, 200_000) if asked.parse_args().full else (100, 10_000)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        os.environ["GUAQUI_HOME"] = f"{folder}/installed"
        rows = [measure(Path(folder), count) for count in counts]
    for name in rows[0]:
        print(f"{name:24}", *(f"{row[name]:>14,.3f}" for row in rows))
    first = rows[0]
    for name in ("save_ms", "bytes_written_per_save", "open_us_per_revision"):
        print(f"{name} / first".ljust(24), *(f"{row[name] / first[name]:>14.3f}" for row in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
