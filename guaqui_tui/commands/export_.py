"""guaqui export: the plan in the formats that leave the house."""

from __future__ import annotations

from pathlib import Path

import click

from exports.edition import Edition
from exports.formats import FORMATS, files
from exports.outgoing import put_all

from ..words import _, speech
from .common import FILE, Command, file_argument, put, reading


@click.command("export", cls=Command, help=_("Write the plan into a folder, in every format or in those named."))
@file_argument()
@click.argument("folder", type=FILE, metavar=_("DIR"))
@click.option(
    "--format", "-F", "formats", multiple=True, type=click.Choice(sorted(FORMATS)), help=_("Only this format.")
)
@click.option("--private", is_flag=True, help=_("With what only the coordinator may see: hidden demands."))
def command(file: Path, folder: Path, formats: tuple[str, ...], private: bool) -> int:
    with reading(file) as opened:
        edition = Edition(speech(), private=private)
        for path in put_all(files(opened.survey, formats or FORMATS, edition), folder):
            put(str(path))
        return 1 if opened.survey.disputed() or opened.problems else 0
