"""The commands where communities are gathered in levels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storage import FieldFile

from ..conftest import Guaqui


@pytest.fixture
def levelled(tmp_path: Path, guaqui: Guaqui) -> Path:
    """Andamarca in an ayllu, which is part of a marka."""
    path = tmp_path / "plan.json"
    assert guaqui("new", path, "--municipality", "guaqui", "--author", "Equipo 1")[0] == 0
    with FieldFile.open(path) as field:
        field.save("community/guaqui/marka", {"name": "Marka Alta", "per_year": 0})
        field.save("community/guaqui/ayllu", {"name": "Ayllu Sur", "per_year": 0, "part_of": "marka"})
        andamarca = field.survey.own("andamarca")
        assert andamarca is not None
        field.save("community/guaqui/andamarca", {**andamarca.values, "part_of": "ayllu"})
        asked = {"text": "Riego", "action": "irrigation", "status": "proposed"}
        field.save("demand/guaqui/andamarca/2003/1", asked)
    return path


def test_the_report_sums_by_level(levelled: Path, guaqui: Guaqui) -> None:
    _code, out, _err = guaqui("--lang", "en", "report", levelled)
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "Marka Alta 1/1 100.00% 1/5 4" in lines
    assert "Ayllu Sur 1/1 100.00% 1/5 4" in lines
    assert "In no level 0/0 0/85 85" in lines
    levels = json.loads(guaqui("report", levelled, "--json")[1])["levels"]
    assert list(levels) == ["marka", "ayllu", ""]
    assert (levels["ayllu"]["slots"], levels["ayllu"]["years"]["2003"]["share"]) == (5, 100.0)


def test_the_report_of_a_plan_without_levels_has_none(tmp_path: Path, guaqui: Guaqui) -> None:
    guaqui("new", tmp_path / "plan.json", "--municipality", "guaqui", "--author", "Equipo 1")
    assert "levels" not in json.loads(guaqui("report", tmp_path / "plan.json", "--json")[1])
    assert "In no level" not in guaqui("--lang", "en", "report", tmp_path / "plan.json")[1]


def test_a_row_that_asks_in_a_levels_name_is_refused(levelled: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("Comunidad;Gestión;Demanda\nAyllu Sur;2004;Camino\nAndamarca;2004;Camino\n", "utf-8")
    code, said, _err = guaqui("--lang", "en", "import", levelled, rows)
    assert code == 1
    assert "Ayllu Sur gathers communities and asks for nothing itself" in said
    with FieldFile.open(levelled, writable=False) as field:
        assert field.survey.records("demand") == [f"demand/guaqui/andamarca/{year}/1" for year in (2003, 2004)]
