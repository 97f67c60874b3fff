"""What actas cost: ratios in one run. `python -m bench.actas [--communities 60]`

The plain measure is what scrypt takes of it, for which nothing can be done: it is what makes each guess of a code
dear. What is left is the data of each acta, its pages and its font. One acta is made before, which is not counted:
what draws is loaded with it. First one after another alone, by the clock, each in turn with its scrypt; then all
together, of the processor; at last the same once more: nothing has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from unittest import mock

from exports.papers import write_papers
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage import FieldFile
from storage.plan.acta import code
from storage.revisions.lines import whole_file
from tests.exports.full_plan import full_plan

FORMATS = ("acta.pdf", "validation.pdf")
ALONE = 15
TARGET = 1.2


class Guesses(NamedTuple):
    """What scrypt took of its threads, and the last of it, to be done again."""

    took: list[float]
    last: list[Callable[[], bytes]]


@contextmanager
def scrypt_timed() -> Iterator[Guesses]:
    """The seconds that each call takes its thread."""
    told = Guesses([], [])
    real = hashlib.scrypt

    def timed(data: bytes, **how: Any) -> bytes:
        begin = time.thread_time()
        try:
            return real(data, **how)
        finally:
            told.took.append(time.thread_time() - begin)
            told.last.append(partial(real, data, **how))

    with mock.patch("hashlib.scrypt", timed):
        yield told


def exported(file: FieldFile, folder: Path, whose: tuple[str, ...] = ()) -> tuple[float, int]:
    """The seconds that an export takes all threads together, and how many actas it has."""
    begin = time.process_time()
    made = write_papers(file, folder, FORMATS, Edition(words.speech(), subjects=whose), lambda _step: None)
    return time.process_time() - begin, len(made)


@contextmanager
def full_file(communities: int) -> Iterator[tuple[FieldFile, Path]]:
    """A plan of so many communities, of which one acta was made already, and a folder; no code is known yet."""
    code._begun.cache_clear()  # noqa: SLF001 - a process computes each once
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "plan.json"
        revisions = (one for of in full_plan(communities).all_revisions().values() for one in of.values())
        path.write_bytes(b"".join(whole_file(revisions)))
        with FieldFile.open(path) as file:
            exported(file, Path(made) / "one", ("copajira",))
            yield file, Path(made)


def one_by_one(file: FieldFile, folder: Path, scrypt: Guesses) -> list[tuple[float, float]]:
    """Seconds of the clock of actas that are made alone, and of scrypt once more after each."""
    holders = [one.id for one in file.survey.communities() if one.id != "copajira"][:ALONE]
    pairs = []
    for holder in holders:
        scrypt.last.clear()
        begin = time.perf_counter()
        exported(file, folder / holder, (holder,))
        mine = time.perf_counter() - begin
        for again in scrypt.last[-1:]:  # a draft has no code
            begin = time.perf_counter()
            again()
            pairs.append((mine, time.perf_counter() - begin))
    return pairs


def alone() -> tuple[float, float]:
    """The medians of `one_by_one`."""
    words.use("es")
    with scrypt_timed() as scrypt, full_file(18) as (file, folder):
        mine, plain = zip(*one_by_one(file, folder, scrypt), strict=True)
    return median(mine), median(plain)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--communities", type=int, default=60)
    many = asked.parse_args().communities
    mine, plain = alone()
    print(f"an acta alone, wall: {mine:.3f} s, scrypt {plain:.3f} s, ratio {mine / plain:.2f} (asked {TARGET})")
    with scrypt_timed() as scrypt, full_file(many) as (file, folder):
        scrypt.took.clear()
        first, papers = exported(file, folder / "out")
        again, _same = exported(file, folder / "out")
    took = sum(scrypt.took)
    print(f"{papers} actas: {first:.2f} s, scrypt {took:.2f} s, ratio {first / took:.2f} (asked {TARGET})")
    print(f"once more: {again:.2f} s, ratio to the first {again / first:.2f}")
    return first / took > TARGET


if __name__ == "__main__":
    raise SystemExit(main())
