"""guaqui hub move: a municipality goes to another database, or all of a department, while people push."""

from __future__ import annotations

import click

from storage.errors import HubError
from storage.hub.address import HubAddress, hub_address
from storage.hub.departments import municipalities_of_department
from storage.hub.hub import Hub
from storage.hub.move import HubMove, move_municipality

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
@click.argument("moved", metavar="M")
@click.argument("target", metavar="URL2")
@click.option(
    "--department",
    is_flag=True,
    help=_("M is a department: move each municipality that says it is of it, and is elsewhere."),
)
def command(url: str, moved: str, target: str, department: bool) -> ExitCode:
    address = hub_address(target)
    with named_hub(url) as hub:
        if department:
            _move_department(hub, moved, address)
        else:
            _move(hub, moved, address)
    return ExitCode.DONE


def _move_department(hub: Hub, department: str, address: HubAddress) -> None:
    """One after the other: those that are there already stay, so that saying it again goes on after a cut."""
    names = municipalities_of_department(hub, department)
    if not names:
        raise HubError("hub-department-none", where=hub.address.shown, department=department)
    for name in names:
        try:
            _move(hub, name, address)
        except HubError as error:
            if error.code != "hub-here":
                raise
            tell(_("{municipality} is there already.").format(municipality=name))


def _move(hub: Hub, municipality: str, address: HubAddress) -> None:
    with progress_line() as say:
        moved = move_municipality(hub, municipality, address, lambda n: say(_("{n} versions copied").format(n=n)))
    _say(moved)


def _say(moved: HubMove) -> None:
    tell(_("In {n} rounds; the last of them while nobody could push.").format(n=len(moved.copied)))
    put_text(
        _("{municipality} is in {target} now; {n} versions were copied.").format(
            municipality=moved.municipality, target=moved.target, n=sum(moved.copied)
        )
    )
