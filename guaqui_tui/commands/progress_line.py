"""How far a long work is, for whoever waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

_FROM: Final = 1.0
"""Seconds after which somebody waits: what is done sooner needs no line."""


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """A line on stderr, where somebody looks; it leaves nothing there, also where the work is broken off."""
    if not sys.stderr.isatty():
        yield lambda _words: None
        return
    from rich.console import Console  # where nobody waits it is not loaded
    from rich.progress import Progress, TextColumn

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    line = Progress(TextColumn("{task.description}", markup=False), console=console, transient=True)
    task, begun = line.add_task("", total=None), monotonic()

    def say(words: str) -> None:
        if monotonic() - begun >= _FROM:
            line.update(task, description=words)
            line.start()

    try:
        yield say
    finally:
        line.stop()
