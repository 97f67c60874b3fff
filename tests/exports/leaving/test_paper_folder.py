"""Papers go into a folder whole or not at all, over nothing that is not ours, and only where they are not yet."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from exports.formats.file import File
from exports.leaving.inventory import NAME
from exports.leaving.paper_folder import PaperFolder
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage import GuaquiError
from tests.storage.file.test_faults import Faults, Killed
from tests.storage.killed import NOBODY, die

OLD = {"a.pdf": b"old a", "lists/b.csv": b"old b"}
NEW = {"a.pdf": b"new a", "lists/b.csv": b"new b", "lists/c.csv": b"new c"}
README = "lists/README.txt"


def put(
    folder: Path, papers: Mapping[str, bytes], *, force: bool = False, of: str = "", private: bool = False
) -> None:
    with PaperFolder(folder, Edition(Speech(), private=private), force=force) as out:
        out.expect([*papers])
        for name, data in papers.items():
            if not out.has(name, of):
                out.put(File(name, lambda data=data: [data], words="A list" if "lists/" in name else ""), of)  # type: ignore[misc]
        out.finish()


def seen(folder: Path) -> dict[str, bytes]:
    """What people see there."""
    return {name: data for name, data in everything(folder).items() if not name.rpartition("/")[2].startswith(".")}


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def hidden(folder: Path) -> list[str]:
    """What is hidden there, but for what is known of our files."""
    return [name for name in everything(folder).keys() - seen(folder).keys() if not name.endswith(NAME)]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an export in it and something of somebody's."""
    folder = tmp_path_factory.mktemp("before") / "out"
    put(folder, OLD)
    (folder / "note.txt").write_bytes(b"mine")
    return folder


@pytest.mark.costly(3)
@pytest.mark.parametrize("kind", ["EIO once", "EIO on", "killed before", "killed after half"])
def test_whatever_breaks_it_off_it_is_whole_or_as_it_was(before: Path, tmp_path: Path, kind: str) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(before, whole)
    put(whole, NEW)
    was, is_, at, met = seen(before), seen(whole), 0, set[str]()
    while (at := at + 1) < 400:
        folder = tmp_path / "out"
        shutil.copytree(before, folder)
        error: BaseException | None = None
        with Faults(folder, kind, at) as faults:
            try:
                put(folder, NEW)
            except (GuaquiError, Killed) as caught:
                error = caught
        if not faults.hit:
            break
        met.add(error.code if isinstance(error, GuaquiError) else type(error).__name__)
        if error is None:
            assert seen(folder) == is_, at
        elif isinstance(error, GuaquiError) and error.code != "not-put-back":
            assert seen(folder) == was, at
        elif isinstance(error, GuaquiError):
            assert {name for name in was | is_ if seen(folder).get(name) != was.get(name)} <= {
                *error.facts["names"]
            }, at
        die(folder)
        with PaperFolder(folder, Edition(Speech())) as out:  # whoever comes next
            out.expect([*NEW])
        assert seen(folder) in (was, is_), (at, seen(folder))
        put(folder, NEW)
        assert (seen(folder), hidden(folder)) == (is_, []), at
        shutil.rmtree(folder)
    assert at > 30
    assert met >= ({"Killed"} if "killed" in kind else {"disk", "not-put-back"} if kind == "EIO on" else {"disk"})


@pytest.mark.parametrize("name", ["a.pdf", "lists/b.csv"])
def test_what_is_somebodys_or_was_changed_by_hand_is_not_written_over_unasked(
    before: Path, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "out"
    shutil.copytree(before, folder)
    (folder / name).write_bytes(b"changed by hand")
    (folder / "lists" / "c.csv").write_bytes(b"somebody's")
    was = everything(folder)
    with pytest.raises(GuaquiError) as refused:
        put(folder, NEW)
    assert (refused.value.code, refused.value.facts["names"]) == ("not-ours", sorted([name, "lists/c.csv"]))
    assert everything(folder) == was
    put(folder, NEW, force=True)
    assert seen(folder).items() >= NEW.items()
    put(folder, OLD)
    assert seen(folder)["note.txt"] == b"mine"


def test_what_is_forced_and_broken_off_stays_somebodys(tmp_path: Path) -> None:
    at = 0
    while (at := at + 1) < 100:
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "a.pdf").write_bytes(b"somebody's")
        with Faults(folder, "killed before", at) as faults, suppress(Killed):
            put(folder, {"a.pdf": b"new"}, force=True)
        if not faults.hit:
            break
        die(folder)
        with suppress(GuaquiError):
            put(folder, {"a.pdf": b"newer"})
        assert seen(folder)["a.pdf"] in {b"somebody's", b"newer"}
    assert at > 15


