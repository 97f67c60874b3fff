"""guaqui hub report: the figures of all municipalities of a hub."""

from __future__ import annotations

from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from storage.errors import GuaquiError, HubError
from storage.hub.hub import Hub
from storage.hub.national import CountedMunicipality, national_figures
from storage.notation.text import printable

from ...language.error_messages import sentence
from ...language.gettext_ import _
from ...language.numbers import decimal
from .. import ExitCode, done
from ..common import Command, as_json_option, put_json, tell
from ..progress_line import progress_line
from .hub_url import named_hub, url_argument
from .national_table import RULE, Nation, NationalLine, nation_of, national_json, national_lines, together


@click.command(
    "report",
    cls=Command,
    help=_("The figures of all municipalities that you may see. What did not change is not counted again."),
)
@url_argument()
@as_json_option()
def command(url: str, as_json: bool) -> ExitCode:
    with named_hub(url) as hub:
        nation = counted_nation(hub)
    lines = [*national_lines(nation.figures)]
    if as_json:
        put_json(national_json(nation.figures))
    else:
        _show(lines)
    return done(needs_a_person=nation.not_sound or any(one.disputed for one in lines))


def counted_nation(hub: Hub) -> Nation:
    """The figures, told while they are counted. Raises `hub-nothing` where nobody kept or may count any."""
    away: list[GuaquiError] = []
    with progress_line() as say:
        found = national_figures(
            hub, RULE, lambda name, n, of: say(_("{n} of {of}: {name}").format(n=n + 1, of=of, name=name)), away
        )
    for error in away:
        tell(sentence(error))
    if not found:
        raise HubError("hub-nothing", where=hub.address.shown)
    nation = nation_of(found, away)
    for one in nation.unreadable:
        words = _("What {who} kept as the figures of {municipality} is no report, and was left out.")
        tell(words.format(who=printable(one.source), municipality=printable(one.municipality)))
    for one in nation.figures:
        if one.nobodys:
            tell(_not_counted(one))
    return nation


def _not_counted(one: CountedMunicipality) -> str:
    words = _(
        "{municipality}: {n} versions in the name of its list are nobody's and were not counted. What they would "
        "change, guaqui hub pull says."
    )
    return words.format(municipality=one.municipality, n=one.nobodys)


def _show(lines: Sequence[NationalLine]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    headings = (_("Municipality"), _("Productive"), _("Share"), _("Filled"), _("To settle"), _("Missing"))
    for number, heading in enumerate(headings):
        table.add_column(Text(heading), justify="right" if number else "left", overflow="fold")
    for one in (*lines, *([together(lines)] if len(lines) > 1 else [])):
        table.add_row(*map(Text, _cells(one)))
    Console(width=80, highlight=False, markup=False, emoji=False).print(table)
    for who in sorted({one.counted_by for one in lines if one.counted}):
        old = [one for one in lines if one.counted and one.counted_by == who]
        words = _("As {who} says to have counted it, the oldest on {day}; more may have come since: {names}")
        names = ", ".join(one.municipality for one in old)
        tell(words.format(who=who, day=min(one.counted for one in old), names=names))


def _cells(one: NationalLine) -> tuple[str, ...]:
    share = "" if one.share is None else f"{decimal(one.share, 2)}%"
    productive, filled = f"{one.productive}/{one.filled}", f"{one.filled}/{one.slots}"
    called = one.municipality or _("All together")
    return called, productive, share, filled, str(one.disputed or ""), str(one.missing or "")
