"""The app and a merge on half a core with 512 MB, by the clock. `python -m bench.half_core`, as root, on Linux.

Half a core is a cgroup of its own with a quota (50 of every 100 ms); its shares are many, so that other work takes
nothing of that half. The memory is bounded by addresses (`RLIMIT_AS`), which is stricter than by what is held: the
most that was held stands beside it.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.laptop_files import write_files, write_plan
from bench.terminal import Terminal

TURNS, LETTERS = 5, 8
MEMORY = 512 << 20
GROUPS = Path("/sys/fs/cgroup/cpu")
BOUND = """
import os, resource, sys
open(sys.argv[1], "w").write(str(os.getpid()))
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
os.execv(sys.executable, [sys.executable, *sys.argv[3:]])
"""


@contextmanager
def half_core() -> Iterator[Path]:
    """Where a process writes its number to have half a core."""
    group = GROUPS / f"bench-{os.getpid()}"
    group.mkdir()
    try:
        for name, value in (("cpu.cfs_period_us", 100_000), ("cpu.cfs_quota_us", 50_000), ("cpu.shares", 16_384)):
            (group / name).write_text(str(value), "ascii")
        yield group / "cgroup.procs"
    finally:
        time.sleep(0.5)  # until the kernel has seen the last of it leave
        group.rmdir()


def bound(procs: Path, *words: object) -> list[str]:
    """The arguments of a Python that bounds itself, and then runs a module with `words`."""
    return ["-c", BOUND, str(procs), str(MEMORY), "-m", *map(str, words)]


def held(pid: int) -> float:
    """The most megabytes that a process held."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else 0.0


def app(procs: Path, home: Path) -> tuple[float, float, float]:
    """Seconds to the board, those of the middle echo of a letter in a form, and megabytes."""
    terminal = Terminal(bound(procs, "guaqui_tui"), {"GUAQUI_HOME": str(home)})
    try:
        board = terminal.until("Andamarca") - terminal.begun
        terminal.took("\r", "Families")
        typed, echoes = "xq", [terminal.took("xq", "xq").wall]
        for letter in "zkwjvyqx"[:LETTERS]:
            typed += letter
            echoes.append(terminal.took(letter, typed).wall)
        return board, statistics.median(echoes), held(terminal.pid)
    finally:
        terminal.close()


def merge(procs: Path, folder: Path) -> float:
    """Seconds of a merge of 20 files of 2,000."""
    files = write_files(folder / "laptops", 20, 40_000)
    begun = time.perf_counter()
    command = [sys.executable, *bound(procs, "guaqui_tui", "merge", folder / "out.json", *files)]
    done = subprocess.run(command, check=False, capture_output=True)
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr.decode())
    return time.perf_counter() - begun


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench") as made, half_core() as procs:
        home = Path(made) / "installed"
        home.mkdir()
        os.environ["GUAQUI_HOME"] = str(home)
        plan = write_plan(Path(made) / "plan.json", 0)
        settings = f'{{"language":"en","author":"Equipo Uno","file":"{plan}"}}'
        found = []
        for _ in range(TURNS + 1):
            (home / "settings.json").write_text(settings, "utf-8")
            shutil.rmtree(home / "drafts", ignore_errors=True)
            found.append(app(procs, home))
        # The first compiles what there is to compile.
        board, echo, mb = (statistics.median(of) for of in zip(*found[1:], strict=True))
        took = merge(procs, Path(made))
    print(f"board of 18 communities {board:.2f} s (asked 4), echo {1e3 * echo:.0f} ms (asked 120), {mb:.0f} MB")
    print(f"merge of 20 files of 2,000: {took:.1f} s")
    return board > 4 or echo > 0.12


if __name__ == "__main__":
    sys.exit(main())
