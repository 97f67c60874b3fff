"""A group of commands, each in a file of its own that is loaded when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import ClassVar

import click


class CommandModules(click.Group):
    """Loads a command, `command` of its module, when it is asked for: most runs are of one."""

    MODULES: ClassVar[Mapping[str, str]] = {}
    """Where each command is, within this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        if cmd_name not in self.MODULES:
            return None
        command: click.Command = importlib.import_module(f".{self.MODULES[cmd_name]}", __package__).command
        return command
