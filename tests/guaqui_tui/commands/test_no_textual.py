"""No command but the app loads Textual: it takes longer than most of them. Rich is for those that draw tables."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guaqui_tui.cli import run
from guaqui_tui.commands import COMMANDS
from storage import FieldFile
from storage.plan.acta.code import code_of
from storage.plan.acta.printed import printed as printed_on

_DRAW_TABLES = {"demo", "merge", "report", "export", "laptops"}

_PROGRAM = """
import json, sys
from guaqui_tui.__main__ import main
code = main()
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "rich"})]))
"""


def _loads(*arguments: object) -> tuple[int, set[str]]:
    """A command's exit code, and which of Textual and Rich it loads."""
    call = [sys.executable, "-c", _PROGRAM, *map(str, arguments)]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", env=dict(os.environ), check=True)
    code, loaded = json.loads(done.stdout.splitlines()[-1])
    return code, set(loaded)


def _allowed(command: str) -> set[str]:
    return {"rich"} if command in _DRAW_TABLES else set()


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo makes: a plan, its actas, and one that has something to settle."""
    folder = tmp_path_factory.mktemp("demo")
    assert run(["demo", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_loads_textual(command: str) -> None:
    code, loaded = _loads(command, "--help")
    assert code == 0
    assert loaded <= _allowed(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_loads_textual(command: str, plans: Path, tmp_path: Path) -> None:
    plan, disputed, new = plans / "plan.json", plans / "disputed.json", tmp_path / "new.json"
    with FieldFile.open(disputed, writable=False) as opened:
        record = opened.survey.disputed()[0]
        heads = opened.survey.heads(record)
    with FieldFile.open(plan, writable=False) as opened:
        printed = code_of(printed_on(opened.survey, "andamarca"))
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("community,year,demand\nAndamarca,2004,Riego\n", "utf-8")
    calls: dict[str, list[tuple[object, ...]]] = {
        "new": [("new", new, "--municipality", "guaqui", "--author", "Equipo 1")],
        "pack": [
            ("pack", "new", tmp_path / "x.toml", "--name", "X", "--years", "2026", "--yes"),
            ("pack", "check", tmp_path / "x.toml"),
        ],
        "demo": [("demo", tmp_path / "demo")],
        "import": [("import", plan, sheet, "--dry-run")],
        "merge": [("merge", new, disputed), ("merge", new, "--show")],
        "report": [("report", plan), ("report", plan, "--senders")],
        "export": [("export", plan, tmp_path / "out", "--format", "csv")],
        "check": [("check", plan)],
        "history": [("history", disputed, record)],
        "settle": [("settle", disputed, record, "--take", min(heads), "--author", "Rosa")],
        "verify": [("verify", plan, printed)],
        "laptops": [("laptops", plan)],
        "arrivals": [("arrivals", plan)],
    }
    for arguments in calls[command]:
        code, loaded = _loads(*arguments)
        assert code in {0, 1}, arguments
        assert loaded <= _allowed(command), arguments
