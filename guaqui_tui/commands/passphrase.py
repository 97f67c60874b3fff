"""Asking for a passphrase: unseen at a terminal, a line where there is none."""

from __future__ import annotations

import sys

import click

from storage.notation.text import printable

from ..language.gettext_ import _
from ..wording.carrying.new_passphrase import short_passphrase, unlike_passphrase
from .common import tell
from .progress_line import clear_line


def asked_passphrase(path: str, wrong: bool) -> str:
    """What opens a file; empty where nobody knows it. `wrong`: what was said last is not it."""
    clear_line()
    if wrong and sys.stdin.isatty():
        tell(_("That is not the passphrase of {path}.").format(path=printable(path)))
    return _asked(_("Passphrase of {path}; Enter leaves it out").format(path=printable(path)))


def new_passphrase() -> str:
    """One to encrypt with, typed twice. Raises `UsageError` where it is too short, or is not the same twice."""
    said = _asked(_("Passphrase: four words or more, which nobody can guess"))
    why = short_passphrase(said)
    if not why and sys.stdin.isatty():
        why = unlike_passphrase(said, _asked(_("Once more")))
    if why:
        raise click.UsageError(why)
    return said


def _asked(words: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    said: str = click.prompt(words, hide_input=True, default="", show_default=False, err=True)
    return said
