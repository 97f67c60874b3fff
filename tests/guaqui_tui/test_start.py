"""The short way to the app: who gets it, and what it leaves out."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guaqui_tui import garbage, start
from guaqui_tui.commands.app_request import AppRequest, app_request
from storage import FieldFile

PLAN = Path("plan.json")


@pytest.mark.parametrize(
    ("arguments", "app"),
    [
        ([], AppRequest()),
        (["plan.json"], AppRequest(PLAN)),
        (["--lang", "en"], AppRequest(None, "en")),
        (["--plain"], AppRequest(None, None, plain=True)),
        (["--plain", "plan.json"], AppRequest(PLAN, None, plain=True)),
        (["--lang", "en", "plan.json", "--plain"], AppRequest(PLAN, "en", plain=True)),
        (["--plain", "--help"], None),
        (["--lang=es", "plan.json"], AppRequest(PLAN, "es")),
        (["there"], AppRequest(Path("there"))),
        (["not-there"], None),
        (["--lang"], None),
        (["--lang="], None),
        (["--lang", "xx", "plan.json"], None),
        (["--language=en"], None),
        (["plan.json", "--lang", "en"], None),
        (["plan.json", "other.json"], None),
        (["--", "plan.json"], None),
        (["--help"], None),
        (["-x.json"], None),
        (["check", "plan.json"], None),
        (["check"], None),
    ],
)
def test_only_what_is_surely_meant_goes_the_short_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], app: AppRequest | None
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").touch()
    (tmp_path / "check").touch()  # a command goes before a file of its name
    assert app_request(arguments) == app


def test_the_app_is_there_without_what_only_commands_need() -> None:
    program = (
        "import sys, guaqui_tui.cli, guaqui_tui.app; print(*{'click', 'tomllib', 'xlsxwriter'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


LATER = (
    *("storage.gather", "storage.intake", "storage.plan.acta", "storage.plan.checks", "storage.plan.missing"),
    *("exports.papers", "exports.tables", "guaqui_tui.screens.demand", "guaqui_tui.screens.record"),
    *("guaqui_tui.widgets.fields", "textual.widgets._text_area"),
    *("storage.backup", "storage.names.nearest", "storage.packs.editions", "storage.plan.joining"),
    *("storage.plan.votes", "exports.wording.values", "guaqui_tui.language.error_messages"),
    *("guaqui_tui.wording.values", "guaqui_tui.wording.record_titles", "guaqui_tui.session.picture"),
    *("guaqui_tui.session.tour", "guaqui_tui.screens.frame.questions.question_screen"),
    *("guaqui_tui.screens.frame.undoing", "guaqui_tui.screens.frame.preloading"),
)
"""What the first screen has no use for, and would wait for."""
FIRST_SCREEN = """
import asyncio, sys
from pathlib import Path
from guaqui_tui.app import GuaquiApp
from guaqui_tui.session.settings import Settings
from guaqui_tui.widgets.board import Board

loaded, draw = [], Board.render_line

def drawn(board, y):
    if board.seen_rows() and not loaded:
        loaded.extend(sys.modules)
        board.app.exit()
    return draw(board, y)

Board.render_line = drawn
asyncio.run(GuaquiApp(Path(sys.argv[1]), Settings(author="Ana")).run_async(headless=True, size=(80, 24)))
print(*loaded)
"""
"""Says which modules are there when a line of the board is drawn for the first time, and ends then.

Not by Textual's way of testing, which gives a screen up that takes half a minute on a busy machine.
"""


@pytest.mark.costly(0)
def test_the_first_screen_waits_for_nothing_that_it_has_no_use_for(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    FieldFile.create(plan, author="Ana").close()
    program = [sys.executable, "-c", FIRST_SCREEN, str(plan)]
    known = {**os.environ, "GUAQUI_HOME": str(tmp_path / "home")}
    done = subprocess.run(program, env=known, capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "guaqui_tui.screens.board.screen" in loaded
    assert [one for one in loaded if one.startswith(LATER)] == []


def test_the_version_is_said_without_plan_or_records() -> None:
    program = "import sys; from guaqui_tui.cli import run; run(['--version']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    later = (
        "storage.kinds",
        "storage.field_file",
        "storage.plan",
        "storage.revisions.revision",
        "textual",
        "tinydb",
    )
    assert [one for one in done.stdout.split() if one.startswith(later)] == []


def test_garbage_is_collected_again_and_what_was_there_is_left_alone() -> None:
    garbage.pause_collection()
    try:
        assert not gc.isenabled()
        garbage.resume_collection()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
        gc.unfreeze()
        garbage.resume_collection()
        assert gc.get_freeze_count() == 0, "nobody asked for peace"
        garbage.leave_what_is_there()
        assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()


WAYS = [[], ["plan.json"], ["--lang", "en"], ["--lang=en", "plan.json"], ["--", "plan.json"]]
"""Of asking for the app: the short ones, and those that click looks at."""


def _without_a_terminal(folder: Path, words: list[str], **env: str) -> subprocess.CompletedProcess[str]:
    home = folder / "home"
    known = {**os.environ, "GUAQUI_HOME": str(home), "HOME": str(home), "USERPROFILE": str(home), **env}
    known.setdefault("PYTHONPATH", str(Path(start.__file__).parents[1]))
    command = [sys.executable, "-m", "guaqui_tui", *words]
    return subprocess.run(
        command,
        cwd=folder,
        env=known,
        input="x\r\x11",
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.costly(3)
@pytest.mark.parametrize("words", WAYS, ids=" ".join)
@pytest.mark.parametrize("there", [False, True])
def test_without_a_terminal_the_app_says_so_and_touches_nothing(
    tmp_path: Path, words: list[str], *, there: bool
) -> None:
    plan = tmp_path / "plan.json"
    if there:
        plan.write_bytes(b"not even a field file")
    done = _without_a_terminal(tmp_path, words)
    english = any("en" in word for word in words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The app needs a terminal" if english else "La aplicación necesita una terminal")
    assert "guaqui --plain" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == ([plan] if there else [])


def test_commands_need_no_terminal(tmp_path: Path) -> None:
    done = _without_a_terminal(tmp_path, ["new", "plan.json", "--municipality", "guaqui", "--author", "Ana"])
    assert (done.returncode, (tmp_path / "plan.json").exists()) == (0, True)


class _Stream:
    def __init__(self, *, tty: bool) -> None:
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty


@pytest.mark.parametrize("lacking", ["stdin", "stdout", "stderr", "TERM", ""])
def test_a_terminal_is_where_keys_come_from_and_drawings_go_to(
    monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, _Stream(tty=name != lacking))
    monkeypatch.setenv("TERM", "dumb" if lacking == "TERM" else "xterm")
    assert start.on_a_terminal() == (lacking == "")
    monkeypatch.setattr(sys, "stdin", None)  # closed before the program began
    assert not start.on_a_terminal()
