"""The program itself in a pipe: it loads nothing that draws, and writes letters that the pipe has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Final

import pytest

from ..pilot import Laptop

PROGRAM: Final = "-m", "guaqui_tui", "--lang", "en", "--plain"
NO_DRAWING: Final = """
import json, sys
from guaqui_tui.__main__ import main
code = main()
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "rich", "click"})]))
"""


def test_nothing_that_draws_is_loaded(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Aulas"}))
    lines = "Ana\nandam\nworkshop\n\n\nEscuela\nsave\n2004\n.\naloud\n\nmissing\nhistory\nundo\n.\nlist\nquit\n"
    call = [sys.executable, "-c", NO_DRAWING, "--lang", "en", "--plain", str(laptop.file)]
    done = subprocess.run(
        call, input=lines, capture_output=True, encoding="utf-8", env=dict(os.environ), check=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == [0, []]
    assert "Saved: Workshop of Andamarca." in done.stdout
    assert (done.stderr, "\x1b" in done.stdout) == ("", False)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_pipe_in_any_encoding_gets_letters(laptop: Laptop, encoding: str) -> None:
    laptop.save(("arcata", 2003, {"text": "Aulas ★ en Ñuñumani…"}))
    known = {**os.environ, "PYTHONIOENCODING": encoding, "TERM": "dumb"}
    call = [sys.executable, *PROGRAM, str(laptop.file)]
    done = subprocess.run(call, input=b"Ana\narcata\n", capture_output=True, env=known, check=True)
    said = done.stdout.decode(encoding)
    assert ("Aulas * en Nunumani..." if encoding == "ascii" else "Aulas * en Ñuñumani...") in said
    assert "\x1b" not in said


def test_whoever_read_has_gone(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Aulas"}))
    command = f'printf "Ana\\narcata\\n" | "{sys.executable}" {" ".join(PROGRAM)} "{laptop.file}" | head -1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", check=True)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
