"""All of the table, this project and its peers in turn. `python3 run.py bench [--full]`.

Quick by default, in a few minutes, and then nothing is written. `--full` takes the sizes of the table, and writes
bench/results.md with bench/growth.svg. The app, half a core and spreadsheets have benches of their own.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.growth import growths, plot
from bench.lines import FULL, QUICK, Line, Sizes, measured

RESULTS = Path(__file__).with_name("results.md")
PLOT = Path(__file__).with_name("growth.svg")
OTHERS = ("app", "half_core", "store", "actas", "imports", "rows", "tables", "signatures")
TITLE = "# What it costs"
HEAD = "| work | against | reach | found | | |\n|---|---|---|---|---|---|"


def row(one: Line) -> str:
    reach = f"{one.reach:g}" if one.reach else ""
    return f"| {one.work} | {one.against} | {reach} | {one.found:.2f} | {one.stands} | {one.figures} |"


def machine() -> str:
    model = platform.processor() or platform.machine()
    told = Path("/proc/cpuinfo")
    if told.exists():
        model = next((line.split(": ")[1] for line in told.read_text().split("\n") if "model name" in line), model)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    packages = ", ".join(f"{name} {version(name)}" for name in ("msgspec", "tinydb", "rapidfuzz"))
    return (
        f"{datetime.now(UTC).date()}: {os.cpu_count()} cores of {model}{load}; {platform.system()} "
        f"{platform.release()}; Python {platform.python_version()}; {packages}."
    )


def kept() -> str:
    """What somebody wrote of the results: below them, from the first heading of its own on."""
    before = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    _figures, heading, said = before.partition("\n## ")
    return f"{heading.lstrip()}{said}"


def growth(sizes: Sizes) -> tuple[list[str], str]:
    """A line for each work, and all of them as a plot."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        found = list(growths(Path(folder), sizes.revisions, sizes.communities))
    return [one.line for one in found], plot(found)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--full", action="store_true", help="the sizes of the table; writes bench/results.md")
    full = asked.parse_args().full
    with tempfile.TemporaryDirectory(prefix="bench") as home:
        os.environ["GUAQUI_HOME"] = home
        lines = [machine(), "", HEAD]
        print("\n".join(lines))
        for one in measured(FULL if full else QUICK):
            lines.append(row(one))
            print(lines[-1], flush=True)
        grew, drawn = growth(FULL if full else QUICK)
        print("\n".join(grew))
    if full:
        PLOT.write_text(drawn, "utf-8")
        lines += ["", f"![Times the time, by times the data]({PLOT.name})", "", *grew]
        RESULTS.write_text("\n".join([TITLE, "", *lines, "", kept()]), "utf-8")
    print("Besides:", ", ".join(f"python -m bench.{name}" for name in OTHERS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
