"""What bringing a sheet into a plan costs: ratios, in one run. `python -m bench.imports [--rows 100000]`

The plain measures are Python's own csv module reading the same file, openpyxl in its mode that reads only, and one
merge of as many revisions. Processor time of whole commands, each a process of its own; memory is the most that a
process held.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

YEARS = range(2001, 2021)
SYLLABLES = ("ka", "ri", "su", "wa", "lo", "pi", "ta", "chi", "no", "pu", "ma", "la", "qui", "te", "mu")
HEADINGS = ("Comunidad", "Gestión", "Demanda", "Familias", "Costo")
READ_CSV = "import csv, sys; list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))"
READ_XLSX = (
    "import openpyxl, sys\n"
    "for page in openpyxl.load_workbook(sys.argv[1], read_only=True): list(page.iter_rows(values_only=True))"
)
COMPARE = """
import sys
from pathlib import Path
from guaqui_tui.session.importing import meaning, outlook
from storage import FieldFile
from storage.intake.sheets import propose_sheet, read_source
with FieldFile.open(sys.argv[1], writable=False) as field:
    source = read_source(Path(sys.argv[2]))
    proposal = propose_sheet(source, meaning=meaning(field.survey))
    print(len(outlook(source, proposal, field.survey, lambda _done, _of: None).taken.new))
"""


def names(count: int) -> Iterable[str]:
    return (
        "".join(parts).capitalize() for parts in itertools.islice(itertools.product(SYLLABLES, repeat=4), count)
    )


def pack(path: Path, communities: int) -> Path:
    lines = [
        'municipality = "big"', "[[edition]]", 'at = ""', "[edition.municipality]", 'name = "Big"',
        'currency = "BOB"', "[edition.plan.p]", 'name = "P"', f"years = [{', '.join(map(str, YEARS))}]",
        "per_year = 1",
        "[edition.community]",
        *(f'{name.lower()} = {{ name = "{name}" }}' for name in names(communities)),
    ]  # fmt: skip
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def rows(count: int) -> Iterable[tuple[object, ...]]:
    slots = itertools.product(names(count // len(YEARS)), YEARS)
    for name, year in slots:
        yield name, year, f"Sistema de riego {name} {year}", year % 90 + 1, year * 13 % 900 + 1


def text_file(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows((*row[:-1], f"{row[-1]}.000,00") for row in rows(count))
    return path


def workbook(path: Path, count: int) -> Path:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate((HEADINGS, *rows(count))):
            page.write_row(at, 0, row)
    return path


def cost(*command: object) -> tuple[float, float]:
    """Seconds of processor time of a command, and the most MB that it held."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = (
        "import resource, runpy, sys; sys.argv = sys.argv[1:]\n"
        "is_ours = sys.argv[0] == 'guaqui'\n"
        "try: runpy.run_module('guaqui_tui', run_name='__main__') if is_ours else exec(sys.argv[0])\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, command)], capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, int(done.stderr.split()[-1]) / 1024


def measure(folder: Path, count: int) -> None:
    os.environ["GUAQUI_HOME"] = str(folder / "home")
    plan, sheet = folder / "plan.json", text_file(folder / "rows.csv", count)
    book = workbook(folder / "rows.xlsx", count)
    cost("guaqui", "new", plan, "--municipality", pack(folder / "big.toml", count // len(YEARS)))
    bare, _ = cost("pass")
    plain = cost(READ_CSV, sheet)[0] - bare
    plain_book = cost(READ_XLSX, book)[0]
    compared, held = cost(COMPARE, plan, sheet)
    of_csv, _ = cost("guaqui", "import", plan, sheet)
    with_rows = plan.rename(folder / "rows.json")
    cost("guaqui", "new", plan, "--municipality", folder / "big.toml")
    of_book, _ = cost("guaqui", "import", plan, book)
    merged, _ = cost("guaqui", "merge", folder / "out.json", with_rows, "--accept-pack")
    print(f"csv module {plain:.2f} s, openpyxl {plain_book:.2f} s, merge of as many revisions {merged:.2f} s")
    print(f"import of {count} rows of csv {of_csv:.2f} s: {of_csv / (plain + merged):.2f} times both together,")
    print(f"  a merge and {(of_csv - merged) / plain:.1f} times the csv module")
    on_top = (of_book - of_csv) / plain_book
    print(f"import of as many rows of xlsx {of_book:.2f} s: {on_top:.2f} of openpyxl's on top of csv's")
    print(f"read and compared: {compared:.2f} s, {held:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), parser.parse_args().rows)


if __name__ == "__main__":
    main()
