"""The smaller entry points of the store: drafts, laptop names, checks, spare copies, what only seems right."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.file import device, drafts
from storage.file.beside.names import spare_of
from storage.file.disk import free_name, replace_file, write_new
from storage.file.drafts import Draft, Drafts
from storage.file.lock import take_lock
from storage.file.pack import load_pack
from storage.file.reading import read_file
from storage.gather.merge import merge
from storage.names.name_table import NameTable
from storage.plan.integrity import IntegrityProblem, check
from storage.plan.survey import Survey
from storage.refusals import from_os
from storage.revisions.history import REMOVED
from storage.revisions.lines import FileReading, Problem, read_revisions, whole_file
from tests.storage.revisions_made import DEMAND, SLOT, child, plain_tinydb, revision

PACK = load_pack("guaqui")


def test_a_draft_is_kept_whole_and_dropped(own_home: Path, tmp_path: Path) -> None:
    kept = Drafts(tmp_path / "plan.json")
    draft = Draft(SLOT, {"text": "Rie"}, ["a" * 32], "2002-07-14T10:22:31-04:00")
    assert (kept.all(), kept.get(SLOT)) == ([], None)
    kept.keep(draft)
    kept.keep(Draft(SLOT.replace("andamarca", "arcata"), {"text": "Po"}, [], ""))
    assert kept.get(SLOT) == draft
    assert [one.record for one in kept.all()] == [SLOT, SLOT.replace("andamarca", "arcata")]
    assert Drafts(tmp_path / "other.json").all() == []
    kept.drop(SLOT)
    kept.drop(SLOT)
    assert kept.get(SLOT) is None


def test_a_draft_is_not_offered_in_another_file_of_the_same_name(own_home: Path, tmp_path: Path) -> None:
    path, has = tmp_path / "plan.json", {"a" * 32}
    here, other = Drafts(path, holds=has.__contains__), Drafts(path, holds={"b" * 32}.__contains__)
    typed = Draft(SLOT, {"text": "Riego"}, [], "", of="a" * 32)
    here.keep(typed)
    assert (other.get(SLOT), other.all()) == (None, [])
    other.keep(Draft(SLOT, {"text": "Posta"}, [], "", of="b" * 32))
    other.drop(SLOT)
    assert here.all() == [typed]  # nothing that is done there touches it
    again = Draft(SLOT, {"text": "Riego de arriba"}, [], "", of="a" * 32)
    here.keep(again)
    assert here.all() == [again]
    here.drop(SLOT)
    assert here.all() == []


def test_a_draft_of_a_file_without_a_save_is_replaced_once_it_has_one(own_home: Path, tmp_path: Path) -> None:
    has: set[str] = set()
    kept = Drafts(tmp_path / "plan.json", holds=has.__contains__)
    kept.keep(Draft(SLOT, {"text": "Ri"}, [], ""))
    has.add("a" * 32)
    assert kept.all() == [Draft(SLOT, {"text": "Ri"}, [], "")]
    kept.keep(Draft(SLOT, {"text": "Riego"}, [], "", of="a" * 32))
    assert [one.fields["text"] for one in kept.all()] == ["Riego"]


def test_a_draft_goes_along_with_a_file_that_has_all_that_it_was_begun_on(own_home: Path, tmp_path: Path) -> None:
    first, base = "a" * 32, "b" * 32
    typed = Draft(SLOT, {"text": "Riego"}, [base], "", of=first)
    Drafts(tmp_path / "plan.json", holds={first, base}.__contains__).keep(typed)
    moved = tmp_path / "stick" / "plan.json"
    assert Drafts(moved, holds={first}.__contains__).all() == []
    assert Drafts(moved, holds={first, base, "c" * 32}.__contains__).all() == [typed]


def test_a_draft_that_cannot_be_read_is_passed_over(own_home: Path, tmp_path: Path) -> None:
    kept = Drafts(tmp_path / "plan.json")
    kept.keep(Draft(SLOT, {"text": "Rie"}, [], ""))
    (torn,) = (own_home / "drafts").rglob("*.json")
    torn.write_bytes(b'{"record": "demand')
    assert (kept.get(SLOT), kept.all()) == (None, [])
    assert torn.exists()


def test_a_draft_that_cannot_be_kept_says_why(own_home: Path, tmp_path: Path) -> None:
    own_home.mkdir()
    (own_home / "drafts").write_text("in the way")
    with pytest.raises(GuaquiError):
        Drafts(tmp_path / "plan.json").keep(Draft(SLOT, {}, [], ""))


def test_a_laptop_draws_its_key_once_and_for_its_owner_alone(own_home: Path) -> None:
    assert device.laptop_key() is None
    assert not own_home.exists(), "whoever only reads gets no key"
    first = device.made_laptop_key()
    assert re.fullmatch("[a-z2-7]{51}[aq]", first.device)
    assert device.made_laptop_key().seed == first.seed
    assert device.laptop_key() == first
    assert os.name == "nt" or (own_home / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("bytes_", [b"", b"\xff\xfe broken", b"a" * 63, b"A" * 64])
def test_a_key_that_cannot_be_read_is_put_aside(own_home: Path, bytes_: bytes) -> None:
    own_home.mkdir()
    (own_home / "key").write_bytes(bytes_)
    assert device.laptop_key() is None
    drawn = device.made_laptop_key()
    assert device.laptop_key() == drawn
    assert device.made_laptop_key().device == drawn.device
    assert [path.read_bytes() for path in own_home.glob("key.damaged*")] == [bytes_]


def test_what_stands_beside_the_seed_is_not_believed_when_something_is_signed(own_home: Path) -> None:
    drawn = device.made_laptop_key()
    (own_home / "key").write_text(f"{drawn.seed.hex()} {'a' * 52}\n", "ascii")
    assert device.made_laptop_key().device == drawn.device


def test_a_home_that_cannot_be_written_is_said(own_home: Path) -> None:
    own_home.write_text("a file")
    with pytest.raises(GuaquiError):
        device.made_laptop_key()


def test_the_clock_has_an_offset() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", device.now())


def test_what_is_odd_in_a_plan_is_found() -> None:
    first = revision("demand/guaqui/arcata/2003/1")
    made = [
        revision("demand/guaqui/atlantis/2003/1"),
        revision("demand/guaqui/andamarca/2009/1"),
        revision("demand/guaqui/andamarca/2003/2"),
        revision("demand/laja/andamarca/2004/1"),
        revision("demand/guaqui/copajira/2003/1", {**DEMAND, "withdrawn": True}),
        revision("demand/guaqui/sullcata/2009/1", {**DEMAND, "withdrawn": True}),
        first,
        child([first], {"families": 1}),
        child([first], {"families": 2}),
        revision("demand/guaqui/patarani/2003/1", parents=["a" * 32]),
        revision("alias/guaqui/sullcata", {"name": "Sullcata", "target": "community/guaqui/arcata"}),
        revision("alias/guaqui/lejos", {"name": "Lejos", "target": "community/guaqui/lejos"}),
    ]
    reading = FileReading([*PACK, *made], [Problem("7", "hash", "", "{}")], 1, whole=False, ours=False)
    assert check(reading, Survey(reading.revisions)) == [
        IntegrityProblem("damaged", ""),
        IntegrityProblem("refused-hash", "7"),
        IntegrityProblem("alias-clash", "alias/guaqui/lejos"),
        IntegrityProblem("alias-clash", "alias/guaqui/sullcata"),
        IntegrityProblem("n-outside", "demand/guaqui/andamarca/2003/2"),
        IntegrityProblem("year-outside", "demand/guaqui/andamarca/2009/1"),
        IntegrityProblem("disputed", "demand/guaqui/arcata/2003/1"),
        IntegrityProblem("holder-unknown", "demand/guaqui/atlantis/2003/1"),
        IntegrityProblem("parent-missing", "demand/guaqui/patarani/2003/1"),
        IntegrityProblem("other-municipality", "demand/laja/andamarca/2004/1"),
    ]
    assert check(read_revisions(b"".join(whole_file([]))), Survey()) == [IntegrityProblem("plan-missing", "")]


def test_a_spare_copy_stands_in_for_a_missing_or_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    with FieldFile.create(path, device="k7m2q9xw") as field:
        field.save(SLOT, DEMAND)
    whole = path.read_bytes()
    for left in (None, b"", b"torn", whole[:3000], b"\0" * 500):
        spare_of(path).write_bytes(whole)
        if left is None:
            path.unlink()
        else:
            path.write_bytes(left)
        assert len(read_file(path).revisions) == len(PACK) + 1
        with FieldFile.open(path) as opened:
            kept = ["recovered"] if left else []  # says under which name what was damaged is kept
            assert [notice.code for notice in opened.notices] == ["restored-from-spare", *kept]
            assert opened.survey.history(SLOT) is not None
        assert path.read_bytes() == whole
        assert not spare_of(path).exists()
        spare_of(path).write_bytes(whole)
        path.write_bytes(left or b"")
        merge(path, [])
        assert path.read_bytes().count(b"\n") == whole.count(b"\n")


def test_a_spare_copy_that_is_no_use_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    for data in (b"", b"torn", b'{"field": {"1": {"format": 9}}, "revisions": {}}'):
        spare_of(path).write_bytes(data)
        with pytest.raises(GuaquiError) as caught:
            read_file(path)
        assert caught.value.code == "not-found"
        with pytest.raises(GuaquiError) as caught:
            FieldFile.open(path)
        assert caught.value.code == "not-found"


def test_leftovers_of_a_kill_go_when_the_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "plan[1].json"
    FieldFile.create(path, device="k7m2q9xw").close()
    left, other = tmp_path / ".plan[1].json.77.new", tmp_path / ".plan1.json.77.new"
    left.write_bytes(b"half")
    other.write_bytes(b"somebody else's")
    spare_of(path).write_bytes(path.read_bytes())
    FieldFile.open(path).close()
    assert not left.exists()
    assert not spare_of(path).exists()
    assert other.exists()


def test_a_folder_is_no_field_file(tmp_path: Path) -> None:
    for call in (FieldFile.open, read_file):
        with pytest.raises(GuaquiError):
            call(tmp_path)


def test_too_big_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.json"
    FieldFile.create(path, device="k7m2q9xw").close()
    monkeypatch.setattr("storage.file.reading.MAX_FILE_BYTES", 100)
    for call in (FieldFile.open, read_file):
        with pytest.raises(GuaquiError) as caught:
            call(path)
        assert caught.value.code == "too-big"
    monkeypatch.setattr("storage.revisions.lines.MAX_FILE_BYTES", 100)
    with pytest.raises(GuaquiError):
        read_revisions(path.read_bytes())
    monkeypatch.setattr("storage.revisions.lines.MAX_FILE_BYTES", 1 << 30)
    monkeypatch.setattr("storage.revisions.lines.MAX_REVISIONS", 5)
    with pytest.raises(GuaquiError):
        read_revisions(path.read_bytes())


def test_what_is_written_is_read_back_before_it_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new"
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data).replace(b"a", b"b")))
    with pytest.raises(OSError, match="nput/output"):
        write_new(path, [b"banana"])
    assert not path.exists()


def test_the_second_copy_is_the_first_or_nothing_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is copied from what was written first, so that of a large file nothing has to be held."""
    path = tmp_path / "plan"
    path.write_bytes(b"old")
    chunks = (b"x" * 700_000 for _ in range(4))
    replace_file(path, chunks)
    assert path.read_bytes() == b"x" * 2_800_000
    monkeypatch.setattr("storage.file.disk.pieces_of", lambda _path: [b"another"])
    with pytest.raises(OSError, match="nput/output"):
        replace_file(path, [b"new"])
    assert path.read_bytes() == b"x" * 2_800_000
    assert [*tmp_path.iterdir()] == [path]


