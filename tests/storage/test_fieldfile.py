"""The field file: append, recovery, the held file, the lock, and what plain TinyDB makes of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from storage import FieldFile, GuaquiError
from storage.errors import FileError
from storage.file import opening
from storage.file.pack import load_pack
from storage.file.reading import read_file
from storage.file.revision_table import FieldDB
from storage.revisions.lines import HEADER, TAIL
from storage.revisions.revision import Revision
from tests.storage.revisions_made import DEMAND, SLOT, document, plain_tinydb

PACK = len(load_pack("guaqui"))
OTHER = "demand/guaqui/arcata/2004/1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.json"


@pytest.fixture
def field(path: Path) -> Iterator[FieldFile]:
    with FieldFile.create(path, "guaqui", "Equipo 1", device="k7m2q9xw") as made:
        yield made


def codes(field: FieldFile) -> list[str]:
    return [notice.code for notice in field.notices]


def refused(code: str) -> pytest.RaisesExc[GuaquiError]:
    return pytest.raises(GuaquiError, check=lambda error: error.code == code)


def test_a_new_file_is_the_pack_and_plain_tinydb_opens_it(field: FieldFile, path: Path) -> None:
    found = plain_tinydb(path)
    assert len(found) == sum(map(len, field.survey.all_revisions().values())) == PACK
    assert {one["device"] for one in found} == {"pack"}
    assert len(field.survey.communities()) == 18


def test_a_save_appends_one_line_and_leaves_every_earlier_byte(field: FieldFile, path: Path) -> None:
    before = path.read_bytes()
    saved = field.save(SLOT, DEMAND)
    after = path.read_bytes()
    assert after.startswith(before[: -len(TAIL)])
    assert after[len(before) - len(TAIL) :].count(b"\n") == TAIL.count(b"\n") + 1
    assert after.endswith(TAIL)
    assert plain_tinydb(path)[-1] == saved.document()
    assert json.loads(after)["revisions"][str(PACK + 1)]["rev"] == saved.rev


def test_a_first_save_decides_all_and_a_later_one_what_changed(field: FieldFile) -> None:
    first = field.save(SLOT, {**DEMAND, "families": 3})
    assert first.sets == ("action", "agreed", "class", "families", "status", "text")
    second = field.save(SLOT, {**DEMAND, "families": 4})
    assert second.sets == ("families",)
    assert second.parents == (first.rev,)
    third = field.save(SLOT, {**DEMAND, "families": 4, "text": "Posta"})
    assert third.sets == ("action", "agreed", "class", "status", "text")
    assert field.save(SLOT, {**DEMAND, "families": 4, "text": "Posta"}) == third


def test_what_is_saved_on_an_older_state_is_a_conflict_not_a_loss(field: FieldFile) -> None:
    first = field.save(SLOT, DEMAND)
    field.save(SLOT, {**DEMAND, "families": 4})
    field.save(SLOT, {**DEMAND, "families": 5}, base=[first.rev])
    state = field.survey.history(SLOT)
    assert state is not None
    assert state.conflicts == ("families",)
    settled = field.settle(SLOT, {"families": 5})
    assert len(settled.parents) == 2
    state = field.survey.history(SLOT)
    assert state is not None
    assert (state.conflicts, state.values["families"]) == ((), 5)
    field.save(SLOT, {**DEMAND, "families": 6}, base=[first.rev])
    field.settle(SLOT, {"families": None})
    state = field.survey.history(SLOT)
    assert state is not None
    assert "families" not in state.values


def test_what_came_after_the_look_stays_to_settle(field: FieldFile) -> None:
    first = field.save(SLOT, DEMAND)
    seen = [field.save(SLOT, {**DEMAND, "families": n}, base=[first.rev]).rev for n in (4, 5)]
    field.save(SLOT, {**DEMAND, "families": 6, "place": "K'ulli"}, base=[first.rev])
    settled = field.settle(SLOT, {"families": 5}, base=seen)
    state = field.survey.history(SLOT)
    assert state is not None
    assert (set(settled.parents), "place" in settled.body) == (set(seen), False)
    assert {claim.value for claim in state.claims["families"]} == {5, 6}
    assert (state.conflicts, state.values["place"]) == (("families",), "K'ulli")


def test_a_demand_from_pieces_settles_together(field: FieldFile) -> None:
    first = field.save(SLOT, DEMAND)
    field.save(SLOT, {**DEMAND, "text": "Posta", "action": "health-post"})
    field.save(SLOT, {**DEMAND, "text": "Aulas", "action": "school"}, base=[first.rev])
    with refused("decided-together"):
        field.settle(SLOT, {"text": "Aulas"})
    settled = field.settle(SLOT, {"text": "Aulas", "action": "school"})
    assert settled.sets == ("action", "agreed", "class", "status", "text")


def test_an_act_of_several_records_is_one_write(field: FieldFile, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[bytes] = []
    real = os.write

    def write(fd: int, data: bytes) -> int:
        writes.append(bytes(data))
        return real(fd, data)

    monkeypatch.setattr(os, "write", write)
    saved = field.save_many([(SLOT, DEMAND, None), (OTHER, DEMAND, None)])
    assert [one.record for one in saved] == [SLOT, OTHER]
    assert len(writes) == 1
    with pytest.raises(ValueError, match="andamarca"):
        field.save_many([(SLOT, {**DEMAND, "families": 1}, None), (SLOT, {**DEMAND, "families": 2}, None)])


def test_none_of_an_act_is_saved_when_one_of_it_is_bad(field: FieldFile, path: Path) -> None:
    before = path.read_bytes()
    with refused("record-bad"):
        field.save_many([(SLOT, DEMAND, None), (OTHER, {**DEMAND, "cost_cents": -5}, None)])
    assert path.read_bytes() == before
    assert field.survey.history(SLOT) is None


@pytest.mark.parametrize("body", [{}, {**DEMAND, "text": "x" * 501}, {**DEMAND, "x": 1.5}, {**DEMAND, "x": 2**60}])
def test_a_bad_body_is_refused_with_its_record(field: FieldFile, path: Path, body: dict[str, object]) -> None:
    before = path.read_bytes()
    with pytest.raises(GuaquiError) as caught:
        field.save(SLOT, body)
    assert caught.value.code == "record-bad"
    assert caught.value.facts["record"] == SLOT
    assert path.read_bytes() == before


def test_what_is_typed_is_cleaned_on_its_way_in(path: Path) -> None:
    with FieldFile.create(path, author="Equipo\x1b[1m\t1 ") as field:
        saved = field.save(
            SLOT, {**DEMAND, "text": "Nun\u0303umani\r\nq’ \u202eatsop\x07", "options": [{"text": "a\tb"}]}
        )
    assert saved.author == "Equipo[1m 1"
    assert saved.body["text"] == "Nuñumani\nq’ atsop"
    assert saved.body["options"] == [{"text": "a b"}]


def test_opening_again_gives_the_same_state(field: FieldFile, path: Path) -> None:
    field.save(SLOT, {**DEMAND, "families": 4})
    field.close()
    with FieldFile.open(path) as again:
        assert again.survey.history(SLOT) == field.survey.history(SLOT)
        assert again.notices == []
        assert again.writable


def test_a_second_window_reads_only_and_says_so(field: FieldFile, path: Path) -> None:
    field.save(SLOT, DEMAND)
    with FieldFile.open(path) as second:
        assert not second.writable
        assert codes(second) == ["locked-elsewhere"]
        assert second.survey.history(SLOT) is not None
        with refused("read-only"):
            second.save(OTHER, DEMAND)
    field.save(OTHER, DEMAND)
    field.close()
    with FieldFile.open(path) as third:
        assert third.writable


def test_a_lock_left_behind_by_a_dead_program_stops_nobody(path: Path) -> None:
    Path(f"{path}.lock").write_text("12345")
    with FieldFile.create(path) as field:
        assert field.writable


def test_a_file_that_may_not_be_written_opens_for_reading(
    field: FieldFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a stick with its switch set: the lock beside it cannot be made."""
    field.close()

    def no_lock(*_: object) -> None:
        raise FileError("permission", path=str(path))

    monkeypatch.setattr(opening, "take_lock", no_lock)
    with FieldFile.open(path) as opened:
        assert codes(opened) == ["no-permission"]
        assert len(opened.survey.communities()) == 18
        with refused("read-only"):
            opened.save(SLOT, DEMAND)


