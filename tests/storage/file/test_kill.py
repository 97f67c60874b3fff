"""Processes killed while they save, and many that merge at once: real ones, on the real disk."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from guaqui_tui.cli import run
from storage import FieldFile
from storage.file.reading import read_file
from storage.gather.merge import merge
from tests.storage.interruptible_acts import DEVICE, SLOTS, all_revs, other, revs
from tests.storage.revisions_made import DEMAND, plain_tinydb

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and kills by signal")

TURNS_OF_A_FILE = 20

if sys.platform != "win32":
    # The server has all modules loaded and no threads; a child is a fork of it and starts in milliseconds.
    WARM = multiprocessing.get_context("forkserver")
    WARM.set_forkserver_preload([__name__])


def save_for_ever(path: str, turn: int, say: Connection) -> None:
    """Save in a loop, one record and whole acts in turn; each id is said once it is acknowledged, not before."""
    with FieldFile.open(path, "Equipo 1", device=DEVICE) as field:
        for number in count(1):
            body = {**DEMAND, "text": f"Riego {turn} {number}"}
            slots = SLOTS if number % 5 == 0 else SLOTS[number % 5 : number % 5 + 1]
            saved = field.save_many([(slot, body, None) for slot in slots])
            os.write(say.fileno(), b"".join(one.rev.encode() + b"\n" for one in saved))


def merge_one(out: str, source: str) -> None:
    merge(Path(out), [Path(source)])


def start(work: object, *given: object) -> BaseProcess:
    process = WARM.Process(target=work, args=given)  # type: ignore[arg-type]
    process.start()
    return process


def killed_while_saving(path: Path, turn: int, delay: float) -> set[str]:
    """What a child acknowledged before it was killed, `delay` seconds after its first word."""
    hear, say = WARM.Pipe(duplex=False)
    with hear:
        child = start(save_for_ever, str(path), turn, say)
        say.close()
        heard = os.read(hear.fileno(), 1 << 16)
        time.sleep(delay)
        child.kill()
        child.join()
        with suppress(OSError):
            while part := os.read(hear.fileno(), 1 << 16):
                heard += part
        assert child.exitcode == -9
        child.close()
    assert heard
    return {line.decode() for line in heard.split(b"\n")[:-1]}


@pytest.mark.costly(0)
def test_killed_at_any_moment_everything_acknowledged_is_there(tmp_path: Path, *, full: bool) -> None:
    draw = random.Random(1)
    for number in range((10_000 if full else 200) // TURNS_OF_A_FILE):
        path = tmp_path / f"plan{number}.json"
        FieldFile.create(path, device=DEVICE).close()
        acknowledged = revs(path.read_bytes())
        for turn in range(TURNS_OF_A_FILE):
            acknowledged |= killed_while_saving(path, turn, draw.uniform(0, 0.03))
            assert acknowledged <= {one.rev for one in read_file(path).revisions}, f"file {number}, turn {turn}"
        with FieldFile.open(path) as field:
            assert field.writable
            assert acknowledged <= all_revs(field.survey)
        assert acknowledged <= {one["rev"] for one in plain_tinydb(path)}
        for left in tmp_path.iterdir():
            left.unlink()


def test_fifty_merges_at_once_onto_one_file_keep_every_revision(tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    expected: set[str] = set()
    sources = []
    for number in range(1, 51):
        source = tmp_path / f"laptop{number}.json"
        source.write_bytes(other(number))
        expected |= revs(other(number))
        sources.append(source)
    children = [start(merge_one, str(out), str(source)) for source in sources]
    for child in children:
        child.join()
        assert child.exitcode == 0
        child.close()
    assert {one.rev for one in read_file(out).revisions} == expected
    assert {one["rev"] for one in plain_tinydb(out)} == expected
    there = {one.name for one in tmp_path.iterdir()}
    assert there == {"plan.json", "plan.json.lock", *(source.name for source in sources)}


def import_one(plan: str, table: str) -> None:
    raise SystemExit(run(["import", plan, table]))


def test_many_imports_at_once_into_one_plan_all_come_in(tmp_path: Path, *, full: bool) -> None:
    """Each waits for those before it: of twenty at once eighteen were refused before they did."""
    plan, years = tmp_path / "plan.json", [2003, 2004, 2005, 2006, 2007]
    FieldFile.create(plan, device=DEVICE).close()
    wanted = [(holder, year) for holder in ("arcata", "andamarca", "sullcata", "patarani") for year in years]
    wanted = wanted if full else wanted[:6]
    children = []
    for holder, year in wanted:
        table = tmp_path / f"{holder}-{year}.csv"
        table.write_text(f"comunidad,gestion,demanda\n{holder},{year},Riego\n", "utf-8")
        children.append(start(import_one, str(plan), str(table)))
    for child in children:
        child.join()
        assert child.exitcode == 0
        child.close()
    there = {one["record"] for one in plain_tinydb(plan)}
    assert {f"demand/guaqui/{holder}/{year}/1" for holder, year in wanted} <= there
