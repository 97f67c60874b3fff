"""The short way to the app: where only that is asked for, it opens without the command line's library."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .language import gettext_ as words

COMMANDS = ("new", "demo", "import", "merge", "report", "export", "check", "history", "settle", "verify")

ASKED_BY_A_SHELL = "_GUAQUI_COMPLETE"
"""Set where a shell asks how a line may go on, or for the script that lets it ask; click answers."""


class AppRequest(NamedTuple):
    """Which file the app opens (None: the last one), in which language (None: the one that is remembered)."""

    file: Path | None = None
    language: str | None = None


def is_file(word: str) -> bool:
    """Whether a word that stands in a command's place is a field file."""
    return word not in COMMANDS and (word.endswith(".json") or Path(word).exists())


def app_request(arguments: Sequence[str]) -> AppRequest | None:
    """The app, where the arguments ask for it and nothing else; None for all that has to be looked at closely."""
    if ASKED_BY_A_SHELL in os.environ:
        return None
    language, rest = None, list(arguments)
    if rest and (rest[0] == "--lang" or rest[0].startswith("--lang=")):
        _name, _sign, language = rest.pop(0).partition("=")
        if not language and rest:
            language = rest.pop(0)
        if language not in words.languages():
            return None
    if len(rest) > 1 or (rest and (rest[0].startswith("-") or not is_file(rest[0]))):
        return None
    return AppRequest(Path(rest[0]) if rest else None, language)


class NoTerminal(Exception):  # noqa: N818 - it says what there is not
    """The app was asked for where nobody sees it or types: in a pipe, from a timer, into a file."""


def on_a_terminal() -> bool:
    """Whether somebody sees what is drawn and types: all three streams are a terminal's, and it can draw.

    Textual draws on the error stream on Linux and on the other one on Windows. A dumb terminal says of itself
    that it only adds lines.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(stream is not None and stream.isatty() for stream in streams)


def open_app(app: AppRequest) -> int:
    """Open the app; returns its exit code. Raises `NoTerminal` before anything is read or made."""
    if not on_a_terminal():
        raise NoTerminal
    from .app import run_app

    return run_app(app.file, app.language)


def import_in_peace() -> None:
    """Collect no garbage while there is none: what is imported stays, and is a lot to look through."""
    gc.disable()


def collect() -> None:
    """Collect garbage from now on, and never look through what was there before."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