def test_create_never_overwrites(field: FieldFile, path: Path) -> None:
    before = path.read_bytes()
    with refused("exists"):  # also where another window has it
        FieldFile.create(path)
    field.close()
    with refused("exists"):
        FieldFile.create(path)
    assert path.read_bytes() == before
    with refused("municipality-unknown"):
        FieldFile.create(path.with_name("b.json"), "atlantis")
    assert not path.with_name("b.json").exists()
    with refused("folder-missing"):
        FieldFile.create(path.parent / "none" / "b.json")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\0" * 4096, "empty-file"),
        (b" \n", "empty-file"),
        (b"hello", "not-a-field-file"),
        (b"{}", "not-a-field-file"),
        (b'{"_default": {"1": {"a": 1}}}', "not-a-field-file"),
        (b'{"field": {"1": {"format": "1"}}, "revisions": {}}', "not-a-field-file"),
        (b"PK\x03\x04 a zip", "not-a-field-file"),
        (b"[" * 100_000, "not-a-field-file"),
    ],
)
def test_what_is_no_field_file_is_left_as_it_is(path: Path, data: bytes, code: str) -> None:
    path.write_bytes(data)
    with refused(code):
        FieldFile.open(path)
    assert path.read_bytes() == data
    assert [p.name for p in path.parent.iterdir() if not p.name.endswith(".lock")] == ["plan.json"]
    with refused("not-found"):
        FieldFile.open(path.with_name("none.json"))


