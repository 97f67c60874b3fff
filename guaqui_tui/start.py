"""Opens the app where there is a terminal for it."""

from __future__ import annotations

import os
import sys

from .commands.app_request import AppRequest


class NoTerminal(Exception):  # noqa: N818 - it says what there is not
    """The app was asked for where nobody sees it or types: in a pipe, from a timer, into a file."""


def on_a_terminal() -> bool:
    """Whether somebody sees what is drawn and types: all three streams are a terminal's, and it can draw.

    Textual draws on the error stream on Linux and on the other one on Windows. A dumb terminal says of itself
    that it only adds lines.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(stream is not None and stream.isatty() for stream in streams)


def _talk(app: AppRequest) -> int:
    """Ask line by line, wherever somebody reads and types: a pipe will do."""
    if sys.stdin is None or sys.stdout is None:
        raise NoTerminal
    from .plain.conversation import run_plain

    return run_plain(app.file, app.language)


def open_app(app: AppRequest) -> int:
    """Open the app; returns its exit code. Raises `NoTerminal` before anything is read or made."""
    if app.plain:
        return _talk(app)
    if not on_a_terminal():
        raise NoTerminal
    from .app import run_app

    return run_app(app.file, app.language)
