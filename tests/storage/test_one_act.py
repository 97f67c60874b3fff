"""What is saved within one act is written by one write and one flush, all or none, also where the disk fails."""

from __future__ import annotations

import os
from collections.abc import Callable
from errno import EIO, ENOSPC
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.cli import run
from storage import FieldFile, GuaquiError
from storage.errors import FileError
from tests.storage.interruptible_acts import DEVICE, SLOTS, all_revs, revs
from tests.storage.revisions_made import DEMAND, SLOT, plain_tinydb
from tests.storage.system_calls import Call, Calls


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "field").mkdir()
    path = tmp_path / "field" / "plan.json"
    with FieldFile.create(path, author="Rosa Mamani", device=DEVICE) as field:
        field.save(SLOT, DEMAND)
    return path


class Watch(Calls):
    """Counts what changes the plan; from the `at`-th call on the disk refuses (0: never), all or that one."""

    def __init__(self, folder: Path, at: int = 0, number: int = ENOSPC, *, once: bool = False) -> None:
        super().__init__(folder)
        self.seen: list[str] = []
        self._at = at
        self._number = number
        self._once = once

    def answer(self, call: Call, do: Callable[..., Any]) -> Any:
        if call.path.name != "plan.json" and not call.path.name.startswith(".plan.json"):
            return do()
        self.seen.append(call.what)
        if self._at and (len(self.seen) == self._at or (len(self.seen) > self._at and not self._once)):
            raise OSError(self._number, os.strerror(self._number))
        return do()


def fill(field: FieldFile) -> None:
    """Saves of every sort, each of which builds on the one before."""
    with field.act():
        first = field.save(SLOTS[0], DEMAND)
        field.save(SLOTS[0], {**DEMAND, "families": 8})
        field.save_many([(SLOTS[1], DEMAND, None), (SLOTS[2], DEMAND, None)])
        field.save(SLOTS[1], {**DEMAND, "text": "Otra"}, ())
        field.settle(SLOTS[1], {"text": "Otra"}, "así se acordó")
        field.add([field.drafted(SLOTS[3], DEMAND)])
        state = field.survey.history(SLOTS[0])
        assert state is not None
        assert (state.values["families"], first.rev in field.survey.revisions(SLOTS[0])) == (8, True)


def test_an_act_is_one_write_and_one_flush_and_can_be_read_within(path: Path) -> None:
    with FieldFile.open(path, device=DEVICE) as field:
        with Watch(path.parent) as watch:
            watch.hold(field._db.storage._fd, path)
            fill(field)
        assert watch.seen == ["write", "fsync"]
        there = all_revs(field.survey)
        assert len(field.survey.revisions(SLOTS[1])) == 3
    assert revs(path.read_bytes()) == there
    assert len(plain_tinydb(path)) == len(there)


def interrupt() -> None:
    raise KeyboardInterrupt


def break_off(field: FieldFile, by: Callable[[], object]) -> None:
    """An act that had begun to save."""
    with field.act():
        field.save(SLOTS[0], DEMAND)
        by()


def test_what_breaks_an_act_off_leaves_nothing_of_it(path: Path) -> None:
    before = path.read_bytes()
    with FieldFile.open(path, device=DEVICE) as field:
        there = all_revs(field.survey)
        with pytest.raises(GuaquiError, match="record-bad"):
            break_off(field, lambda: field.save(SLOTS[1], {"text": "x" * 501}))
        assert (path.read_bytes(), all_revs(field.survey)) == (before, there)
        with pytest.raises(KeyboardInterrupt):
            break_off(field, interrupt)
        assert (path.read_bytes(), all_revs(field.survey)) == (before, there)
        field.save(SLOTS[0], DEMAND)
    assert len(plain_tinydb(path)) == len(there) + 1


@pytest.mark.parametrize("number", [EIO, ENOSPC])
def test_a_disk_that_fails_at_its_end_leaves_nothing_of_it(path: Path, number: int) -> None:
    before = path.read_bytes()
    with FieldFile.open(path, device=DEVICE) as field:
        there = all_revs(field.survey)
        with Watch(path.parent, 1, number) as watch:
            watch.hold(field._db.storage._fd, path)
            with pytest.raises(GuaquiError, match="disk"):
                fill(field)
        assert all_revs(field.survey) == there
        assert revs(path.read_bytes()) == revs(before)
        fill(field)
    assert len(plain_tinydb(path)) > len(there)


