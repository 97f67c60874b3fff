"""What opening tables costs: ratios, in one run. `python -m bench.tables [--lines 100000]`

The plain measures read the same files turn by turn with ours: Python's own csv module, and openpyxl in its mode
that reads only. Ours cleans what it reads, tells encoding, separator and headings, and keeps every digit.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

from storage.intake.headings import head_table
from storage.intake.opening import open_tables

TURNS = 5
HEADINGS = ("comunidad", "gestion", "demanda", "lugar", "familias", "costo")


def text_file(path: Path, lines: int) -> Path:
    """A tenth of its lines has quotes, a third has letters beyond ASCII."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        for n in range(lines):
            text = f"Construcción; de agua {n}" if n % 10 == 0 else f"Riego {n}"
            place = "" if n % 3 else "Ñuñumani"
            writer.writerow([f"Comunidad {n % 400}", 2003 + n % 5, text, place, n % 90, f"{n},00"])
    return path


def workbook(path: Path, lines: int) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, HEADINGS)
        for n in range(lines):
            page.write_row(n + 1, 0, [f"Comunidad {n % 400}", 2003 + n % 5, f"Riego {n}"])
            page.write_datetime(n + 1, 3, date(2003, 1, 1 + n % 28), day)
            page.write_row(n + 1, 4, [n % 90, n + 0.5])
    return path


def read_text(path: Path) -> object:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def read_workbook(path: Path) -> object:
    return [list(page.iter_rows(values_only=True)) for page in openpyxl.load_workbook(path, read_only=True)]


def ours(path: Path) -> object:
    return [head_table(table) for table in open_tables(path)]


def timed(call: Callable[[Path], object], path: Path) -> float:
    start = time.process_time()
    call(path)
    return time.process_time() - start


def compare(what: str, path: Path, plain: Callable[[Path], object]) -> None:
    pairs = [(timed(ours, path), timed(plain, path)) for _ in range(TURNS)]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{what}: ours {mine:.3f} s, plain {theirs:.3f} s, ratio {mine / theirs:.2f}")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--lines", type=int, default=100_000)
    lines = asked.parse_args().lines
    with tempfile.TemporaryDirectory() as folder:
        compare(f"csv of {lines} lines", text_file(Path(folder, "a.csv"), lines), read_text)
        compare(f"xlsx of {lines // 3} lines", workbook(Path(folder, "a.xlsx"), lines // 3), read_workbook)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