def test_a_newer_format_opens_for_reading_only(field: FieldFile, path: Path) -> None:
    field.close()
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 2'))
    before = path.read_bytes()
    with FieldFile.open(path) as opened:
        assert codes(opened) == ["newer-format"]
        with refused("read-only"):
            opened.save(SLOT, DEMAND)
    assert path.read_bytes() == before


@pytest.mark.costly(0)
def test_a_file_torn_anywhere_gives_back_every_whole_line(field: FieldFile, path: Path, *, full: bool) -> None:
    """Cut at every byte of the last save: what was acknowledged before it is always there.

    Behind each cut stands one of three things; with --full all of them.
    """
    fillings = (b"", b"\0" * 40, b"\xff\xfe")
    first = field.save(SLOT, DEMAND)
    kept = path.stat().st_size - len(TAIL)
    second = field.save(OTHER, DEMAND)
    field.close()
    whole = path.read_bytes()
    for cut in range(kept, len(whole)):
        for filling in fillings if full else (fillings[cut % len(fillings)],):
            path.write_bytes(whole[:cut] + filling)
            with FieldFile.open(path) as opened:
                assert opened.survey.history(SLOT).latest() == first, cut  # type: ignore[union-attr]
                there = opened.survey.history(OTHER)
                assert there is None or there.latest() == second
                kept_as = [Path(n.facts["kept"]) for n in opened.notices if n.code == "recovered"]
                if cut < len(whole) - 1:
                    assert [p.read_bytes() for p in kept_as] == [whole[:cut] + filling]
                opened.save("demand/guaqui/arcata/2005/1", DEMAND)
            assert plain_tinydb(path)[-1]["record"] == "demand/guaqui/arcata/2005/1"
            for left in kept_as:
                left.unlink()


def test_a_torn_file_that_may_only_be_read_is_read(field: FieldFile, path: Path) -> None:
    field.save(SLOT, DEMAND)
    field.close()
    torn = path.read_bytes()[:-20]
    path.write_bytes(torn)
    with FieldFile.open(path, writable=False) as opened:
        assert codes(opened) == ["recovered-in-memory"]
        assert len(opened.survey.communities()) == 18
    assert path.read_bytes() == torn


def test_a_changed_line_is_left_out_and_said_and_stays_in_the_file(field: FieldFile, path: Path) -> None:
    field.save(SLOT, DEMAND)
    field.close()
    path.write_bytes(path.read_bytes().replace(b'"text":"Riego"', b'"text":"Cemento"'))
    with FieldFile.open(path) as opened:
        assert opened.survey.history(SLOT) is None
        assert codes(opened) == ["refused-revisions"]
        assert [(p.where, p.reason) for p in opened.problems] == [(str(PACK + 1), "hash")]
        opened.save(OTHER, DEMAND)
    assert b"Cemento" in path.read_bytes()
    assert plain_tinydb(path)[-1]["record"] == OTHER


