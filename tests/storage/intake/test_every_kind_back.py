"""The list of every kind, brought back as a spreadsheet: it changes nothing, and brings all of it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.formats import files
from exports.outgoing import put_all
from exports.tables.list_columns import name_of_list
from exports.tables.registers import CALLED
from exports.wording.edition import Edition
from exports.wording.file_names import file_word
from guaqui_tui.language import gettext_ as words
from guaqui_tui.language.error_messages import sentence
from guaqui_tui.session.importing import meaning
from storage.errors import GuaquiError
from storage.file.pack import load_pack
from storage.intake.recipes.recipe import Recipe
from storage.intake.records import WITH_ROWS
from storage.intake.rows import TakenRows, take_rows
from storage.intake.sheets import read_sheet
from storage.kinds.field import Field, Kind
from storage.kinds.lookup import KINDS
from storage.plan.survey import Survey
from storage.revisions.record_names import id_of
from storage.revisions.references import named_in
from tests.exports import samples
from tests.storage.revisions_made import child, revision

FORMATS = [("lists.csv", "es"), ("lists.csv-excel", "es"), ("lists.csv-excel", "en")]
OF_RECORDS = [kind for kind in WITH_ROWS if kind != "demand"]
"""Demands have a test of their own."""


pytestmark = pytest.mark.usefixtures("own_home")


HELD = "workshop/guaqui/community/copajira/1"
BASE = [
    *load_pack("guaqui"),
    revision(HELD, {"outcome": "held"}),
    revision("demand/guaqui/copajira/2007/1", {"text": "Riego"}),
    revision("fact/guaqui/uno", {"topic": "T", "name": "N"}),
    revision("institution/guaqui/cipca", {"name": "CIPCA"}),
]
PARTS = {
    "YEAR": "2006",
    "N": "2",
    "STEP": "community",
    "HOLDER": "arcata",
    "ZONING": "typology",
    "ELEMENT": "vision",
}
PARTS |= {"FOR": "each-community", "FUNDER": "any"}


def filled(kind: str) -> Survey:
    """A plan with a record of a kind in which every field for people says something, and names what is there."""
    survey = Survey(BASE)
    body = {one.name: _value(one, said, survey) for one, said in _pairs(KINDS[kind]) if one.says.unit != "data"}
    own = id_of(KINDS[kind], body)
    parts = [own] if len(KINDS[kind].parts) == 1 else [PARTS.get(part, own) for part in KINDS[kind].parts]
    survey.add([revision("/".join((kind, "guaqui", *parts)), body)])
    return survey


def _pairs(kind: Kind) -> list[tuple[Field, Any]]:
    said = samples.body(kind, "Dicho así", 3)
    return [(field, said[field.name]) for field in kind.fields if field.name in said and field.name != "moved_to"]


def _value(field: Field, said: Any, survey: Survey) -> Any:
    """The sample, with what it names being there."""
    if field.says.unit in {"ref", "refs"}:
        there = next(iter(survey.listed(next(iter(field.says.of), "demand"))))
        one = there.id if field.takes("id") or field.says.unit == "refs" else there.record
        return [one] if field.says.unit == "refs" else one
    if field.says.unit in {"part", "rows"}:
        rows = [
            {one.name: _value(one, row[one.name], survey) for one in field.parts if one.name in row}
            for row in ([said] if field.says.unit == "part" else said)
        ]
        return rows[0] if field.says.unit == "part" else rows
    return said


def file_of(kind: str, format_: str, edition: Edition) -> str:
    """Programs find a list by its own name, people by what it is called in their language."""
    name = name_of_list(kind)
    return f"{name if format_ == 'lists.csv' else file_word(edition.called(CALLED[name]))}.csv"


def brought(
    kind: str,
    survey: Survey,
    into: Survey,
    folder: Path,
    format_: str,
    language: str,
    for_whom: tuple[bool, bool] = (True, True),
    taken_for: str = "",
) -> TakenRows:
    words.use(language)
    private, people = for_whom
    edition = Edition(words.speech(), private=private, people=people)
    called = Path(edition.named(file_of(kind, format_, edition))).name
    (path,) = [path for path in put_all(files(survey, [format_], edition), folder) if path.name == called]
    of_kind = meaning(into, taken_for or kind)
    return take_rows(read_sheet(path, Recipe(), of_kind).rows, into, of_kind)


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize(("format_", "language"), FORMATS)
@pytest.mark.parametrize("kind", OF_RECORDS)
def test_the_list_of_a_kind_comes_back_and_changes_nothing(
    tmp_path: Path, kind: str, format_: str, language: str
) -> None:
    survey = filled(kind)
    taken = brought(kind, survey, survey, tmp_path, format_, language)
    assert [(one.reason, one.word, one.field and one.field.name) for one in taken.rejected] == []
    assert taken == TakenRows([], [], len(survey.listed(kind)), [], [], [], [], {})


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize(("format_", "language"), FORMATS)
@pytest.mark.parametrize("kind", OF_RECORDS)
def test_the_list_of_a_kind_brings_its_records_elsewhere_as_they_are(
    tmp_path: Path, kind: str, format_: str, language: str
) -> None:
    survey, elsewhere = filled(kind), Survey(BASE)
    taken = brought(kind, survey, elsewhere, tmp_path, format_, language)
    own = [one for one in survey.listed(kind) if one.record not in elsewhere]
    assert [(one.reason, one.word, one.field and one.field.name) for one in taken.rejected] == []
    assert {one["record"]: one["body"] for one in taken.new} == {one.record: one.history.values for one in own}


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize(("format_", "language"), FORMATS)
@pytest.mark.parametrize("kind", OF_RECORDS)
def test_the_list_of_a_kind_that_is_taken_for_demands_is_told_with_its_kind(
    tmp_path: Path, kind: str, format_: str, language: str
) -> None:
    survey = filled(kind)
    with pytest.raises(GuaquiError) as caught:
        brought(kind, survey, survey, tmp_path, format_, language, taken_for="demand")
    assert (caught.value.code, caught.value.facts.get("kind")) == ("list-of-kind", kind)
    words.use(language)
    assert f"--kind {kind}" in sentence(caught.value)


ODD = ("uno, dos", 'de 3"', "uno; dos", "; ,", '"así" dicho', " , ", "dos\n\n  renglones")


def odd(kind: str, terms: str) -> Survey:
    """A plan with records of a kind: odd words, rows that say only some of their parts, names off their lists."""
    survey = filled(kind)
    (own,) = [one for one in survey.listed(kind) if one.record not in Survey(BASE)] or survey.listed(kind)[:1]
    body = {**own.history.values}
    for field in KINDS[kind].fields:
        if field.says.unit == "rows":
            body[field.name] = [*_some_rows(field, body[field.name][0])]
        elif field.says.unit == "words" and field.takes([*ODD]):
            body[field.name] = [*ODD]
        elif field.says.unit == "refs":
            body[field.name] = ["nobodys", *body[field.name], *body[field.name]]
    survey.add([child(own.history.revisions, body)])
    if terms == "off":
        named = {record for one in named_in(own.record, body) for record in one.records("guaqui")} - {own.record}
        states = [state for record in sorted(named) if (state := survey.history(record))]
        survey.add([child(state.revisions[-1:], {"withdrawn": True}) for state in states])
    return survey


def _some_rows(field: Field, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    texts = [one.name for one in field.parts if one.says.unit in {"line", "prose"}]
    yield row
    for one in field.parts:
        yield {one.name: row[one.name]}
        yield {name: said for name, said in row.items() if name != one.name}
    yield {}
    for word in ODD:
        yield {**row, **dict.fromkeys(texts, word)}


EDITIONS = [
    ("lists.csv", "es", (False, False), "listed"),
    ("lists.csv-excel", "en", (False, True), "off"),
    ("lists.csv-excel", "es", (True, True), "off"),
]


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize(("format_", "language", "for_whom", "terms"), EDITIONS)
@pytest.mark.parametrize("kind", OF_RECORDS)
def test_odd_lists_come_back_in_every_edition(
    tmp_path: Path, kind: str, format_: str, language: str, for_whom: tuple[bool, bool], terms: str
) -> None:
    survey = odd(kind, terms)
    taken = brought(kind, survey, survey, tmp_path, format_, language, for_whom)
    assert [(one.reason, one.word, one.field and one.field.name) for one in taken.rejected] == []
    assert [one.differences for one in taken.differing] == []
    assert taken == TakenRows([], [], taken.known, [], [], [], [], {})
    assert taken.known
