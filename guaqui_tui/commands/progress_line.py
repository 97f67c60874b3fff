"""How far a long work is, for whoever waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from time import monotonic
from typing import Final

_FROM: Final = 1.0
"""Seconds after which somebody waits: what is done sooner needs no line."""

_EVERY: Final = 0.1
"""Seconds from one word to the next: nobody reads faster, and a slow line would hold up the work."""

_SPARE: Final = 4
"""Columns left free at the right: room for the ^C that a terminal writes itself: it must begin no new line."""


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """A line on stderr, where somebody looks; it leaves nothing there, also where the work is broken off.

    Written without a thread and without a state of its own: a Ctrl+C may come between any two steps, and the
    line is taken away all the same.
    """
    if not sys.stderr.isatty():
        yield lambda _words: None
        return
    due = monotonic() + _FROM

    def say(words: str) -> None:
        nonlocal due
        if monotonic() >= due:
            due = monotonic() + _EVERY
            _over(words)

    try:
        yield say
    finally:
        _over("")


def clear_line() -> None:
    """Take the line away for something that is asked meanwhile; the next step brings it back."""
    if sys.stderr.isatty():
        _over("")


def _over(words: str) -> None:
    """Written over the line as it stands; by no escapes, which an old console would show."""
    from rich.cells import set_cell_size  # where nobody waits it is not loaded

    width = get_terminal_size().columns - 1
    said = set_cell_size(words, width - _SPARE).rstrip()
    sys.stderr.write(f"\r{' ' * width}\r{said}")
    sys.stderr.flush()
