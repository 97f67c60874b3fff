"""A plan's own lists, brought back by the command: nothing changes, and that is no reason to look at anything."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from storage import FieldFile

from ..conftest import Guaqui

ALL = {
    "es": [
        *("datos/demands.csv", "datos/proposals.csv", "datos/withdrawn.csv", "datos/datapackage.json"),
        *("listas/demandas.csv", "listas/propuestas.csv", "listas/demandas-retiradas.csv", "matriz.xlsx"),
    ],
    "en": [
        *("data/demands.csv", "data/proposals.csv", "data/withdrawn.csv", "data/datapackage.json"),
        *("lists/demands.csv", "lists/proposals.csv", "lists/withdrawn-demands.csv", "matrix.xlsx"),
    ],
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with demands, proposals, and one that was taken back."""
    path = tmp_path / "plan.json"
    options = [{"text": "Riego", "votes": 30}, {"text": "Camino", "votes": 12, "proposed_by": "women"}]
    chosen = {"text": "Riego", "action": "irrigation", "options": options, "agreed": {"how": "consensus"}}
    with FieldFile.create(path, author="Ana") as field:
        field.save("demand/guaqui/andamarca/2003/1", {**chosen, "cost_cents": 3_500_000, "notes": "aparte"})
        field.save("demand/guaqui/arcata/2003/1", {"status": "open", "options": [{"text": "A"}, {"text": "B"}]})
        field.save("demand/guaqui/copajira/2003/1", {"text": "Posta", "withdrawn": True})
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.json"
    with FieldFile.create(path, author="Ana"):
        pass
    return path


def put(guaqui: Guaqui, plan: Path, *options: str) -> Path:
    out = plan.parent / f"out of {plan.stem}"
    formats = [word for name in ("csv", "csv-excel", "xlsx", "datapackage") for word in ("--format", name)]
    guaqui("export", plan, out, *formats, *options)
    return out


@pytest.mark.costly(3)
@pytest.mark.parametrize("options", [(), ("--private", "--people"), ("--hxl",)])
@pytest.mark.parametrize("language", ["es", "en"])
def test_own_lists_come_back_and_end_with_0(
    guaqui: Guaqui, plan: Path, language: str, options: tuple[str, ...]
) -> None:
    out = plan.parent / "out"
    formats = [word for name in ("csv", "csv-excel", "xlsx", "datapackage") for word in ("--format", name)]
    guaqui("--lang", language, "export", plan, out, *formats, *options)
    marks = {"es": "PRIVADO-CON-NOMBRES-", "en": "PRIVATE-WITH-NAMES-"}[language] if "--private" in options else ""
    before = plan.read_bytes()
    apart = out / marks.partition("-")[0]
    for name in ALL[language]:
        code, said, told = guaqui("import", plan, (apart / name).with_name(marks + Path(name).name), "--json")
        (table,) = json.loads(said)["tables"]
        assert (name, code, told) == (name, 0, "")
        assert (table["new"], table["differs"], table["rejected"], table["unread"]) == (0, [], [], [])
        assert table["same"] > 0, name
    assert plan.read_bytes() == before


@pytest.mark.costly(0)
def test_an_empty_plan_s_lists_are_no_reason_to_look(guaqui: Guaqui, empty: Path) -> None:
    out = put(guaqui, empty)
    for name in ALL["es"]:
        code, said, _told = guaqui("import", empty, out / name, "--json")
        assert (name, code, json.loads(said)["tables"][0]["new"]) == (name, 0, 0)


def test_one_cell_changed_is_one_difference(guaqui: Guaqui, plan: Path) -> None:
    path = put(guaqui, plan) / "datos" / "demands.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        heads, first, *rest = csv.reader(opened)
    for column, value, field in (
        ("cost", "20000.00", "cost_cents"),
        ("class", "social", "class"),
        ("families", "12", None),
    ):
        changed = [value if head == column else cell for head, cell in zip(heads, first, strict=True)]
        with path.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([heads, changed, *rest])
        code, said, _told = guaqui("import", plan, path, "--json", "--dry-run")
        (table,) = json.loads(said)["tables"]
        assert [one["field"] for one in table["differs"]] == ([field] if field else [])
        assert (code, table["completes"]) == ((1, 0) if field else (0, 1))


def test_elsewhere_what_was_taken_back_brings_nothing_and_proposals_are_proposals(
    guaqui: Guaqui, plan: Path, empty: Path
) -> None:
    out = put(guaqui, plan)
    code, said, _told = guaqui("import", empty, out / "datos" / "withdrawn.csv", "--json")
    assert (code, json.loads(said)["tables"][0]["new"]) == (1, 0)
    guaqui("import", empty, out / "datos" / "proposals.csv")
    with FieldFile.open(empty, "Ana") as field:
        chosen = field.survey.history("demand/guaqui/andamarca/2003/1")
        open_ = field.survey.history("demand/guaqui/arcata/2003/1")
        assert chosen is not None
        assert open_ is not None
        assert chosen.values["text"] == "Riego"
        assert [one["text"] for one in chosen.values["options"]] == ["Riego", "Camino"]
        assert "agreed" not in chosen.values
        assert open_.values == {"status": "open", "options": [{"text": "A"}, {"text": "B"}]}
        assert field.survey.history("demand/guaqui/copajira/2003/1") is None


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("currency", [{}, {"currency_sign": "pesos fuertes"}, {"currency_sign": "Bs"}])
def test_a_cost_changed_in_a_list_is_a_difference_whatever_money_is_called(
    guaqui: Guaqui, plan: Path, currency: dict[str, str], language: str
) -> None:
    with FieldFile.open(plan, author="Ana") as field:
        profile = field.survey.history("municipality/guaqui")
        assert profile is not None
        kept = {name: value for name, value in profile.values.items() if not name.startswith("currency")}
        field.save("municipality/guaqui", {**kept, **currency})
    out = plan.parent / "out"
    guaqui("--lang", language, "export", plan, out, "--format", "csv-excel")
    path = out / {"es": "listas/demandas.csv", "en": "lists/demands.csv"}[language]
    path.write_text(path.read_text("utf-8-sig").replace("35000", "36000"), "utf-8")
    code, said, _told = guaqui("import", plan, path, "--json")
    (table,) = json.loads(said)["tables"]
    changed = [(one["field"], one["was"], one["is"]) for one in table["differs"]]
    assert (code, changed) == (1, [("cost_cents", 3_500_000, 3_600_000)])
