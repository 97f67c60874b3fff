"""The spare copy of a replacement: it goes once the new file lasts, is read where it holds more, else is named."""

from __future__ import annotations

import os
from errno import ENOSPC
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.file import disk, tinydb_storage
from storage.file.beside.names import spare_of, spares_of
from storage.file.disk import flush_name, replace_file
from storage.file.drafts import Draft, Drafts
from storage.file.json_files import drop, read_json, write_json
from storage.file.reading import read_file
from storage.file.set_aside import SetAside, keep_asides
from storage.gather.merge import merge
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision
from tests.storage.interruptible_acts import DEVICE, SLOTS, all_revs, begun, revs
from tests.storage.revisions_made import DEMAND, SLOT, revision

BASE = [*begun(), revision()]
MORE = [revision(slot) for slot in SLOTS[:3]]


def data_of(revisions: list[Revision]) -> bytes:
    return b"".join(whole_file(revisions))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_bytes(data_of(BASE))
    return path


def opened(path: Path, *, writable: bool = True) -> tuple[set[str], list[str]]:
    """What a file is found to hold, and what is said about it."""
    with FieldFile.open(path, device=DEVICE, writable=writable) as field:
        return all_revs(field.survey), [notice.code for notice in field.notices]


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if one.suffix != ".lock"}


@pytest.mark.parametrize("number", range(1, len(MORE) + 1))
def test_a_spare_that_holds_more_is_read_and_goes(path: Path, number: int) -> None:
    whole = data_of([*BASE, *MORE[:number]])
    spare_of(path).write_bytes(whole)
    assert {one.rev for one in read_file(path).revisions} == revs(whole)
    assert opened(path, writable=False) == (revs(whole), ["restored-from-spare"])
    assert spare_of(path).exists()
    assert opened(path) == (revs(whole), ["restored-from-spare"])
    assert names(path.parent) == {"plan.json"}
    assert opened(path) == (revs(whole), [])


def test_two_spares_that_hold_more_are_both_read(path: Path) -> None:
    for name, one in zip(spares_of(path), MORE, strict=False):
        name.write_bytes(data_of([*BASE, one]))
    assert opened(path) == ({one.rev for one in [*BASE, *MORE]}, ["restored-from-spare"])
    assert names(path.parent) == {"plan.json"}


