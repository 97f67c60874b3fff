"""Every command that is given the name of a pipe, a device or a folder says so and ends, and touches nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.commands import COMMANDS
from guaqui_tui.language import gettext_ as words
from storage import FieldFile
from tests.unending import KINDS, in_time, posix, unending

from ..conftest import Guaqui

SLOT = "demand/guaqui/andamarca/2003/1"
X, PLAN = "{path}", "{plan}"
LINES = [
    ["report", X],
    ["check", X],
    ["history", X, SLOT],
    ["verify", X, "4F2K-9XAB-03QT-7MWC"],
    ["settle", X, SLOT, "--take", "abcdef"],
    ["laptops", X],
    ["arrivals", X],
    ["arrivals", X, "--undo", "1"],
    ["pack", "check", X],
    ["pack", "new", X, "--name", "Uno", "--years", "2026", "--yes"],
    [
        "pack",
        "new",
        "{folder}.toml",
        "--name",
        "Uno",
        "--years",
        "2026",
        "--from",
        X,
        "--name-column",
        "N",
        "--yes",
    ],
    ["new", PLAN, "--municipality", X],
    ["new", X, "--municipality", "guaqui"],
    ["merge", X, PLAN],
    ["merge", X, "--show"],
    ["merge", X, "--undo"],
    ["merge", PLAN, X],
    ["merge", PLAN, X, "--dry-run"],
    ["import", X, PLAN],
    ["import", PLAN, X],
    ["import", PLAN, X, "--dry-run"],
    ["import", PLAN, X, "--kind", "community"],
    ["export", X, "{folder}"],
    ["export", PLAN, X, "-F", "json"],
    ["check", PLAN, "--backup", X],
    ["demo", X],
    ["laptops", X, "--recommend"],
    ["carry", X, "{folder}"],
    ["carry", PLAN, X],
    ["where", "--person", "Rosa", X],
]
MAY_BE_A_FOLDER = [
    ["carry", PLAN, X],
    ["where", "--person", "Rosa", X],
    ["merge", PLAN, X],
    ["merge", PLAN, X, "--dry-run"],
    ["export", PLAN, X, "-F", "json"],
    ["demo", X],
]


def everything(folder: Path) -> dict[str, Any]:
    """What lies in a folder, but for locks: modes, and what files say."""
    found = {str(one): one for one in folder.rglob("*") if one.suffix != ".lock"}
    return {name: (one.lstat().st_mode, one.is_file() and one.read_bytes()) for name, one in found.items()}


def test_each_command_is_here() -> None:
    assert {line[0] for line in LINES} >= set(COMMANDS) - {"app", "hub"}  # that one needs a server: tests/hub


@pytest.mark.costly(12)
@posix
@pytest.mark.crossed
@pytest.mark.parametrize("kind", [one for one in KINDS if one != "folder"])
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_it_ends_and_says_what_it_was_given(line: list[str], kind: str, tmp_path: Path, guaqui: Guaqui) -> None:
    _ends(line, kind, tmp_path, guaqui)


@posix
@pytest.mark.parametrize("line", [one for one in LINES if one not in MAY_BE_A_FOLDER], ids=" ".join)
def test_a_folder_is_no_file(line: list[str], tmp_path: Path, guaqui: Guaqui) -> None:
    _ends(line, "folder", tmp_path, guaqui)


def _ends(line: list[str], kind: str, tmp_path: Path, guaqui: Guaqui) -> None:
    words.use("en")
    plan = tmp_path / "own" / "plan.json"
    plan.parent.mkdir()
    FieldFile.create(plan, author="Rosa").close()
    (tmp_path / "given").mkdir()
    path = unending(kind, tmp_path / "given", "taken.json")
    before = everything(tmp_path)
    filled = [part.format(path=path, plan=plan, folder=tmp_path / "out") for part in line]
    with in_time():
        code, out, err = guaqui(*filled)
    assert code in (1, 2, 3), (out, err)
    assert "unforeseen" not in out + err
    assert "taken.json" in (out + err).replace("\n", "") or "a pipe" in err
    assert everything(tmp_path) == before