def test_an_act_of_nothing_writes_nothing(path: Path) -> None:
    before = path.stat().st_mtime_ns
    with FieldFile.open(path, device=DEVICE) as field, field.act():
        field.save(SLOT, DEMAND)
    assert path.stat().st_mtime_ns == before


def nest(field: FieldFile) -> None:
    """An act begun within another, after and before something was saved in either."""
    with field.act():
        field.save(SLOTS[0], DEMAND)
        with field.act():
            field.save(SLOTS[1], DEMAND)
        field.save(SLOTS[2], DEMAND)


def test_an_act_within_an_act_is_refused_and_nothing_of_either_is_saved(path: Path) -> None:
    before = path.read_bytes()
    with FieldFile.open(path, device=DEVICE) as field:
        there = all_revs(field.survey)
        with pytest.raises(RuntimeError, match="act"):
            nest(field)
        assert (path.read_bytes(), all_revs(field.survey)) == (before, there)
        fill(field)
        assert all_revs(field.survey) == revs(path.read_bytes()) > there


def test_an_act_whose_file_is_closed_within_saves_nothing(path: Path) -> None:
    before = path.read_bytes()
    with FieldFile.open(path, device=DEVICE) as field:
        with pytest.raises(RuntimeError, match="closed"):
            break_off(field, field.close)
        assert path.read_bytes() == before


# The command that brings several tables


def tables(folder: Path) -> list[Path]:
    """Three tables: each brings something, one names a community by an alias, one has a row that does not fit."""
    said = {
        "uno.csv": ["Arcata,2005,Riego", "Arcata,2006,Riego"],
        "dos.csv": ["Arcata vieja,2007,Posta", "Nadie,2005,Riego"],
        "tres.csv": ["Sullcata,2005,Riego"],
    }
    for name, rows in said.items():
        (folder / name).write_text("\n".join(["comunidad,gestion,demanda", *rows]) + "\n", "utf-8")
    return [folder / name for name in said]


WHOLE = 8
"""What they bring, with the alias and an arrival of each."""


def bring(path: Path, tmp_path: Path) -> int:
    return run(["import", str(path), *map(str, tables(tmp_path)), "--alias", "Arcata vieja=arcata"])


def test_several_tables_and_aliases_come_in_by_one_write(path: Path, tmp_path: Path) -> None:
    with Watch(path.parent) as watch:
        assert bring(path, tmp_path) == 1
    assert [one for one in watch.seen if one in {"write", "fsync"}] == ["write", "fsync"]
    there = {one["record"] for one in plain_tinydb(path)}
    assert {f"demand/guaqui/arcata/{year}/1" for year in (2005, 2006, 2007)} <= there
    assert "alias/guaqui/arcata-vieja" in there


@pytest.mark.parametrize("number", [EIO, ENOSPC])
@pytest.mark.parametrize("once", [True, False])
def test_whatever_call_fails_an_import_comes_in_whole_or_not_at_all(
    path: Path, tmp_path: Path, number: int, *, once: bool
) -> None:
    before, failed = path.read_bytes(), []
    for at in range(1, 60):
        path.write_bytes(before)
        with Watch(path.parent, at, number, once=once) as watch:
            code = bring(path, tmp_path)
        came = len(revs(path.read_bytes()) - revs(before))
        if code == 3:
            # What a disk took and then neither flushes nor takes back stays whole, for nobody can take it back.
            assert came == 0 or (came == WHOLE and not once and watch.seen[:2] == ["write", "fsync"]), at
            failed.append(at)
        else:
            assert (code, came) == (1, WHOLE), at
        if at > len(watch.seen):
            break
    assert failed
    assert [one for one in path.parent.iterdir() if one.suffix != ".lock"] == [path]


@pytest.mark.parametrize("bad", ["Arcata vieja=nadie", "=arcata", "Sullcata=arcata"])
def test_one_alias_that_cannot_be_leaves_out_all(path: Path, tmp_path: Path, bad: str) -> None:
    before = path.read_bytes()
    names = map(str, tables(tmp_path))
    assert run(["import", str(path), *names, "--alias", "Arcata vieja=arcata", "--alias", bad]) == 3
    assert path.read_bytes() == before


def test_a_table_whose_rows_cannot_be_put_aside_leaves_out_all(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise FileError("disk-full", path="dos.csv.rejected.csv")

    before = path.read_bytes()
    monkeypatch.setattr("guaqui_tui.session.importing.write_rejected", full)
    assert bring(path, tmp_path) == 3
    assert path.read_bytes() == before
