"""docs/format.md, by which a stranger writes a second implementation: its tables are those of the kinds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from storage.kinds.field import Field, Kind, Unit
from storage.kinds.lookup import KINDS, WITHDRAWN
from storage.symbols import CLASS_SYMBOLS

DOC = (Path(__file__).parents[3] / "docs" / "format.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `([\w/-]+)` \| (.+) \|$", DOC, re.MULTILINE))
SHARED = ("ruling", "executed")
"""The parts of several kinds, which have a table of their own."""


def said(field: Field) -> str:
    """How the doc says a field: bold where it must be there, what it is, its usual words, its parts."""
    name = f"**{field.name}**" if field.required else field.name
    words = f" ({', '.join(field.says.words)})" if field.says.words else ""
    parts = f" {{{', '.join(map(said, field.parts))}}}" if field.parts and field.name not in SHARED else ""
    return f"{name} {field.says.unit}{words}{parts}"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_stands_there_with_its_fields(kind: Kind) -> None:
    row = ROWS.get("/".join((kind.name, "M", *kind.parts)))
    assert row == ", ".join(said(field) for field in kind.fields if field.name != "withdrawn")


def test_no_other_kind_stands_there() -> None:
    assert {name.partition("/")[0] for name in ROWS if "/" in name} == set(KINDS)
    assert set(KINDS) - WITHDRAWN == {"acta"}, "the doc says so"


@pytest.mark.parametrize("name", SHARED)
def test_the_parts_of_several_kinds_are_the_same_everywhere(name: str) -> None:
    found = [field for kind in KINDS.values() for field in kind.fields if field.name == name]
    assert len(found) > 1
    assert {", ".join(map(said, field.parts)) for field in found} == {ROWS[name]}


def test_what_each_unit_is_stands_there() -> None:
    table = DOC[DOC.index("| what a field is |") : DOC.index("Besides: a plan's")]
    assert [unit for unit in get_args(Unit) if not re.search(rf"\b{unit}\b", table)] == []


def test_what_a_row_that_describes_a_demand_sets_stands_there() -> None:
    lines = DOC[DOC.index("describes a demand of its own, and sets") :].partition("also those")[0]
    assert set(re.findall(r"`(\w+)`", lines)) == KINDS["demand"].describes


def test_the_signs_that_a_class_may_have_stand_there() -> None:
    assert f"`{''.join(CLASS_SYMBOLS)}` or a letter" in DOC
