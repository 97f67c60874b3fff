"""What the commands share: their arguments, and how they speak."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

import click
import msgspec

from storage import FieldFile
from storage.errors import Code, NoticeCode, error_of
from storage.file.lock import WAIT_SECONDS
from storage.notation.text import clean

from ..language.error_messages import sentence
from ..language.gettext_ import _, use_terms
from ..wording.record_titles import titled_facts

P = ParamSpec("P")
T = TypeVar("T")

FILE = click.Path(path_type=Path)


class Command(click.Command):
    """A command whose usage line is in the user's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", _("[OPTIONS]"))
        super().__init__(*args, **kwargs)


def file_argument() -> Any:
    """The field file that a command is about."""
    return click.argument("file", type=FILE, metavar=_("FILE"))


def folder_argument() -> Any:
    """The folder that a command writes into."""
    return click.argument("folder", type=FILE, metavar=_("DIR"))


def accept_pack_option() -> Any:
    """Whether what is nobody's comes in too: `accept_pack`."""
    words = _("Take in also what is said in the municipality's list's name and is not known to be the list's.")
    return click.option("--accept-pack", is_flag=True, help=words)


def municipality_option(function: Callable[P, T]) -> Callable[P, T]:
    """Which of a file's municipalities is asked for: `municipality`, "" where none is named."""
    words = _("Only this of its municipalities, by id or name.")
    return click.option("--municipality", default="", metavar="M", help=words)(function)


def scope_options(function: Callable[P, T]) -> Callable[P, T]:
    """What of a file with several municipalities or plans is asked for: `municipality` and `plan`, "" for all."""
    plan = click.option("--plan", default="", metavar="P", help=_("Only this of its plans, by id or name."))
    return municipality_option(plan(function))


def typed_author(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    """A name that somebody types under. Raises `click.BadParameter` where a letter of it is none of ours."""
    from ..wording.look_alikes import refused_name  # most commands are given none

    if name and (why := refused_name(name)):
        raise click.BadParameter(why)
    return name


def tell(text: str) -> None:
    """A message, to stderr. It may hold a file's name, and those may hold anything."""
    click.echo(clean(printable_lines(text)), err=True)


def tell_wrapped(text: str, indent: str = "") -> None:
    """A message, broken between words where the terminal ends."""
    tell(click.wrap_text(text, terminal_width(), indent, indent))


def terminal_width() -> int:
    """Columns that a line of a message has."""
    return shutil.get_terminal_size().columns - 1


def put_text(text: str) -> None:
    """A result for people, to stdout."""
    click.echo(clean(printable_lines(text)))


def printable_lines(text: str) -> str:
    """A text that UTF-8 takes: a file's name may hold bytes that are no letters."""
    return text.encode("utf-8", "backslashreplace").decode()


def put_json(value: Any) -> None:
    """A result for programs, to stdout: UTF-8 whatever the console speaks."""
    click.echo(json_text(value))


def json_text(value: Any) -> str:
    """A result as programs read it, indented; what is no value of JSON by its text, as the digits of a cell."""
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2).decode()


def by_municipality(said: Mapping[str, Any], *, one: bool) -> Any:
    """What is said of each municipality, by its id; where `one` is asked for, or there is no other, that alone."""
    return next(iter(said.values())) if one or len(said) == 1 else {"municipalities": said}


@contextmanager
def opened_to_read(path: Path) -> Iterator[FieldFile]:
    """A field file to read; what its user should hear of is told."""
    with FieldFile.open(path, writable=False) as opened:
        use_terms(opened.survey)
        for notice in opened.notices:
            tell(sentence(notice._replace(facts=titled_facts(notice.facts, opened.survey))))
        yield opened


def _in_turn(path: Path, author: str) -> FieldFile:
    """A field file that was opened; where another has it, it is said that this is waited for."""
    opened = FieldFile.open(path, author)
    if not any(notice.code == "locked-elsewhere" for notice in opened.notices):
        return opened
    opened.close()
    tell(_("Another window or command has {path}; waiting for it…").format(path=printable_lines(str(path))))
    return FieldFile.open(path, author, wait=WAIT_SECONDS)


@contextmanager
def writing(path: Path, author: str = "") -> Iterator[FieldFile]:
    """A field file to write; where another command writes it, once that is done. Raises why it cannot be."""
    with _in_turn(path, author) as opened:
        use_terms(opened.survey)
        if not opened.writable:
            why = next((one for one in opened.notices if one.code in _ONLY_READ), None)
            raise error_of(_ONLY_READ[why.code] if why else "busy", **(why.facts if why else {"path": str(path)}))
        try:
            yield opened
        finally:
            for notice in opened.notices:
                tell(sentence(notice._replace(facts=titled_facts(notice.facts, opened.survey))))


_ONLY_READ: Final[dict[NoticeCode, Code]] = {
    "folder-read-only": "folder-read-only",
    "lock-no-file": "lock-no-file",
    "name-too-long": "name-too-long",
    "newer-format": "format-newer",
    "no-lock": "no-lock",
    "no-permission": "permission",
}
"""What is raised where a file can only be read, by its notice; where none of these is there, another has it."""


def as_json_option() -> Any:
    return click.option("--json", "as_json", is_flag=True, help=_("Print the result as JSON, for programs."))