def test_a_name_that_is_taken_leads_to_the_next(tmp_path: Path) -> None:
    assert free_name(tmp_path / "plan.json", "damaged").name == "plan.damaged-1.json"
    (tmp_path / "plan.damaged-1.json").touch()
    assert free_name(tmp_path / "plan.json", "damaged").name == "plan.damaged-2.json"


def test_a_replacement_that_cannot_be_named_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "inside").touch()
    with pytest.raises(OSError, match="plan"):
        replace_file(tmp_path / "plan", [b"x"])
    assert [one.name for one in tmp_path.iterdir()] == ["plan"]


def test_large_files_are_written_in_pieces(tmp_path: Path) -> None:
    replace_file(tmp_path / "big", (b"x" * 700_000 for _ in range(4)))
    assert (tmp_path / "big").read_bytes() == b"x" * 2_800_000
    replace_file(tmp_path / "none", [])
    assert (tmp_path / "none").read_bytes() == b""


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (28, "disk-full"),
        (13, "permission"),
        (2, "folder-missing"),
        (36, "name-too-long"),
        (5, "disk"),
        (None, "disk"),
    ],
)
def test_the_systems_errors_have_codes_of_ours(number: int | None, code: str) -> None:
    error = OSError(number, "words") if number else OSError("words")
    assert from_os(error, "x").code == code
    assert str(from_os(error, "x")).startswith(code)


