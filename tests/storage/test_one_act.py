"""An act is written by one write and one flush, all or none, also where the disk fails."""

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


def save_several(field: FieldFile) -> None:
    field.save_many([(slot, DEMAND, None) for slot in SLOTS[:3]])


def settle(field: FieldFile) -> None:
    """With a reason, which is a record of its own."""
    field.settle(SLOT, {"text": "Otra"}, "así se acordó")


def add(field: FieldFile) -> None:
    """As an import of several tables does; what stands twice in it is one."""
    drafted = [field.drafted(slot, DEMAND) for slot in SLOTS[:3]]
    field.add([*drafted, *drafted])


ACTS = [save_several, settle, add]


@pytest.fixture
def disputed(path: Path) -> Path:
    """With two versions of what is asked for in one slot."""
    with FieldFile.open(path, device=DEVICE) as field:
        field.save(SLOT, {**DEMAND, "text": "Otra"}, ())
    return path


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_one_write_and_one_flush(disputed: Path, act: Callable[[FieldFile], None]) -> None:
    with FieldFile.open(disputed, device=DEVICE) as field:
        before = all_revs(field.survey)
        with Watch(disputed.parent) as watch:
            watch.hold(field._db.storage._fd, disputed)
            act(field)
        assert watch.seen == ["write", "fsync"]
        there = all_revs(field.survey)
        assert len(there - before) > 1
    assert revs(disputed.read_bytes()) == there
    assert len(plain_tinydb(disputed)) == len(there)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("number", [EIO, ENOSPC])
def test_a_disk_that_fails_at_its_end_leaves_nothing_of_it(
    disputed: Path, number: int, act: Callable[[FieldFile], None]
) -> None:
    before = disputed.read_bytes()
    with FieldFile.open(disputed, device=DEVICE) as field:
        there = all_revs(field.survey)
        with Watch(disputed.parent, 1, number) as watch:
            watch.hold(field._db.storage._fd, disputed)
            with pytest.raises(GuaquiError, match="disk"):
                act(field)
        assert all_revs(field.survey) == there
        assert revs(disputed.read_bytes()) == revs(before)
        act(field)
    assert len(plain_tinydb(disputed)) > len(there)


def test_one_save_of_several_that_cannot_be_leaves_out_all(path: Path) -> None:
    before = path.read_bytes()
    with FieldFile.open(path, device=DEVICE) as field:
        there = all_revs(field.survey)
        with pytest.raises(GuaquiError, match="record-bad"):
            field.save_many([(SLOTS[0], DEMAND, None), (SLOTS[1], {"text": "x" * 501}, None)])
        assert (path.read_bytes(), all_revs(field.survey)) == (before, there)


def test_an_act_of_nothing_writes_nothing(path: Path) -> None:
    before = path.stat().st_mtime_ns
    with FieldFile.open(path, device=DEVICE) as field:
        field.save_many([(SLOT, DEMAND, None)])
    assert path.stat().st_mtime_ns == before


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


@pytest.mark.costly(3)
@pytest.mark.parametrize("number", [EIO, ENOSPC])
@pytest.mark.parametrize("once", [True, False])
def test_whatever_call_fails_an_import_comes_in_whole_or_not_at_all(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int, *, once: bool
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
            assert ("no devuelve nada" in capsys.readouterr().err) == (came > 0), "it says what is known"
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
