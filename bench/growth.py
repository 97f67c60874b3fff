"""What ten and a hundred times the data cost: a line each, and a plot of them beside `results.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from math import log, log10
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from bench.laptop_files import write_files, write_plan
from bench.spent import cost, guaqui, inside, said_by

STEPS: Final = (1, 10, 100)
TURNS: Final = 3


class Growth(NamedTuple):
    """Seconds of the processor of some work at each size; of a command, without its start."""

    work: str
    of: str
    sizes: Sequence[int]
    seconds: Sequence[float]

    @property
    def line(self) -> str:
        took = ", ".join(f"{size:,} {spent:.3g} s" for size, spent in zip(self.sizes, self.seconds, strict=True))
        grew = " and ".join(f"{more / less:.1f}" for less, more in pairwise(self.seconds))
        return f"- {self.work}, {self.of}: {took}; ten times as many took {grew} times as long: {self.stands}."

    @property
    def stands(self) -> str:
        """Whether it is no worse than n log n, where there is most of it; the least is mostly a fixed cost."""
        less, more = self.sizes[-2:]
        most = self.seconds[-2] * more * log(more) / (less * log(less))
        return "no worse than n log n" if self.seconds[-1] <= most else "**worse than n log n**"


def growths(folder: Path, lines: int, communities: int) -> Iterator[Growth]:
    """`lines`, `communities`: the most of each, which is a hundred times the least."""
    sizes = [lines * step // STEPS[-1] for step in STEPS]
    laptops = [write_files(folder / f"merge{size}", max(2, size // 1000), size) for size in sizes]
    spent = [_spent("merge", partial(_merged, folder / "out.json", files)) for files in laptops]
    yield Growth("merge", "lines", sizes, spent)
    alone = [write_files(folder / f"open{size}", 1, size)[0] for size in sizes]
    opened = [median(said_by(inside("opening", path))[0] for _ in range(TURNS)) for path in alone]
    yield Growth("opening", "lines", sizes, opened)
    sizes = [communities * step // STEPS[-1] for step in STEPS]
    plans = [write_plan(folder / f"plan{size}.json", size) for size in sizes]
    for name in ("report", "check"):
        yield Growth(name, "communities", sizes, [_spent(name, partial(_asked, name, plan)) for plan in plans])


def _merged(out: Path, files: list[Path]) -> float:
    out.unlink(missing_ok=True)
    return cost(guaqui("merge", out, *files)).busy


def _asked(name: str, plan: Path) -> float:
    return cost(guaqui(name, plan)).busy


def _spent(command: str, work: partial[float]) -> float:
    """The median, without what the command takes before it begins."""
    return max(1e-3, median(work() - cost(guaqui(command, "--help")).busy for _ in range(TURNS)))


WIDE, HIGH, EDGE = 640, 400, 60
COLOURS: Final = ("#1b5e9c", "#b04a00", "#2f7d32", "#7a3d8f")
TENS: Final = range(-3, 3)
"""The powers of ten of seconds that the plot has."""
HEAD: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" font-family="sans-serif" font-size="13">'
)


def plot(found: Sequence[Growth]) -> str:
    """An SVG: times the data to the right, seconds upwards, both by tens. Dashed: n log n, from the first."""
    drawn = [HEAD.format(WIDE, HIGH), f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>']
    drawn.append(_text((EDGE, 24), "seconds, by times the data; dashed: n log n"))
    for ten in TENS:
        right, down = _at(1, 10**ten)
        drawn += [_text((right - 48, down), f"{10.0**ten:g}"), _line([(right, down), _at(100, 10**ten)], "#ddd")]
    drawn += [_text((_at(step, 1)[0], HIGH - EDGE / 2), f"{step}") for step in STEPS]
    least, first = found[0].sizes[0], found[0].seconds[0]
    straight = [_at(step, first * step * log(step * least) / log(least)) for step in STEPS]
    drawn.append(_line(straight, "#999", "5 4"))
    for n, (colour, one) in enumerate(zip(COLOURS, found, strict=True)):
        points = [_at(step, took) for step, took in zip(STEPS, one.seconds, strict=True)]
        name = _text((WIDE - 2 * EDGE + 8, HIGH - 2 * EDGE + 18 * (n - len(found))), one.work, colour)
        drawn += [_line(points, colour), name]
    return "\n".join([*drawn, "</svg>", ""])


Point = tuple[float, float]


def _at(times: float, seconds: float) -> Point:
    down = (log10(seconds) - TENS[0]) / (TENS[-1] - TENS[0]) * (HIGH - 2 * EDGE)
    return EDGE + log10(times) / 2 * (WIDE - 3 * EDGE), HIGH - EDGE - down


def _line(points: Sequence[Point], colour: str, dashes: str = "none") -> str:
    along = " ".join(f"{right:.1f},{down:.1f}" for right, down in points)
    return (
        f'<polyline points="{along}" fill="none" stroke="{colour}" stroke-dasharray="{dashes}" stroke-width="2"/>'
    )


def _text(at: Point, said: str, colour: str = "#222") -> str:
    return f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" fill="{colour}">{said}</text>'
