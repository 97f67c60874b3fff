"""One line adds a field, one file a kind: in a copy of the source each comes to every form and list by itself.

What is looked at stands in `field_altitude.py` and `kind_well.py`; they run in the copy, each in its own process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from . import field_altitude as altitude
from . import kind_well as well

ROOT = Path(__file__).parents[2]
QUICK = ("it_refuses_what_is_no_count", "it_is_read_from_a_spreadsheet", "it_leaves_as_csv_and_comes_back")
LEFT = ignore_patterns("goldens", "vectors", "*-pytest-*")


def copied(folder: Path) -> Path:
    """The source, and the tests that use it, in another place; what is compiled of them holds there too."""
    for part in ("storage", "exports", "guaqui_tui", "tests"):
        copytree(ROOT / part, folder / part, ignore=LEFT)
    return folder


def found_wrong(tree: Path, module: str, *names: str) -> dict[str, str]:
    """What a module's checks find wrong there, by their names; of these alone if any are given."""
    env = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", f"tests.guaqui_tui.{module}", *names]
    done = subprocess.run(
        command, cwd=tree, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, str] = json.loads(done.stdout.strip().rpartition("\n")[2])
    return said


@pytest.fixture(scope="module")
def with_altitude(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    tree = copied(tmp_path_factory.mktemp("altitude"))
    path = tree / "storage" / "kinds" / "process" / "demand.py"
    text = path.read_text("utf-8")
    before = "    withdrawn: "
    assert text.count(before) == 1
    path.write_text(text.replace(before, altitude.LINE + before), "utf-8")
    return found_wrong(tree, "field_altitude")


@pytest.fixture(scope="module")
def with_wells(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    tree = copied(tmp_path_factory.mktemp("wells"))
    (tree / "storage" / "kinds" / "process" / "well.py").write_text(well.FILE, "utf-8")
    return found_wrong(tree, "kind_well")


@pytest.mark.costly(3)
@pytest.mark.parametrize("check", altitude.CHECKS)
def test_a_field_of_one_line_comes_everywhere(with_altitude: dict[str, str], check: str) -> None:
    assert check not in with_altitude, with_altitude[check]


@pytest.mark.costly(3)
@pytest.mark.parametrize("check", well.CHECKS)
def test_a_kind_of_one_file_comes_everywhere(with_wells: dict[str, str], check: str) -> None:
    assert check not in with_wells, with_wells[check]


@pytest.mark.costly(0)
def test_without_the_line_nothing_holds(tmp_path: Path, *, full: bool) -> None:
    """The checks look: where nothing was added, all but one fail. The quick ones are seen to, all with --full."""
    names = altitude.CHECKS if full else QUICK
    wrong = found_wrong(copied(tmp_path), "field_altitude", *names)
    assert {*names} - set(wrong) <= {"it_stands_on_no_acta_and_no_wall"}
