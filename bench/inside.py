"""Measures that are taken inside a process, without its start: each prints its figures, in seconds."""

from __future__ import annotations

import csv
import gc
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from storage import FieldFile
from storage.names.nearest import KnownHolder, KnownNames

SYLLABLES = ("ka", "ri", "su", "wa", "lo", "pi", "ta", "chi", "no", "pu", "ma", "la", "qui", "te", "mu")
FIRST = ("Kassa", "Lacoyu", "Villa", "San", "Santa", "Alto", "Bajo", "Chijipina", "Wila", "Janko")


def timed(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def opening(path: str) -> None:
    """Opening a field file, and `json.loads` of its bytes; both without the collector of garbage."""
    gc.disable()
    data = Path(path).read_bytes()
    print(timed(lambda: FieldFile.open(path, writable=False).close()), timed(lambda: json.loads(data)))


def names(count: str) -> None:
    """Of a name that is not known, the first and each further; and rapidfuzz over the list once."""
    draw = random.Random(5)  # noqa: S311 - invented names

    def name() -> str:
        return f"{draw.choice(FIRST)} {''.join(draw.choices(SYLLABLES, k=3)).capitalize()}"

    holders = [KnownHolder(f"community/g/c{n}", name()) for n in range(int(count))]
    listed, asked = [one.name for one in holders], [name() for _ in range(60)]
    first = timed(lambda: known.append(KnownNames(holders)) or known[0].nearest("Kasa Sn Fco Katari"))
    each = sorted(timed(lambda one=one: known[0].nearest(one)) for one in asked)
    once = sorted(timed(lambda one=one: extract(one, listed, scorer=OSA.distance, limit=3)) for one in asked)
    print(first, each[len(each) // 2], once[len(once) // 2])


known: list[KnownNames] = []


def csv_module(source: str, out: str) -> None:
    """Python's csv module writing the cells of all csv files in a folder again."""
    tables = []
    for path in sorted(Path(source).rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables.append([*csv.reader(file)])
    print(
        timed(lambda: [_written(Path(out, f"{n}.csv"), rows) for n, rows in enumerate(tables)]),
        sum(map(len, tables)),
    )


def _written(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


if __name__ == "__main__":
    {one.__name__: one for one in (opening, names, csv_module)}[sys.argv[1]](*sys.argv[2:])
