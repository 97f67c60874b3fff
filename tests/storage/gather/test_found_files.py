"""What is listed of a laptop and its sticks: files of ours, whatever they are called, and no others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage import FieldFile
from storage.file.pack import pack_of
from storage.gather import found_files as looked_for
from storage.gather.found_files import found_files, usual_folders
from storage.packs.shipped import FOLDER
from tests.storage.age_by_hand import encrypted_by_hand


def field_file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    FieldFile.create(path, author="Ana").close()
    return path


def names(folders: list[Path], disks: list[Path]) -> dict[str, str]:
    return {one.path.name: one.kind for one in found_files(folders, disks)}


def test_files_are_known_by_what_they_are(tmp_path: Path) -> None:
    field_file(tmp_path / "plan.json")
    (tmp_path / "plan.json").rename(tmp_path / "renamed.txt")
    (tmp_path / "pack.toml").write_bytes((FOLDER / "guaqui.toml").read_bytes())
    (tmp_path / "list.CSV").write_text("Comunidad\n", "utf-8")
    (tmp_path / "renamed.bin").write_bytes(encrypted_by_hand(b"{}", "llama quinua totora"))
    for other, said in (("other.json", "{}"), ("pyproject.toml", "[project]\n"), ("empty.json", "")):
        (tmp_path / other).write_text(said, "utf-8")
    assert names([tmp_path], []) == {
        "renamed.txt": "field-file", "renamed.bin": "encrypted", "pack.toml": "pack", "list.CSV": "list",
    }  # fmt: skip
    assert pack_of(tmp_path / "pack.toml")


def test_a_disk_is_looked_through_and_a_folder_is_not(tmp_path: Path) -> None:
    field_file(tmp_path / "a" / "b" / "deep.json")
    assert names([tmp_path], []) == {}
    assert names([], [tmp_path]) == {"deep.json": "field-file"}
    assert names([tmp_path / "a" / "b"], [tmp_path]) == {"deep.json": "field-file"}


@pytest.mark.parametrize("folder", [".Trash-1000", "$RECYCLE.BIN", "__MACOSX", "plan.json.merges"])
def test_what_nobody_means_is_passed_over(tmp_path: Path, folder: str) -> None:
    field_file(tmp_path / folder / "thrown.json")
    field_file(tmp_path / "kept.json").with_name(".hidden.json").write_bytes((tmp_path / "kept.json").read_bytes())
    assert names([], [tmp_path]) == {"kept.json": "field-file"}


def test_the_latest_stands_first(tmp_path: Path) -> None:
    for day, name in ((10**9, "old.json"), (1.5 * 10**9, "new.json")):
        os.utime(field_file(tmp_path / name), (day, day))
    assert [(one.path.name, one.day[:4]) for one in found_files([tmp_path], [])] == [
        ("new.json", "2017"),
        ("old.json", "2001"),
    ]


def test_a_huge_disk_has_an_end_and_can_be_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in "abc":
        (tmp_path / folder).mkdir()
        for n in range(50):
            (tmp_path / folder / f"{n}.txt").touch()
    seen: list[int] = []
    found_files([], [tmp_path], seen.append)
    assert max(seen) == 140
    monkeypatch.setattr(looked_for, "_MOST", 60)
    seen.clear()
    found_files([], [tmp_path], seen.append)
    assert max(seen) == 40

    def stop(_many: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        found_files([], [tmp_path], stop)


def test_folders_that_are_not_there_have_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.json").symlink_to(tmp_path / "nothing")
    assert names(usual_folders(tmp_path, tmp_path / "no"), [tmp_path, tmp_path / "no"]) == {}
    assert usual_folders(tmp_path, tmp_path / "Guaqui").count(tmp_path / "Guaqui") == 1
