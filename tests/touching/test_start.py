"""The short way to the app: who gets it, and what it leaves out."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from guaqui_tui import start
from guaqui_tui.start import App, asked_for

PLAN = Path("plan.json")


@pytest.mark.parametrize(
    ("arguments", "app"),
    [
        ([], App()),
        (["plan.json"], App(PLAN)),
        (["--lang", "en"], App(None, "en")),
        (["--lang=es", "plan.json"], App(PLAN, "es")),
        (["there"], App(Path("there"))),
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], app: App | None
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").touch()
    (tmp_path / "check").touch()  # a command goes before a file of its name
    assert asked_for(arguments) == app


def test_the_app_is_there_without_what_only_commands_need() -> None:
    program = (
        "import sys, guaqui_tui.cli, guaqui_tui.app; print(*{'click', 'tomllib', 'xlsxwriter'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_garbage_is_collected_again_and_what_was_there_is_left_alone() -> None:
    start.import_in_peace()
    try:
        assert not gc.isenabled()
        start.collect()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
        gc.unfreeze()
        start.collect()
        assert gc.get_freeze_count() == 0, "nobody asked for peace"
    finally:
        gc.enable()
        gc.unfreeze()
