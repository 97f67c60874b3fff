"""What commands cost, run in turn: processor time of a process and its children, wall time, the most memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
Command = Sequence[object]


class Cost(NamedTuple):
    """Seconds of the processor and of the clock, and the most megabytes that were held."""

    busy: float
    wall: float
    mb: float


def as_installed() -> dict[str, str]:
    """The surroundings of a command: it may keep what it compiled, as where people have it installed."""
    return {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cost(command: Command, *, may_end_with: Sequence[int] = (0, 1)) -> Cost:
    """What a command costs; its output goes nowhere. Raises `RuntimeError` where it fails."""
    began = time.perf_counter()
    with subprocess.Popen(
        list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=as_installed()
    ) as it:
        said = it.stderr.read() if it.stderr else b""
        _pid, status, used = os.wait4(it.pid, 0)
        it.returncode = os.waitstatus_to_exitcode(status)
    if it.returncode not in may_end_with:
        raise RuntimeError(f"{command}: {it.returncode}\n{said.decode(errors='replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024)


def said_by(command: Command) -> list[float]:
    """The figures that a command prints."""
    done = subprocess.run(
        list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=True, env=as_installed()
    )
    return [float(word) for word in done.stdout.split()]


def guaqui(*words: object) -> Command:
    return sys.executable, "-m", "guaqui_tui", *words


def inside(name: str, *words: object) -> Command:
    """One of the measures of `bench.inside`, in a process of its own."""
    return sys.executable, "-m", "bench.inside", name, *words


def in_turn(turns: int, *measures: Callable[[], Cost]) -> list[Cost]:
    """The median of each, measured A, B, A, B: a slow moment of the machine falls on all."""
    rounds = [[one() for one in measures] for _ in range(turns)]
    return [Cost(*map(statistics.median, zip(*of, strict=True))) for of in zip(*rounds, strict=True)]
