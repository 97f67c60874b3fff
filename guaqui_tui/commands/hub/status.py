"""guaqui hub status: what is on the hub, and what one may do there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import click

from storage.errors import GuaquiError
from storage.hub.status import ALL, DatabaseStatus, hub_status
from storage.translatable import N_

from ...language.error_messages import sentence
from ...language.gettext_ import _, ngettext
from .. import ExitCode, done
from ..common import Command, as_json_option, put_json, put_text, tell
from .hub_url import named_hub, url_argument

_MAY: Final = {
    "facilitator": N_("You may push for: {names}."),
    "coordinator": N_("You may push and read: {names}."),
    "reader": N_("You may see the figures of: {names}."),
}


@click.command(
    "status",
    cls=Command,
    help=_("Which municipalities are on the hub, how much of each, what you may do there."),
)
@url_argument()
@as_json_option()
def command(url: str, as_json: bool) -> ExitCode:
    with named_hub(url) as hub:
        away: list[GuaquiError] = []
        found = hub_status(hub, away)
    if as_json:
        put_json({"databases": found})
    else:
        _say(found)
    for error in away:
        tell(sentence(error))
    return done(needs_a_person=away)


def _say(found: Sequence[DatabaseStatus]) -> None:
    for database in found:
        put_text(database.where)
        for one in database.municipalities:
            words = ngettext("{n} version", "{n} versions", one.revisions).format(n=one.revisions)
            latest = one.latest.astimezone().strftime("%Y-%m-%d %H:%M")
            put_text(
                _("  {municipality}: {versions}, the latest came {when}").format(
                    municipality=one.municipality, versions=words, when=latest
                )
            )
        for duty, names in database.duties.items():
            said = _("all municipalities") if ALL in names else ", ".join(names)
            tell("  " + _(_MAY[duty]).format(names=said))
        if not database.duties:
            tell("  " + _("Nobody granted you anything here. Ask whoever keeps the hub."))