def test_rewritten_by_plain_tinydb_it_is_read_and_written_anew_at_the_next_save(
    field: FieldFile, path: Path
) -> None:
    first = field.save(SLOT, {**DEMAND, "text": "Ñuñumani q’ 🌾"})
    field.close()
    with TinyDB(path, indent=2) as db:
        db.table("revisions").update({}, where("rev") == first.rev)
    assert not path.read_bytes().startswith(HEADER)
    with FieldFile.open(path) as opened:
        assert opened.notices == []
        assert opened.survey.history(SLOT).latest() == first  # type: ignore[union-attr]
        opened.save(OTHER, DEMAND)
    assert path.read_bytes().startswith(HEADER)
    assert len(plain_tinydb(path)) == PACK + 2


@pytest.mark.parametrize(
    "change", [lambda b: b.replace(b"\n", b"\r\n"), lambda b: b"\xef\xbb\xbf" + b, lambda b: b[:-1]]
)
def test_what_an_editor_does_to_it_does_no_harm(field: FieldFile, path: Path, change: object) -> None:
    field.save(SLOT, DEMAND)
    field.close()
    assert callable(change)
    path.write_bytes(change(path.read_bytes()))
    with FieldFile.open(path) as opened:
        assert opened.survey.history(SLOT) is not None
        opened.save(OTHER, DEMAND)
    assert path.read_bytes().startswith(HEADER)
    assert len(plain_tinydb(path)) == PACK + 2


def test_entries_under_one_number_are_all_read(field: FieldFile, path: Path) -> None:
    """Plain TinyDB would see the last one only; nobody's words may hide behind it."""
    field.save(SLOT, DEMAND)
    field.save(OTHER, DEMAND)
    field.close()
    path.write_bytes(path.read_bytes().replace(b'"%d": {' % (PACK + 2), b'"%d": {' % (PACK + 1)))
    with FieldFile.open(path) as opened:
        assert opened.survey.history(SLOT) is not None
        assert opened.survey.history(OTHER) is not None
        opened.save("demand/guaqui/arcata/2005/1", DEMAND)
    assert len(plain_tinydb(path)) == PACK + 3


def test_a_file_replaced_under_an_open_window_loses_nothing_of_either(field: FieldFile, path: Path) -> None:
    field.save(SLOT, DEMAND)
    older = path.read_bytes()
    mine = field.save(OTHER, DEMAND)
    path.unlink()
    path.write_bytes(older)  # restored from an older copy: what was acknowledged since is not in it
    field.save("demand/guaqui/arcata/2005/1", DEMAND)
    assert codes(field) == ["changed-outside"]
    assert mine.rev in {one["rev"] for one in plain_tinydb(path)}
    assert len(plain_tinydb(path)) == PACK + 3


@pytest.mark.parametrize("left", [0, 1, 3000, 20_000])
def test_a_file_truncated_under_an_open_window_is_whole_after_the_next_save(
    field: FieldFile, path: Path, left: int
) -> None:
    first = field.save(SLOT, DEMAND)
    os.truncate(path, left)
    second = field.save(OTHER, DEMAND)
    assert {first.rev, second.rev} <= {one["rev"] for one in plain_tinydb(path)}
    assert "changed-outside" in codes(field)


def test_a_file_deleted_under_an_open_window_is_written_again(field: FieldFile, path: Path) -> None:
    first = field.save(SLOT, DEMAND)
    path.unlink()
    second = field.save(OTHER, DEMAND)
    assert {first.rev, second.rev} <= {one["rev"] for one in plain_tinydb(path)}


