"""How far a long work is, for whoever waits at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from rich.console import Console
from rich.progress import Progress, TextColumn

_FROM: Final = 1.0
"""Seconds after which somebody waits: what is done sooner needs no line."""


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """A line on stderr, where somebody looks; it leaves nothing there, also where the work is broken off."""
    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        yield lambda _words: None
        return
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
