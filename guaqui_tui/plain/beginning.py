"""Which file is opened, or begun anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from storage import FieldFile, GuaquiError
from storage.file.pack import pack_of
from storage.file.path_parts import PART
from storage.gather.found_files import found_anywhere, own_folder
from storage.notation.text import clean_line, printable
from storage.packs.shipped import municipalities
from storage.plan.survey import Survey

from ..forms.choices import Option
from ..language.gettext_ import _
from ..session.opened_file import OpenedFile, make_folder_of, open_with
from ..session.settings import Settings
from .console import LineConsole
from .picking import option_lines, picked
from .without_keys import refusal_said
from .word_list import WordName, help_lines, typed_for, word_of

AT_THE_FILE: Final[tuple[WordName, ...]] = ("new", "back", "help")
AT_AN_ANSWER: Final[tuple[WordName, ...]] = ("back", "help")
_LISTED: Final = 9


class KnownFiles(NamedTuple):
    """Who types, the file that was open last, and those that were found."""

    author: str
    last: Path | None
    found: Sequence[Path]


def opened(console: LineConsole, path: Path | None, remembered: Settings) -> OpenedFile | None:
    """The file that is opened, or begun; None where it was left at that. Raises `InputEnded`."""
    file = _open(console, path, remembered.author) if path else None
    return file or _asked(console, remembered)


def _open(console: LineConsole, path: Path | None, author: str) -> OpenedFile | None:
    """The file, opened; None where there is none, or where it cannot be, which is said."""
    if path is None:
        return None
    try:
        return open_with(lambda: FieldFile.open(path, author), path)
    except GuaquiError as error:
        console.say(refusal_said(error))
        return None


def _asked(console: LineConsole, remembered: Settings) -> OpenedFile | None:
    """Ask which file until one is open."""
    last = Path(remembered.file) if remembered.file else None
    found = [one.path for one in found_anywhere() if one.kind == "field-file"][:_LISTED]
    known = KnownFiles(remembered.author, last, found)
    console.say_all(f"{number}. {printable(str(path))}" for number, path in enumerate(found, 1))
    asked = _("File, by its number or path; “{new}” begins one").format(new=typed_for("new"))
    asked = f"{asked} [{printable(str(last))}]:" if last else f"{asked}:"
    while True:
        line = console.hear(asked)
        word = word_of(line, AT_THE_FILE)
        if word == "back":
            return None
        if word == "help":
            console.say_all(help_lines(AT_THE_FILE))
        elif file := _begin(console, known.author) if word else _open(console, _meant(line, known), known.author):
            return file


def _meant(line: str, known: KnownFiles) -> Path | None:
    """The file that a line means."""
    if not line:
        return known.last
    if line.isdecimal() and 0 < int(line) <= len(known.found):
        return known.found[int(line) - 1]
    return path_of(line)


def path_of(line: str) -> Path | None:
    """The path that is meant; `~` is the home of whoever types."""
    try:
        return Path(line).expanduser() if line else None
    except RuntimeError:  # nobody knows where home is
        return None


# A new file


def _begin(console: LineConsole, author: str) -> OpenedFile | None:
    """Begin a plan of a municipality that is prepared."""
    source = _municipality(console)
    if source is None:
        return None
    try:
        survey = Survey(pack_of(source))
    except GuaquiError as error:
        console.say(refusal_said(error))
        return None
    return _made(console, source, survey, author)


def _municipality(console: LineConsole) -> str | None:
    """Of which municipality: one that comes along, a file that somebody prepared, or another field file's."""
    known: list[Option] = [(one, one.replace("-", " ").title()) for one in municipalities()]
    console.say_all(option_lines(known))
    while True:
        line = console.hear(_("Municipality, by its number or name; or the path of a prepared file:"))
        word = word_of(line, AT_AN_ANSWER)
        if word == "back":
            return None
        if word == "help":
            console.say_all(help_lines(AT_AN_ANSWER))
        elif line:
            chosen = picked(known, line)
            if chosen.kept or path_of(line.partition(PART)[0]):
                return chosen.kept or line


def proposed_file(survey: Survey) -> Path:
    """A name that nothing bears, in the user's own folder."""
    years = survey.plan.years
    stem = f"{survey.municipality}-{years[0]}-{years[-1]}"
    folder = own_folder()
    names = [folder / f"{stem}.json", *(folder / f"{stem}-{n}.json" for n in range(2, 100))]
    return next(path for path in names if not path.exists())


def _made(console: LineConsole, source: str, survey: Survey, author: str) -> OpenedFile | None:
    """Ask where, and make it there: a new file is an act, so it is said by a word."""
    place = proposed_file(survey)
    while True:
        said = _("{plan}. It will be made here: {path}")
        console.say(said.format(plan=clean_line(survey.plan.name), path=place))
        words = _("“{save}” makes it; or type another path:")
        line = console.hear(words.format(save=typed_for("save")))
        word = word_of(line, ("save", *AT_AN_ANSWER))
        if word == "back":
            return None
        if word == "help":
            console.say_all(help_lines(("save", *AT_AN_ANSWER)))
        elif word == "save":
            if file := _create(console, place, source, author):
                return file
        elif path := path_of(line):
            place = path if path.name.lower().endswith(".json") else path.with_name(f"{path.name}.json")


def _create(console: LineConsole, path: Path, source: str, author: str) -> OpenedFile | None:
    def make() -> FieldFile:
        make_folder_of(path)
        return FieldFile.create(path, source, author)

    try:
        return open_with(make, path)
    except GuaquiError as error:
        console.say(refusal_said(error))
        return None
