"""guaqui pack: preparing a municipality's pack, and looking at what is wrong in one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ..language.gettext_ import _
from .command_modules import CommandModules


class _PackCommands(CommandModules):
    MODULES: ClassVar[Mapping[str, str]] = {name: f"pack.{name}" for name in ("new", "check")}


command = _PackCommands(
    "pack",
    help=_("Prepare a new municipality, or look at what is wrong in what was prepared."),
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND ..."),
)
