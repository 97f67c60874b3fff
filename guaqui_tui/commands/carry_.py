"""guaqui carry: a copy of a field file for the stick, read back, and encrypted where that is asked for."""

from __future__ import annotations

from pathlib import Path

import click

from exports.carry import CopiedFiles, copy_files, plan_to_copy
from exports.carry_encrypted import copy_encrypted
from storage.errors import FileError

from ..language.gettext_ import _
from ..wording.carrying.carried_files import beside_words, encrypted_words
from . import ExitCode, done
from .common import Command, file_argument, folder_argument, opened_to_read, put_text, tell
from .passphrase import new_passphrase


@click.command(
    "carry",
    cls=Command,
    help=_("Copy a field file into a folder, a stick's say, and read the copy back."),
)
@file_argument()
@folder_argument()
@click.option(
    "--passphrase",
    is_flag=True,
    help=_(
        "Ask for a passphrase, without which nobody reads the copy: guaqui merge asks for it, and so does age."
    ),
)
def command(file: Path, folder: Path, passphrase: bool) -> ExitCode:
    if not folder.is_dir():
        raise FileError("folder-missing", path=str(folder / file.name))
    with opened_to_read(file) as opened:
        load = plan_to_copy(opened, file.name)
        if passphrase:
            copied = copy_encrypted(load, folder, new_passphrase(), lambda _step: None)
        else:
            copied = copy_files([load], folder, lambda _step: None)
    return _said(copied, encrypted=passphrase)


def _said(copied: CopiedFiles, *, encrypted: bool) -> ExitCode:
    """Where it is now; and what beside it anybody can read, or nobody could open."""
    for path in (*copied.written, *copied.already):
        put_text(str(path))
    for words in beside_words(copied):
        tell(words)
    tell(_("Read back and the same. The stick may be removed."))
    for words in encrypted_words(copied) if encrypted else ():
        tell(words)
    return done(needs_a_person=bool(copied.clear or copied.kept))
