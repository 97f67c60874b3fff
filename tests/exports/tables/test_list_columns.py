"""The list of every kind, as the table of kinds has it, for programs and for people."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from msgspec import UNSET, Struct, UnsetType

from exports.formats import files
from exports.outgoing import put_all
from exports.tables.cells import IN_LISTS, column_named
from exports.tables.list_columns import LAYOUTS, list_of, listed_records, name_of_list
from exports.tables.registers import CALLED, NAMES, Registers
from exports.tables.table import Table
from exports.wording.edition import Edition
from exports.wording.values import Values
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.kinds import lookup as kinds_table
from storage.kinds.field import Field, Id, Kind, Line, Says, Unit
from storage.kinds.lookup import KINDS
from storage.plan.survey import Survey
from storage.plan.views.readers import Readers
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from .. import samples
from ..full_plan import full_plan

BESIDE = {"acta", "arrival", "laptop", "remark"}
"""What no list has: it changes no paper."""
EVERYTHING = Readers(private=True, people=True)


pytestmark = pytest.mark.usefixtures("own_home")


@cache
def whole() -> Survey:
    """The pack's plan, and of every kind a record that says all that it can."""
    said = [revision(samples.name(name), samples.body(kind)) for name, kind in KINDS.items()]
    records = {one.record for one in said}
    return Survey([*(one for one in load_pack("guaqui") if one.record not in records), *said])


def written(survey: Survey, folder: Path, format_: str, language: str = "en") -> dict[str, Path]:
    """The lists for whoever may see all, by their names without what marks that."""
    words.use(language)
    edition = Edition(words.speech(), private=True, people=True)
    made = put_all(files(survey, [format_], edition), folder)
    return {re.sub("^[A-Z-]+-", "", path.stem): path for path in made}


def rows_of(path: Path) -> list[dict[str, str]]:
    text = path.read_text("utf-8-sig")
    separator = ";" if text.partition("\n")[0].count(";") else ","
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=separator))


def leaves(kind: Kind) -> Iterator[tuple[str, Field]]:
    """Every field of a kind that has a column, by the column's name, but for those of ids and languages."""
    elsewhere = {"withdrawn", *(LAYOUTS[kind.name].elsewhere if kind.name in LAYOUTS else ())}
    for field in kind.fields:
        if field.name not in elsewhere:
            parts = field.parts if field.says.unit == "part" else ()
            yield from ((f"{field.column}.{part.column}", part) for part in parts)
            yield from [] if parts else [(field.column, field)]


def test_the_door_has_exactly_the_units() -> None:
    assert set(IN_LISTS) == set(get_args(Unit))


def test_what_a_layout_names_is_there() -> None:
    for name, layout in LAYOUTS.items():
        fields = {field.name for field in KINDS[name].fields}
        assert {*layout.first, *layout.elsewhere} <= fields, name
        assert not {*layout.first} & {*layout.elsewhere}, name


@pytest.mark.parametrize("name", KINDS)
def test_every_field_has_its_column_and_its_value_there(name: str) -> None:
    survey, kind = whole(), KINDS[name]
    table = list_of(survey, name)
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    (state,) = [at for at, one in enumerate(listed_records(survey, name)) if one.record == samples.name(name)]
    row = dict(zip(names, table.rows[state], strict=True))
    for column, field in leaves(kind):
        keyed = {"by_id": "pdla", "by_language": "ay"}.get(field.says.unit)
        if keyed is None:
            assert row[column] is not None, column
        else:
            assert any(one.startswith(f"{column}:") and row[one] is not None for one in names), column


@pytest.mark.parametrize("readers", [Readers(), Readers(private=True), Readers(people=True), EVERYTHING])
@pytest.mark.parametrize("name", KINDS)
def test_what_is_not_for_its_readers_has_no_column(name: str, readers: Readers) -> None:
    table = list_of(Registers(whole(), readers).survey, name)
    there = {column.name.partition(":")[0] for column in table.columns}
    for column, field in leaves(KINDS[name]):
        above = next(one for one in KINDS[name].fields if one.column == column.partition(".")[0])
        assert (column in there) == (readers.may_see(field.says) and readers.may_see(above.says)), column


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_no_two_columns_are_headed_alike(name: str, language: str) -> None:
    survey = whole()
    words.use(language)
    values = Values(survey, words.speech().of(survey))
    heads = [column.heading(values) for column in list_of(survey, name).columns]
    assert [one for one in heads if heads.count(one) > 1] == []


def test_a_column_is_found_by_its_name() -> None:
    survey = whole()
    for name in KINDS:
        for column in list_of(survey, name).columns:
            if column.fields and not column.about:
                assert column_named(name, column.name) == column


