"""The command line: its language, its exit codes, and what reaches a person when something fails.

0 done; 1 done, and something needs a person; 2 wrong usage; 3 could not be done, and nothing was changed.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from storage.errors import GuaquiError
from storage.text import printable

from . import __version__, words
from .messages import sentence
from .words import N_, _

DONE, NEEDS_A_PERSON, WRONG_USAGE, NOT_DONE = 0, 1, 2, 3

COMMANDS = ("new", "demo", "import", "merge", "report", "export", "check", "history")


class Commands(click.Group):
    """The commands, each in a file of its own that is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f".commands.{cmd_name}_", __package__)
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A word that is no command is a field file to open in the app."""
        if args and args[0] not in COMMANDS and (args[0].endswith(".json") or Path(args[0]).exists()):
            return "app", _app(), args
        return super().resolve_command(ctx, args)


def _app() -> click.Command:
    @click.command("app")
    @click.argument("file", required=False, type=click.Path(path_type=Path))
    @click.pass_context
    def app(ctx: click.Context, file: Path | None) -> int:
        from .app import run as run_app

        asked = ctx.parent.params.get("lang") if ctx.parent else None
        return run_app(file, asked)

    return app


def _group() -> click.Group:
    @click.group(
        cls=Commands,
        invoke_without_command=True,
        help=_("Communities' demands, from the workshop to the municipality's plan. Without a command: the app."),
        epilog=_("guaqui FILE opens that field file in the app."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[FILE | COMMAND ...]"),
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )
    @click.option("--lang", metavar="es|en", help=_("Language of the messages: es or en."))
    @click.version_option(__version__, message="%(version)s", help=_("Show the version."))
    @click.pass_context
    def guaqui(ctx: click.Context, lang: str | None) -> int:
        known = words.languages()
        if lang and lang not in known:
            raise click.BadParameter(_("There are: {languages}.").format(languages=", ".join(known)))
        if ctx.invoked_subcommand is None:
            from .app import run as run_app

            return run_app(None, lang)
        return DONE

    return guaqui


def language_of(arguments: Sequence[str]) -> str:
    """The language that is asked for: --lang, else GUAQUI_LANG, else what the app was set to, else Spanish."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    if asked := os.environ.get("GUAQUI_LANG"):
        return asked
    from .settings import load

    return load().language or words.FIRST


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Only what a person can use is printed."""
    try:
        return _run(arguments)
    except OSError as error:
        if error.errno == errno.EPIPE:  # `guaqui report FILE | head`: whoever read has gone
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for the flush at exit
            return DONE
        return _unforeseen(error)
    except Exception as error:  # noqa: BLE001 - the last wall: it goes to a file whole, and to a person in words
        return _unforeseen(error)


def _run(arguments: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may lack a symbol; that must not end the work
            stream.reconfigure(errors="replace")
    words.use(language_of(arguments))
    try:
        code = _group().main(list(arguments), prog_name="guaqui", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Stopped. Nothing was changed."), err=True)
        return NOT_DONE
    except GuaquiError as error:
        click.echo(sentence(error), err=True)
        return NOT_DONE
    return code if isinstance(code, int) else DONE


FAULT = N_(
    "Something unforeseen happened ({kind}). What was saved is safe. "
    "Please send the file {path} to whoever keeps this program."
)


def _unforeseen(error: Exception) -> int:
    from storage.device import home

    path = home() / "errors.log"
    with suppress(OSError):  # where nothing can be written, the sentence must still come
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            traceback.print_exception(error, file=log)
    click.echo(_(FAULT).format(kind=type(error).__name__, path=printable(str(path))), err=True)
    return NOT_DONE
