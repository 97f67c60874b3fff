"""Asking for a passphrase: unseen at a terminal, a line where there is none."""

from __future__ import annotations

import sys

import click

from storage.file.encrypted import SHORTEST

from ..language.gettext_ import _


def asked_passphrase() -> str:
    """The passphrase of what is to be opened; empty where nobody knows it."""
    return _asked(_("Passphrase"))


def new_passphrase() -> str:
    """One to encrypt with, typed twice. Raises `UsageError` where it is too short, or is not the same twice."""
    said = _asked(_("Passphrase: four words or more, which nobody can guess"))
    if len(said) < SHORTEST:
        text = _("A passphrase has {n} characters or more: whoever finds a stick can try as many as they like.")
        raise click.UsageError(text.format(n=SHORTEST))
    if sys.stdin.isatty() and _asked(_("Once more")) != said:
        raise click.UsageError(_("These were not the same. Nothing was written."))
    return said


def _asked(words: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    said: str = click.prompt(words, hide_input=True, default="", show_default=False, err=True)
    return said
