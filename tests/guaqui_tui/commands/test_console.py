"""A console that has no letters for our signs: the work goes on, and what it has letters for is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.costly(0)
@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "ascii"])
def test_a_console_of_windows_ends_no_command(encoding: str, demo: Path) -> None:
    program = [sys.executable, "-m", "guaqui_tui", "report", str(demo / "plan.json")]
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(program, capture_output=True, env=env, check=False)
    assert done.returncode in {0, 1}, done.stderr
    said = done.stdout.decode(encoding)
    assert "46/90" in said
    assert ("Gestión" in said) == (encoding != "ascii")
