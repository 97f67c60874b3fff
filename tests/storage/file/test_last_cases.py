"""What else can be in the way: a busy lock, a switch on the stick, another system, a plan with less in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage import field_file as fieldfile
from storage.backup import begin
from storage.errors import Code
from storage.file import device, disk
from storage.file.beside.names import spare_of
from storage.file.disk import flush_folder
from storage.file.lock import take_lock
from storage.file.pack import load_pack, parse_pack
from storage.gather.merge import merge
from storage.intake import opening, rejected_rows
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import take_rows
from storage.intake.sheets import read_sheet
from storage.plan.integrity import IntegrityProblem, check
from storage.plan.survey import Survey
from storage.revisions.lines import FileReading
from tests.storage.names.test_names_and_pack import GOOD
from tests.storage.revisions_made import DEMAND, SLOT, plain_tinydb, revision

PACK = load_pack("guaqui")


def refused(code: Code) -> pytest.RaisesExc[GuaquiError]:
    return pytest.raises(GuaquiError, check=lambda error: error.code == code)


def fails(number: int) -> object:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    FieldFile.create(path, device="k7m2q9xw").close()
    return path


def test_a_file_that_somebody_is_making_is_busy(tmp_path: Path) -> None:
    lock = take_lock(tmp_path / "plan.json")
    assert lock is not None
    with refused("busy"):
        FieldFile.create(tmp_path / "plan.json")
    lock.release()
    FieldFile.create(tmp_path / "plan.json").close()


def test_a_disk_that_refuses_a_new_file_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails(5))
        with refused("disk"):
            FieldFile.create(tmp_path / "plan.json")
    assert not (tmp_path / "plan.json").exists()
    with FieldFile.create(tmp_path / "plan.json") as made:
        assert made.writable


def test_a_new_file_whose_name_could_not_be_flushed_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is flushed for the file beside, and then for its renaming: that one fails."""
    path = tmp_path / "plan.json"

    def refuses_the_new_name(folder: Path) -> None:
        if path.exists():
            raise OSError(5, os.strerror(5))
        flush_folder(folder)

    monkeypatch.setattr(disk, "flush_folder", refuses_the_new_name)
    with refused("disk"):
        FieldFile.create(path)
    assert not path.exists()
    with FieldFile.create(tmp_path / "other.json") as made, refused("disk"):
        merge(path, [made.path])
    assert not path.exists()


def test_a_torn_file_opens_on_a_full_disk_and_the_next_save_mends_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn = path.read_bytes()[:-100]
    path.write_bytes(torn)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails(28))
        opened = FieldFile.open(path, device="k7m2q9xw")
        assert [notice.code for notice in opened.notices] == ["not-mended"]
        assert sum(map(len, opened.survey.all_revisions().values())) == len(PACK) - 1
        with refused("disk-full"):
            opened.save(SLOT, DEMAND)
        assert path.read_bytes() == torn
    with opened:
        opened.save(SLOT, DEMAND)
    assert len(plain_tinydb(path)) == len(PACK)
    assert [kept.read_bytes() for kept in path.parent.glob("plan.damaged-*")] == [torn]


