"""guaqui new: an empty field file from a municipality's pack."""

from __future__ import annotations

from pathlib import Path

import click

from storage import FieldFile

from ..language.gettext_ import _
from . import ExitCode
from .common import Command, file_argument, tell, typed_author


@click.command("new", cls=Command, help=_("Make an empty field file from a municipality's pack."))
@file_argument()
@click.option(
    "--municipality", "-m", required=True, metavar="ID", help=_("The municipality, for instance guaqui.")
)
@click.option("--author", "-a", default="", callback=typed_author, metavar=_("NAME"), help=_("Who types."))
def command(file: Path, municipality: str, author: str) -> ExitCode:
    with FieldFile.create(file, municipality, author) as made:
        communities = len(made.survey.communities())
        years = made.survey.plan.years
    text = _("{path}: {communities} communities, {first}-{last}.")
    tell(text.format(path=file, communities=communities, first=years[0], last=years[-1]))
    return ExitCode.DONE