def test_what_comes_first_comes_first_and_all_else_follows_as_it_is_declared() -> None:
    columns = list_of(full_plan(18), "demand").columns
    said = [column.name for column in columns]
    assert said[:9] == [*("holder", "year", "n", "text", "action", "class", "place", "families", "cost")]
    assert said[9:13] == [f"funding:{one}" for one in ("community", "municipality", "pdla", "producers")]
    assert said[13:25] == [
        *(
            "status",
            "status_reason",
            *(f"ruling.{one}" for one in ("on", "workshop", "for", "against", "abstained")),
        ),
        *(f"agreed.{one}" for one in ("how", "for", "against", "abstained")),
        "phase",
    ]
    first = {column.fields[0].name for column in columns[:25] if column.fields}
    rest = list(dict.fromkeys(column.fields[0].name for column in columns[25:] if column.fields))
    assert rest == [field.name for field in KINDS["demand"].fields if field.name in rest]
    assert not first & {*rest}
    assert said[-3:] == ["notes", "holder_id", "disputed"]


def test_an_empty_kind_makes_no_file_and_one_that_has_something_does(tmp_path: Path) -> None:
    commitment = revision("commitment/guaqui/c", {"who": "CIPCA", "what": "Semilla"})
    gone = child([commitment], {"withdrawn": True})
    elsewhere = revision("commitment/pucarani/c", {"who": "CIPCA", "what": "Semilla"})
    for n, (more, there) in enumerate((([], 0), ([commitment], 1), ([commitment, gone], 0), ([elsewhere], 0))):
        made = written(Survey([*load_pack("guaqui"), *more]), tmp_path / str(n), "lists.csv")
        assert ("commitment" in made) == bool(there)
        assert "lesson" not in made
        assert {*NAMES} <= {*made}


def test_what_is_beside_the_plan_is_in_no_list_of_its_own(tmp_path: Path) -> None:
    assert {*written(whole(), tmp_path, "lists.csv")} == {*NAMES, *map(name_of_list, KINDS)} - BESIDE


def test_programs_get_ids_and_people_names_and_words(tmp_path: Path) -> None:
    body = {"text": "Riego", "action": "irrigation", "cost_cents": 150_050, "phase": "study", "cause": "no-cost"}
    body |= {"ruling": {"on": "2002-10-05", "workshop": "workshop/guaqui/municipal-2/all/1"}}
    body |= {
        "joint_with": "demand/guaqui/arcata/2004/1",
        "executed": {"state": "done", "spent_cents": 5, "on": "2004-07"},
    }
    survey = Survey([*load_pack("guaqui"), revision("demand/guaqui/andamarca/2003/1", body)])
    (exact,) = rows_of(written(survey, tmp_path / "a", "lists.csv")["demands"])
    (spoken,) = rows_of(written(survey, tmp_path / "b", "lists.csv-excel", "es")["demandas"])
    assert {name: said for name, said in exact.items() if said} == {
        "holder": "Andamarca",
        "year": "2003",
        "n": "1",
        "text": "Riego",
        "action": "irrigation",
        "class": "production-support",
        "cost": "1500.50",
        "phase": "study",
        "cause": "no-cost",
        "ruling.on": "2002-10-05",
        "executed.state": "done",
        "ruling.workshop": "workshop/guaqui/municipal-2/all/1",
        "joint_with": "demand/guaqui/arcata/2004/1",
        "executed.spent": "0.05",
        "executed.on": "2004-07",
        "holder_id": "andamarca",
    }
    assert {"Sistema de riego", "1500,50", "05/10/2002", "Segundo taller municipal", "Arcata · 2004"} <= {
        *spoken.values()
    }
    assert {"falta el costo", "0,05", "7/2004"} & {*spoken.values()} >= {"falta el costo", "0,05"}


@pytest.mark.parametrize("zonings", [0, 1, 2, 3])
def test_the_zone_of_each_zoning_and_what_the_assembly_said_of_it(zonings: int) -> None:
    pack = [
        one for one in load_pack("guaqui") if one.record not in {"zoning/guaqui/admin", "zoning/guaqui/typology"}
    ]
    more: list[Revision] = []
    for n in range(zonings):
        more += [
            revision(f"zoning/guaqui/z{n}", {"name": f"Por {n}"}),
            revision(f"zone/guaqui/in{n}", {"name": f"Z {n}", "zoning": f"z{n}"}),
        ]
        more += [
            revision(f"member/guaqui/z{n}/{of}", {"zone": f"in{n}", "status": "observed"})
            for of in ("arcata", "apleg")
        ]
    survey = Survey([*pack, *more])
    for kind, holder in (("community", "arcata"), ("association", "apleg")):
        table = list_of(survey, kind)
        values = Values(survey, words.speech())
        heads = [column.heading(values) for column in table.columns if column.name.startswith("zone:")]
        assert heads == [
            head for n in range(zonings) for head in (f"Por {n}", f"Por {n}: {values.label('member', 'status')}")
        ]
        row = next(row for row in table.rows if row[0] == holder)
        said = [said for column, said in zip(table.columns, row, strict=True) if column.name.startswith("zone:")]
        assert said == [one for n in range(zonings) for one in (f"in{n}", "observed")]


