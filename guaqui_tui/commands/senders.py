"""Who has sent what, for `guaqui report --senders`: whom to call first, then every laptop and every community."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from exports.wording.look_alikes import marked_name
from storage import FieldFile, GuaquiError
from storage.file import device
from storage.file.trust import load_trust
from storage.gather.files_to_see_to import FileToSeeTo
from storage.gather.merge_reports import MergeReport, reports
from storage.gather.senders import Senders, count_senders
from storage.kinds.process.workshop import OUTCOMES
from storage.notation.text import clean_line
from storage.plan.standing import Trust
from storage.plan.survey import Survey

from ..language.dates import day_and_time
from ..language.error_messages import sentence
from ..language.gettext_ import _
from ..wording.gather.senders import CALLS, file_to_see_to, place_to_call
from ..wording.laptops import laptop_in_words, notice_in_words
from . import ExitCode, done
from .common import by_municipality, put_json, tell


def show_senders(file: FieldFile, asked: Sequence[Survey], *, one: bool, people: bool, as_json: bool) -> ExitCode:
    """Print who has sent what, of each municipality by itself; returns the exit code.

    Whom to call is for a person. `one`: a municipality was asked for by name.
    """
    kept, today = _reports(file), device.now()[:10]
    said = {survey.municipality: count_senders(survey, today, kept, file.device) for survey in asked}
    if as_json:
        put_json(by_municipality({name: _result(of, people=people) for name, of in said.items()}, one=one))
    else:
        for survey in asked:
            _show(said[survey.municipality], people=people, whose=_called(survey) if len(asked) > 1 else "")
    return done(needs_a_person=any(of.to_call or of.files for of in said.values()))


def _called(survey: Survey) -> str:
    return clean_line(survey.profile.name or survey.municipality)


def _reports(file: FieldFile) -> dict[int, MergeReport]:
    try:
        return reports(file.path)
    except GuaquiError as error:  # the rest is of use without them
        tell(sentence(error))
        return {}


def _result(said: Senders, *, people: bool) -> dict[str, Any]:
    laptops = []
    for one in said.laptops:
        laptop = {name: getattr(one, name) for name in ("laptop", "versions", "last", "holders", "authors")}
        laptop["see_to"] = [{"code": notice.code, **notice.facts} for notice in one.see_to]
        if not people:
            del laptop["authors"]
        laptops.append(laptop)
    files = [(one.to_send, _of_file(one)) for one in said.files]
    return {
        "laptops": laptops,
        "places": msgspec.to_builtins(said.places),
        "again": [told for to_send, told in files if to_send],
        "files": [told for to_send, told in files if not to_send],
    }


def _of_file(one: FileToSeeTo) -> dict[str, Any]:
    why = {"left_out": one.why.code} if one.why else {"set_aside": one.aside} if one.aside else {"damaged": True}
    return {"path": one.path, "merge": one.merge, "at": one.at, "laptops": one.laptops, **why}


def _show(said: Senders, *, people: bool, whose: str) -> None:
    trust = load_trust() if people else Trust()  # a known laptop is called by its person
    console = Console(width=80, highlight=False, markup=False, emoji=False)
    if whose:
        console.print(Text(whose, style="bold"), "")
    if said.to_call:
        console.print(Text(_("To call"), style="bold"))
        for call, why in CALLS.items():
            if called := ", ".join(place_to_call(place) for place in said.to_call if place.call == call):
                console.print(Text(f"  {_(why)}: {called}"))
        console.print()
    _section(console, _("To be sent again"), [file_to_see_to(one, trust) for one in said.files if one.to_send])
    see_to = [file_to_see_to(one, trust) for one in said.files if not one.to_send]
    see_to += [notice_in_words(notice, trust) for laptop in said.laptops for notice in laptop.see_to]
    _section(console, _("To see to"), see_to)
    headings = [_("Laptop"), _("Versions"), _("Last heard of"), _("Communities")]
    table = _table(*headings, *([_("Who types")] if people else []))
    names = {place.holder: place.name for place in said.places}
    for laptop in said.laptops:
        wrote = ", ".join(clean_line(names.get(one, one)) for one in laptop.holders)
        cells = [laptop_in_words(laptop.laptop, trust), str(laptop.versions), day_and_time(laptop.last), wrote]
        table.add_row(
            *map(
                Text,
                [
                    *cells,
                    *([", ".join(marked_name(clean_line(name)) for name in laptop.authors)] if people else []),
                ],
            )
        )
    console.print(table, "")
    table = _table(_("Community"), _("Workshop"), _("Decided"), _("Laptop"), _("Last heard of"))
    for place in said.places:
        outcome = _(OUTCOMES.get(place.outcome, place.outcome))
        cells = [
            clean_line(place.name),
            outcome,
            f"{place.decided}/{place.slots}",
            ", ".join(laptop_in_words(one, trust) for one in place.laptops),
        ]
        table.add_row(*map(Text, [*cells, day_and_time(place.last)]))
    console.print(table)


def _section(console: Console, heading: str, lines: list[str]) -> None:
    if lines:
        console.print(Text(heading, style="bold"))
        for line in lines:
            console.print(Text(f"  {line}"))
        console.print()


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    return table
