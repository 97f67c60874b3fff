"""A field that one line adds to a demand, everywhere. To be run in a copy where the line was added."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, Final

import jsonschema
import openpyxl
import pytest

from guaqui_tui.screens.demand.screen import DemandScreen
from storage import FieldFile, GuaquiError
from storage.kinds.lookup import body_flaw
from storage.kinds.process.demand import demand_name

from .checks_alone import Check, guaqui, try_all
from .pilot import NOW, Hands, Laptop

LINE: Final = (
    '    altitude_m: Annotated[Count | UnsetType, Says(N_("Altura"), "count", called=("altura",))] = UNSET\n'
)
FIELD: Final = "altitude_m"
RECORD: Final = demand_name("guaqui", "andamarca", 2003)
BODY: Final[dict[str, Any]] = {"text": "Riego", "action": "irrigation", "status": "proposed"}


def said(laptop: Laptop) -> Any:
    return (laptop.demand("andamarca", 2003) or {}).get(FIELD)


def plan(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {**BODY, FIELD: 3850}))


def disagree(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa", now=lambda: NOW) as field:
        first = field.save(RECORD, BODY)
        for number, author in ((3850, "Ana"), (3900, "Luis")):
            field.author = author
            field.save(RECORD, {**BODY, FIELD: number}, [first.rev])


def it_refuses_what_is_no_count(laptop: Laptop) -> None:
    assert body_flaw(RECORD, {**BODY, FIELD: 0}) is None
    for unfit in (-1, "3850", 3.5, None):
        assert body_flaw(RECORD, {**BODY, FIELD: unfit}), unfit
    with pytest.raises(GuaquiError) as refused:
        laptop.save(("andamarca", 2003, {**BODY, FIELD: -1}))
    assert refused.value.code == "record-bad"


def it_is_read_from_a_spreadsheet(laptop: Laptop) -> None:
    laptop.save()
    sheet = laptop.folder / "taller.csv"
    sheet.write_text("Comunidad;Gestión;Demanda;Altura\nAndamarca;2003;Riego;3.850\n", "utf-8")
    code, told = guaqui("import", laptop.file, sheet)
    assert code == 0, told
    assert said(laptop) == 3850


async def to_its_entry(hands: Hands) -> None:
    """By keys alone: the page for more, and down to it."""
    await hands.press("enter", "f6")
    while hands.place != FIELD:
        before = hands.place
        await hands.press("down")
        assert hands.place != before, "it has no entry"


def it_has_an_entry_that_saves_by_keys(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, BODY))

    async def use(hands: Hands) -> None:
        await to_its_entry(hands)
        await hands.press(*"alto", "f2")
        assert isinstance(hands.app.screen, DemandScreen)
        assert "Altura (F6): Un número entero" in hands.words, hands.screen
        await hands.press("ctrl+u", *"3.850")
        assert " Altura" in hands.screen
        assert "3.850" in hands.screen
        await hands.press("f2")

    laptop.use(use, holder="andamarca", year=2003)
    assert said(laptop) == 3850


def what_is_typed_is_kept_as_a_draft(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, BODY))

    async def leave(hands: Hands) -> None:
        await to_its_entry(hands)
        await hands.press(*"3850", "escape", "escape")

    async def come_back(hands: Hands) -> None:
        await hands.press("enter")
        assert "Altura: 3850" in hands.screen
        await hands.press("enter", "f2")

    laptop.use(leave, holder="andamarca", year=2003)
    laptop.use(come_back, holder="andamarca", year=2003)
    assert said(laptop) == 3850


def it_stands_in_the_history(laptop: Laptop) -> None:
    plan(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+r")
        assert "Altura: 3850" in hands.screen

    laptop.use(use, holder="andamarca", year=2003)
    assert "Altura: 3850" in guaqui("history", laptop.file, RECORD)[1]


def both_versions_are_shown_and_one_is_taken(laptop: Laptop) -> None:
    disagree(laptop)
    code, told = guaqui("history", laptop.file, RECORD)
    assert code == 1
    assert {"Altura = 3850", "Altura = 3900"} <= {line.strip().split("  (")[0] for line in told.split("\n")}

    async def use(hands: Hands) -> None:
        await hands.press("f9", *["down"] * 4, "enter", "enter", "down")
        assert "Altura" in hands.screen
        assert "‹3850›" in hands.screen
        assert "‹3900›" in hands.screen
        await hands.press("0", "ctrl+u", *"4.000", "enter", "f2")

    laptop.use(use, holder="andamarca", year=2003)
    assert said(laptop) == 4000


def it_is_settled_by_a_command_under_its_name(laptop: Laptop) -> None:
    disagree(laptop)
    code, told = guaqui("settle", laptop.file, RECORD, "altura=3.900")
    assert (code, said(laptop)) == (0, 3900), told
    assert "Altura: 3900" in told


def exported(laptop: Laptop, format_: str) -> Path:
    folder = laptop.folder / format_
    code, told = guaqui("export", laptop.file, folder, "-F", format_)
    assert code == 0, told
    return folder


def comes_back(laptop: Laptop, sheet: Path) -> None:
    """Into a file that knows nothing of it."""
    other = Laptop(laptop.folder / "other")
    other.folder.mkdir()
    other.save()
    code, told = guaqui("import", other.file, sheet)
    assert said(other) == 3850, (code, told)


def it_leaves_as_csv_and_comes_back(laptop: Laptop) -> None:
    plan(laptop)
    path = next(exported(laptop, "csv").rglob("demands.csv"))
    row = next(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    assert row[FIELD] == "3850"
    comes_back(laptop, path)


def it_leaves_in_the_edition_for_people_and_comes_back(laptop: Laptop) -> None:
    plan(laptop)
    lists = exported(laptop, "csv-excel").rglob("dem*s.csv")
    path = next(one for one in lists if "-" not in one.stem)  # not that of what was withdrawn
    assert "Altura" in path.read_text("utf-8-sig").split("\n")[0]
    comes_back(laptop, path)


def it_leaves_as_a_workbook_and_comes_back(laptop: Laptop) -> None:
    plan(laptop)
    path = next(exported(laptop, "xlsx").glob("*.xlsx"))
    book = openpyxl.load_workbook(path)
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"Altura", 3850} <= cells
    comes_back(laptop, path)


def it_leaves_as_json_as_the_schema_says(laptop: Laptop) -> None:
    plan(laptop)
    folder = exported(laptop, "json")
    document = json.loads((folder / "plan.json").read_text("utf-8"))
    schema = json.loads((folder / "plan.schema.json").read_text("utf-8"))
    jsonschema.validate(document, schema)
    assert f'"{FIELD}": 3850' in json.dumps(document)
    assert schema["$defs"]["Demand"]["properties"][FIELD] == {
        "minimum": 0,
        "maximum": 2**53 - 1,
        "type": "integer",
    }
    spoiled = json.loads(json.dumps(document).replace(f'"{FIELD}": 3850', f'"{FIELD}": -1'))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoiled, schema)


def it_stands_on_no_acta_and_no_wall(laptop: Laptop) -> None:
    plan(laptop)
    laptop.met("andamarca")

    async def use(hands: Hands) -> None:
        await hands.press("f8")
        assert "Riego" in hands.screen
        assert "Altura" not in hands.screen
        assert "3850" not in hands.screen
        await hands.press("escape", "f6", "f10", "f10")
        assert "Riego" in hands.screen
        assert "3850" not in hands.screen
        await hands.press("f10", "f2")  # and that acta alone is written: all of them take seconds

    laptop.use(use, holder="andamarca", year=2003)
    with FieldFile.open(laptop.file, writable=False) as field:
        actas = [field.survey.history(name) for name in field.survey.records("acta")]
        printed = json.dumps([acta.values for acta in actas if acta])
    assert "Riego" in printed
    assert FIELD not in printed
    assert "3850" not in printed


CHECKS: Final[dict[str, Check]] = {
    one.__name__: one
    for one in (
        it_refuses_what_is_no_count,
        it_is_read_from_a_spreadsheet,
        it_has_an_entry_that_saves_by_keys,
        what_is_typed_is_kept_as_a_draft,
        it_stands_in_the_history,
        both_versions_are_shown_and_one_is_taken,
        it_is_settled_by_a_command_under_its_name,
        it_leaves_as_csv_and_comes_back,
        it_leaves_in_the_edition_for_people_and_comes_back,
        it_leaves_as_a_workbook_and_comes_back,
        it_leaves_as_json_as_the_schema_says,
        it_stands_on_no_acta_and_no_wall,
    )
}

if __name__ == "__main__":
    try_all(CHECKS)
