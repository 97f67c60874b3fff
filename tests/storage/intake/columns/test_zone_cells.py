"""The zone that a sheet says of a community: compared with the plan's, never kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from guaqui_tui.session.importing import meaning
from storage.file.pack import load_pack
from storage.intake.cell_remarks import needs_a_look, remarks
from storage.intake.columns.zone_cells import ZoneCells
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import take_rows
from storage.intake.sheets import read_sheet
from storage.plan.survey import Survey
from tests.storage.revisions_made import revision


@cache
def survey() -> Survey:
    return Survey(load_pack("guaqui"))


@pytest.mark.parametrize(
    ("holder", "written", "differs"),
    [
        ("andamarca", "A", False),
        ("andamarca", "Zona A", False),
        ("andamarca", "ZONA  a", False),
        ("andamarca", "B", True),
        ("andamarca", "zona b", True),
        ("andamarca", "C", False),
        ("andamarca", "", False),
        ("apleg", "B", False),
    ],
)
def test_a_zone_differs_where_the_plan_has_another_of_that_zoning(
    holder: str,
    written: str,
    differs: bool,  # noqa: FBT001 - a parameter of the table above
) -> None:
    assert ZoneCells(survey()).differs(holder, written) is differs


def test_the_lines_with_another_zone_are_said_and_none_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("Zona,Comunidad,Gestión,Demanda\nA,Andamarca,2003,Riego\nB,Andamarca,2004,Luz\n", "utf-8")
    sheet = read_sheet(path, meaning=meaning(survey()))
    assert remarks(sheet) == {"zone": [3]}
    assert not needs_a_look(sheet)
    assert [one["body"] for one in take_rows(sheet.rows, survey()).new] == [{"text": "Riego"}, {"text": "Luz"}]


def test_what_is_no_zone_of_the_plan_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("Zona,Comunidad,Gestión,Demanda\nUrbana,Andamarca,2003,Riego\n", "utf-8")
    layout = read_sheet(path, meaning=meaning(survey())).layout
    assert layout.columns == ("", "holder", "year", "text")


def two_of_one_name() -> Survey:
    """Two communities called Centro, each in another zone and with another code."""
    made = [
        revision(f"community/guaqui/{id_}", {"name": "Centro", "code": code})
        for id_, code in (("x", "7"), ("y", "8"))
    ]
    zones = [revision(f"member/guaqui/admin/{id_}", {"zone": zone}) for id_, zone in (("x", "a"), ("y", "b"))]
    return Survey([*load_pack("guaqui"), *made, *zones])


@pytest.mark.parametrize(
    ("cells", "record"),
    [
        ({"zona": "Zona A"}, "demand/guaqui/x/2003/1"),
        ({"zona": "B"}, "demand/guaqui/y/2003/1"),
        ({"código de la comunidad": "8"}, "demand/guaqui/y/2003/1"),
        ({"zona": "B", "código de la comunidad": "8"}, "demand/guaqui/y/2003/1"),
        ({"zona": "A", "código de la comunidad": "8"}, None),
        ({"zona": "C"}, None),
        ({}, None),
    ],
)
def test_names_that_stand_twice_are_told_apart_by_zone_and_code(cells: dict[str, str], record: str | None) -> None:
    survey = two_of_one_name()
    row = SpreadsheetRow(2, {"comunidad": "Centro", "gestion": "2003", "demanda": "Riego", **cells})
    taken = take_rows([row], survey, meaning(survey))
    assert [one["record"] for one in taken.new] == ([record] if record else [])
    assert [one.reason for one in taken.rejected] == ([] if record else ["ambiguous"])
