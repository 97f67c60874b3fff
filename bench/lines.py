"""The lines of the bench's table: each measures some work in turn with what it is held against."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from bench import peers
from bench.actas import TARGET
from bench.actas import alone as alone_beside_scrypt
from bench.laptop_files import write_files, write_plan
from bench.signatures import REVISIONS, first_sight
from bench.spent import ROOT, Command, Cost, cost, guaqui, in_turn, inside, said_by
from bench.store import REACH, saves_of


class Line(NamedTuple):
    """A line of the table. `found` is in the measure of `reach`, which is the most it may be; 0: none is set."""

    work: str
    against: str
    reach: float
    found: float
    figures: str

    @property
    def stands(self) -> str:
        return "—" if not self.reach else "reached" if self.found <= self.reach else "**not reached**"


class Sizes(NamedTuple):
    """How much is measured: `files` of `revisions` altogether, a file to open, communities; in so many turns."""

    files: int
    revisions: int
    opened: int
    communities: int
    turns: int


QUICK: Final = Sizes(20, 20_000, 5_000, 120, 3)
FULL: Final = Sizes(200, 213_000, 50_000, 3_700, 3)


def ratio(work: str, against: str, reach: float, ours: Cost, plain: Cost) -> Line:
    figures = f"{ours.busy:.2f} s, {plain.busy:.2f} s"
    return Line(work, against, reach, ours.busy / plain.busy, figures)


def merges(folder: Path, sizes: Sizes) -> Iterator[Line]:
    """Many files into a new one, beside those who only read, keep each once and write; and one more into it."""
    files = write_files(folder / "laptops", sizes.files, sizes.revisions)
    out, work = folder / "out.json", f"merge of {sizes.revisions:,} in {sizes.files} files"
    python = peers.made()
    reaches = PEERS if python else WITHOUT_PEERS
    others = []
    for name in reaches:
        given = ready_lines(folder, files) if name in peers.OF_LINES else files
        command = (python or sys.executable, "bench/peers.py", name, folder / "peer.out", *given)
        others.append(partial(alone, command, folder / "peer.out"))
    mine, *theirs = in_turn(sizes.turns, partial(merged, out, files), *others)
    for (name, reach), other in zip(reaches.items(), theirs, strict=True):
        yield ratio(work, name.replace("_", " "), reach, mine, other)
    per_million = mine.mb / sizes.revisions * 1e6
    yield Line(
        f"memory of it, {mine.mb:.0f} MB", "a million lines", 1000, per_million, "MB, with the program's own"
    )
    yield from one_more(folder, files, sizes)
    opening = (sys.executable, "-c", f"from storage import FieldFile; FieldFile.open({str(out)!r}).close()")
    pair = in_turn(1, partial(cost, guaqui("check", out)), partial(cost, opening))
    yield ratio("check of the merged file", "opening it", 1.5, *pair)


PEERS: Final = {"orjson_and_write": 5, "polars": 0.9, "duckdb": 0, "sqlite": 0.5, "tinydb": 0.45}
WITHOUT_PEERS: Final = {"json_and_write": 0, "sqlite": 0.5, "tinydb": 0.45}
"""Where their packages cannot be had."""


def merged(out: Path, files: list[Path], before: Path | None = None) -> Cost:
    out.unlink(missing_ok=True)
    shutil.rmtree(out.with_name(f"{out.name}.merges"), ignore_errors=True)
    if before:
        shutil.copyfile(before, out)
    return cost(guaqui("merge", out, *files))


def alone(command: Command, out: Path) -> Cost:
    out.unlink(missing_ok=True)
    return cost(command)


def ready_lines(folder: Path, files: list[Path]) -> list[Path]:
    """The files as lines of JSON, which some of the others ask for."""
    made = [folder / "lines" / f"{path.stem}.ndjson" for path in files]
    made[0].parent.mkdir(exist_ok=True)
    for path, lines in zip(files, made, strict=True):
        every = path.read_bytes().split(b"\n")[1:-2]
        if not lines.exists():
            lines.write_bytes(b"\n".join(one.partition(b": ")[2].removesuffix(b",") for one in every) + b"\n")
    return made


def one_more(folder: Path, files: list[Path], sizes: Sizes) -> Iterator[Line]:
    all_but_one, out = folder / "before.json", folder / "more.json"
    merged(all_but_one, files[:-1])
    mine, whole = in_turn(sizes.turns, partial(merged, out, files[-1:], all_but_one), partial(merged, out, files))
    yield ratio("one more file into the result", "the full merge", 0.25, mine, whole)


def openings(folder: Path, sizes: Sizes) -> Iterator[Line]:
    path = write_files(folder / "opened", 1, sizes.opened)[0]
    pairs = [said_by(inside("opening", path)) for _ in range(sizes.turns)]
    ours, plain = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
    figures = f"{ours:.2f} s, {plain:.2f} s"
    yield Line(f"opening {sizes.opened:,}", "json.loads, both without collector", 2.5, ours / plain, figures)


def commands(folder: Path, sizes: Sizes) -> Iterator[Line]:
    """Short commands, by the clock, beside a Python that does nothing."""
    plan, bare = write_plan(folder / "small.json", 0), (sys.executable, "-c", "pass")
    for what, reach, command in (
        ("--version", 8, guaqui("--version")),
        ("report of 90 demands", 18, guaqui("report", plan)),
    ):
        pairs = [(cost(command), cost(bare)) for _ in range(4 * sizes.turns + 1)]
        # Of each turn by itself: what is as short is lengthened by any work beside it, and each turn otherwise.
        wall = median(mine.wall / nothing.wall for mine, nothing in pairs)
        busy = median(mine.busy / nothing.busy for mine, nothing in pairs)
        took, least = (median(one.wall for one in of) * 1e3 for of in zip(*pairs, strict=True))
        figures = f"{took:.0f} ms, {least:.0f} ms; {busy:.1f} times of the processor"
        yield Line(what, "`python -c pass`, wall", reach, wall, figures)


def plans(folder: Path, sizes: Sizes) -> Iterator[Line]:
    """What is asked of plans of more and more communities, and their lists."""
    tenth, whole = (write_plan(folder / f"{n}.json", n) for n in (sizes.communities // 10, sizes.communities))
    for what, reach in (("report", 11), ("check", 11)):  # ten times the data, and a tenth more
        less, more = in_turn(1, partial(cost, guaqui(what, tenth)), partial(cost, guaqui(what, whole)))
        name = f"{what} at {sizes.communities:,} communities"
        yield ratio(name, "itself at a tenth of them", reach, more, less)
        if what == "report":
            yield from shares(folder, whole, sizes.communities, more)
    csv, plain_csv, xlsx, plain_xlsx, rows = said_by(inside("lists", whole))
    figures = f"{csv:.2f} s, {plain_csv:.2f} s"
    yield Line(f"a list of {rows:,.0f} rows as csv", "csv module, the same cells", 3, csv / plain_csv, figures)
    figures = f"{xlsx:.2f} s, {plain_xlsx:.2f} s"
    against = "xlsxwriter constant_memory, the same cells"
    yield Line("the same as xlsx", against, 1.5, xlsx / plain_xlsx, figures)


def shares(folder: Path, plan: Path, communities: int, report: Cost) -> Iterator[Line]:
    """A whole report beside DuckDB, which computes its shares alone."""
    python = peers.made()
    if not python:
        return
    command = (python, "bench/peers.py", "shares", folder / "shares.csv", *ready_lines(folder, [plan]))
    [plain] = in_turn(3, partial(cost, command))
    yield ratio(f"report at {communities:,} communities", "duckdb, its shares alone", 6, report, plain)


def saves(_folder: Path, sizes: Sizes) -> Iterator[Line]:
    """By the clock, where the program itself is: a temporary folder may be memory."""
    with tempfile.TemporaryDirectory(prefix="bench", dir=ROOT) as folder:
        for name, found in saves_of(Path(folder), sizes.opened):
            figures = f"{found.save:.2f} ms, {found.bare:.2f} ms; {found.more:.2f} ms of the processor more"
            yield Line(f"a save, {name}", "write and fsync, wall", REACH, found.ratio, figures)


def actas(_folder: Path, _sizes: Sizes) -> Iterator[Line]:
    mine, plain = alone_beside_scrypt()
    figures = f"{mine * 1e3:.0f} ms, {plain * 1e3:.0f} ms"
    yield Line("an acta", "its scrypt, wall", TARGET, mine / plain, figures)


def signatures(_folder: Path, _sizes: Sizes) -> Iterator[Line]:
    ours, alone_, within = first_sight()
    figures = f"{ours:.2f} s, {alone_:.2f} s; {within:.2f} s in the midst of the reading"
    yield Line(f"first sight of {REVISIONS:,} signed saves", "libsodium's check", 1.2, ours / alone_, figures)


def unknown_names(_folder: Path, _sizes: Sizes) -> Iterator[Line]:
    first, each, once = said_by(inside("names", 418))
    yield Line("unknown name among 418: the first", "seconds", 0.5, first, f"{once * 1e3:.2f} ms rapidfuzz once")
    yield Line("each further", "milliseconds", 10, each * 1e3, f"{each / once:.0f} times rapidfuzz once")


LINES: Final = (merges, openings, plans, unknown_names, commands, saves, actas, signatures)


def measured(sizes: Sizes) -> Iterator[Line]:
    for some in LINES:
        with tempfile.TemporaryDirectory(prefix="bench") as folder:
            yield from some(Path(folder), sizes)
