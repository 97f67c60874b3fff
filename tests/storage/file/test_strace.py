"""The same faults and kills from the system itself: strace answers a real process. And a real full disk."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from storage import FieldFile, GuaquiError
from storage.file.reading import read_file
from storage.revisions.lines import TAIL
from storage.revisions.revision import Revision
from tests.storage.interruptible_acts import DEVICE, SLOTS, base, check_file, other, revs, torn
from tests.storage.revisions_made import DEMAND

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here"),
]

CALLS = "write,pwrite64,fsync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,openat"
FAULTS = {"EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "kill": "signal=KILL"}
ROOT = Path(__file__).parents[3]

# Says in JSON, a line each, what was acknowledged and what was raised. A save that failed is tried again, once.
PROGRAM = """
import json, os, sys
from pathlib import Path
from storage import FieldFile, GuaquiError
from storage.gather.merge import merge

what, path, slots, demand = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3]), json.loads(sys.argv[4])

def say(**told):
    os.write(1, json.dumps(told).encode() + b"\\n")

def all_of(survey):
    return [rev for of_record in survey.all_revisions().values() for rev in of_record]

try:
    if what == "create":
        field = FieldFile.create(path, device="k7m2q9xw")
        say(saved=all_of(field.survey))
    elif what == "merge":
        say(saved=all_of(merge(path, [path.parent.parent / "inputs"]).survey))
    else:
        field = FieldFile.open(path, device="k7m2q9xw")
        say(saved=all_of(field.survey))
        for slot in slots[:2]:
            try:
                say(saved=[field.save(slot, demand).rev])
            except GuaquiError as error:
                say(error=error.code)
                say(saved=[field.save(slot, demand).rev])
except GuaquiError as error:
    say(error=error.code)
"""


class Told(NamedTuple):
    saved: set[str]
    errors: list[str]
    status: int


class Point(NamedTuple):
    """The `when`-th time that the process makes a call."""

    call: str
    when: int


LAYOUT = {
    "create": (None, "create"),
    "save": (base(), "save"),
    "recover": (torn(), "save"),
    "merge": (None, "merge"),
    "merge-onto": (base(), "merge"),
}


def lay(folder: Path, plan: bytes | None) -> Path:
    path = folder / "field" / "plan.json"
    shutil.rmtree(folder, ignore_errors=True)
    path.parent.mkdir(parents=True)
    (folder / "inputs").mkdir()
    for number in (1, 2):
        (folder / "inputs" / f"laptop{number}.json").write_bytes(other(number))
    Path(f"{path}.lock").touch()
    if plan is not None:
        path.write_bytes(plan)
    return path


def straced(what: str, path: Path, *options: str) -> Told:
    command = ["strace", "-f", "-y", "-o", str(path.parent.parent / "log"), *options]
    program = [sys.executable, "-c", PROGRAM, what, str(path), json.dumps(SLOTS), json.dumps(DEMAND)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run([*command, *program], capture_output=True, text=True, check=False, env=env, timeout=60)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert "Traceback" not in done.stderr, done.stderr
    saved = {rev for one in told for rev in one.get("saved", ())}
    return Told(saved, [one["error"] for one in told if "error" in one], done.returncode)


def points(what: str, path: Path) -> list[Point]:
    """Every call that changes something in the folder, and which of its kind in the process it is."""
    told = straced(what, path, "-e", f"trace={CALLS}")
    assert told.saved
    assert not told.errors
    found: list[Point] = []
    counts: dict[str, int] = {}
    for line in (path.parent.parent / "log").read_text().splitlines():
        match = re.match(r"\d+ +(\w+)\(", line)
        if match is None:
            continue
        call = match[1]
        counts[call] = counts.get(call, 0) + 1
        if str(path.parent) in line and (call != "openat" or "O_CREAT" in line):
            found.append(Point(call, counts[call]))
    return found


@pytest.mark.parametrize("layout", LAYOUT)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_system_refuses_or_kills_loses_nothing_acknowledged(
    layout: str, fault: str, tmp_path: Path, *, full: bool
) -> None:
    plan, what = LAYOUT[layout]
    folder = tmp_path / "laptop"
    path = lay(folder, plan)
    found = points(what, path)
    assert len(found) > 4
    for number, point in enumerate(found):
        if not full and number % 4 != list(FAULTS).index(fault):
            continue
        path = lay(folder, plan)
        inputs = {one: one.read_bytes() for one in (folder / "inputs").iterdir()}
        inject = f"inject={point.call}:{FAULTS[fault]}:when={point.when}"
        told = straced(what, path, "-e", f"trace={point.call}", "-e", inject)
        where = f"{layout} {fault} {point} {told.errors}"
        assert "(INJECTED)" in (folder / "log").read_text() or fault == "kill", where
        assert (told.status != 0) == (fault == "kill"), where
        assert set(told.errors) <= {"disk-full" if fault == "ENOSPC" else "disk", "read-only"}, where
        expected = told.saved | (revs(plan) if plan else set())
        assert inputs == {one: one.read_bytes() for one in inputs}, where
        if expected:
            check_file(path, expected)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of a quarter of a megabyte."""
    place = tmp_path / "stick"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", place], check=False).returncode:
        pytest.skip("a disk can be mounted by root only")
    yield place
    subprocess.run(["umount", place], check=True)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 512)
        except OSError:
            return


def saved_until_full(field: FieldFile) -> list[Revision]:
    """Saves until the disk takes no more."""
    saved = []
    for number in range(1000):
        try:
            saved.append(field.save(SLOTS[0], {**DEMAND, "notes": f"{number} " + "x" * 800}))
        except GuaquiError as error:
            if error.code != "disk-full":
                raise
            return saved
    raise AssertionError(saved)


def test_a_full_disk_refuses_saves_and_takes_them_again_once_there_is_room(small: Path) -> None:
    path, filler = small / "plan.json", small / "photo.jpg"
    with FieldFile.create(path, device=DEVICE) as field:
        fill(filler)
        saved = saved_until_full(field)
        before = path.read_bytes()
        assert before.endswith(TAIL)
        with pytest.raises(GuaquiError, match="disk-full"):
            field.save(SLOTS[1], {**DEMAND, "notes": "x" * 5000})
        assert path.read_bytes() == before
        filler.unlink()
        last = field.save(SLOTS[1], DEMAND)
    check = check_file(path, {one.rev for one in (*saved, last)})
    assert len(check.survey.revisions(SLOTS[0])) == len(saved)


def test_recovering_on_a_full_disk_changes_nothing_and_works_once_there_is_room(small: Path) -> None:
    path, filler = small / "plan.json", small / "photo.jpg"
    path.write_bytes(torn())
    fill(filler)
    with FieldFile.open(path, device=DEVICE) as field:
        assert [notice.code for notice in field.notices] == ["not-mended"]
        with pytest.raises(GuaquiError, match="disk-full"):
            field.save(SLOTS[1], DEMAND)
    assert path.read_bytes() == torn()
    assert {one.rev for one in read_file(path).revisions} == revs(torn())
    filler.unlink()
    check_file(path, revs(torn()))