def test_where_the_folder_is_gone_the_save_says_so_and_the_data_stays_with_the_caller(
    tmp_path: Path, path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with FieldFile.create(stick / "plan.json") as field:
        stick.rename(tmp_path / "pulled")
        with refused("folder-missing"):
            field.save(SLOT, DEMAND)
        (tmp_path / "pulled").rename(stick)
        saved = field.save(SLOT, DEMAND)
    assert plain_tinydb(stick / "plan.json")[-1]["rev"] == saved.rev


def test_revisions_of_another_program_come_in_when_the_file_changed(field: FieldFile, path: Path) -> None:
    foreign = document(OTHER, device="zzzzzzzz")
    with TinyDB(path) as db:
        db.table("revisions").insert(foreign)
    field.save(SLOT, DEMAND)
    state = field.survey.history(OTHER)
    assert state is not None
    assert state.latest().device == "zzzzzzzz"


def test_tinydbs_own_doors_append_and_change_nothing(field: FieldFile, path: Path) -> None:
    field.close()
    with FieldDB(path, writable=True) as db:
        assert db.revisions.insert(document()) == PACK + 1
        found = db.revisions.search(where("record") == SLOT)
        assert [one["body"] for one in found] == [DEMAND]
        for change in (
            lambda: db.revisions.update({"author": "x"}, where("record") == SLOT),
            lambda: db.revisions.remove(where("record") == SLOT),
            db.revisions.truncate,
            db.drop_tables,
        ):
            with refused("revisions-stay"):
                change()
        with refused("record-bad"):
            db.revisions.insert({"rev": "0" * 32})
    assert len(plain_tinydb(path)) == PACK + 1


def test_the_same_revision_twice_is_one(field: FieldFile, path: Path) -> None:
    field.close()
    with FieldDB(path, writable=True) as db:
        db.revisions.insert(document())
        db.revisions.insert(document())
    assert len(plain_tinydb(path)) == PACK + 1


def test_after_kill_nine_everything_acknowledged_is_there(path: Path) -> None:
    program = """
import sys
from storage import FieldFile
with FieldFile.create(sys.argv[1], author="Equipo 1", device="k7m2q9xw") as field:
    for year in range(2003, 2008):
        saved = field.save(f"demand/guaqui/andamarca/{year}/1", {"text": "Riego", "status": "proposed"})
        print(saved.rev, flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        acknowledged = [child.stdout.readline().strip() for _ in range(5)]
        child.kill()
        child.communicate()
    assert acknowledged == [one["rev"] for one in plain_tinydb(path)[-5:]]
    with FieldFile.open(path) as opened:
        assert opened.writable
        assert opened.notices == []


FAULTS = ["write", "fsync"]


@pytest.mark.parametrize("call", FAULTS)
@pytest.mark.parametrize("after", [0, 10])
def test_a_failed_save_says_so_and_leaves_the_file_as_it_was(
    field: FieldFile, path: Path, monkeypatch: pytest.MonkeyPatch, call: str, after: int
) -> None:
    """The disk takes `after` bytes and then no more; or takes all and cannot flush. ENOSPC once."""
    before = path.read_bytes()
    real_write = os.write
    failed: list[int] = []

    def write(fd: int, data: bytes) -> int:
        if call == "write" and not failed:
            if after and len(data) > after:
                return real_write(fd, data[:after])
            failed.append(1)
            raise OSError(28, "No space left on device")
        return real_write(fd, data)

    def fsync(fd: int) -> None:
        if call == "fsync":
            raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        patch.setattr(os, "fsync", fsync)
        with refused("disk-full" if call == "write" else "disk"):
            field.save(SLOT, DEMAND)
    assert field.survey.history(SLOT) is None
    assert path.read_bytes() == before
    saved = field.save(SLOT, DEMAND)
    assert plain_tinydb(path)[-1]["rev"] == saved.rev
    assert len(plain_tinydb(path)) == PACK + 1


def test_one_failed_flush_writes_elsewhere_and_says_so(
    field: FieldFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.fsync, []

    def fsync(fd: int) -> None:
        calls.append(os.fstat(fd).st_ino)
        if len(calls) == 1:
            raise OSError(5, "Input/output error")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    saved = field.save(SLOT, DEMAND)
    assert codes(field) == ["rewritten-after-disk-error"]
    assert calls[0] not in calls[1:]  # the pages that failed are never flushed again
    assert plain_tinydb(path)[-1]["rev"] == saved.rev


def test_a_save_flushes_before_it_returns(field: FieldFile, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    def noted(name: str) -> Callable[..., object]:
        real = getattr(os, name)
        return lambda *given: (order.append(name), real(*given))[-1]  # type: ignore[func-returns-value]

    for name in ("write", "fsync"):
        monkeypatch.setattr(os, name, noted(name))
    assert isinstance(field.save(SLOT, DEMAND), Revision)
    assert order == ["write", "fsync"]


def test_reading_a_file_for_a_merge_touches_nothing(field: FieldFile, path: Path) -> None:
    field.close()
    files = sorted(path.parent.iterdir())
    assert len(read_file(path).revisions) == PACK
    assert sorted(path.parent.iterdir()) == files
