"""guaqui new: an empty field file of a municipality that is prepared."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click
from msgspec.structs import replace

from storage import FieldFile
from storage.errors import GuaquiError, SeveralMunicipalitiesError
from storage.packs.shipped import municipalities

from ..language.error_messages import sentence
from ..language.gettext_ import _, use_terms
from ..session import settings
from . import ExitCode
from .common import Command, file_argument, tell, typed_author


@click.command("new", cls=Command, help=_("Make an empty field file of a municipality."))
@file_argument()
@click.option(
    "--municipality",
    "-m",
    required=True,
    metavar=_("ID|PATH"),
    help=_(
        "Of which municipality: the id of one that comes along ({known}), the path of what was prepared with "
        "guaqui pack new, or that of a field file, whose plan is taken over; of one of several municipalities "
        "PATH#ID."
    ).format(known=", ".join(municipalities())),
)
@click.option("--author", "-a", default="", callback=typed_author, metavar=_("NAME"), help=_("Who types."))
def command(file: Path, municipality: str, author: str) -> ExitCode:
    try:
        with FieldFile.create(file, municipality, author) as made:
            survey = made.survey
            communities = sum(
                survey.per_year(one.fields) > 0 for one in survey.communities()
            )  # levels ask nothing
            years = survey.plan.years
    except SeveralMunicipalitiesError as error:
        raise click.UsageError(sentence(error)) from error  # it has to be asked for otherwise
    _remember(author)
    use_terms(survey)
    text = _("{path}: {communities} communities, {first}-{last}.")
    tell(text.format(path=file, communities=communities, first=years[0], last=years[-1]))
    return ExitCode.DONE


def _remember(author: str) -> None:
    """The app asks for no name that was just said, where it knows none; what the disk refuses it asks for."""
    with suppress(GuaquiError):
        if author and not settings.load().author:
            settings.store(replace(settings.load(), author=author))
