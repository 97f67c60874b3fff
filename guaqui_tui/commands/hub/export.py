"""guaqui hub export: the figures of all municipalities as files, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import click

from exports.formats.file import File
from exports.leaving.paper_folder import PaperFolder
from exports.wording.edition import Edition
from storage.hub.national import CountedMunicipality
from storage.notation.csv_lines import NumberText, csv_line

from ...language.gettext_ import _, speech
from .. import ExitCode, done
from ..common import Command, folder_argument, json_text, put_text
from .hub_url import named_hub, url_argument
from .national_table import NationalLine, national_json, national_lines
from .report import counted_nation

_LIST: Final = "municipalities.csv"
_REPORT: Final = "report.json"
"""By the same names in every language, as all that is for programs."""


@click.command(
    "export",
    cls=Command,
    help=_("Write the figures of all municipalities that you may see into a folder: a list and a report."),
)
@url_argument()
@folder_argument()
@click.option("--force", is_flag=True, help=_("Also over what no export wrote, or what was changed by hand."))
def command(url: str, folder: Path, force: bool) -> ExitCode:
    with named_hub(url) as hub:
        nation = counted_nation(hub)
    found = nation.figures
    files = [File(_LIST, partial(_lines, found)), File(_REPORT, partial(_report, found))]
    with PaperFolder(folder, Edition(speech()), force=force) as papers:
        papers.expect([one.name for one in files])
        for one in files:
            papers.put(one)
        papers.finish()
    for one in files:
        put_text(str(folder / one.name))
    return done(needs_a_person=nation.not_sound)


def _lines(found: Iterable[CountedMunicipality]) -> Iterator[bytes]:
    yield csv_line(NationalLine._fields)
    for one in national_lines(found):
        yield csv_line(_cell(value) for value in one)


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else NumberText(value)


def _report(found: Sequence[CountedMunicipality]) -> list[bytes]:
    return [json_text(national_json(found)).encode(), b"\n"]
