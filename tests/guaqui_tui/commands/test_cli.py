"""The command line as its users meet it: results, exit codes, one clear sentence, and every file as it was."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from exports.tables.registers import COUNTED
from guaqui_tui.commands import COMMANDS
from guaqui_tui.language import error_messages as messages
from guaqui_tui.language import gettext_ as words
from guaqui_tui.session import settings
from storage import FieldFile, errors
from storage.errors import FileError, GuaquiError, Notice
from storage.file.device import home
from storage.file.revision_table import FieldDB
from storage.intake import cells
from storage.plan.checks import oddities
from storage.plan.checks.remarks import remark
from storage.revisions.lines import whole_file
from tests.storage.revisions_made import DEMAND, SLOT, plain_tinydb, revision

from ..conftest import Guaqui
from ..pilot import Laptop


@pytest.fixture
def plan(tmp_path: Path, guaqui: Guaqui) -> Path:
    path = tmp_path / "plan.json"
    assert guaqui("new", path, "--municipality", "guaqui", "--author", "Equipo 1")[0] == 0
    return path


@pytest.mark.costly(0)
def test_the_demo_agrees_with_every_figure_of_the_facts(demo: Path, guaqui: Guaqui) -> None:
    code, out, _err = guaqui("report", demo / "plan.json", "--json")
    said = json.loads(out)
    assert code == 0
    assert [(year["productive"], year["filled"]) for year in said["years"].values()] == [
        (7, 18), (12, 18), (11, 18), (7, 18), (9, 18),
    ]  # fmt: skip
    assert [year["share"] for year in said["years"].values()] == [38.89, 66.67, 61.11, 38.89, 50.0]
    assert [year["share_cut"] for year in said["years"].values()] == [38, 66, 61, 38, 50]
    assert (said["plan"]["share"], said["plan"]["share_cut_mean"]) == (51.11, 50.6)
    assert (said["communities"]["without_productive"], said["communities"]["share"]) == (3, 16.67)
    typology = said["zones"]["typology"]
    assert typology["1"]["productive"] == typology["1"]["filled"] == 15
    assert typology["towns"]["share"] < 20
    assert typology["4"]["share"] < 20


@pytest.mark.costly(0)
def test_towns_and_zone_4_ask_mostly_for_social_works(demo: Path) -> None:
    with FieldFile.open(demo / "plan.json", writable=False) as field:
        zones = {holder: member.fields.zone for holder, member in field.survey.members("typology").items()}
        classes = {action.id: action.fields.class_ for action in field.survey.actions()}
        asked = [
            classes[str(e.fields.action)]
            for slot, e in field.survey.demands()
            if zones.get(slot.holder) in {"4", "towns"}
        ]
    assert len(asked) == 20
    assert asked.count("social") > 10


OF_HOLDERS = {"communities", "associations"}
OF_THE_PACK = {
    *("action", "alias", "cause", "class", "element", "funder", "member", "municipality", "programme", "step"),
    *("zone", "zoning"),
}
"""What the municipality decided: nothing of it is invented."""
OF_FIGURES = {"shares", "zone_shares", "class_costs", "validation", *COUNTED}
"""Tables without a text that could say that it is invented."""


@pytest.mark.costly(0)
def test_the_demo_says_on_every_output_that_it_is_invented(demo: Path, guaqui: Guaqui) -> None:
    code, out, err = guaqui("demo", demo)
    assert code == 0
    assert "INVENTADOS" in out
    assert "inventado" in err
    for name in ("plan.json", "disputed.json", "laptop01.json", "laptop02.json", "laptop03.json"):
        assert guaqui("report", demo / name)[1].startswith("DATOS INVENTADOS · PDM de Guaqui")
    beside = (".schema.json", "LÉAME.txt", ".guaqui-papers.json")
    papers = [path for path in (demo / "export").rglob("*.*") if not path.name.endswith(beside)]
    for path in papers:
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            titles = [("settings", "A2")] if "settings" in book else [("Matriz", "A1"), ("Léeme", "A1")]
            assert all("INVENTADOS" in str(book[page][cell].value) for page, cell in titles), path.name
        elif path.parent.name == "datos" and path.stem not in {
            "datapackage",
            *OF_FIGURES | OF_HOLDERS | OF_THE_PACK,
        }:
            rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))[1:]
            assert all("nventad" in " ".join(row).lower() for row in rows), path.name
        elif path.suffix == ".pdf":
            assert "INVENTADOS" in PdfReader(path).pages[0].extract_text()
        elif path.suffix in {".json", ".html"}:
            assert "INVENTADOS" in path.read_text("utf-8")
    assert {path.suffix for path in papers} == {".xlsx", ".csv", ".json", ".html", ".pdf", ".docx"}
    assert "INVENTADOS" in guaqui("report", demo / "plan.json", "--json")[1]


@pytest.mark.costly(0)
def test_the_demo_is_the_same_bytes_each_time_and_overwrites_nothing(demo: Path, guaqui: Guaqui) -> None:
    before = {path: path.read_bytes() for path in demo.rglob("*") if path.is_file()}
    assert guaqui("demo", demo)[0] == 0
    assert {path: path.read_bytes() for path in demo.rglob("*") if path.is_file()} == before
    with FieldFile.open(demo / "laptop01.json", device="k7m2q9xw") as field:
        field.save(SLOT, {**DEMAND, "text": "Mío"})
    mine = (demo / "laptop01.json").read_bytes()
    code, _out, err = guaqui("demo", demo)
    assert (code, mine) == (3, (demo / "laptop01.json").read_bytes())
    assert "laptop01.json" in err
    (demo / "laptop01.json").write_bytes(before[demo / "laptop01.json"])


@pytest.mark.costly(0)
def test_the_laptops_overlap_and_merge_to_the_plan_in_any_order(
    demo: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    laptops = [demo / f"laptop0{n}.json" for n in (3, 1, 2)]
    holders = [
        {one["record"].split("/")[2] for one in plain_tinydb(path) if one["record"].startswith("demand/")}
        for path in laptops
    ]
    assert holders[0] & holders[2]
    assert holders[1] & holders[2]
    code, out, _err = guaqui("merge", tmp_path / "out.json", *laptops, "--json")
    said = json.loads(out)
    assert (code, said["disputed"], said["quarantined"]) == (1, [], 0)
    assert said["plan_changes"] == ["plan/guaqui/2003-2007"]  # its name says that all of it is invented
    assert (tmp_path / "out.json").read_bytes() == (demo / "plan.json").read_bytes()
    assert set(said) == {
        "out",
        "revisions",
        "inputs",
        "quarantined",
        "disputed",
        "notices",
        "plan_changes",
        "standing",
        "overruled",
        "nobodys_rows",
    }
    assert [(one["code"], one["laptop"]) for one in said["notices"]] == [("clock-early", "laptop03")]
    assert [set(one) >= {"path", "new", "known", "quarantined"} for one in said["inputs"]] == [True] * 3
    assert [one["laptops"] for one in said["inputs"]] == [["laptop03"], ["laptop01"], ["laptop02"]]


@pytest.mark.costly(0)
def test_disputed_json_has_conflicts_of_each_kind(demo: Path, guaqui: Guaqui) -> None:
    conflicts: dict[str, list[str]] = {}
    with FieldFile.open(demo / "disputed.json", writable=False) as field:
        for record in field.survey.disputed():
            code, out, _err = guaqui("history", demo / "disputed.json", record, "--json")
            assert code == 1
            said = json.loads(out)
            conflicts[record] = said["conflicts"]
            assert set(said) == {"record", "heads", "revisions", "fields", "conflicts"}
            assert [one["rev"] for one in said["fields"][said["conflicts"][0]]] == sorted(
                one["rev"] for one in said["fields"][said["conflicts"][0]]
            )
    demand = "demand/guaqui"
    assert conflicts[f"{demand}/belen-pituta-a/2005/1"] == ["action", "text"]  # what is asked; changes a share
    assert conflicts[f"{demand}/andamarca/2004/1"] == ["cost_cents"]  # one field
    assert conflicts[f"{demand}/copajira/2005/1"] == ["families"]  # removed against changed
    assert conflicts[f"{demand}/sullcata/2006/1"] == ["withdrawn"]  # withdrawn beside an edit
    assert conflicts[f"{demand}/arcata/2003/1"] == ["moved_to"]  # moved to two years
    assert conflicts[f"{demand}/villa-tuntuma/2004/1"] == ["status"]
    assert conflicts[f"{demand}/apleg/2004/1"] == ["action", "text"]  # an association's demands swapped
    assert conflicts["member/guaqui/admin/arcata"] == ["zone"]  # what a vote decides
    assert conflicts["alias/guaqui/belen-tres"] == ["target"]
    assert guaqui("report", demo / "disputed.json", "--json")[0] == 1
    assert json.loads(guaqui("report", demo / "disputed.json", "--json")[1])["years"]["2005"]["disputed"] == 1


FACTS_CSV = """Comunidad;Gestión;Demanda;Acción;Costo_Bs;Familias;Aporte:Gobierno municipal
Lacuyo San Francisco;2003;Riego por aspersión;Sistema de riego;1.500,50;40;500
Lacuyo San Antonio;2003;Carpas solares;Carpas solares;24000;;
Lacuyo Nuñumani;2004;Establos;Construcción de establos;35.000;22;
Belén Pituta “A”;2004;Sala de ordeño;sala de ordeño;52000;;
belen pituta b;2005;Forraje;Producción de forraje;;;
Kasa San Francisco;2003;Posta;Posta sanitaria;48000;;
Yauri Korahua;2004;Agua;Agua potable;57000;;
Villa Tintuma;2005;Camino;Camino vecinal;45000;;
Janko Marka;2006;Sede;Sede social;42000;;
Wila Qholo;2007;Puente;Puente;72000;;
"""


@pytest.mark.costly(0)
def test_a_csv_with_the_spellings_of_the_facts_goes_in_and_out_as_a_workbook(
    plan: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    source = tmp_path / "taller.csv"
    source.write_text(FACTS_CSV, "utf-8")
    code, said, _err = guaqui("import", plan, source)
    assert (code, "filas nuevas: 10;" in said) == (0, True)
    before = plan.read_bytes()
    assert guaqui("import", plan, source)[0] == 0
    assert plan.read_bytes() == before
    assert guaqui("export", plan, tmp_path / "out")[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "out" / "matriz.xlsx", data_only=True)["Matriz"]
    rows = (row for row in sheet.iter_rows(min_row=5, max_row=26) if isinstance(row[2].value, str))
    cells = {row[0].value: [cell.value for cell in row[2:7]] for row in rows}  # but for the zones' sums
    assert cells["Lacoyu San Francisco"][0] == "▲ Riego por aspersión\nBs 1.500,50"
    for name, year, text in (
        ("Lacoyu San Antonio", 0, "Carpas"), ("Lacoyu Nuñumani", 1, "Establos"), ("Belén Pituta A", 1, "Sala"),
        ("Belén Pituta B", 2, "Forraje"), ("Kassa San Francisco", 0, "Posta"), ("Yaurikorahua", 1, "Agua"),
        ("Villa Tuntuma", 2, "Camino"), ("Janko Marca", 3, "Sede"), ("Wila Collo", 4, "Puente"),
    ):  # fmt: skip
        assert text in cells[name][year]
    assert sum(cell != "· falta" for row in cells.values() for cell in row if cell) == 10


def test_rows_that_do_not_fit_are_kept_with_their_reason(plan: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    source = tmp_path / "taller.csv"
    source.write_text(
        "comunidad,gestion,demanda,costo_bs\nArcata,2003,Riego,5\nArkata,2004,Riego,5\n"
        "Arcata,2012,Riego,5\nArcata,2005,ver acta,-5\n",
        "utf-8",
    )
    code, said, _err = guaqui("import", plan, source)
    assert code == 1
    assert "Arkata" in said
    assert "2012" in said
    rejected = tmp_path / "taller.csv.rejected.csv"
    lines = rejected.read_text("utf-8-sig").splitlines()
    assert lines[0] == "comunidad,gestion,demanda,costo_bs,no entró porque"
    assert len(lines) == 4
    assert "-5" in lines[3]
    row, arrival = plain_tinydb(plan)[-2:]
    assert row["record"] == "demand/guaqui/arcata/2003/1"
    assert arrival["body"]["rows"] == [{"rev": row["rev"], "line": 2}]
    code, said, _err = guaqui("import", plan, rejected, "--alias", "Arkata=arcata")
    assert (code, "filas nuevas: 1;" in said) == (1, True)
    with FieldFile.open(plan, writable=False) as field:
        assert field.survey.demand("arcata", 2004) is not None
        assert field.survey.names().match("ARKATA") == "community/guaqui/arcata"


def test_how_letters_and_quotes_were_read_is_said_and_asks_for_a_person(
    plan: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    source = tmp_path / "taller.csv"
    rows = ["comunidad;gestion;demanda", 'Belén Pituta A;2003;"Baños', "Arcata;2003;Riego"]
    source.write_bytes("\n".join(rows).encode("cp850"))
    for options in (["--dry-run"], []):
        code, said, _err = guaqui("import", plan, source, *options)
        assert (code, "filas nuevas: 2;" in said) == (1, True)
        assert "Las letras se leen como de MS-DOS (cp850): Belén Pituta A" in said
        assert "Se quitó una comilla que no se cierra; vea si estas líneas están bien: 2" in said
    with FieldFile.open(plan, writable=False) as field:
        entry = field.survey.demand("belen-pituta-a", 2003)
        assert entry is not None
        assert entry.fields.text == "Baños"


def test_what_is_no_spreadsheet_is_called_what_it_is_and_nothing_comes_in(
    plan: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    source, before = tmp_path / "d.xls", plan.read_bytes()
    for data, said in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "libro de Excel 97-2003"),
        (b"<html><table></table></html>", "página web"),
        (b'{"count": 1}', "archivo de datos"),
    ):
        source.write_bytes(data)
        code, _out, err = guaqui("import", plan, source)
        assert (code, said in err) == (3, True)
    assert plan.read_bytes() == before


def test_an_unknown_name_is_told_once_with_the_nearest_and_the_alias_to_copy(
    plan: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    source = tmp_path / "taller.csv"
    source.write_text(
        "comunidad,gestion,demanda\nBelem Pituta A,2003,Riego\nBELEM PITUTA A,2004,Posta\nq'asa=Rosa,2004,Posta\n",
        "utf-8",
    )
    code, said, _err = guaqui("import", plan, source)
    assert code == 1
    assert said.count("No se conoce Belem Pituta A.") == 1
    assert "--alias 'Belem Pituta A=belen-pituta-a'" in said
    assert "no es Belén Pituta B: A / B" in said
    assert "no es Belén Pituta A: B / A" in said
    aliases = [shlex.split(line)[-1] for line in said.splitlines() if "--alias" in line]
    meant = [aliases[0], next(alias for alias in aliases if alias.endswith("=kassa-santa-rosa"))]
    assert guaqui("import", plan, source, "--alias", meant[0], "--alias", meant[1])[0] == 0
    with FieldFile.open(plan, writable=False) as field:
        assert field.survey.names().match("q'asa=Rosa") == "community/guaqui/kassa-santa-rosa"


def test_how_a_sheet_is_read_is_shown_changed_and_remembered(plan: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    source = tmp_path / "taller.csv"
    source.write_text("Demandas;;\nPueblo;2003;2004\nArcata;Riego;-\nTotal;1;0\n", "utf-8")
    before = plan.read_bytes()
    assert guaqui("import", plan, source)[0] == 1
    assert guaqui("import", plan, source, "--map", "Pueblo=pueblo")[0] == 3
    code, said, _err = guaqui("import", plan, source, "--map", "Pueblo=holder", "--dry-run")
    assert (code, plan.read_bytes() == before) == (0, True)
    assert "Pueblo = comunidad: Arcata" in said
    assert "línea 4" in said
    assert guaqui("import", plan, source)[0] == 1  # a try is not remembered
    assert guaqui("import", plan, source, "--map", "Pueblo=holder")[0] == 0
    code, said, _err = guaqui("import", plan, source)
    assert (code, "ya conocidas: 1;" in said) == (0, True)


def _no_room(_db: FieldDB) -> None:
    raise FileError("disk-full", path="plan.json")


def test_a_try_tells_what_would_be_disputed_and_the_import_tells_it_once_it_is_written(
    plan: Path, tmp_path: Path, guaqui: Guaqui, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "tecnico1.csv", tmp_path / "tecnico2.csv"
    first.write_text("comunidad;gestion;demanda;familias;costo\nAndamarca;2003;Riego;30;120.000,00\n", "utf-8")
    second.write_text("comunidad;gestion;demanda\nAndamarca;2003;Cancha\n", "utf-8")
    line = "línea 2, Andamarca · 2003: Demanda: Riego → Cancha; Costo: Bs 120.000 → (nada); Familias: 30 → (nada)"
    before = plan.read_bytes()
    both = ("--differing", "keep-both")
    code, said, _err = guaqui("import", plan, first, second, "--dry-run", *both)  # each after the one before it
    assert (code, line in said, "segunda versión" in said) == (1, True, True)
    code, said, _err = guaqui("import", plan, first, second, "--dry-run")
    assert (code, line in said, "Queda fuera" in said) == (1, True, True)
    assert plan.read_bytes() == before

    guaqui("import", plan, first)
    before = plan.read_bytes()
    with monkeypatch.context() as full:
        full.setattr(FieldDB, "revisions", property(_no_room))
        code, said, _err = guaqui("import", plan, second, *both)
    assert (code, said, plan.read_bytes() == before) == (3, "", True)

    assert guaqui("import", plan, second)[0] == 1
    assert plan.read_bytes() == before
    code, said, _err = guaqui("import", plan, first, second, *both)
    assert (code, line in said) == (1, True)
    assert said.index(line) < said.index("dos versiones, por resolver: Andamarca · 2003")
    with FieldFile.open(plan, writable=False) as opened:
        state = opened.survey.history("demand/guaqui/andamarca/2003/1")
        assert state is not None
        assert state.conflicts == ("cost_cents", "families", "text")
    code, said, _err = guaqui("import", plan, first, second)
    assert (code, said.count("ya conocidas: 1;")) == (0, 2)


def test_two_laptops_that_take_in_one_sheet_each_and_are_merged_come_to_the_same(
    tmp_path: Path, guaqui: Guaqui
) -> None:
    sheets = [tmp_path / f"tecnico{n}.csv" for n in (1, 2)]
    sheets[0].write_text("comunidad;gestion;demanda;familias;costo\nAndamarca;2003;Riego;30;120.000,00\n", "utf-8")
    sheets[1].write_text("comunidad;gestion;demanda\nAndamarca;2003;Cancha\n", "utf-8")
    plans = [tmp_path / f"{name}.json" for name in ("both", "one", "two")]
    for plan in plans:
        assert guaqui("new", plan, "-m", "guaqui", "--author", "Ana")[0] == 0
    for plan, sheet in zip((plans[0], plans[0], plans[1], plans[2]), (*sheets, *sheets), strict=True):
        guaqui("import", plan, sheet, "--differing", "keep-both")
    guaqui("merge", tmp_path / "merged.json", plans[1], plans[2])
    guaqui("merge", tmp_path / "alone.json", plans[0])
    merged, alone = ((tmp_path / name).read_bytes().splitlines() for name in ("merged.json", "alone.json"))
    assert [line for line in merged if b"arrival/" not in line] == [
        line for line in alone if b"arrival/" not in line
    ]
    assert sum(b"arrival/" in line for line in merged) == 2, "when it was brought, each laptop says of its own"


def test_a_try_knows_the_names_that_are_told_with_it(plan: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    source = tmp_path / "d.csv"
    source.write_text("comunidad;gestion;demanda\nArkatta;2003;Riego\n", "utf-8")
    before = plan.read_bytes()
    code, said, _err = guaqui("import", plan, source, "--alias", "Arkatta=arcata", "--dry-run")
    assert (code, "filas nuevas: 1;" in said) == (0, True)
    assert plan.read_bytes() == before
    assert guaqui("import", plan, source, "--dry-run")[0] == 1


def test_many_rows_with_one_fault_are_one_line(plan: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    source = tmp_path / "costos.csv"
    lines = [f"{name};{year};5" for name in ("Arcata", "Sullcata") for year in range(2003, 2008)]
    source.write_text("\n".join(("comunidad;gestion;costo", *lines)), "utf-8")
    code, said, _err = guaqui("import", plan, source)
    assert (code, "10 líneas (2, 3, 4, 5, 6, …): falta el texto de la demanda" in said) == (1, True)


@pytest.mark.parametrize(
    ("alias", "word"), [("Arkata", "Arkata"), ("Arkata=atlantis", "atlantis"), ("=arcata", "=arcata")]
)
def test_a_bad_alias_changes_nothing(plan: Path, tmp_path: Path, guaqui: Guaqui, alias: str, word: str) -> None:
    source = tmp_path / "taller.csv"
    source.write_text("comunidad,gestion,demanda\nArcata,2003,Riego\n", "utf-8")
    before = plan.read_bytes()
    code, _out, said = guaqui("import", plan, source, "--alias", alias)
    assert (code, word in said) == (3, True)
    assert plan.read_bytes() == before


def newer(data: bytes) -> bytes:
    return data.replace(b'"format": 1', b'"format": 9')


BAD: dict[str, tuple[Callable[[bytes], bytes], list[tuple[str, int]]]] = {
    "empty": (
        lambda _: b"",
        [("report", 3), ("export", 3), ("history", 3), ("merge", 3), ("import", 3), ("check", 3)],
    ),
    "foreign": (lambda _: b'{"a": 1}', [("report", 3), ("export", 3), ("merge", 3), ("import", 3), ("check", 3)]),
    "damaged": (lambda data: data[:-40], [("report", 1), ("export", 1), ("check", 1)]),
    "forged": (lambda data: data.replace(b'"Riego"', b'"Plaza"'), [("report", 1), ("merge", 1), ("check", 1)]),
    "newer": (newer, [("report", 0), ("import", 3), ("merge", 3), ("check", 3)]),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_said_in_a_sentence_and_left_as_it_is(
    plan: Path, tmp_path: Path, guaqui: Guaqui, case: str
) -> None:
    with FieldFile.open(plan) as field:
        field.save(SLOT, DEMAND)
    spoil, calls = BAD[case]
    plan.write_bytes(spoil(plan.read_bytes()))
    before = plan.read_bytes()
    source = tmp_path / "taller.csv"
    source.write_text("comunidad,gestion,demanda\nArcata,2003,Riego\n", "utf-8")
    arguments: dict[str, list[Any]] = {
        "report": ["report", plan],
        "export": ["export", plan, tmp_path / "out", "-F", "csv"],
        "history": ["history", plan, SLOT],
        "merge": ["merge", tmp_path / "merged.json", plan],
        "import": ["import", plan, source],
        "check": ["check", plan],
    }
    for command, expected in calls:
        code, out, err = guaqui(*arguments[command])
        assert code == expected, (command, out, err)
        assert "plan.json" in out + err
        assert plan.read_bytes() == before
    said = json.loads(guaqui("check", plan, "--json")[1])
    assert set(said["files"][0]) == {"path", "revisions", "problems"}
    assert said["files"][0]["problems"]
    assert set(said["files"][0]["problems"][0]) == {"code", "where"}


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["report", "nada.json"], 3, "nada.json no está"),
        (["check", "nada.json"], 3, "nada.json no está"),
        (["merge", "out.json", "nada.json"], 3, "nada.json no está"),
        (["merge", "no/hay/out.json", "plan.json"], 3, "no/hay"),
        (["new", "otro.json", "--municipality", "atlantis"], 3, "atlantis"),
        (["new", "plan.json", "--municipality", "guaqui"], 3, "ya existe"),
        (["new", "no/hay/plan.json", "--municipality", "guaqui"], 3, "carpeta"),
        (["new", "otro.json"], 2, "--municipality"),
        (["history", "plan.json", "demand/guaqui/nadie/2003/1"], 3, "nadie"),
        (["export", "plan.json", "out", "-F", "odt"], 2, "odt"),
        (["export", "plan.json", "plan.json"], 3, "plan.json"),
        (["import", "plan.json", "nada.csv"], 3, "nada.csv"),
        (["import", "plan.json"], 2, "FUENTE"),
        (["volar"], 2, "volar"),
        (["report", "plan.json", "--volar"], 2, "--volar"),
        (["--lang", "xx", "report", "plan.json"], 2, "es, en"),
    ],
)
def test_wrong_words_are_answered_in_one_sentence_and_change_nothing(
    plan: Path, guaqui: Guaqui, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, word: str
) -> None:
    monkeypatch.chdir(plan.parent)
    before = sorted((p.name, p.read_bytes()) for p in plan.parent.iterdir() if p.is_file() and p.suffix != ".lock")
    got, out, err = guaqui(*arguments)
    assert (got, out) == (code, "")
    assert word in err
    assert (
        sorted((p.name, p.read_bytes()) for p in plan.parent.iterdir() if p.is_file() and p.suffix != ".lock")
        == before
    )


@pytest.mark.costly(0)
def test_a_full_disk_is_said_and_the_file_stays_as_it_was(plan: Path, tmp_path: Path) -> None:
    """A real one as far as a process can have it: no file may grow over its limit."""
    program = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from exports.tables.registers import COUNTED
from guaqui_tui.cli import run
sys.exit(run(sys.argv[2:]))
"""
    source = tmp_path / "taller.csv"
    source.write_text("comunidad,gestion,demanda\nArcata,2003,Riego\n", "utf-8")
    before = plan.read_bytes()
    for room, *arguments in (
        (len(before) + 100, "import", plan, source),
        (len(before) // 2, "merge", tmp_path / "out.json", plan),
        (len(before) // 2, "new", tmp_path / "new.json", "--municipality", "guaqui"),
        (1000, "export", plan, tmp_path / "out"),
    ):
        # -B: or Python itself leaves a torn module behind where the limit meets what it compiled
        words_ = [sys.executable, "-B", "-c", program, str(room), *map(str, arguments)]
        done = subprocess.run(words_, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 3, done
        assert "No queda lugar" in done.stderr
        assert plan.read_bytes() == before
        assert not (tmp_path / "out.json").exists()
        assert not (tmp_path / "new.json").exists()
        assert not list(tmp_path.rglob("*.new"))


def test_what_nobody_foresaw_goes_to_a_file_and_not_to_the_screen(
    plan: Path, guaqui: Guaqui, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("guaqui_tui.commands.report_.indicators", broken)
    code, out, err = guaqui("report", plan)
    assert (code, out) == (3, "")
    assert str(home() / "errors.log") in err
    assert "ZeroDivisionError" in (home() / "errors.log").read_text("utf-8")


@pytest.mark.costly(0)
def test_a_reader_that_goes_away_is_no_fault(demo: Path) -> None:
    command = (
        f"'{sys.executable}' -m guaqui_tui report '{demo / 'plan.json'}' --json | head -1; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "{\n")


@pytest.mark.costly(0)
def test_every_command_explains_itself_in_both_languages() -> None:
    for language, word in (("es", "Uso: guaqui"), ("en", "Usage: guaqui")):
        for command in ("", *COMMANDS):
            words_ = [
                sys.executable,
                "-m",
                "guaqui_tui",
                "--lang",
                language,
                *([command] if command else []),
                "--help",
            ]
            done = subprocess.run(words_, capture_output=True, text=True, check=True)
            assert done.stdout.startswith(word)
            if language == "es":
                assert not re.search(r"\b(Options|Show|FILE|the|Usage|OPTIONS)\b", done.stdout), done.stdout


def test_the_language_is_what_was_asked_for(plan: Path) -> None:
    environment = {**os.environ, "GUAQUI_LANG": "en"}
    call = [sys.executable, "-m", "guaqui_tui", "report", "none.json"]
    said = subprocess.run(call, capture_output=True, text=True, env=environment, check=False)
    assert said.stderr == "none.json is not there. Look at the name and the folder.\n"


def test_results_go_to_stdout_and_messages_to_stderr(plan: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    _code, out, err = guaqui("merge", tmp_path / "out.json", plan)
    assert "out.json" in out
    assert "plan.json" in err
    assert guaqui("new", tmp_path / "b.json", "-m", "guaqui")[1] == ""


def test_two_municipalities_are_not_merged(plan: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    laja = tmp_path / "laja.json"
    laja.write_bytes(
        b"".join(whole_file([revision("plan/laja/2003-2007", {"name": "PDM", "years": [2003], "per_year": 1})]))
    )
    code, _out, err = guaqui("merge", tmp_path / "out.json", plan, laja)
    assert (code, "laja" in err, (tmp_path / "out.json").exists()) == (2, True, False)


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_code_has_words_that_say_what_to_do(language: str) -> None:
    from typing import get_args

    words.use(language)
    try:
        for code in get_args(errors.Code):
            said = messages.sentence(GuaquiError(code))
            assert said.count(". ") >= 1 or said.endswith("."), said
            assert len(re.findall(r"[.;:] ", said)) >= 1, said
        for code in get_args(errors.NoticeCode):
            assert len(messages.sentence(Notice(code, {}))) > 40
        for reason in get_args(cells.Reason):
            assert messages.reason_in_words(reason, "x")
    finally:
        words.use("es")


@pytest.mark.costly(0)
def test_check_compares_the_second_copy(plan: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert "backup-missing" in guaqui("check", plan, "--backup", stick, "--json")[1]
    (stick / "plan.json").write_bytes(plan.read_bytes())
    assert guaqui("check", plan, "--backup", stick)[0] == 0
    for changed, code in ((plan, "backup-behind"), (stick / "plan.json", "backup-ahead")):
        before = changed.read_bytes()
        with FieldFile.open(changed) as field:
            field.save(SLOT, DEMAND)
        assert code in guaqui("check", plan, "--backup", stick, "--json")[1]
        changed.write_bytes(before)


def test_check_says_what_is_odd_and_what_was_said_to_be_right(plan: Path, guaqui: Guaqui) -> None:
    over = {**DEMAND, "cost_cents": 150_000, "funding": {"pdla": 200_050}}
    with FieldFile.open(plan) as field:
        for year in range(2003, 2008):
            field.save(f"demand/guaqui/andamarca/{year}/1", {**over, "text": f"Riego {year}"})
        first, *_others = oddities(field.survey).open
        field.save(*remark(field.survey, first, "Aporte extra"))
    code, out, _err = guaqui("check", plan)
    assert code == 1
    assert out.count("los aportes suman Bs 2.000,50, más que su costo de Bs 1.500") == 5
    assert "(Aporte extra)" in out.splitlines()[-1]
    (said,) = json.loads(guaqui("check", plan, "--json")[1])["files"]
    assert [(one["code"], one["where"]) for one in said["problems"]] == [
        ("funding-over", f"demand/guaqui/andamarca/{year}/1") for year in range(2004, 2008)
    ]
    assert [(one["where"], one["reasons"]) for one in said["right"]] == [
        ("demand/guaqui/andamarca/2003/1", ["Aporte extra"])
    ]


def test_check_takes_it_that_something_is_right(plan: Path, guaqui: Guaqui) -> None:
    first, second = "demand/guaqui/andamarca/2003/1", "demand/guaqui/andamarca/2004/1"
    with FieldFile.open(plan) as field:
        for year in range(2003, 2008):
            own = (
                {"cost_cents": 150_000, "funding": {"pdla": 200_050}} if year < 2005 else {"text": f"Riego {year}"}
            )
            field.save(f"demand/guaqui/andamarca/{year}/1", {**DEMAND, **own})

    def found(which: str) -> list[tuple[str, str]]:
        (said,) = json.loads(guaqui("check", plan, "--json")[1])["files"]
        return [(one["code"], one["where"]) for one in said.get(which, ())]

    assert found("problems") == [("funding-over", first), ("funding-over", second), ("same-text", second)]
    before = plan.read_bytes()
    for said, ends in (
        (["--right", first], 2),
        (["--right", first, "--reason", " \n"], 2),
        (["--reason", "Por qué"], 2),
        (["--code", "funding-over"], 2),
        ([plan, "--right", first, "--reason", "Por qué"], 2),
        (["--right", "plan/guaqui/2003-2007", "--reason", "Por qué"], 3),
        (["--right", first, "--code", "same-text", "--reason", "Por qué"], 3),
        (["--right", second, "--reason", "Por qué"], 3),
    ):
        assert guaqui("check", plan, *said)[0] == ends
    assert "funding-over, same-text" in guaqui("check", plan, "--right", second, "--reason", "Por qué")[2]
    assert plan.read_bytes() == before
    code, out, _err = guaqui("check", plan, "--right", second, "--code", "same-text", "--reason", "Dos fases")
    assert (code, out.splitlines()[-1].endswith("(Dos fases)")) == (1, True)
    assert guaqui("check", plan, "--right", first, "--reason", "Aporte extra")[0] == 1
    assert found("right") == [("funding-over", first), ("same-text", second)]
    assert found("problems") == [("funding-over", second)]
    assert guaqui("check", plan, "--right", second, "--reason", "Aporte extra")[0] == 0


def test_the_report_fits_eighty_columns_and_cuts_no_word(demo: Path) -> None:
    for language in ("es", "en"):
        call = [sys.executable, "-m", "guaqui_tui", "--lang", language, "report", str(demo / "disputed.json")]
        said = subprocess.run(call, capture_output=True, text=True, check=False).stdout
        assert "…" not in said
        assert max(map(len, said.splitlines())) <= 80, said


def test_a_kind_of_rows_is_said_as_people_call_it_and_a_slip_is_told_with_the_nearest(
    plan: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    source = tmp_path / "lugares.csv"
    source.write_text("name;people\nArcata;350\nSulcata;20\n", "utf-8")
    for kind in ("comunidad", "Comunidades", "community"):
        code, said, _err = guaqui("import", plan, source, "--kind", kind, "--dry-run")
        assert (code, "Sullcata" in said, "--alias Sulcata=sullcata" in said) == (1, True, True), said
    code, _out, said = guaqui("import", plan, source, "--kind", "comunidá")
    assert (code, "community (Comunidades)" in said) == (2, True), said
    assert "comunidad" in guaqui("import", "--help")[1].lower()


def test_a_record_s_history_is_found_by_its_title_and_says_the_list_in_words(plan: Path, guaqui: Guaqui) -> None:
    code, out, _err = guaqui("history", plan, "Sullcata")
    assert (code, out.startswith("Sullcata\n")) == (0, True)
    assert "lista del municipio" in out
    assert "pack" not in out
    with FieldFile.open(plan, "Luis") as field:
        field.save("lesson/guaqui/una", {"text": "Riego"})
        field.save("lesson/guaqui/dos", {"text": "Riego"})
    code, _out, err = guaqui("history", plan, "Riego")
    assert (code, "lesson/guaqui/dos" in err, "lesson/guaqui/una" in err) == (3, True, True)


def test_a_file_that_is_none_is_checked_without_a_code_in_the_words(tmp_path: Path, guaqui: Guaqui) -> None:
    (tmp_path / "otro.json").write_text("nada", "utf-8")
    code, out, err = guaqui("check", tmp_path / "otro.json")
    assert (code, "not-a-field-file" in out + err) == (3, False)


def test_what_is_odd_is_told_with_the_title_of_its_record(plan: Path, guaqui: Guaqui) -> None:
    with FieldFile.open(plan, "Luis") as field:
        field.save("demand/guaqui/andamarca/2003/1", {"text": "Riego", "class": "nada"})
    out = guaqui("check", plan)[1]
    assert "  Andamarca · 2003: " in out, out


def test_a_spreadsheet_s_names_that_are_not_what_they_look_like_are_named(
    laptop: Laptop, guaqui: Guaqui, tmp_path: Path
) -> None:
    words.use("es")
    laptop.save()
    sheet = tmp_path / "c.csv"
    sheet.write_text("id;nombre\nnueva-villa;Nu\u0435va Villa\n", "utf-8")
    code, said, _err = guaqui("import", laptop.file, sheet, "--kind", "community")
    assert (code, "cirílica" in said, "≈" in said) == (1, True, True)
    sheet.write_text("comunidad;gestion;demanda\nGuaqui Pu\u0435rto;2003;Riego\n", "utf-8")
    code, said, _err = guaqui("import", laptop.file, sheet)
    assert (code, "cirílica" in said) == (1, True)


def test_the_app_asks_for_no_name_that_new_was_told(tmp_path: Path, guaqui: Guaqui) -> None:
    settings.path().unlink(missing_ok=True)  # nobody typed on this laptop yet
    assert guaqui("new", tmp_path / "one.json", "--municipality", "guaqui", "--author", "Rosa Mamani")[0] == 0
    assert settings.load().author == "Rosa Mamani"
    assert guaqui("new", tmp_path / "two.json", "--municipality", "guaqui", "--author", "Otro")[0] == 0
    assert settings.load().author == "Rosa Mamani", "who types on this laptop stays"
