"""The form of a record of any kind of the table, made from the table alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from exports.wording.values import Values
from storage.kinds.field import AtLeastOne, Field, Kind, Line, Says, Unit, Year
from storage.kinds.lookup import KINDS
from storage.kinds.part import NamePart, part_of
from storage.kinds.process.ceiling import KIND as CEILING
from storage.names.name_table import slug
from storage.plan.survey import Survey, SurveyRecord
from storage.revisions.record_changes import RecordChange
from storage.revisions.record_names import id_of, is_of_its_name, municipality_of, record_of

from .choices import Option, of_ref, of_words
from .entries import TAKEN_BACK, FormEntry, entries_of, is_scale, known_in
from .record_sheet import RecordSheet

WITH_SCREENS: Final = frozenset(
    {"acta", "alias", "arrival", "budget", "demand", "laptop", "question", "remark", "workshop"}
)
"""Kinds that are written on screens of their own, or by what is done with other things."""

PLAN_LISTS: Final = (
    *("municipality", "plan", "class", "zoning", "zone", "member", "step", "funder", "programme", "cause"),
    *("element", "community", "association", "action"),
)
"""The kinds of the plan's own lists, in the order in which whoever prepares a plan fills them. The register has
all others without a screen.
"""

_NUMBERS: Final = {"YEAR": Year, "N": AtLeastOne}
"""The parts of names that are numbers."""


def registered() -> list[Kind]:
    """The kinds that the register has."""
    return [kind for kind in KINDS.values() if kind.name not in {*WITH_SCREENS, *PLAN_LISTS}]


def on_the_list(kind: Kind, survey: Survey) -> list[SurveyRecord[Any]]:
    """What stands on a list: of the plan's own, all plans of the municipality have the same.

    What is told apart by more than a name stands by that, in whose letters people look for it.
    """
    found = (survey.all_plans if kind.name in PLAN_LISTS else survey).listed(kind.name)
    if kind.key:
        found.sort(key=lambda one: [slug(str(one.history.values.get(name, ""))) for name in kind.key])
    return found


def off_the_list(kind: Kind, survey: Survey) -> list[SurveyRecord[Any]]:
    """The municipality's records of a kind that were taken off its list, by name."""
    every = survey.all_plans.records(kind.name) if kind.name in PLAN_LISTS else survey.records(kind.name)
    entries = (survey.entry(one, kind.body) for one in every if municipality_of(one) == survey.municipality)
    return [one for one in entries if one and one.history.values.get(TAKEN_BACK)]


def put_back(one: SurveyRecord[Any]) -> RecordChange:
    """That a record stands on its list again."""
    body = {name: value for name, value in one.history.values.items() if name != TAKEN_BACK}
    return one.record, body, one.history.heads


def taken_off(one: SurveyRecord[Any]) -> RecordChange:
    """That a record stands on no list to choose from; it stays, and what names it keeps its name."""
    return one.record, {**one.history.values, TAKEN_BACK: True}, one.history.heads


def asked_parts(kind: Kind) -> list[str]:
    """The parts of a record's name that whoever adds one is asked for."""
    return [name for name in kind.parts if not part_of(name).made]


def sheet_of(kind: Kind, values: Values, body: Mapping[str, Any], *, new: bool, record: str = "") -> RecordSheet:
    """All entries of a record; of a new one those of its name's parts first."""
    parts = asked_parts(kind) if new else []
    asked = [_entry(kind, name, part_of(name)) for name in parts]
    lists = {one.name: [*of_words(values, one.field), *of_ref(values, one.field)] for one in asked}
    made = entries_of(kind.name, values, known_in(kind.name, body))
    within = (one for one in made if record and one.field.says.within)
    lists |= {one.name: _with_what_it_has(one, values, body, of_ref(values, one.field, record)) for one in within}
    return RecordSheet(values, [*asked, *made], {name: of for name, of in lists.items() if of})


def _with_what_it_has(
    entry: FormEntry, values: Values, body: Mapping[str, Any], found: list[Option]
) -> list[Option]:
    """A list with what stands in a body, be it on the list or not."""
    held = str(body.get(entry.path[0], ""))
    if not held or any(kept == held for kept, _read in found):
        return found
    return [*found, (held, values.named(entry.field.says.of, held))]


def _entry(kind: Kind, name: str, part: NamePart) -> FormEntry:
    """The entry of a part; in a body it stands under a name that no field has."""
    unit: Unit = "ref" if part.of or part.words else "count" if name in _NUMBERS else "line"
    says = Says(part.label, unit, words=part.words, of=part.of)
    field = Field(name, name, says, required=True, type=_NUMBERS.get(name, Line))
    return FormEntry(f"part-{name}", kind.name, (f"/{name}",), field, part.label)


def apart(body: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    """The parts of the name that were typed, and the body."""
    parts = {name[1:]: str(value) for name, value in body.items() if name.startswith("/")}
    return parts, {name: value for name, value in body.items() if not name.startswith("/")}


def new_record_name(kind: Kind, municipality: str, body: Mapping[str, Any]) -> str:
    """What a new record is called: by the parts that were typed, and by what it says."""
    parts, said = apart(body)
    return record_of(kind, municipality, parts, {name: said[name] for name in said if name != TAKEN_BACK})


def of_no_plan(kind: Kind, parts: Mapping[str, str], years: Collection[int]) -> bool:
    """Whether a new record is of a year that no plan has, and has to be of one: money is."""
    return kind is CEILING and bool(years) and int(parts["YEAR"]) not in years


def needs_letters(kind: Kind, body: Mapping[str, Any]) -> bool:
    """Whether a new record cannot be called by the name that it has: that has no letter a-z and no digit."""
    return is_of_its_name(kind) and "name" in body and not id_of(kind, body)


def rest_in_words(kind: Kind, values: Values, body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a record says beside what tells it apart, with what that is called; nothing that is private."""
    told = (one for one in kind.fields if one.name in body and not one.says.private)
    return [
        (values.say(one.says.label), values.text(kind.name, one.name, body[one.name], body))
        for one in told
        if one.name not in {"name", TAKEN_BACK, *kind.key} and not is_scale(kind.name, one.name)
    ]


def draft_of_new(kind: Kind, survey: Survey) -> str:
    """What the draft of a record that is not called anything yet is kept under: nothing is called so."""
    return f"{kind.name}/{survey.municipality}/-"
