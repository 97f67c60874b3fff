"""How far the reading of many files is, for whoever waits at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from rich.console import Console
from rich.progress import Progress, TextColumn

from storage.gather.preview import Tell

from ..wording.gather.gathered_files import reading_step

_FROM: Final = 1.0
"""Seconds after which somebody waits: what is done sooner needs no line."""


@contextmanager
def reading_progress() -> Iterator[Tell]:
    """A line on stderr, where somebody looks; it leaves nothing there, also where the work is broken off."""
    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        yield lambda _path, _done, _all: None
        return
    line = Progress(TextColumn("{task.description}", markup=False), console=console, transient=True)
    task, begun = line.add_task("", total=None), monotonic()

    def tell(path: str, done: int, all_: int) -> None:
        if monotonic() - begun >= _FROM:
            line.update(task, description=reading_step(path, done, all_))
            line.start()

    try:
        yield tell
    finally:
        line.stop()
