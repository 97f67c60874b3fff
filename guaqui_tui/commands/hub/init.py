"""guaqui hub init: an empty database becomes a hub."""

from __future__ import annotations

from typing import Final

import click

from storage.hub.address import hub_address
from storage.hub.preparing import prepare_hub
from storage.translatable import N_

from ...language.gettext_ import _
from .. import ExitCode
from ..common import Command, put_text, tell
from .hub_url import url_argument

_WHO_MAY: Final = N_(
    "Nobody may do anything there yet. For Ana in Guaqui: {statements} Or facilitator, or reader."
)
_STATEMENTS: Final = (
    "CREATE ROLE ana LOGIN; GRANT guaqui_coordinator TO ana; "
    "INSERT INTO guaqui.grant_of VALUES ('ana', 'guaqui', 'coordinator');"
)


@click.command(
    "init",
    cls=Command,
    help=_(
        "Make a hub of a database. One that is there keeps all it has; its functions become those of this program."
    ),
)
@url_argument()
def command(url: str) -> ExitCode:
    address = hub_address(url)
    made = prepare_hub(address)
    words = (
        _("{where} is a hub now.")
        if made
        else _("{where} was a hub already: it keeps all it has, and its functions are those of this program now.")
    )
    put_text(words.format(where=address.shown))
    if made:
        tell(_(_WHO_MAY).format(statements=_STATEMENTS))
    return ExitCode.DONE
