"""What the rows of a sheet cost beside a plan: ratios, in one run. `python -m bench.rows [--rows 100000]`

The plain measures are Python's csv module, which reads the same file, and a merge of as many revisions.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage.gather.merge import merge
from storage.intake.column_meanings import Meaning
from storage.intake.rows import take_rows
from storage.intake.sheets import read_sheet
from storage.plan.survey import Survey
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision, accept_value, revision_document
from storage.revisions.union import file_order, grouped

YEARS = 40
HEADINGS = ("comunidad", "gestion", "demanda", "lugar", "familias", "costo")


def plan(communities: int) -> list[Revision]:
    bodies: dict[str, dict[str, Any]] = {
        "municipality/big": {"name": "Big", "currency": "BOB"},
        "plan/big/all": {"name": "Plan", "years": [*range(2001, 2001 + YEARS)], "per_year": 1},
        **{f"community/big/c{n}": {"name": f"Comunidad {n}"} for n in range(communities)},
    }
    made = (
        revision_document(name, body, sets=set(body), parents=(), author="", device="import", at="")
        for name, body in bodies.items()
    )
    return [one for one in map(accept_value, made) if isinstance(one, Revision)]


def sheet_of(path: Path, rows: int, communities: int) -> Path:
    """A demand in each of so many slots: a tenth has quotes, a third letters beyond ASCII."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        for n in range(rows):
            text = f"Construcción; de agua {n}" if n % 10 == 0 else f"Riego {n}"
            place = "" if n % 3 else "Ñuñumani"
            name = f"Comunidad {n % communities}"
            writer.writerow([name, 2001 + n // communities, text, place, n % 90, f"{n},00"])
    return path


def timed(what: str, call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = call()
    took = time.process_time() - start
    print(f"{what}: {took:.2f} s")
    return took, found


def read_plain(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file, delimiter=";")]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=100_000)
    rows = asked.parse_args().rows
    communities = max(1, rows // YEARS)
    stands = plan(communities)
    survey = Survey(stands)
    meaning = Meaning(survey=survey)
    with tempfile.TemporaryDirectory() as folder:
        path = sheet_of(Path(folder, "d.csv"), rows, communities)
        plain, _cells = timed("csv alone", lambda: read_plain(path))
        read, sheet = timed("read and arranged", lambda: read_sheet(path, meaning=meaning))
        took, taken = timed("compared with the plan", lambda: take_rows(sheet.rows, survey, meaning))
        new = [one for one in map(accept_value, taken.documents) if isinstance(one, Revision)]
        out, more = Path(folder, "out.json"), Path(folder, "more.json")
        out.write_bytes(b"".join(whole_file(file_order(grouped(stands)))))
        more.write_bytes(b"".join(whole_file(file_order(grouped([*stands, *new])))))
        merged, _said = timed(f"a merge of {len(new)} revisions", lambda: merge(out, [more]))
    print(
        f"read: {read / plain:.1f} times csv; compared: {took / plain:.1f} times csv, {took / merged:.2f} merges"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
