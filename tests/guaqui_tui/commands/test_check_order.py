"""What guaqui check says, in its order: what is wrong before what is only not there yet."""

from __future__ import annotations

import json
from pathlib import Path

from storage import FieldFile

from ..conftest import Guaqui


def test_what_is_wrong_stands_before_the_empty_slots_of_which_a_line_a_year_says_how_many(
    tmp_path: Path, guaqui: Guaqui
) -> None:
    path = tmp_path / "plan.json"
    guaqui("new", path, "--municipality", "guaqui", "--author", "Equipo 1")
    with FieldFile.open(path) as field:
        communities = [one.id for one in field.survey.communities()]
        for id_ in communities:
            field.save(f"demand/guaqui/{id_}/2003/1", {"text": f"Obra de {id_}", "status": "proposed"})
        field.save("demand/guaqui/zaqueo/2009/1", {"text": "Otra", "status": "proposed"})
        field.save("demand/guaqui/apleg/2003/1", {"text": "Tanque", "status": "proposed"})
        field.save("workshop/guaqui/sector/apleg/1", {"outcome": "held", "held_on": "2002-08-17"})
        field.save("demand/guaqui/andamarca/2004/1", {"status": "open", "options": [{"text": "Posta"}]})
    code, out, _err = guaqui("check", path)
    _head, *lines = out.splitlines()
    assert code == 1
    assert "no hay tal comunidad" in lines[0]
    years = [line.strip() for line in lines if line.strip()[:4].isdigit()]
    assert lines[-len(years) :] == [f"  {line}" for line in years], "they stand last"
    many = len(communities)
    (whole,) = (line for line in years if line.startswith("2005:") and "comunidades" in line)
    assert whole.startswith(f"2005: {many} comunidades sin demanda: Andamarca, ")
    assert whole.endswith(" …")
    assert f"2004: {many - 1} comunidades sin demanda" in "\n".join(years)
    assert "2004: 1 comunidad con propuestas sin elegir: Andamarca" in years
    assert "2003: 1 asociación sin demanda: APLEG" in "\n".join(years)
    (said,) = json.loads(guaqui("check", path, "--json")[1])["files"]
    empty = [one for one in said["problems"] if one["code"] == "slot-empty"]
    assert len(empty) > 3 * many, "each of them stands there"


def test_another_record_that_is_meant_is_called_as_its_user_calls_it(tmp_path: Path, guaqui: Guaqui) -> None:
    path = tmp_path / "plan.json"
    guaqui("new", path, "--municipality", "guaqui", "--author", "Equipo 1")
    with FieldFile.open(path) as field:
        for year in (2003, 2005):
            field.save(f"demand/guaqui/apleg/{year}/1", {"text": "Tanque de enfriamiento", "status": "proposed"})
    for right in (False, True):
        if right:
            guaqui("check", path, "--right", "APLEG 1 · 2005", "--code", "same-text", "--reason", "Son dos fases")
        (line,) = (one for one in guaqui("check", path)[1].splitlines() if "dice lo mismo" in one)
        assert "dice lo mismo que APLEG 1 · 2003" in line
        assert ("(Son dos fases)" in line) == right
        assert "demand/" not in line
