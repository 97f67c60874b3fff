"""What holds on Windows, as far as it can be told by its rules where these tests run (docs/windows.md)."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from guaqui_tui.language.shell_words import shell_word
from storage import FieldFile, GuaquiError
from storage.file import disk
from storage.file.disk import replace_file
from storage.file.drafts import Draft, Drafts
from storage.notation.device_names import is_device_name
from storage.refusals import from_os
from tests.storage.interruptible_acts import DEVICE

REFUSED = 5, 32
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION: what a scanner's hold on a file comes as."""


def held(number: int) -> PermissionError:
    error = PermissionError(13, "held")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("name", ["con", "NUL.json", "com1.txt", "Aux", "lpt9.a.b", "con .json", "COM²", "conin$"])
def test_a_device_is_known_by_its_name(name: str) -> None:
    assert is_device_name(name)


@pytest.mark.parametrize("name", ["consejo.json", "com.json", "com10.json", "plan.con", ".con", "con-1", "null"])
def test_what_only_begins_like_one_is_a_file(name: str) -> None:
    assert not is_device_name(name)


@pytest.mark.parametrize("name", ["con.json", "NUL", "aux.plan.json"])
def test_a_device_is_never_written(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(OSError, match="nvalid"):
        replace_file(tmp_path / name, [b"x"])
    with pytest.raises(GuaquiError) as caught:
        FieldFile.create(tmp_path / name, device=DEVICE)
    assert caught.value.code == "name-bad"
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("number", REFUSED)
@pytest.mark.parametrize("times", [1, 30])
def test_a_scanner_that_holds_a_new_file_is_waited_for(
    number: int, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, refusals, real = tmp_path / "plan.json", [held(number)] * times, os.replace
    path.write_bytes(b"old")
    waited: list[float] = []

    def replace(*given: Any, **named: Any) -> None:
        if refusals:
            raise refusals.pop()
        real(*given, **named)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(disk, "sleep", waited.append)
    assert replace_file(path, [b"new"]) is None
    assert path.read_bytes() == b"new"
    assert len(waited) == times
    assert sum(waited) <= 2


def test_one_that_lets_go_of_nothing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")

    def replace(*_given: Any, **_named: Any) -> None:
        raise held(32)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(disk, "sleep", lambda _seconds: None)
    with pytest.raises(PermissionError) as caught:
        replace_file(path, [b"new"])
    assert from_os(caught.value, path).code == "in-use"
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"plan.json": b"old"}


@pytest.mark.parametrize(("letters", "code"), [(100, "folder-missing"), (300, "name-too-long")])
def test_a_path_over_260_letters_asks_for_a_shorter_one(letters: int, code: str) -> None:
    error = FileNotFoundError(2, "not found")
    error.winerror = 3  # type: ignore[attr-defined]
    assert from_os(error, f"C:\\{'x' * letters}\\plan.json").code == code


def test_the_longest_path_of_our_own_fits_into_260(tmp_path: Path) -> None:
    """In the folder of somebody with a long name, with all that is put behind a name while it is written."""
    home = PureWindowsPath("C:/Users/Maria Eugenia Quispe Ticona de Mamani/AppData/Local/guaqui")
    record = f"demand/{'m' * 60}/{'h' * 64}/2003/1"
    Drafts(tmp_path / "plan.json", tmp_path).keep(Draft(record, {"text": "Riego"}, [], ""))
    (lies,) = (tmp_path / "drafts").rglob("*+1.json")
    longest = home / lies.relative_to(tmp_path).parent / f".{lies.name}.4294967295.new"
    assert len(str(longest)) < 260
    assert Drafts(tmp_path / "plan.json", tmp_path).get(record) is not None


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("plan.json", "plan.json"),
        (r"C:\Users\Rosa\plan.json", r"C:\Users\Rosa\plan.json"),
        ("mi plan.json", '"mi plan.json"'),
        ("a&b.json", '"a&b.json"'),
        ("Lacuyo=lacoyu", "Lacuyo=lacoyu"),
        ("año (2).json", '"año (2).json"'),
        ('dijo "sí"', '"dijo \\"sí\\""'),
        ("C:\\mi carpeta\\", '"C:\\mi carpeta\\\\"'),
        ("", '""'),
    ],
)
def test_a_command_that_is_told_can_be_typed(word: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert shell_word(word) == typed
