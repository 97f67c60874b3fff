"""What a hub costs, as ratios in one run. `python -m bench.hub [--full]`; needs PostgreSQL and the extra `hub`.

A nation of invented municipalities is pushed by 2, 8 and 32 processes at once, beside bare COPY of the same lines
by as many: into a table of one column without a key, and into one with the hub's key and checks. Then the same
files again, one municipality out of 1 and of all, and the report of all, unchanged.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.nation import MUNICIPALITIES, name_of, write_nation
from storage.file.reading import read_file
from storage.gather.admission import MergeOptions
from storage.hub.address import hub_address
from storage.hub.hub import Hub
from storage.hub.national import national_figures
from storage.hub.preparing import prepare_hub
from storage.hub.pull import pull
from storage.hub.push import push
from tests.hub.cluster import Cluster, running

WRITERS = (2, 8, 32)
_PROCESSES = get_context("fork")


def at_once(shares: Sequence[Any], work: Callable[[Any], None]) -> float:
    """Seconds that some processes take together for a share each, from when all have begun."""
    barrier = _PROCESSES.Barrier(len(shares) + 1)

    def run(share: Any) -> None:
        barrier.wait()
        work(share)

    processes = [_PROCESSES.Process(target=run, args=(share,)) for share in shares]
    for one in processes:
        one.start()
    barrier.wait()
    start = time.perf_counter()
    for one in processes:
        one.join()
    if any(one.exitcode for one in processes):
        sys.exit("a writer failed")
    return time.perf_counter() - start


def parts(of: Sequence[Any], many: int) -> list[Sequence[Any]]:
    return [of[at::many] for at in range(many)]


@contextmanager
def home() -> Iterator[None]:
    """An installation that checked nothing yet."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GUAQUI_HOME"] = folder
        yield


def push_files(url: str) -> Callable[[Sequence[Path]], None]:
    def work(files: Sequence[Path]) -> None:
        with Hub(hub_address(url)) as hub:
            push(hub, files, MergeOptions())

    return work


def copy_lines(url: str, table: str) -> Callable[[Sequence[Sequence[tuple[Any, ...]]]], None]:
    """Bare COPY of what was read before."""
    import psycopg

    types = ["text", "bytea", "text", "text", "bytea", "text"] if table == "keyed" else ["bytea"]
    columns = "(municipality, rev, record, device, bytes, source)" if table == "keyed" else "(bytes)"

    def work(files: Sequence[Sequence[tuple[Any, ...]]]) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            for rows in files:
                with connection.cursor().copy(f"COPY {table} {columns} FROM STDIN (FORMAT BINARY)") as copy:
                    copy.set_types(types)
                    for row in rows:
                        copy.write_row(row if table == "keyed" else (row[4],))

    return work


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    name = path.name.partition("-")[0]
    read = read_file(path).revisions
    return [(name, bytes.fromhex(one.rev), one.record, one.device, b"{" + one.rest, "bench") for one in read]


def new_hub(cluster: Cluster) -> str:
    url = cluster.database("hub")
    prepare_hub(hub_address(url))
    cluster.do(
        "CREATE TABLE bare (bytes bytea)",
        "CREATE TABLE keyed (LIKE guaqui.revision INCLUDING ALL)",
        "CHECKPOINT",
    )
    return url


def writers(cluster: Cluster, files: Sequence[Path], lines: Sequence[list[tuple[Any, ...]]]) -> None:
    for many in WRITERS:
        url = new_hub(cluster)
        bare, keyed = (at_once(parts(lines, many), copy_lines(url, one)) for one in ("bare", "keyed"))
        with home():
            pushed = at_once(parts(files, many), push_files(url))
        words = f"{many} writers: COPY {bare:.2f} s, with key and checks {keyed:.2f} s, push {pushed:.2f} s"
        print(
            f"{words}; push/COPY {pushed / bare:.2f}, push/COPY with key and checks {pushed / keyed:.2f}",
            flush=True,
        )


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def again(cluster: Cluster, files: Sequence[Path]) -> str:
    url = new_hub(cluster)
    with home():
        first, second = (timed(lambda: push_files(url)(files)) for _ in range(2))
        print(f"known files again: {second:.2f} s of {first:.2f} s: {second / first:.3f}", flush=True)
    return url


def signed(cluster: Cluster, folder: Path, each: int) -> None:
    """First sight of signed saves, and the same sent to another hub by who has checked them."""
    files = write_nation(folder, 20, each, signed=True)
    with home():
        first, second = (timed(lambda: push_files(new_hub(cluster))(files)) for _ in range(2))
    print(f"{20 * each} signed saves: first sight {first:.2f} s, checked before {second:.2f} s", flush=True)


def one_of(cluster: Cluster, url: str, files: Sequence[Path], folder: Path) -> None:
    """Pulling one municipality out of a hub that has it alone, and out of one that has all."""
    alone = cluster.database("alone")
    prepare_hub(hub_address(alone))
    with home():
        push_files(alone)(files[:1])
        cluster.do("ANALYZE guaqui.revision", database="alone")
        cluster.do("ANALYZE guaqui.revision")
        took = {"alone": 9.0, "all": 9.0}
        for turn in range(5):  # in turns, so that a slow moment falls on both
            for name, where in (("alone", alone), ("all", url)):
                out = folder / f"{name}{turn}.json"
                with Hub(hub_address(where)) as hub:
                    hub.home_of(name_of(0))
                    asked = MergeOptions(municipality=name_of(0))
                    took[name] = min(took[name], timed(lambda: pull(hub, out, asked)))  # noqa: B023
    words = f"pull of one municipality: {took['alone']:.3f} s alone, {took['all']:.3f} s among {len(files)}"
    print(f"{words}: {took['all'] / took['alone']:.2f}", flush=True)


def report(url: str) -> None:
    def count() -> None:
        with Hub(hub_address(url)) as hub:
            national_figures(hub, "bench")

    first, second = timed(count), timed(count)
    print(f"report of all: {first:.2f} s; unchanged {second:.3f} s", flush=True)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--full", action="store_true", help="a nation of 0.2 million revisions")
    each = 600 if asked.parse_args().full else 200
    with (
        tempfile.TemporaryDirectory(prefix="bench-hub-") as name,
        running(fsync="on", full_page_writes="on") as cluster,
    ):
        folder = Path(name)
        files = write_nation(folder / "nation", MUNICIPALITIES, each)
        size = sum(path.stat().st_size for path in files) >> 20
        print(f"{MUNICIPALITIES} municipalities, {MUNICIPALITIES * each} revisions, {size} MB", flush=True)
        with home():
            lines = [rows_of(path) for path in files]
        writers(cluster, files, lines)
        del lines
        url = again(cluster, files)
        one_of(cluster, url, files, folder)
        report(url)
        signed(cluster, folder / "signed", each)
    return 0


if __name__ == "__main__":
    sys.exit(main())
