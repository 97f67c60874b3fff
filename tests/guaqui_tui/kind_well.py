"""A kind that one file adds, everywhere. To be run in a copy where the file was added."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, Final

import jsonschema

from guaqui_tui.screens.plan.record import RecordScreen
from guaqui_tui.screens.plan.records import RecordsScreen
from storage import FieldFile
from storage.kinds.lookup import body_flaw

from .checks_alone import Check, guaqui, try_all
from .pilot import Hands, Laptop

FILE: Final = '''"""A well, as a municipality may count its own."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Centavos, Count, Id, Kind, Line, Says


class Well(Struct):
    name: Annotated[Line, Says(N_("Nombre del pozo"), "line", called=("pozo",))]
    community: Annotated[Id | UnsetType, Says(N_("De quién es"), "ref", of=("community",))] = UNSET
    depth_m: Annotated[Count | UnsetType, Says(N_("Hondura"), "count")] = UNSET
    cost_cents: Annotated[Centavos | UnsetType, Says(N_("Costó"), "cents")] = UNSET
    quarrel: Annotated[Line | UnsetType, Says(N_("Pleito"), "line", private=True)] = UNSET
    withdrawn: Annotated[bool | UnsetType, Says(N_("Withdrawn"), "yes")] = UNSET


KIND: Final = Kind("well", Well, ("ID",), N_("Pozo"), N_("Pozos de agua"))
'''
RECORD: Final = "well/guaqui/pozo-grande"
BODY: Final[dict[str, Any]] = {"name": "Pozo Grande", "community": "arcata", "depth_m": 12, "cost_cents": 350050}
QUARREL: Final = "PLEITO-PRIVADO"
WHOLE: Final = {**BODY, "quarrel": QUARREL}


def saved(laptop: Laptop) -> dict[str, Any] | None:
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(RECORD)
        return state.values if state else None


def dug(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(RECORD, WHOLE)


def it_has_limits(_laptop: Laptop) -> None:
    assert body_flaw(RECORD, WHOLE) is None
    for unfit in ({"depth_m": -1}, {"cost_cents": "5"}, {"name": None}, {"withdrawn": False}):
        assert body_flaw(RECORD, {**WHOLE, **unfit}), unfit
    assert body_flaw("well/guaqui", WHOLE) == "record"


async def to_the_list(hands: Hands) -> None:
    await hands.press("ctrl+p", *"registro", "enter", *"pozos", "enter")
    assert isinstance(hands.app.screen, RecordsScreen)


def it_has_a_list_and_a_form_that_saves_by_keys(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await to_the_list(hands)
        await hands.press("insert", *"Pozo Grande", "enter", *"arca", "enter", *"12", "enter", *"3.500,50")
        assert "Pleito" not in hands.screen
        await hands.press("ctrl+k")
        assert "Pleito" in hands.screen
        await hands.write(QUARREL)
        await hands.press("f2")
        assert isinstance(hands.app.screen, RecordsScreen)
        for words_ in ("Pozo Grande", "Hondura: 12", "De quién es: Arcata", "Costó: Bs 3.500,50"):
            assert words_ in hands.screen, words_
        assert QUARREL not in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, RecordScreen)
        assert QUARREL not in hands.screen
        await hands.press("escape", "delete")
        assert "Pozo Grande" in hands.screen  # that it is off the list
        await hands.press("ctrl+z")
        assert "► Pozo Grande" in hands.screen

    laptop.use(use)
    assert saved(laptop) == WHOLE


def it_leaves_and_comes_back(laptop: Laptop) -> None:
    dug(laptop)
    folder = laptop.folder / "csv"
    code, told = guaqui("export", laptop.file, folder, "-F", "csv", "-F", "xlsx")
    assert code == 0, told
    assert not any(QUARREL.encode() in path.read_bytes() for path in folder.rglob("*.csv"))
    path = next(folder.rglob("well.csv"))
    row = next(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    assert (row["name"], row["community"], row["depth_m"], row["cost"]) == (
        "Pozo Grande",
        "arcata",
        "12",
        "3500.50",
    )
    comes_back(laptop, path, BODY)


def comes_back(laptop: Laptop, sheet: Path, whole: dict[str, Any]) -> None:
    other = Laptop(laptop.folder / "other")
    other.folder.mkdir()
    other.save()
    code, told = guaqui("import", other.file, sheet, "--kind", "well")
    assert saved(other) == whole, (code, told)


def it_is_read_from_a_spreadsheet(laptop: Laptop) -> None:
    laptop.save()
    sheet = laptop.folder / "pozos.csv"
    sheet.write_text("Pozo;De quién es;Hondura;Costó\nPozo Grande;ARCATA;12;3.500,50\n", "utf-8")
    code, told = guaqui("import", laptop.file, sheet, "--kind", "well")
    assert code == 0, told
    assert saved(laptop) == BODY


def it_stands_in_the_schema(laptop: Laptop) -> None:
    dug(laptop)
    folder = laptop.folder / "json"
    code, told = guaqui("export", laptop.file, folder, "-F", "json")
    assert code == 0, told
    document = json.loads((folder / "plan.json").read_text("utf-8"))
    schema = json.loads((folder / "plan.schema.json").read_text("utf-8"))
    jsonschema.validate(document, schema)
    assert set(schema["$defs"]["Well"]["properties"]) == {*WHOLE, "withdrawn"}
    assert "Pozo Grande" in json.dumps(document)
    assert QUARREL not in json.dumps(document)


def it_stands_in_the_history(laptop: Laptop) -> None:
    dug(laptop)
    told = guaqui("history", laptop.file, RECORD)[1]
    for words_ in ("Nombre del pozo: Pozo Grande", "De quién es: Arcata", "Hondura: 12", "Costó: Bs 3.500,50"):
        assert words_ in told, told
    assert QUARREL not in told
    assert f"Pleito: {QUARREL}" in guaqui("history", laptop.file, RECORD, "--private")[1]

    async def use(hands: Hands) -> None:
        await to_the_list(hands)
        await hands.press("ctrl+r")
        assert "Hondura: 12" in hands.screen
        assert "Datos privados: cambió" in hands.screen
        assert QUARREL not in hands.screen

    laptop.use(use)


def it_is_settled(laptop: Laptop) -> None:
    dug(laptop)
    with FieldFile.open(laptop.file, "Luis") as field:
        first = field.survey.heads(RECORD)
        for depth in (13, 14):
            field.save(RECORD, {**WHOLE, "depth_m": depth}, first)
    code, told = guaqui("history", laptop.file, RECORD)
    assert code == 1
    assert "Hondura = 13" in told
    assert "Hondura = 14" in told
    code, told = guaqui("settle", laptop.file, RECORD, "Hondura=15")
    assert (code, (saved(laptop) or {})["depth_m"]) == (0, 15), told


CHECKS: Final[dict[str, Check]] = {
    one.__name__: one
    for one in (
        it_has_limits,
        it_has_a_list_and_a_form_that_saves_by_keys,
        it_leaves_and_comes_back,
        it_is_read_from_a_spreadsheet,
        it_stands_in_the_schema,
        it_stands_in_the_history,
        it_is_settled,
    )
}

if __name__ == "__main__":
    try_all(CHECKS)
