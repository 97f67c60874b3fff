"""What is tried in a copy of the source, in a process of its own: each check by name, and what it found wrong."""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from guaqui_tui.cli import run
from guaqui_tui.language import gettext_ as words

from .pilot import Laptop

Check = Callable[[Laptop], None]


def guaqui(*arguments: object) -> tuple[int, str]:
    """A command; its exit code, and all that it said."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run([str(argument) for argument in arguments])
    return code, said.getvalue()


def try_all(checks: Mapping[str, Check]) -> None:
    """Print what is wrong, by check; nothing of one that holds. Checks named as arguments are the only ones."""
    wrong = {}
    for name in sys.argv[1:] or checks:
        check = checks[name]
        with tempfile.TemporaryDirectory() as folder:
            os.environ["GUAQUI_HOME"] = str(Path(folder) / "installed")
            words.use("es")
            laptop = Laptop(Path(folder))
            try:
                check(laptop)
            except BaseException:  # noqa: BLE001 - an assertion too, and whatever the app raises
                wrong[name] = traceback.format_exc()
    print(json.dumps(wrong))  # noqa: T201 - it is what this process is for