def test_a_list_comes_in_the_order_of_its_records() -> None:
    table = list_of(Survey(load_pack("guaqui")), "class")
    assert [row[0] for row in table.rows] == [
        "production-support",
        "economic-promotion",
        "social",
        "infrastructure",
    ]


class Well(Struct):
    name: Annotated[Line, Says("Name", "line")]
    action: Annotated[Id | UnsetType, Says("For what", "ref", of=("action",))] = UNSET
    depth: Annotated[int | UnsetType, Says("Depth", "count")] = UNSET
    cost_cents: Annotated[int | UnsetType, Says("Cost", "cents")] = UNSET
    owner: Annotated[Line | UnsetType, Says("Owner", "line", private=True)] = UNSET
    withdrawn: Annotated[bool | UnsetType, Says("Withdrawn", "yes")] = UNSET


def test_a_kind_that_is_declared_has_its_list_without_another_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    well = Kind("well", Well, ("HOLDER", "N"), "Well", "Wells")
    monkeypatch.setitem(kinds_table.KINDS, "well", well)
    monkeypatch.setitem(CALLED, "well", well.plural)  # made of the table of kinds when it is loaded
    said = {"name": "Pozo", "action": "irrigation", "depth": 12, "cost_cents": 50, "owner": "Juan"}
    survey = Survey([*load_pack("guaqui"), revision("well/guaqui/arcata/1", said)])
    assert rows_of(written(survey, tmp_path, "lists.csv")["well"]) == [
        {
            "holder": "Arcata",
            "n": "1",
            "name": "Pozo",
            "action": "irrigation",
            "depth": "12",
            "cost": "0.50",
            "owner": "Juan",
            "holder_id": "arcata",
            "disputed": "",
        }
    ]
    public = Table(*list_of(Registers(survey).survey, "well"))
    assert [column.name for column in public.columns] == [
        "holder",
        "n",
        "name",
        "action",
        "depth",
        "cost",
        "holder_id",
        "disputed",
    ]


@pytest.mark.parametrize(
    ("kind", "name", "value", "exact", "spoken"),
    [
        ("zone", "asks", ["forage", "own"], "forage; own", "Producción de forraje, own"),
        ("association", "modules", [{"name": "Uno", "members": 2}, {"name": "Dos"}], "Uno, 2; Dos", "Uno, 2; Dos"),
        ("cause", "of", ["absent", "own"], "absent; own", "no asistió, own"),
        ("plan", "years", [2003, 2004], "2003; 2004", "2003, 2004"),
        ("plan", "signs", {"acta": ["Mallku"]}, '{"acta":["Mallku"]}', "acta: Mallku"),
        ("class", "productive", False, "false", "no"),
        ("commitment", "state", "partly", "partly", "cumplido en parte"),
        ("commitment", "due", "2004-07", "2004-07", "07/2004"),
        ("commitment", "about", "zone/guaqui/a", "zone/guaqui/a", "Zona A (zone/guaqui/a)"),
        ("commitment", "workshop", "workshop/guaqui/community/arcata/2", "*", "Taller comunal · Arcata 2"),
        ("commitment", "what", "dos\n  renglones", "dos\n  renglones", "dos\n  renglones"),
        ("fact", "value", -5, "-5", "-5"),
        ("workshop", "from", "09:30", "09:30", "09:30"),
        ("demand", "decided_on", "2002-10-05", "2002-10-05", "05/10/2002"),
        ("demand", "status", "sung", "sung", "sung"),
    ],
)
def test_how_programs_and_people_read_each_unit(kind: str, name: str, value: Any, exact: str, spoken: str) -> None:
    words.use("es")
    survey = Survey(load_pack("guaqui"))
    values, column = Values(survey, words.speech().of(survey), as_typed=True), column_named(kind, name)
    assert column.exact(value) == (value if exact == "*" else exact)
    assert column.words(values, value) == spoken
    assert (column.exact(None), column.words(values, None)) == ("", "")
