"""Tables of a form that belong together: what is in no row of them is said, and waits for a person."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from storage import FieldFile

from ..conftest import Guaqui

ASKED = "KEY,holder,year,text\nk1,Andamarca,2003,Aula\nk2,Arcata,2003,Riego\n"
ANSWERED = "KEY,holder,year,status\nk1,Andamarca,2003,\nk2,Arcata,2003,none\n"
OPTIONS = "PARENT_KEY,text,votes\nk1,Aula,9\n"
DEMANDS = "PARENT_KEY,text,cost\nk1,Aula,900\n"


@pytest.mark.parametrize(
    ("tables", "step", "said"),
    [
        ({"form": ASKED, "options": f"{OPTIONS},Camino perdido,5\n"}, "", "options.csv|3|Camino perdido 5"),
        (
            {"form": ASKED, "options": f"{OPTIONS}k9,Camino perdido,5\n"},
            "join options.csv.PARENT_KEY=form.csv.KEY",
            "options.csv|3|k9 Camino perdido 5",
        ),
        ({"form": ANSWERED, "demands": DEMANDS}, "", "form.csv|3|k2 Arcata 2003 none"),
    ],
)
def test_a_line_without_a_partner_is_said_and_waits_for_a_person(
    tmp_path: Path, guaqui: Guaqui, tables: dict[str, str], step: str, said: str
) -> None:
    FieldFile.create(tmp_path / "t.json", municipality="guaqui", author="Ana").close()
    with ZipFile(tmp_path / "p.zip", "w") as packed:
        for name, text in tables.items():
            packed.writestr(f"{name}.csv", text)
    told = ("import", tmp_path / "t.json", tmp_path / "p.zip", "--dry-run", *(["--step", step] if step else []))
    table, line, text = said.split("|")
    code, out, _err = guaqui(*told)
    assert code == 1
    assert f"{table} que no son de ninguna fila y quedan fuera: {line} ({text})" in out
    code, out, _err = guaqui(*told, "--json")
    unread = [one for table in json.loads(out)["tables"] for one in table["unread"]]
    assert (code, unread) == (1, [{"line": int(line), "table": table, "reason": "unjoined"}])


def test_what_parts_say_besides_is_not_used_and_told(tmp_path: Path, guaqui: Guaqui) -> None:
    FieldFile.create(tmp_path / "t.json", municipality="guaqui", author="Ana").close()
    with ZipFile(tmp_path / "p.zip", "w") as packed:
        packed.writestr("form.csv", ASKED)
        packed.writestr("options.csv", "PARENT_KEY,text,votes,comentario\nk1,Aula,9,lo dijo Rosa Mamani\n")
    code, out, _err = guaqui("import", tmp_path / "t.json", tmp_path / "p.zip", "--dry-run")
    assert code == 1
    assert "comentario no se usa: lo dijo Rosa Mamani" in out
