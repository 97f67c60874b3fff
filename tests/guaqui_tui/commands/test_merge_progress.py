"""guaqui merge of a huge folder: whoever waits at a terminal sees how far it is, and Ctrl+C leaves nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import storage.gather.merge as merge_module
from guaqui_tui.commands import progress_line as module
from guaqui_tui.wording.gather.gathered_files import reading_step
from storage import FieldFile
from storage.gather.sources import find_files

from ..conftest import Guaqui

WAITING = """
from itertools import count
from time import sleep
from guaqui_tui.cli import run
from guaqui_tui.commands import progress_line
from storage.gather import sources
progress_line._FROM = 0.0
meant, number = sources._meant, count()
def stand_still():
    while True:  # one long wait may begin just after the signal that was to end it
        sleep(0.05)
sources._meant = lambda path: stand_still() if next(number) == 60 else meant(path)
raise SystemExit(run(["--lang", "en", "merge", "plan.json", "stick"]))
"""
"""In the middle of the search it goes on only when it is broken off."""


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stick" / "a").mkdir(parents=True)
    with FieldFile.create(tmp_path / "stick" / "a" / "a.json", device="laptop01") as field:
        field.save("demand/guaqui/arcata/2003/1", {"text": "Riego", "status": "proposed"})
    return tmp_path / "stick"


def photos(folder: Path, many: int) -> None:
    for n in range(many):
        (folder / f"photo{n}.jpg").write_bytes(b"\xff\xd8")


def test_the_search_tells_what_it_looks_at_and_ends_where_it_is_told_to(stick: Path) -> None:
    photos(stick, 500)
    told: list[int] = []
    find_files([stick, stick / "a"], (), lambda _path, n: told.append(n))
    assert told == sorted(set(told))
    assert (len(told) > 10, told[-1] > 480) == (True, True)

    def enough(_path: str, n: int) -> None:
        told.append(n)
        raise KeyboardInterrupt

    told.clear()
    with pytest.raises(KeyboardInterrupt):
        find_files([stick], (), enough)
    assert len(told) == 1


def test_a_step_says_how_many_there_are_once_that_is_known() -> None:
    assert reading_step("stick/photo.jpg", 120, 0).endswith("photo.jpg")
    assert "120" in reading_step("stick/photo.jpg", 120, 0)
    assert {"12", "39"} <= set(reading_step("stick/a.json", 11, 39).replace(":", "").split())


def test_where_nobody_looks_nothing_is_said_of_it(
    stick: Path, guaqui: Guaqui, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FROM", 0.0)
    photos(stick, 100)
    _code, _out, err = guaqui("merge", "plan.json", "stick")
    assert not [line for line in err.splitlines() if "photo" in line or "Leyendo" in line]


@pytest.mark.costly(0)
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal_it_is_seen_and_can_be_broken_off(stick: Path, tmp_path: Path) -> None:
    from ..terminal import ENVIRONMENT, Terminal

    photos(stick, 100)
    before = sorted(path for path in tmp_path.rglob("*") if "photo" not in path.name)
    home = {"GUAQUI_HOME": str(tmp_path / "home")}
    terminal = Terminal({**ENVIRONMENT, **home}, ("-c", WAITING))
    try:
        terminal.wait_for("Searching: ")
        terminal.type("\x03")
        terminal.wait_for("Stopped. Nothing was changed.")
        assert not [line for line in terminal.display.display if "Searching" in line]
        terminal.until_it_ends()
        assert os.waitstatus_to_exitcode(terminal.status) == 3
    finally:
        os.close(terminal.fd)
    assert sorted(path for path in tmp_path.rglob("*") if "photo" not in path.name) == before


@pytest.mark.parametrize("step", ["whole_file", "replace_file", "remove_spares", "_report"])
def test_broken_off_while_it_writes_it_says_so_and_leaves_nothing_half(
    stick: Path, tmp_path: Path, guaqui: Guaqui, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Either nothing was written, or all of it: never a report of what did not come."""

    def broken(*_any: object, **_how: object) -> None:
        raise KeyboardInterrupt

    before = sorted(tmp_path.rglob("*"))
    with monkeypatch.context() as patch:
        patch.setattr(merge_module, step, broken)
        code, said, _err = guaqui("merge", "plan.json", "stick")
    assert (code, said) == (3, "")
    there = {path.name for path in sorted(tmp_path.rglob("*")) if path not in before}
    written = step == "remove_spares"
    assert ("plan.json" in there, "0001.json" in there) == (written, written)
    assert guaqui("merge", "plan.json", "stick")[0] == 0
