"""The zone that a sheet says of a community: compared with the plan's, never kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from guaqui_tui.session.importing import meaning
from storage.file.pack import load_pack
from storage.intake.cell_remarks import needs_a_look, remarks
from storage.intake.columns.zone_cells import ZoneCells
from storage.intake.rows import take_rows
from storage.intake.sheets import read_sheet
from storage.plan.survey import Survey


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
