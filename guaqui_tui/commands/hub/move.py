"""guaqui hub move: a municipality goes to another database, or all of a department, while people push."""

from __future__ import annotations

import sys

import click

from storage.errors import HubError
from storage.hub.address import HubAddress, hub_address
from storage.hub.departments import municipalities_of_department
from storage.hub.hub import Hub
from storage.hub.lost_rights import LostRight
from storage.hub.move import HubMove, move_municipality
from storage.notation.text import printable

from ...language.gettext_ import _
from .. import ExitCode, done
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
@click.option("--yes", "-y", is_flag=True, help=_("Do not ask before a department's municipalities are moved."))
def command(url: str, moved: str, target: str, department: bool, yes: bool) -> ExitCode:
    address = hub_address(target)
    with named_hub(url) as hub:
        names = _of_department(hub, moved) if department else [moved]
        if department and not yes:
            _ask(address)
        moves = [_move(hub, name, address) for name in names]
    lost = [one for one in moves if one.lost]
    if lost:
        words = _("They are refused until whoever keeps the hub says it there, a line for each, such as: {line}")
        tell(words.format(line=_line(lost[0].municipality, lost[0].lost[0])))
    return done(needs_a_person=lost)


def _of_department(hub: Hub, department: str) -> list[str]:
    """One after the other: those that are there already stay, so that saying it again goes on after a cut.

    Whoever may push for a municipality may say of which department it is: so a person sees the names first.
    """
    names = municipalities_of_department(hub, department)
    if not names:
        raise HubError("hub-department-none", where=hub.address.shown, department=department)
    tell(_("Of {department}: {names}").format(department=department, names=", ".join(names)))
    return names


def _ask(address: HubAddress) -> None:
    if not sys.stdin.isatty():
        raise click.UsageError(_("There is no terminal to ask whether these are meant; write --yes."))
    click.confirm(_("Move them to {target}?").format(target=printable(address.shown)), abort=True, err=True)


def _move(hub: Hub, municipality: str, address: HubAddress) -> HubMove:
    with progress_line() as say:
        moved = move_municipality(hub, municipality, address, lambda n: say(_("{n} versions copied").format(n=n)))
    _say(moved)
    if moved.lost:  # at once: the next one may be cut off
        _say_lost(moved)
    return moved


def _say(moved: HubMove) -> None:
    facts = {"municipality": moved.municipality, "target": moved.target}
    if not moved.copied:
        put_text(_("{municipality} is in {target} already.").format_map(facts))
        return
    tell(_("In {n} rounds; the last of them while nobody could push.").format(n=len(moved.copied)))
    words = _("{municipality} is in {target} now; {n} versions were copied.")
    put_text(words.format(n=sum(moved.copied), **facts))


def _line(municipality: str, right: LostRight) -> str:
    """What is typed in psql: in quotes one of them is said by two."""
    told = (printable(one).replace("'", "''") for one in (right.role, municipality, right.duty))
    return "INSERT INTO guaqui.grant_of VALUES ('{}', '{}', '{}')".format(*told)  # noqa: S608 - shown, not run


def _say_lost(moved: HubMove) -> None:
    """Everybody who is sent on, and has no right where they come to."""
    words = _("These had a right to {municipality} that {target} does not give them: {people}.")
    people = ", ".join(f"{printable(one.role)} ({one.duty})" for one in moved.lost)
    tell(words.format(municipality=moved.municipality, target=moved.target, people=people))
