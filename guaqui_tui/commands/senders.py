"""Who has sent what, for `guaqui report --senders`: whom to call first, then every laptop and every community."""

from __future__ import annotations

from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from exports.senders import Senders, senders
from exports.words import OUTCOMES
from storage import device
from storage.survey import Survey
from storage.text import clean_line

from ..dates import day_and_time
from ..senders_words import CALLS, named
from ..words import _
from .common import put_json


def show_senders(survey: Survey, *, people: bool, as_json: bool) -> int:
    """Print who has sent what; returns the exit code: whom to call is for a person."""
    said = senders(survey, device.now()[:10])
    if as_json:
        put_json(_result(said, people=people))
    else:
        _show(said, people=people)
    return 1 if said.to_call else 0


def _result(said: Senders, *, people: bool) -> dict[str, Any]:
    result: dict[str, Any] = msgspec.to_builtins(said)
    if not people:
        for laptop in result["laptops"]:
            del laptop["authors"]
    return result


def _show(said: Senders, *, people: bool) -> None:
    console = Console(width=80, highlight=False, markup=False, emoji=False)
    if said.to_call:
        console.print(Text(_("To call"), style="bold"))
        for call, why in CALLS.items():
            if called := ", ".join(named(place) for place in said.to_call if place.call == call):
                console.print(Text(f"  {_(why)}: {called}"))
        console.print()
    headings = [_("Laptop"), _("Versions"), _("Last heard of"), _("Communities")]
    table = _table(*headings, *([_("Who types")] if people else []))
    names = {place.holder: place.name for place in said.places}
    for laptop in said.laptops:
        wrote = ", ".join(clean_line(names.get(one, one)) for one in laptop.holders)
        cells = [laptop.laptop, str(laptop.versions), day_and_time(laptop.last), wrote]
        table.add_row(*map(Text, [*cells, *([clean_line(", ".join(laptop.authors))] if people else [])]))
    console.print(table, "")
    table = _table(_("Community"), _("Workshop"), _("Decided"), _("Laptop"), _("Last heard of"))
    for place in said.places:
        outcome = _(OUTCOMES.get(place.outcome, place.outcome))
        cells = [clean_line(place.name), outcome, f"{place.decided}/{place.slots}", " ".join(place.laptops)]
        table.add_row(*map(Text, [*cells, day_and_time(place.last)]))
    console.print(table)


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    return table