@pytest.mark.parametrize(
    ("windows", "code"),
    [(32, "in-use"), (206, "name-too-long"), (123, "name-bad"), (112, "disk-full"), (5, "permission")],
)
def test_what_windows_says_has_a_code_where_its_number_says_less(windows: int, code: str) -> None:
    """As Python has it there: a number of the system's own beside the one that it is translated to."""
    error = PermissionError(13, "words")
    error.winerror = windows  # type: ignore[attr-defined]
    assert from_os(error, "x").code == code


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "plan.json.lock").mkdir()
    with pytest.raises(GuaquiError):
        take_lock(tmp_path / "plan.json")


def test_small_values() -> None:
    assert repr(REMOVED) == "REMOVED"
    assert NameTable([("c/1", "…")], []).match("…") is None
    survey = Survey(PACK)
    assert "plan/guaqui/2003-2007" in survey
    assert len(survey) == len({one.record for one in PACK})
    assert survey.history("demand/guaqui/nadie/2003/1") is None
    assert Survey().plan.years == []


def test_a_draft_folder_can_be_named(tmp_path: Path) -> None:
    kept = drafts.Drafts(tmp_path / "plan.json", tmp_path / "elsewhere")
    kept.keep(Draft(SLOT, {}, [], ""))
    assert list((tmp_path / "elsewhere").rglob("*.json"))


def test_a_settlement_needs_a_record_and_says_so(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "plan.json", device="k7m2q9xw") as field:
        with pytest.raises(GuaquiError) as caught:
            field.settle(SLOT, {"families": 1})
        assert caught.value.code == "record-unknown"
        before = plain_tinydb(field.path)
        assert field.add(before) == []