def test_a_file_whose_switch_is_set_opens_for_reading_and_frees_its_lock(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", fails(13))
    with FieldFile.open(path) as opened:
        assert [notice.code for notice in opened.notices] == ["no-permission"]
        assert not opened.writable
        lock = take_lock(path)
        assert lock is not None
        lock.release()


def test_a_disk_that_refuses_to_be_read_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(fieldfile, "FieldDB", fails(5))
        with refused("disk"):
            FieldFile.open(path)
    with FieldFile.open(path) as opened:
        assert opened.writable


def test_more_heads_than_a_revision_may_have_parents_can_still_be_settled(path: Path) -> None:
    with FieldFile.open(path, device="k7m2q9xw") as field:
        for families in range(70):
            field.save(SLOT, {**DEMAND, "families": families}, base=())
        assert len(field.settle(SLOT, {"families": 7}).parents) == 64
        state = field.survey.history(SLOT)
        assert state is not None
        assert len(state.heads) == 7
        field.settle(SLOT, {"families": 7})
        state = field.survey.history(SLOT)
        assert state is not None
        assert (state.heads[1:], state.conflicts) == ((), ())


def test_a_path_that_cannot_be_looked_at_is_said_and_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FieldFile.open(path, device="k7m2q9xw") as field:
        field.save(SLOT, DEMAND)
        with monkeypatch.context() as patch:
            patch.setattr("storage.file.tinydb_storage.same_file", fails(5))
            with refused("disk"):
                field.save(SLOT, {**DEMAND, "families": 1})
        path.write_bytes(b'{"field": {"1": {"format": 9}}, "revisions": {}}')
        with refused("read-only"):
            field.save(SLOT, {**DEMAND, "families": 2})
        monkeypatch.setattr("storage.file.reading.MAX_FILE_BYTES", 10)
        with refused("read-only"):
            field.save(SLOT, {**DEMAND, "families": 3})


def test_a_file_that_grew_too_big_under_an_open_window_is_not_taken_in(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FieldFile.open(path, device="k7m2q9xw") as field:
        field.save(SLOT, DEMAND)
        path.write_bytes(path.read_bytes() + b" " * 50)
        monkeypatch.setattr("storage.file.reading.MAX_FILE_BYTES", 10)
        with refused("too-big"):
            field.save(SLOT, {**DEMAND, "families": 1})


def test_a_copy_that_the_disk_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.file.opening.replace_file", fails(28))
    with refused("disk-full"):
        begin(tmp_path / "copy.json", PACK)


def test_a_home_that_takes_no_name_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(device, "replace_file", fails(30))
    with refused("permission"):
        device.made_laptop_key()


def test_on_windows_no_folder_is_flushed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "open", fails(13))
    flush_folder(tmp_path)


def test_a_sheet_that_cannot_be_read_or_answered_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "filas.csv"
    source.write_text("comunidad,gestion\nArcata,2003\n", "utf-8")
    sheet = read_sheet(source)
    with monkeypatch.context() as patch:
        patch.setattr(rejected_rows, "replace_file", fails(28))
        with refused("disk-full"):
            rejected_rows.write_rejected(source, sheet, [(sheet.rows[0], "x")])
    with monkeypatch.context() as patch:
        patch.setattr(opening, "read_bounded", fails(5))
        with refused("disk"):
            read_sheet(source)
    monkeypatch.setattr(opening, "MAX_SHEET_BYTES", 3)
    with refused("too-big"):
        read_sheet(source)


def test_a_zip_that_the_disk_refuses_stays_out(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK")
    monkeypatch.setattr("storage.file.bounded_zips.ZipFile", fails(5))
    merged = merge(tmp_path / "out.json", [path, tmp_path / "x.zip"])
    assert [one.error.code for one in merged.left_out] == ["disk"]


def test_a_folder_where_only_a_spare_copy_is_left_still_brings_its_file(tmp_path: Path, path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with FieldFile.open(path, device="k7m2q9xw") as field:
        field.save(SLOT, DEMAND)
    path.rename(spare_of(stick / "plan.json"))
    assert merge(tmp_path / "out.json", [stick]).revisions == len(PACK) + 1
    assert plain_tinydb(tmp_path / "out.json")[-1]["record"]


def test_rows_of_a_plan_that_names_no_sources() -> None:
    plan = revision("plan/laja/2003-2007", {"name": "PDM", "years": [2003], "per_year": 1})
    survey = Survey([plan, revision("community/laja/uno", {"name": "Uno"})])
    rows = [
        SpreadsheetRow(2, {"comunidad": "Uno", "gestion": "2003", "demanda": "Riego", "aporte:PDLA": "5"}),
        SpreadsheetRow(3, {"comunidad": "Uno", "gestion": "2003", "demanda": "Riego", "familias": "muchas"}),
    ]
    taken_ = take_rows(rows, survey)
    assert [one.reason for one in taken_.unread] == ["unknown", "count-bad"]
    assert [one["body"] for one in taken_.new] == [{"text": "Riego"}]


def test_a_demand_with_an_absurd_number_is_found() -> None:
    record = f"demand/guaqui/arcata/2003/{10**8}"
    reading = FileReading([*PACK, revision(record)], [], 1, whole=True, ours=True)
    assert check(reading, Survey(reading.revisions)) == [IntegrityProblem("n-outside", record)]


TRES = """[edition.association]
tres = { name = "Tres", per_year = 2 }
[edition.member.otra]
tres = { zone = "sur" }
"""


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('{ name = "Dos" }', "{ name = 2003-02-01 }", "type"),
        ('{ name = "Dos" }', '{ name = "Dos", code = 1.5 }', "number"),
        ('{ name = "Dos" }', '{ name = "Dos", code = 99999999999999999999999 }', ""),
        (
            "[edition.action]",
            f"{TRES}[edition.action]",
            "sur",
        ),
        ('vno = { name = "Vno"', 'uno = { name = "Uno"', "taken"),
    ],
)
def test_more_mistakes_of_a_pack(old: str, new: str, word: str) -> None:
    assert old in GOOD
    with pytest.raises(GuaquiError) as caught:
        parse_pack(GOOD.replace(old, new), "laja.toml")
    assert caught.value.code == "pack-bad"
    assert word in str(caught.value.facts["reason"])


def test_a_mistake_in_a_table_of_its_own_is_named_with_its_line() -> None:
    text = GOOD + '[edition.association.tres]\nname = "Tres"\nper_year = 0\n'
    with pytest.raises(GuaquiError) as caught:
        parse_pack(text, "laja.toml")
    assert caught.value.facts["line"] == text[: text.index("[edition.association.tres]")].count("\n") + 1


def test_everything_known_is_put_into_a_new_file(path: Path, tmp_path: Path) -> None:
    with FieldFile.open(path, "Uno", device="k7m2q9xw") as field:
        field.save(SLOT, DEMAND)
        field.copy_to(tmp_path / "other.json")
        held = field.survey.all_revisions()
        with refused("exists"):
            field.copy_to(tmp_path / "other.json")
        field.save(SLOT, {**DEMAND, "place": "Sede"})
    with FieldFile.open(tmp_path / "other.json", "Uno", device="k7m2q9xw") as field:
        assert field.survey.all_revisions() == held
        assert field.notices == []
        field.save(SLOT, {**DEMAND, "place": "Otra"})


def test_a_copy_goes_where_there_is_a_folder_and_nobody_else(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new.json"
    with FieldFile.open(path) as field:
        with refused("exists"):
            field.copy_to(path)
        with refused("folder-missing"):
            field.copy_to(tmp_path / "none" / "new.json")
        lock = take_lock(new)
        assert lock is not None
        with refused("busy"):
            field.copy_to(new)
        lock.release()
        spare_of(new).write_bytes(b"all that an interruption left")
        with refused("exists"):
            field.copy_to(new)
        spare_of(new).unlink()
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fails(28))
            with refused("disk-full"):
                field.copy_to(new)
        assert not new.exists()
        field.copy_to(str(new))
    assert new.exists()


def test_a_copy_does_not_need_the_disk_that_went_away(path: Path, tmp_path: Path) -> None:
    with FieldFile.open(path, "Uno", device="k7m2q9xw") as field:
        field.save(SLOT, DEMAND)
        path.unlink()
        field.copy_to(tmp_path / "new.json")
    with FieldFile.open(tmp_path / "new.json", writable=False) as copy:
        assert SLOT in copy.survey
