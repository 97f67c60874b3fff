"""guaqui laptops: whose the laptops of a file are, and to make one known here, refuse or forget it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from storage import FieldFile
from storage.errors import InputError
from storage.file import trust as kept_trust
from storage.file.device import laptop_key
from storage.file.own_saves import own_saves
from storage.file.six_words import device_of_words, six_words
from storage.file.trust import load_trust
from storage.notation.text import clean_line
from storage.plan.laptop_list import ListedLaptop, listed_laptops, recommendation
from storage.plan.standing import Trust

from ..language.dates import day_and_time
from ..language.gettext_ import _
from ..session.settings import load
from ..wording.laptops import STANDINGS, called_laptop, recommendations_in_words, saves_in_words
from ..wording.six_words import no_words_yet, read_six_words
from . import ExitCode, done
from .common import Command, as_json_option, file_argument, opened_to_read, put_json, put_text, tell, writing

_FEWEST = 4
"""A laptop is called by so many of its first letters, or more."""


@click.command(
    "laptops",
    cls=Command,
    help=_(
        "List the laptops that saved something in a file, and how each stands here: known, not known, without a "
        "key, refused. Say of one that it is known, refused or neither."
    ),
    epilog=_(
        "To know one takes the six words that its person reads aloud from its own screen: guaqui laptops FILE "
        "--words there."
    ),
)
@file_argument()
@click.option("--words", is_flag=True, help=_("Show this laptop's own six words, to read them aloud."))
@click.option(
    "--know", metavar=_("LAPTOP"), help=_("Make a laptop known, by the six words that its person reads.")
)
@click.option(
    "--heard", metavar=_("SIX WORDS"), help=_("With --know: the six words, where no terminal asks for them.")
)
@click.option("--person", metavar=_("NAME"), help=_("With --know: whose it is; else who typed most on it."))
@click.option(
    "--refuse", "refused", metavar=_("LAPTOP"), help=_("Mark what a laptop saved; all of it still counts.")
)
@click.option("--forget", "forgotten", metavar=_("LAPTOP"), help=_("Neither know nor refuse a laptop any more."))
@click.option(
    "--recommend", is_flag=True, help=_("Tell the others, in the file, whom this laptop knows, refuses.")
)
@as_json_option()
def command(
    file: Path,
    words: bool,
    know: str | None,
    heard: str | None,
    person: str | None,
    refused: str | None,
    forgotten: str | None,
    recommend: bool,
    as_json: bool,
) -> ExitCode:
    if sum((words, know is not None, refused is not None, forgotten is not None, recommend)) > 1:
        raise click.UsageError(_("Write one of --words, --know, --refuse, --forget and --recommend."))
    if know is None and (heard is not None or person is not None):
        raise click.UsageError(_("--heard and --person go with --know."))
    with writing(file, load().author) if recommend else opened_to_read(file) as opened:
        if words:
            return _show_own_words(as_json=as_json)
        if know is not None:
            _make_known(_one_of(opened, know), heard, person)
        elif refused is not None:
            kept_trust.refuse(_another(_one_of(opened, refused, everybody=True)).device)
        elif forgotten is not None:
            kept_trust.forget(_another(_one_of(opened, forgotten, everybody=True)).device)
        elif recommend:
            opened.save_many([recommendation(opened.survey, _trust(opened), opened.author)])
        return _show(opened, as_json=as_json)


def _trust(opened: FieldFile) -> Trust:
    return load_trust(opened.device)


def _listed(opened: FieldFile, *, everybody: bool = False) -> list[ListedLaptop]:
    """The file's laptops; with `everybody` those besides of which something was decided here."""
    trust = _trust(opened)
    listed = listed_laptops(opened.survey, trust)
    there = {one.device for one in listed}
    besides = [one for one in (*trust.known, *trust.refused) if everybody and one not in there]
    return listed + [
        ListedLaptop(one, trust.of_laptop(one), trust.known.get(one, ""), 0, "", ()) for one in besides
    ]


