"""The table of kinds: the kinds and fields of the design, what it refuses, and that one more costs one file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from msgspec import UNSET, Struct, UnsetType

from storage.kinds.field import Field, Says, fields_of
from storage.kinds.lookup import KINDS, WITHDRAWN, body_flaw, decided_together
from storage.limits import MAX_INTEGER
from tests.exports import samples

KINDS_AND_FIELDS = {
    "municipality": "name! province department country currency currency_sign number_form plan_word year_word "
    "period_word community_word authority_word sector_word council_word paper",
    "plan PLAN": "name! years! per_year! published vision signs",
    "class ID": "name! productive! mark letter order",
    "zoning ID": "name! status reason cause ruling",
    "zone ID": "name! zoning! vocation asks status reason cause ruling",
    "member ZONING HOLDER": "zone! status reason cause ruling",
    "step ID": "name! of! order validates signs",
    "funder ID": "name!",
    "programme ID": "name! code part_of",
    "cause ID": "name! of",
    "element ID": "name! order part_of ask",
    "community HOLDER": "name! sort part_of per_year code people families latitude_e6 longitude_e6",
    "association HOLDER": "name! per_year! sector part_of members women modules{name members} "
    "centres{name members}",
    "action ID": "name! class! programme names code",
    "alias SLUG": "name! target!",
    "demand HOLDER YEAR N": "text spoken action class place families people_women people_men cost_cents phase "
    "funding code carries carries_why proposed_by options{text votes proposed_by} "
    "agreed{how for against abstained} decided_on joint_with phase_of status status_reason cause "
    "ruling{on workshop for against abstained} executed{state on spent_cents reason cause evidence} "
    "moved_to notes",
    "workshop STEP HOLDER N": "outcome! called_on held_on from to place reason cause women men "
    "authorities{name office} participants{of count name office} facilitator quorum agenda agreements positions "
    "read_back moved_to",
    "acta HOLDER CODE": "printed!",
    "budget YEAR ID": "name holder programme code cost_cents funding status status_reason cause ruling executed",
    "ceiling YEAR FOR FUNDER": "amount_cents! name",
    "commitment ID": "who! what! to on due workshop about state state_on evidence cause",
    "institution ID": "name! sort part_of since until address phone legal_state members{name office from to}",
    "fact ID": "topic! name! value scale unit text on document place derived{how of}",
    "assessment ELEMENT YEAR": "state! on evidence workshop",
    "lesson ID": "text! element workshop on",
    "arrival DIGEST DEVICE N": "file! rows!{rev! line key} table steps by",
    "laptop DEVICE": "name person knows refuses",
    "remark CODE ID": "record! code! seen! field reason",
    "question ID": "record! fields!",
}
"""As the design has them. Parts are said once; `withdrawn` is everywhere but on an acta."""


def said(kind: str) -> str:
    fields = []
    for field in KINDS[kind].fields:
        parts = " ".join(one.name + "!" * one.required for one in field.parts)
        shown = f"{{{parts}}}" if parts and (kind == "demand" or field.name not in {"ruling", "executed"}) else ""
        fields += [] if field.name == "withdrawn" else [field.name + "!" * field.required + shown]
    return " ".join(fields)


def test_the_kinds_are_those_of_the_design_with_exactly_its_fields() -> None:
    assert {" ".join((kind.name, *kind.parts)): said(kind.name) for kind in KINDS.values()} == KINDS_AND_FIELDS
    assert {*KINDS} - WITHDRAWN == {"acta"}


def test_what_stands_beside_a_field_is_no_text_that_is_compiled_at_every_start() -> None:
    texts = {
        kind.name for kind in KINDS.values() for said in kind.body.__annotations__.values() if type(said) is str
    }
    assert texts == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_can_be_said_at_once(kind: str) -> None:
    body = samples.body(KINDS[kind])
    assert body.keys() == {one.name for one in KINDS[kind].fields if one.name != "withdrawn"}
    assert body_flaw(samples.name(kind), body) is None


LONG = "x" * 4001
OF_A_UNIT: dict[str, tuple[Any, ...]] = {
    "line": (1, None, ["x"], {"x": "y"}),
    "prose": (1, None, ["x"], LONG),
    "count": (-1, "1", True, None, 1.5, MAX_INTEGER + 1),
    "number": ("1", True, None, 1.5, MAX_INTEGER + 1, -MAX_INTEGER - 1),
    "cents": (-1, "1", True, None, MAX_INTEGER + 1),
    "day": ("2003-02-29", "2003", "2003-2-1", 20030201, "2003-02-01T00:00:00Z"),
    "when": ("2003-02-30", "2003-13", "2003-00", "203", "2003-2", "ayer", "2003-02-01 ", 2003),
    "time": ("24:00", "9:00", "09:60", "09:00:00", "", 9),
    "word": (1, None, ["x"]),
    "words": ("x", {"x": "y"}, None),
    "ref": (1, None, ["x"]),
    "refs": ("x", [1], None),
    "yes": (1, "true", None),
    "part": ([], "x", 1, None),
    "rows": ({}, "x", [1], ["x"], None),
    "by_id": ({"x": -1}, {"x": "1"}, [], "x", None),
    "by_language": ({"es": 1}, ["x"], "x", None),
    "data": (1, None),
}
"""What no field of a unit may hold."""
READ_BY = ("workshop", "read_back", "true")
"""But this may: who read it and accepted."""


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_field_cannot_be_is_refused_in_every_field_and_every_part(kind: str) -> None:
    body = samples.body(KINDS[kind])
    for field in KINDS[kind].fields:
        for value in OF_A_UNIT[field.says.unit]:
            if (kind, field.name, value) != READ_BY:
                assert body_flaw(samples.name(kind), {**body, field.name: value}), (field.name, value)
        for part in field.parts:
            for value in OF_A_UNIT[part.says.unit]:
                if value == LONG and (kind, field.name) == ("demand", "options"):
                    continue  # a proposal is of any length
                whole = body[field.name]
                row = {**(whole if field.says.unit == "part" else whole[0]), part.name: value}
                hostile = row if field.says.unit == "part" else [row]
                assert body_flaw(samples.name(kind), {**body, field.name: hostile}), (field.name, part.name, value)


@pytest.mark.parametrize("kind", KINDS)
def test_without_what_it_cannot_be_without_a_record_is_refused(kind: str) -> None:
    body = samples.body(KINDS[kind])
    for field in KINDS[kind].fields:
        flaw = body_flaw(samples.name(kind), {name: one for name, one in body.items() if name != field.name})
        lacks_its_text = (kind, field.name) == ("demand", "text") and body["status"] not in {"open", "none"}
        assert bool(flaw) == (field.required or lacks_its_text), field.name


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_of_another_shape_and_what_is_taken_back_by_halves_are_refused(kind: str) -> None:
    name, body = samples.name(kind), samples.body(KINDS[kind])
    for other in (f"{name}/x", f"{name}/", name.rpartition("/")[0], f"{name}X", f"{name}ñ"):
        assert body_flaw(other, body) == "record"
    if kind in WITHDRAWN:
        assert body_flaw(name, {**body, "withdrawn": True}) is None
        assert [
            flaw for one in (False, None, 1, "true") if not (flaw := body_flaw(name, {**body, "withdrawn": one}))
        ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_newer_version_says_besides_is_kept(kind: str) -> None:
    body = samples.body(KINDS[kind])
    assert body_flaw(samples.name(kind), {**body, "weather": {"mm": [1]}}) is None
    for field in KINDS[kind].fields:
        if field.says.unit == "word":
            assert body_flaw(samples.name(kind), {**body, field.name: "sung"}) is None
        if field.says.unit == "rows":
            assert (
                body_flaw(samples.name(kind), {**body, field.name: [{**body[field.name][0], "weather": 1}]})
                is None
            )


def test_a_kind_that_is_not_here_is_asked_nothing() -> None:
    assert body_flaw("canal/guaqui/k-ulli", {"name": 5}) is None


def test_what_is_decided_together_is_the_demand_s() -> None:
    assert decided_together("demand", {"action"}) == {"text", "action", "class", "agreed", "status"}
    assert decided_together("demand", {"status"}) == {"status"}
    assert decided_together("action", {"class"}) == {"class"}


class Mute(Struct):
    name: str


class Part(Struct):
    name: Annotated[str | UnsetType, Says("Name", "line")] = UNSET


class NoPart(Struct):
    part: Annotated[Part | UnsetType, Says("Part", "line")] = UNSET


class AllPart(Struct):
    name: Annotated[str | UnsetType, Says("Name", "rows")] = UNSET


class Counted(Struct):
    name: Annotated[str | UnsetType, Says("Name", "count")] = UNSET


@pytest.mark.parametrize("wrong", [Mute, NoPart, AllPart, Counted])
def test_a_field_that_says_nothing_or_what_it_is_not_is_an_error(wrong: type[Struct]) -> None:
    with pytest.raises(TypeError, match=wrong.__name__):
        fields_of(wrong)


ALTITUDE = """
    altitude_m: Annotated[Count | UnsetType, Says(N_("Altitude"), "count", called=("altura",))] = UNSET
