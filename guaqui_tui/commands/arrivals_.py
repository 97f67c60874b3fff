"""guaqui arrivals: what came in from spreadsheets, who brought it and when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from storage.file.trust import load_trust
from storage.notation.text import clean_line
from storage.plan.arrival_list import ListedArrival, listed_arrivals
from storage.plan.standing import Trust
from storage.plan.views.scopes import surveys_of

from ..language.dates import day_and_time
from ..language.gettext_ import _, ngettext
from ..wording.laptops import laptop_in_words
from . import ExitCode
from .common import Command, as_json_option, file_argument, municipality_option, opened_to_read, put_json, put_text


@click.command(
    "arrivals",
    cls=Command,
    help=_("List what came in from spreadsheets: the file, how many rows, who brought it and when."),
)
@file_argument()
@municipality_option
@as_json_option()
def command(file: Path, municipality: str, as_json: bool) -> ExitCode:
    with opened_to_read(file) as opened:
        names = {one.municipality: one.profile.name for one in surveys_of(opened.survey, municipality)}
        every = [*enumerate(listed_arrivals(opened.survey), 1)]  # its number is its own, whatever is asked for
    found = [(n, one) for n, one in every if not municipality or one.municipality in names]
    trust = load_trust()
    if as_json:
        put_json({"arrivals": [_result(n, one, trust) for n, one in found]})
    elif not found:
        put_text(_("Nothing came in from spreadsheets."))
    else:
        for n, one in found:
            whose = names.get(one.municipality, one.municipality) if len(names) > 1 else ""
            put_text(f"{n:>3}  {_line(one, trust, whose)}")
    return ExitCode.DONE


def _line(one: ListedArrival, trust: Trust, whose: str) -> str:
    """14/07/2002 10:22  demandas.xlsx · Zona B · 12 rows · Rosa Mamani · k7m2 (Pedro).

    `whose` is the municipality that it is of, where the file has several.
    """
    rows = ngettext("{n} row", "{n} rows", one.rows).format(n=one.rows)
    author, taken_back = clean_line(one.author), _("taken back") if one.withdrawn else ""
    who = laptop_in_words(one.device, trust)
    who = f"{who} ({author})" if author else who
    said = (clean_line(whose), clean_line(one.file), clean_line(one.table), rows, who, taken_back)
    return f"{day_and_time(one.at) or _('no date'):16}  {' · '.join(filter(None, said))}"


def _result(n: int, one: ListedArrival, trust: Trust) -> dict[str, Any]:
    return {
        "arrival": n,
        "municipality": one.municipality,
        "file": one.file,
        **({"table": one.table} if one.table else {}),
        "rows": one.rows,
        "device": one.device,
        "standing": trust.of_laptop(one.device),
        "author": one.author,
        "at": one.at,
        "records": one.records,
        **({"withdrawn": True} if one.withdrawn else {}),
    }
