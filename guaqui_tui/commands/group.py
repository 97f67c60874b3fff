"""The commands as click has them, and the ways of asking for the app that are no short ones."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import click
from click.shell_completion import CompletionItem

from ..language import gettext_ as words
from ..language.gettext_ import _
from . import COMMANDS
from .app_request import PLAIN, AppRequest, is_file
from .command_modules import CommandModules


class Commands(CommandModules):
    MODULES: ClassVar[Mapping[str, str]] = {name: f"{name}_" for name in COMMANDS}

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[Any]]:
        """A command or an option; where a word begins none, a field file to open in the app.

        Not both at once: the script that click makes for bash forgets the words where files are offered too.
        """
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A word that is no command is a field file to open in the app."""
        if args and is_file(args[0]):
            return "app", _app(), args
        return super().resolve_command(ctx, args)


def _app() -> click.Command:
    @click.command("app")
    @click.argument("file", required=False, type=click.Path(path_type=Path))
    @click.pass_context
    def app(ctx: click.Context, file: Path | None) -> AppRequest:
        params = ctx.parent.params if ctx.parent else {}
        return AppRequest(file, params.get("lang"), bool(params.get("plain")))

    return app


def _group(version: str) -> click.Group:
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
    @click.option(
        PLAIN,
        is_flag=True,
        help=_("The app's questions a line at a time, for any terminal or reader."),
    )
    @click.version_option(version, message="%(version)s", help=_("Show the version."))
    @click.pass_context
    def guaqui(ctx: click.Context, lang: str | None, plain: bool) -> AppRequest | None:
        known = words.languages()
        if lang and lang not in known:
            raise click.BadParameter(_("There are: {languages}.").format(languages=", ".join(known)))
        return AppRequest(None, lang, plain) if ctx.invoked_subcommand is None else None

    return guaqui


def invoke(arguments: Sequence[str], version: str) -> int | AppRequest | None:
    """Do what is asked; returns the exit code, None where all is done, and the app where that is asked for.

    Wrong usage is said here. Raises what the command raises, and `KeyboardInterrupt` where it was stopped.
    """
    try:
        result = _group(version).main(list(arguments), prog_name="guaqui", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, (int, AppRequest)) else None
