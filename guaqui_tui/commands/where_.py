"""guaqui where: all places of a person's name, for whoever is asked what is kept of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

import click

from storage.gather.name_places import NamePlaces, name_places
from storage.names.name_table import slug
from storage.notation.text import printable

from ..language.gettext_ import _, ngettext
from ..language.sentence_facts import few
from . import ExitCode, done
from .common import FILE, Command, as_json_option, put_json, put_text, tell

_NAMED: Final = 4
"""As many files of a folder are named."""


@click.command(
    "where",
    cls=Command,
    help=_(
        "List all places where a person's name stands: in files and folders, in what lies beside a plan, and in "
        "what this laptop keeps of its own. Nothing is changed."
    ),
)
@click.option("--person", required=True, metavar=_("NAME"), help=_("The name, with or without accents."))
@click.argument("files", nargs=-1, required=True, type=FILE, metavar=_("FILE..."))
@as_json_option()
def command(person: str, files: tuple[Path, ...], as_json: bool) -> ExitCode:
    if not slug(person):
        raise click.UsageError(_("Write a name with letters of ours, a to z."))
    places = name_places(person, files)
    if as_json:
        put_json({"places": [one._asdict() for one in places.found], "closed": places.closed})
    else:
        _put(places)
    return done(needs_a_person=places.closed)


def _put(places: NamePlaces) -> None:
    """A line a place; several versions of a record say a field once, with how many."""
    counted = Counter((one.path, one.where, one.field) for one in places.found)
    for (path, where, field), n in counted.items():
        versions = ngettext("{n} version", "{n} versions", n).format(n=n) if field else ""
        put_text("  ".join(printable(part) for part in (path, where, field, versions) if part))
    n = len(counted)
    tell(ngettext("{n} place.", "{n} places.", n).format(n=n) if n else _("It stands in none of them."))
    for words in _closed(places.closed):
        tell(_("Not looked into, look at it yourself: {path}").format(path=printable(words)))


def _closed(paths: Iterable[str]) -> Iterator[str]:
    """A line for each folder: papers are many."""
    for folder, inside in groupby(map(Path, paths), attrgetter("parent")):
        names = [one.name for one in inside]
        yield str(folder / names[0]) if len(names) == 1 else f"{folder}: {', '.join(few(names, _NAMED))}"
