"""guaqui pack: preparing a municipality's pack, and looking at what is wrong in one."""

from __future__ import annotations

import importlib

import click

from ..language.gettext_ import _

_COMMANDS = ("new", "check")


class _PackCommands(click.Group):
    """Its commands, each in a file of its own that is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f".pack.{cmd_name}", __package__).command
        return command


command = _PackCommands(
    "pack",
    help=_("Prepare a new municipality, or look at what is wrong in what was prepared."),
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND ..."),
)