def _one_of(opened: FieldFile, written: str, *, everybody: bool = False) -> ListedLaptop:
    """The laptop that some first letters mean. Raises `laptop-unknown` where they mean none, or several."""
    listed = _listed(opened, everybody=everybody)
    typed = written.strip().lower()
    found = [one for one in listed if len(typed) >= _FEWEST and one.device.startswith(typed)]
    if len(found) != 1:
        laptops = [one.device for one in (found or listed)]
        raise InputError("laptop-unknown", written=written, laptops=laptops)
    return found[0]


def _another(one: ListedLaptop) -> ListedLaptop:
    """Raises `laptop-own` of the laptop that this is."""
    key = laptop_key()
    if key and one.device == key.device:
        raise InputError("laptop-own", laptop=one.device)
    return one


def _make_known(one: ListedLaptop, heard: str | None, person: str | None) -> None:
    """By its words, never by a yes. Raises `laptop-own`, `laptop-keyless`, `words-bad`, `words-other`."""
    if not _another(one).has_key:
        raise InputError("laptop-keyless", laptop=one.device)
    asks = heard is None
    if heard is None:
        heard = _asked_for_words()
    try:
        words = read_six_words(heard)
    except ValueError as wrong:
        raise InputError("words-bad", detail=str(wrong)) from None
    if not device_of_words(words, [one.device]):
        raise InputError("words-other", laptop=one.device)
    kept_trust.know(one.device, _person(one, person, asks=asks))


def _asked_for_words() -> str:
    if not sys.stdin.isatty():
        raise click.UsageError(_("There is no terminal to ask for the six words; write --heard 'SIX WORDS'."))
    said: str = click.prompt(_("The six words that its person reads aloud"), err=True)
    return said


def _person(one: ListedLaptop, person: str | None, *, asks: bool) -> str:
    typed = next(iter(one.authors), "")
    if person is None and asks:
        person = click.prompt(_("Who read you the words? It is their laptop."), default=typed or None, err=True)
    said = clean_line(typed if person is None else person)
    if not any(map(str.isalnum, said)):
        raise click.UsageError(_("Say whose it is: --person NAME."))
    return said


def _show_own_words(*, as_json: bool) -> ExitCode:
    key = laptop_key()
    words = six_words(key.device) if key else ()
    if as_json:
        put_json({"laptop": key.device if key else "", "words": words})
    elif words:
        put_text(" ".join(words))
        tell(_("Read them aloud to whoever is to know this laptop, face to face or by telephone."))
    else:
        tell(no_words_yet())
    return done(needs_a_person=not words)


def _show(opened: FieldFile, *, as_json: bool) -> ExitCode:
    trust, listed = _trust(opened), _listed(opened)
    here, made = own_saves(opened.survey).counted(opened.holds)
    if as_json:
        saves = {"here": here, "made": made}
        put_json({"laptop": trust.own, "saves": saves, "laptops": [_result(one, trust) for one in listed]})
    else:
        _table(listed, trust)
        if said := saves_in_words(here, made):
            put_text(said)
    return done(needs_a_person=trust.in_use and any(one.standing != "known" for one in listed))


def _result(one: ListedLaptop, trust: Trust) -> dict[str, Any]:
    names = ("standing", "person", "versions", "last", "authors", "known_by", "refused_by")
    said = {name: getattr(one, name) for name in names}
    return {"laptop": one.device, "own": one.device == trust.own, **said}


def _table(listed: Sequence[ListedLaptop], trust: Trust) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in (_("Laptop"), _("Here"), _("Versions"), _("Last heard of"), _("Who types")):
        table.add_column(Text(heading), overflow="fold")
    for one in listed:
        table.add_row(*map(Text, _cells(one, trust)))
    Console(width=80, highlight=False, markup=False, emoji=False).print(table)
    for one in listed:
        if said := recommendations_in_words(one, trust):
            put_text(f"{called_laptop(one, trust)}: {said}")


def _cells(one: ListedLaptop, trust: Trust) -> Iterable[str]:
    return (
        called_laptop(one, trust),
        _(STANDINGS[one.standing]),
        str(one.versions),
        day_and_time(one.last),
        ", ".join(one.authors),
    )