def test_a_merge_takes_what_a_spare_holds_and_keeps_no_damaged_file(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(data_of([*begun(), MORE[1]]))
    spare_of(path).write_bytes(data_of([*BASE, MORE[0]]))
    merged = merge(path, [other])
    assert not merged.left_out
    assert revs(path.read_bytes()) == {one.rev for one in [*BASE, *MORE[:2]]}
    assert names(tmp_path) == {"plan.json", "other.json"}


def test_a_spare_that_holds_no_more_goes_once_the_file_lasts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spare_of(path).write_bytes(data_of(BASE[:-1]))
    with monkeypatch.context() as patch:
        patch.setattr("storage.file.spares.flush_name", refuses)
        assert opened(path) == (revs(path.read_bytes()), [])
        assert spare_of(path).exists()
    assert opened(path) == (revs(path.read_bytes()), [])
    assert names(path.parent) == {"plan.json"}


def test_a_spare_of_something_else_is_left_alone_and_named(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    stranger = data_of([*begun(), *MORE])
    spare_of(path).write_bytes(stranger)
    for writable in (True, False, True):
        assert opened(path, writable=writable) == (revs(before), ["spare-apart"])
    with FieldFile.open(path, device=DEVICE) as field:
        field.save(SLOT, {**DEMAND, "families": 9})
        assert field.notices[0].facts == {"path": str(path), "spare": str(spare_of(path)), "count": 3}
    assert spare_of(path).read_bytes() == stranger
    merged = merge(tmp_path / "out.json", [path])
    assert [(one.error.code, one.path) for one in merged.left_out] == [("spare-apart", str(spare_of(path)))]
    assert not {one.rev for one in MORE} & {one.rev for one in merged.seen.revisions}


def test_a_spare_that_was_left_alone_can_be_merged_by_its_name_and_goes_then(path: Path) -> None:
    spare_of(path).write_bytes(data_of([*begun(), *MORE]))
    merge(path, [spare_of(path)])
    assert opened(path) == ({one.rev for one in [*BASE, *MORE]}, [])
    assert names(path.parent) == {"plan.json"}


@pytest.mark.parametrize("here", [data_of(BASE), data_of(BASE)[:-40]])
def test_what_an_undo_set_aside_does_not_come_back_by_a_spare(path: Path, here: bytes) -> None:
    path.write_bytes(here)
    keep_asides(path, [SetAside(path.name, 1, "", [], [MORE[1].rev])])
    spare_of(path).write_bytes(data_of([*BASE, *MORE]))
    found, said = opened(path)
    assert MORE[1].rev not in found
    assert "spare-apart" in said
    assert spare_of(path).exists()


def test_a_list_of_what_was_undone_that_cannot_be_read_lets_nothing_in(path: Path) -> None:
    keep_asides(path, [SetAside(path.name, 1, "", [], [MORE[1].rev])])
    (path.parent / "plan.json.merges" / "set-aside.json").write_bytes(b"torn")
    spare_of(path).write_bytes(data_of([*BASE, *MORE]))
    assert opened(path) == (revs(data_of(BASE)), ["spare-apart"])


def test_where_nothing_of_the_file_is_left_a_spare_is_all_there_is(path: Path) -> None:
    """The plan itself keeps what an undo set aside: only the earlier one does without it."""
    keep_asides(path, [SetAside(path.name, 1, "", [], [MORE[1].rev])])
    for left in (None, b"\0" * 4000):
        spare_of(path).write_bytes(data_of([*BASE, *MORE]))
        path.unlink()
        if left is not None:
            path.write_bytes(left)
        assert opened(path)[0] == {one.rev for one in [*BASE, *MORE]}


@pytest.mark.parametrize("share", range(10))
def test_a_spare_that_was_never_finished_brings_nothing_and_goes(path: Path, share: int) -> None:
    whole = data_of([*BASE, *MORE])
    spare_of(path).write_bytes(whole[: len(whole) * share // 10])
    assert opened(path) == (revs(data_of(BASE)), [])
    assert names(path.parent) == {"plan.json"}


def test_a_spare_of_a_newer_version_is_left_alone(path: Path) -> None:
    spare_of(path).write_bytes(data_of(BASE).replace(b'"format": 1', b'"format": 9'))
    assert opened(path) == (revs(data_of(BASE)), [])
    assert spare_of(path).exists()


def test_where_only_a_spare_is_left_no_new_file_is_begun(path: Path) -> None:
    path.rename(spare_of(path))
    with pytest.raises(GuaquiError, match="exists"):
        FieldFile.create(path, device=DEVICE)
    assert opened(path)[0] == {one.rev for one in BASE}


# The flush by the new name


def refuses(_path: Path) -> None:
    raise PermissionError(13, "held")


class Scanner:
    """Holds a file that got its name for some tries: it cannot be opened for writing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, path: Path, tries: float) -> None:
        self.waited: list[float] = []
        self.left = tries
        self._path = path
        self._open = os.open
        monkeypatch.setattr(os, "open", self)
        monkeypatch.setattr(disk, "sleep", self.waited.append)

    def __call__(self, path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path) == self._path and flags & os.O_WRONLY and self.left > 0:
            self.left -= 1
            raise PermissionError(13, "held by a scanner")
        return self._open(path, flags, mode)


@pytest.mark.parametrize("tries", [0, 1, 20, 39])
def test_a_scanner_that_lets_go_within_two_seconds_costs_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    scanner = Scanner(monkeypatch, path, tries)
    assert replace_file(path, [b"new"]) is None
    assert len(scanner.waited) == tries
    assert names(path.parent) == {"plan.json"}


def test_one_that_holds_on_leaves_the_spare_and_it_is_said(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(data_of([*begun(), MORE[0]]))
    with monkeypatch.context() as patch:
        scanner = Scanner(patch, path, float("inf"))
        merged = merge(path, [other])
        assert 1.9 < sum(scanner.waited) < 2.1
    assert (merged.wrote, merged.spare) == (True, str(spare_of(path)))
    assert revs(spare_of(path).read_bytes()) == revs(path.read_bytes())
    assert opened(path)[1] == []
    assert names(tmp_path) == {"plan.json", "other.json"}


def test_a_save_that_writes_the_file_anew_says_it_too_and_the_next_clears_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FieldFile.open(path, device=DEVICE) as field:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        with monkeypatch.context() as patch:
            Scanner(patch, path, float("inf"))
            field.save(SLOTS[0], DEMAND)
        assert [notice.code for notice in field.notices] == ["changed-outside", "not-flushed"]
        assert spare_of(path).exists()
        field.save(SLOTS[1], DEMAND)
        assert names(path.parent) == {"plan.json"}
        expected = all_revs(field.survey)
    assert opened(path) == (expected, [])


@pytest.mark.parametrize("room", [True, False])
def test_one_that_a_failed_flush_left_goes_once_its_file_is_written_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, room: bool
) -> None:
    """Or where there is no room for that: what takes it is the copy itself."""
    spare_of(path).write_bytes(path.read_bytes())
    before, put = revs(path.read_bytes()), list[Path]()
    real = disk.replace_file

    def replaces(target: Path, chunks: list[bytes]) -> Path | None:
        put.append(target)
        if not room:
            raise OSError(ENOSPC, "full")
        return real(target, chunks)

    monkeypatch.setattr(tinydb_storage, "replace_file", replaces)
    assert opened(path) == (before, [])
    assert (put, names(path.parent)) == ([path], {"plan.json"})
    assert opened(path) == (before, [])
    assert put == [path], "once"


def test_a_flush_that_failed_is_not_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def fails(fd: int) -> None:
        tried.append(fd)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="nput/output"):
        flush_name(path)
    assert len(tried) == 1


def test_the_file_is_flushed_by_its_new_name_before_anything_is_unlinked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def watch(name: str) -> None:
        real = getattr(Path, name)

        def watched(one: Path, *given: object, **named: object) -> object:
            seen.append(name)
            return real(one, *given, **named)

        monkeypatch.setattr(Path, name, watched)

    watch("replace")
    watch("unlink")
    monkeypatch.setattr(disk, "flush_name", lambda one: seen.append(f"flush {one.name}"))
    replace_file(path, [b"new"])
    after = seen[seen.index("replace") :]
    assert after == ["replace", "flush plan.json", "unlink"]


# What failed altogether


@pytest.mark.parametrize("step", ["give_name", "write_new"])
def test_a_replacement_that_failed_leaves_no_spare_to_come_back(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    other, before = tmp_path / "other.json", path.read_bytes()
    other.write_bytes(data_of([*begun(), MORE[0]]))
    real = getattr(disk, step)

    def fails(one: Path, *given: object, **named: object) -> None:
        if one.name.endswith(".new"):
            raise OSError(28, os.strerror(28))
        real(one, *given, **named)

    monkeypatch.setattr(disk, step, fails)
    with pytest.raises(GuaquiError, match="disk-full"):
        merge(path, [other])
    assert path.read_bytes() == before
    assert opened(path) == (revs(before), [])


def test_a_spare_that_the_disk_would_not_let_go_of_is_not_believed_by_the_next_try(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "give_name", fails)
        real = Path.unlink
        patch.setattr(
            Path,
            "unlink",
            lambda one, **named: fails() if one == spare_of(path) and one.exists() else real(one, **named),
        )
        with pytest.raises(OSError, match="nput/output"):
            replace_file(path, [data_of([*BASE, MORE[0]])])
    assert spare_of(path).exists()
    replace_file(path, [data_of([*BASE, MORE[1]])])
    assert opened(path) == ({one.rev for one in [*BASE, MORE[1]]}, [])
    assert names(path.parent) == {"plan.json"}


def test_where_every_spare_is_still_needed_nothing_is_replaced(path: Path) -> None:
    for name in spares_of(path):
        name.write_bytes(data_of([*begun(), *MORE]))
    before = path.read_bytes()
    with pytest.raises(OSError, match="busy"):
        replace_file(path, [b"new"])
    assert path.read_bytes() == before


# Words that do not verify

WRONG = revision("demand/guaqui/andamarca/2006/1", body={**DEMAND, "text": "palabras"})


def spoiled(data: bytes, by: bytes = b"palabraz") -> bytes:
    """The same file, with a line whose words no longer fit its id."""
    return data.replace(b"palabras", by)


def holding(folder: Path, words: bytes) -> set[str]:
    return {name for name in names(folder) if words in (folder / name).read_bytes()}


def test_words_that_were_refused_stay_beside_when_a_spare_has_more(path: Path) -> None:
    path.write_bytes(spoiled(data_of([*BASE, WRONG])))
    before = path.read_bytes()
    spare_of(path).write_bytes(data_of([*BASE, MORE[0]]))
    with FieldFile.open(path, device=DEVICE) as field:
        said = {notice.code: notice.facts for notice in field.notices}
        assert all_revs(field.survey) == {one.rev for one in [*BASE, MORE[0]]}
    kept = Path(said["recovered"]["kept"])
    assert (kept.read_bytes(), "restored-from-spare" in said) == (before, True)
    assert names(path.parent) == {"plan.json", kept.name}


def test_words_that_were_refused_in_a_spare_stay_beside(path: Path) -> None:
    spare = spoiled(data_of([*BASE, WRONG, MORE[0]]))
    spare_of(path).write_bytes(spare)
    assert opened(path)[0] == {one.rev for one in [*BASE, MORE[0]]}
    (kept,) = holding(path.parent, b"palabraz")
    assert (path.parent / kept).read_bytes() == spare
    assert names(path.parent) == {"plan.json", kept}
    assert opened(path) == ({one.rev for one in [*BASE, MORE[0]]}, [])


@pytest.mark.parametrize("here", [None, b"", data_of(BASE)[:-40]])
@pytest.mark.parametrize("by", ["opening", "merging"])
def test_damaged_words_of_a_spare_that_stood_in_for_its_file_stay_beside(
    path: Path, tmp_path: Path, here: bytes | None, by: str
) -> None:
    """There is no telling a copy that was not finished from one that was spoiled, and it is all there is."""
    spare = data_of([*BASE, WRONG, MORE[0]]).replace(b'"palabras"', b'"palabraz')
    spare_of(path).write_bytes(spare)
    path.unlink()
    if here is not None:
        path.write_bytes(here)
    if by == "opening":
        assert opened(path)[0] == {one.rev for one in [*BASE, MORE[0]]}
    else:
        (tmp_path / "other.json").write_bytes(data_of([*begun(), MORE[1]]))
        merge(path, [tmp_path / "other.json"])
    assert spare in [one.read_bytes() for one in tmp_path.glob("plan.damaged-*")]
    assert not spare_of(path).exists()
    assert opened(path)[1] == []


@pytest.mark.parametrize("full", ["write_new", "give_name"])
def test_where_the_disk_is_full_nothing_is_lost_and_the_next_save_keeps_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    path.write_bytes(spoiled(data_of([*BASE, WRONG])))
    spare_of(path).write_bytes(data_of([*BASE, MORE[0]]))
    before, real = path.read_bytes(), getattr(disk, full)

    def fails(one: Path, *given: object, **named: object) -> None:
        if one.name.startswith(".plan.json."):
            raise OSError(28, os.strerror(28))
        real(one, *given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(disk, full, fails)
        with FieldFile.open(path, device=DEVICE) as field:
            assert "not-mended" in {notice.code for notice in field.notices}
            assert path.read_bytes() == before
            patch.undo()
            field.save(SLOTS[1], DEMAND)
    assert len(holding(path.parent, b"palabraz")) == 1


# A disk that never says that a file lasts


@pytest.fixture
def no_flush(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("disk", "spares"):
        monkeypatch.setattr(f"storage.file.{module}.flush_name", refuses)


@pytest.mark.usefixtures("no_flush")
@pytest.mark.parametrize("between", [False, True])
def test_saving_goes_on_where_no_flush_ever_succeeds(path: Path, *, between: bool) -> None:
    """Also where the file is opened anew in between: another process knows only what lies there."""
    field = FieldFile.open(path, device=DEVICE)
    for number in range(25):
        if between:
            field.close()
            field = FieldFile.open(path, device=DEVICE)
        whole = number % 3 != 2  # the others are appended
        field._db.storage._write_whole = whole
        field.save(SLOT, {**DEMAND, "families": number + 1})
        lying = [name for name in spares_of(path) if name.exists()]
        assert len(lying) == 1
        assert revs(lying[0].read_bytes()) <= all_revs(field.survey) == revs(path.read_bytes())
        if whole:
            assert lying[0].read_bytes() == path.read_bytes()
    field.close()


@pytest.mark.usefixtures("no_flush")
def test_merging_goes_on_where_no_flush_ever_succeeds(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    for number in range(12):
        other.write_bytes(data_of([*begun(), revision(body={**DEMAND, "families": number + 1})]))
        assert merge(path, [other]).spare
        (lying,) = [name for name in spares_of(path) if name.exists()]
        assert lying.read_bytes() == path.read_bytes()


@pytest.mark.usefixtures("no_flush")
def test_a_spare_of_something_else_stays_where_no_flush_ever_succeeds(path: Path) -> None:
    stranger = data_of([*begun(), *MORE])
    spare_of(path).write_bytes(stranger)
    with FieldFile.open(path, device=DEVICE) as field:
        for number in range(12):
            field._db.storage._write_whole = True
            field.save(SLOT, {**DEMAND, "families": number + 1})
    assert spare_of(path).read_bytes() == stranger
    assert sum(name.exists() for name in spares_of(path)) == 2


@pytest.mark.usefixtures("no_flush")
def test_a_small_file_is_written_and_said_not_to_last_each_time(tmp_path: Path) -> None:
    path = tmp_path / "said.json"
    path.write_bytes(b'{"a":0}')
    for number in range(1, 25):
        with pytest.raises(GuaquiError, match="EIO"):
            write_json(path, {"a": number})
        assert read_json(path, dict[str, int]) == {"a": number}
        (lying,) = [name for name in spares_of(path) if name.exists()]
        assert lying.read_bytes() == path.read_bytes()


# Small files


def test_a_small_file_whose_replacement_was_broken_off_is_read_from_its_spare(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "said.json"
    write_json(path, {"a": 1})
    path.rename(spare_of(path))
    assert read_json(path, dict[str, int]) == {"a": 1}
    path.write_bytes(b"{torn")
    assert read_json(path, dict[str, int]) == {"a": 1}
    write_json(path, {"a": 2})
    assert names(path.parent) == {"said.json"}
    spare_of(path).write_bytes(b'{"a":1}')
    assert read_json(path, dict[str, int]) == {"a": 2}
    drop(path)
    assert read_json(path, dict[str, int]) is None


def test_a_draft_is_found_by_its_spare_alone(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "plan.json", tmp_path / "home")
    drafts.keep(Draft(SLOT, {"text": "Riego"}, [], ""))
    (file,) = (tmp_path / "home").rglob("*.json")
    file.rename(spare_of(file))
    assert [draft.fields for draft in drafts.all()] == [{"text": "Riego"}]
    assert drafts.get(SLOT) is not None
    drafts.drop(SLOT)
    assert (drafts.all(), drafts.get(SLOT)) == ([], None)


def test_a_small_file_that_may_not_last_is_not_said_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "said.json"
    write_json(path, {"a": 1})
    Scanner(monkeypatch, path, float("inf"))
    with pytest.raises(GuaquiError, match="disk"):
        write_json(path, {"a": 2})
    assert read_json(path, dict[str, int]) == {"a": 2}
