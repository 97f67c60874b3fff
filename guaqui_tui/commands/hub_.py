"""guaqui hub: where the files of many coordinators meet, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ..language.gettext_ import _
from .command_modules import CommandModules

_COMMANDS = ("init", "push", "pull", "status", "report", "export", "move")


class _HubCommands(CommandModules):
    MODULES: ClassVar[Mapping[str, str]] = {name: f"hub.{name}" for name in _COMMANDS}


command = _HubCommands(
    "hub",
    help=_(
        "Where the files of many coordinators meet: a database in PostgreSQL. The app has it too "
        "(F9, The hub): the address that answered last is kept in its settings, a password never."
    ),
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND ..."),
)
