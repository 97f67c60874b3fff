"""What actas cost: ratios of processor, in one run. `python -m bench.actas [--communities 60]`

The plain measure is what scrypt takes of it, for which nothing can be done: it is what makes each guess of a code
dear. What is left is the data of each acta, its pages and its font. One acta is made before, which is not counted:
what draws is loaded with it. At last the same once more: nothing has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from exports.papers import write_papers
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage import FieldFile
from storage.revisions.lines import whole_file
from tests.exports.full_plan import full_plan

FORMATS = ("acta.pdf", "validation.pdf")
TARGET = 1.2


@contextmanager
def scrypt_timed() -> Iterator[list[float]]:
    """The seconds that each call takes its thread."""
    took: list[float] = []
    real = hashlib.scrypt

    def timed(data: bytes, **how: Any) -> bytes:
        begin = time.thread_time()
        try:
            return real(data, **how)
        finally:
            took.append(time.thread_time() - begin)

    with mock.patch("hashlib.scrypt", timed):
        yield took


def exported(file: FieldFile, folder: Path, whose: tuple[str, ...] = ()) -> tuple[float, int]:
    """The seconds that an export takes all threads together, and how many actas it has."""
    begin = time.process_time()
    made = write_papers(file, folder, FORMATS, Edition(words.speech(), subjects=whose), lambda _step: None)
    return time.process_time() - begin, len(made)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--communities", type=int, default=60)
    many = asked.parse_args().communities
    words.use("es")
    with tempfile.TemporaryDirectory() as made, scrypt_timed() as took:
        path = Path(made) / "plan.json"
        revisions = (one for of in full_plan(many).all_revisions().values() for one in of.values())
        path.write_bytes(b"".join(whole_file(revisions)))
        with FieldFile.open(path) as file:
            exported(file, Path(made) / "one", ("copajira",))
            took.clear()
            first, papers = exported(file, Path(made) / "out")
            again, _same = exported(file, Path(made) / "out")
    print(
        f"{papers} actas: {first:.2f} s, scrypt {sum(took):.2f} s, ratio {first / sum(took):.2f} (asked {TARGET})"
    )
    print(f"once more: {again:.2f} s, ratio to the first {again / first:.2f}")
    return first / sum(took) > TARGET


if __name__ == "__main__":
    raise SystemExit(main())