def test_what_stands_there_as_it_would_be_made_is_not_made_again(tmp_path: Path) -> None:
    def never() -> list[bytes]:
        raise AssertionError

    put(tmp_path, OLD, of="1")
    was = {path: path.stat() for path in tmp_path.rglob("*")}
    with PaperFolder(tmp_path, Edition(Speech())) as out:
        out.expect([*OLD])
        for name in OLD:
            assert out.has(name, "1")
            assert not out.has(name, "2")
            assert not out.has(name, "")
        out.finish()
    put(tmp_path, OLD, of="1")  # made again, it says the same
    assert {path: path.stat().st_ino for path in tmp_path.rglob("*")} == {
        path: one.st_ino for path, one in was.items()
    }
    (tmp_path / "a.pdf").unlink()
    with PaperFolder(tmp_path, Edition(Speech())) as out:
        out.expect([*OLD])
        assert not out.has("a.pdf", "1")


def test_one_that_says_the_same_is_not_written_and_a_changed_one_is(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    inode = (tmp_path / "a.pdf").stat().st_ino
    put(tmp_path, {**OLD, "lists/b.csv": b"other"})
    assert (tmp_path / "a.pdf").stat().st_ino == inode
    assert (tmp_path / "lists" / "b.csv").read_bytes() == b"other"


def test_a_folder_says_what_its_lists_are_and_for_whom(tmp_path: Path) -> None:
    put(tmp_path, NEW)
    said = (tmp_path / README).read_bytes().decode("utf-8-sig")
    assert [line for line in said.split("\r\n")[2:] if line] == ["b.csv", "    A list.", "c.csv", "    A list."]
    assert not (tmp_path / "README.txt").exists()
    put(tmp_path, {"lists/PRIVATE-b.csv": b"x"}, private=True)
    said = (tmp_path / README).read_bytes().decode("utf-8-sig")
    assert "PRIVATE-b.csv\r\n    A list. Only for whoever coordinates" in said
    assert "c.csv" in said


@pytest.mark.parametrize("said", [b"", b"[]", b"{", b'{"files":{"a.pdf":{"sum":"x"}}}'])
def test_an_inventory_that_is_none_makes_nothing_ours(tmp_path: Path, said: bytes) -> None:
    put(tmp_path, {"a.pdf": b"old"})
    (tmp_path / NAME).write_bytes(said)
    with pytest.raises(GuaquiError, match="not-ours"):
        put(tmp_path, {"a.pdf": b"new"})


def test_an_inventory_leads_to_no_other_folder(tmp_path: Path) -> None:
    folder, other = tmp_path / "out", tmp_path / "other.pdf"
    put(folder, {"a.pdf": b"old"})
    other.write_bytes(b"old")
    known = json.loads((folder / NAME).read_bytes())
    known["files"]["../other.pdf"] = {"coming": known["files"]["a.pdf"]["sum"]}
    (folder / NAME).write_text(json.dumps(known))
    put(folder, {"a.pdf": b"new"})
    assert other.read_bytes() == b"old"


def test_nobodys_hidden_file_is_taken_away(tmp_path: Path) -> None:
    kept = [".a.new", ".notes.1.new.bak", f".photo.jpg.{NOBODY}.new", f"a.pdf.{NOBODY}.new"]
    for name in (*kept, f".a.pdf.{NOBODY}.new"):
        (tmp_path / name).write_bytes(b"x")
    put(tmp_path, {"b.pdf": b"new"})
    assert {path.name for path in tmp_path.iterdir()} == {*kept, "b.pdf", NAME}
