"""guaqui hub move: a municipality goes to another database, while people push."""

from __future__ import annotations

import click

from storage.hub.address import hub_address
from storage.hub.move import move_municipality

from ...language.gettext_ import _
from .. import ExitCode
from ..common import Command, put_text, tell
from ..progress_line import progress_line
from .hub_url import named_hub, url_argument


@click.command(
    "move",
    cls=Command,
    help=_("Move a municipality to another database, which is a hub already. People may go on pushing meanwhile."),
)
@url_argument()
@click.argument("municipality", metavar="M")
@click.argument("target", metavar="URL2")
def command(url: str, municipality: str, target: str) -> ExitCode:
    address = hub_address(target)
    with named_hub(url) as hub, progress_line() as say:
        moved = move_municipality(hub, municipality, address, lambda n: say(_("{n} versions copied").format(n=n)))
    tell(_("In {n} rounds; the last of them while nobody could push.").format(n=len(moved.copied)))
    put_text(
        _("{municipality} is in {target} now; {n} versions were copied.").format(
            municipality=municipality, target=moved.target, n=sum(moved.copied)
        )
    )
    return ExitCode.DONE