"""
WITH_ALTITUDE = """
from storage.kinds.lookup import KINDS, body_flaw
from storage.intake.rows import take_rows
from storage.intake.row import SpreadsheetRow
from storage.plan.settling import read_value
from storage.plan.survey import Survey
from storage.file.pack import load_pack
slot = "demand/guaqui/arcata/2003/1"
assert body_flaw(slot, {"text": "Riego", "altitude_m": -1})
assert "altitude_m" in KINDS["demand"].describes, "of another demand it is not known"
assert read_value(slot, "altitude_m", "3850") == 3850
row = {"Comunidad": "Arcata", "Gestión": "2003", "Demanda": "Riego", "Altura": "3.850"}
(made,) = take_rows([SpreadsheetRow(2, row)], Survey(load_pack("guaqui"))).new
assert made["body"] == {"text": "Riego", "altitude_m": 3850}, made
"""
WELL = """
from typing import Annotated, Final
from msgspec import UNSET, Struct, UnsetType
from ...translatable import N_
from ..field import Count, Kind, Line, Says

class Well(Struct):
    name: Annotated[Line, Says(N_("Name"), "line")]
    depth: Annotated[Count | UnsetType, Says(N_("Depth"), "count", called=("hondura",))] = UNSET

KIND: Final = Kind("well", Well, ("ID",), N_("Well"), N_("Wells"))
"""
IN_THE_COPY = """
from storage.kinds.lookup import KINDS, body_flaw
from storage.intake.column_meanings import Meaning
from storage.intake.rows import take_rows
from storage.intake.row import SpreadsheetRow
from storage.plan.survey import Survey
from storage.file.pack import load_pack
assert "well" in KINDS
assert body_flaw("well/guaqui/k", {"name": "K", "depth": -1})
survey = Survey(load_pack("guaqui"))
taken = take_rows([SpreadsheetRow(2, {"name": "K", "Hondura": "12 "})], survey, Meaning("well", survey))
(made,) = taken.new
assert (made["record"], made["body"]) == ("well/guaqui/k", {"name": "K", "depth": 12}), made
"""


def copied(folder: Path) -> Path:
    """A copy of `storage`; the folder of its kinds."""
    storage = Path(__file__).parents[3] / "storage"
    shutil.copytree(storage, folder / "storage", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "storage" / "kinds"


def test_a_line_is_a_new_field_that_is_refused_read_and_settled(tmp_path: Path) -> None:
    demand = copied(tmp_path) / "process" / "demand.py"
    lines = demand.read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("    cost_cents:"))
    demand.write_text("".join([*lines[:at], ALTITUDE, *lines[at:]]), "utf-8")
    subprocess.run([sys.executable, "-c", WITH_ALTITUDE], cwd=tmp_path, check=True)


def test_a_new_file_is_a_new_kind_that_is_kept_and_read_from_spreadsheets(tmp_path: Path) -> None:
    (copied(tmp_path) / "process" / "well.py").write_text(WELL, "utf-8")
    subprocess.run([sys.executable, "-c", IN_THE_COPY], cwd=tmp_path, check=True)


def every(fields: tuple[Field, ...]) -> Iterator[Field]:
    for one in fields:
        yield from (one, *every(one.parts))


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_named_by_its_id_or_by_its_whole_name(kind: str) -> None:
    for one in every(KINDS[kind].fields):
        id_, name = ("id", "a/b") if one.says.unit == "ref" else (["id"], ["a/b"])
        if one.says.unit in {"ref", "refs"}:
            assert (one.takes(name), one.takes(id_)) == (True, not one.whole_name), one.name
        else:
            assert not one.whole_name, one.name
