"""No command but the app loads Textual: it takes longer than most of them. Rich is for those that draw tables."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guaqui_tui.commands import COMMANDS
from storage import FieldFile
from storage.plan.acta.code import code_of
from storage.plan.acta.printed import printed as printed_on

_DRAW_TABLES = {"demo", "merge", "report", "export", "laptops", "hub"}

_PROGRAM = """
import json, sys
from guaqui_tui.__main__ import main
for arguments in json.load(sys.stdin):
    sys.argv = ["guaqui", *arguments]
    code = main()
    loaded = {name.partition(".")[0] for name in sys.modules} & {"textual", "rich"}
    print("loads:", json.dumps([code, sorted(loaded)]))
"""
Call = tuple[object, ...]


def _looked_at(calls: list[Call], codes: set[int]) -> None:
    """Run commands one after another, those that draw no tables first, and tell the first that loads too much, or
    ends with another exit code.

    One process for each of the two: what one of them loads is there for all after it, and what none loads is not.
    """
    for allowed in (set[str](), {"rich"}):
        chosen = [call for call in calls if _allowed(call[0]) == allowed]
        program = [sys.executable, "-c", _PROGRAM]
        given = json.dumps([[*map(str, call)] for call in chosen])
        done = subprocess.run(
            program, input=given, capture_output=True, encoding="utf-8", env=dict(os.environ), check=True
        )
        told = [json.loads(line[6:]) for line in done.stdout.splitlines() if line.startswith("loads:")]
        found = zip(chosen, told, strict=True)
        assert [call for call, (code, loaded) in found if code not in codes or not {*loaded} <= allowed] == []


def _allowed(command: object) -> set[str]:
    return {"rich"} if command in _DRAW_TABLES else set()


@pytest.mark.costly(0)
def test_no_help_loads_textual() -> None:
    _looked_at([(command, "--help") for command in COMMANDS], {0})


@pytest.mark.costly(0)
def test_no_command_loads_textual(demo: Path, tmp_path: Path) -> None:
    plan, disputed, new = demo / "plan.json", demo / "disputed.json", tmp_path / "new.json"
    with FieldFile.open(disputed, writable=False) as opened:
        record = opened.survey.disputed()[0]
        heads = opened.survey.heads(record)
    with FieldFile.open(plan, writable=False) as opened:
        printed = code_of(printed_on(opened.survey, "andamarca"))
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("community,year,demand\nAndamarca,2004,Riego\n", "utf-8")
    (tmp_path / "stick").mkdir()
    calls: dict[str, list[Call]] = {
        "carry": [("carry", plan, tmp_path / "stick")],
        "where": [("where", "--person", "Rosa Mamani", sheet)],
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
        "hub": [("hub", "--help")],
    }
    assert {*calls} == {*COMMANDS}
    _looked_at([call for of_command in calls.values() for call in of_command], {0, 1})
