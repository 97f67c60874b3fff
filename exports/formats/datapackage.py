"""The lists for programs, with what describes them beside: a data package (datapackage.org).

It says of each list which columns it has, of which type and unit, what tells its rows apart and to which list ids
refer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

import msgspec

from storage.plan.survey import Survey
from storage.translatable import N_

from ..tables.hxl_tags import hxl_tags
from ..tables.registers import CALLED, Registers
from ..tables.table import Table
from ..tables.table_schema import Listed, table_schema, with_ids
from ..wording.edition import Edition
from ..wording.values import Values
from . import csv
from .file import File

NAME: Final = "datapackage.json"
_WHAT: Final = N_("What each list has in its columns")
_TAGS_ROW: Final = 2


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield from csv.files(survey, edition)
    name = edition.named(f"{edition.called(csv.FOLDER)}/{NAME}")
    yield File(name, partial(_descriptor, survey, edition), words=edition.speech(_WHAT))


def _descriptor(survey: Survey, edition: Edition) -> list[bytes]:
    registers = Registers(survey, edition.readers)
    lists = {name: with_ids(registers.table(name)) for name in registers.names}
    values = Values(registers.survey, edition.speech, as_typed=True)
    described = {
        "profile": "tabular-data-package",
        "name": "-".join((survey.municipality, survey.plan_record.rpartition("/")[2])).rstrip("-"),
        "title": survey.plan.name,
        "resources": [_resource(name, lists, values, edition) for name in lists],
    }
    return [msgspec.json.format(msgspec.json.encode(described), indent=1), b"\n"]


def _resource(name: str, lists: dict[str, Listed], values: Values, edition: Edition) -> dict[str, Any]:
    table = lists[name].table
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": values.say(CALLED[name]),
        "path": edition.named(csv.csv_file_name(edition, name)).rpartition("/")[2],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", **_tagged(table, edition)},
        "schema": table_schema(table, values, lists),
    }


def _tagged(table: Table, edition: Edition) -> dict[str, Any]:
    return {"commentRows": [_TAGS_ROW]} if edition.hxl and hxl_tags(table) else {}
