"""The plan as JSON, held to its schema by a reader that is not ours; and back to the merged file."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from exports.formats.json import files
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage.file.pack import load_pack
from storage.kinds.lookup import KINDS, WITHDRAWN
from storage.plan.survey import Survey
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.revision import Revision, accept_value
from storage.revisions.union import file_order
from tests.storage.revisions_made import child, revision

from .. import samples
from ..full_plan import full_plan
from ..generated import plan

SEEDS = (2, 6)


def written(
    survey: Survey, *, private: bool = False, people: bool = False
) -> tuple[dict[str, Any], dict[str, Any]]:
    data, schema = files(survey, Edition(Speech(), private=private, people=people))
    marks = ("PRIVATE-" if private else "") + ("WITH-NAMES-" if people else "")
    assert (data.name, schema.name) == (f"{'PRIVATE/' * private}{marks}plan.json", "plan.schema.json")
    return json.loads(b"".join(data.make())), json.loads(b"".join(schema.make()))


def some() -> Survey:
    """A record of every kind that says all that it can, one of a newer kind, and one that two laptops dispute."""
    every = [revision(samples.name(name), samples.body(kind)) for name, kind in KINDS.items()]
    asked = revision("demand/guaqui/andamarca/2003/1", samples.body(KINDS["demand"]))
    newer = revision("thing/guaqui/of-a-newer-version", {"anything": [1, {"at": "all"}]})
    apart = revision("community/guaqui/nueva", {"name": "Nueva", "sort": "rural"})
    names = [child([apart], {"name": name}, author=name) for name in ("Uno", "Dos")]
    return Survey([*load_pack("guaqui"), *every, asked, newer, apart, *names])


def errors(document: Any, schema: Any) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(document)]


def withdrawn_beside_an_edit() -> Survey:
    """Of each kind that can be taken back a record that one laptop took back and another went on with."""
    made = []
    for kind in sorted(WITHDRAWN):
        first = revision(samples.name(kind), samples.body(KINDS[kind]))
        made += [first, child([first], {"withdrawn": True}), child([first], {"newer": "said"})]
    return Survey([*load_pack("guaqui"), *made])


def test_the_generated_plans_have_a_withdrawal_beside_an_edit() -> None:
    disputes = [
        len(state.claims["withdrawn"])
        for survey in (withdrawn_beside_an_edit(), *map(plan, range(4)))
        for record in survey.disputed()
        if (state := survey.history(record)) and "withdrawn" in state.conflicts
    ]
    assert disputes.count(1) > len(WITHDRAWN)


@pytest.mark.costly(3)
@pytest.mark.parametrize("private", [False, True])
def test_every_kind_of_dispute_is_what_its_schema_says(seed: int, *, private: bool) -> None:
    document, schema = written(plan(seed), private=private)
    assert errors(document, schema) == []


@pytest.mark.costly(0)
@pytest.mark.parametrize("private", [False, True])
def test_a_withdrawal_beside_an_edit_is_what_its_schema_says(*, private: bool) -> None:
    document, schema = written(withdrawn_beside_an_edit(), private=private)
    assert errors(document, schema) == []


@pytest.mark.costly(3)
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize(
    "survey", [some(), full_plan(40), Survey(load_pack("guaqui"))], ids=["kinds", "full", "pack"]
)
def test_what_is_written_is_what_its_schema_says(survey: Survey, *, private: bool) -> None:
    document, schema = written(survey, private=private)
    Draft202012Validator.check_schema(schema)
    assert errors(document, schema) == []
    assert ("revisions" in document) == private
    assert document["$schema"] in {"plan.schema.json", "../plan.schema.json"}


@pytest.mark.costly(0)
def test_every_kind_is_held_to_it() -> None:
    document, schema = written(some(), people=True)
    assert {one["record"].partition("/")[0] for one in document["records"]} >= KINDS.keys()
    for one in document["records"]:
        kind = one["record"].partition("/")[0]
        wrong = copy.deepcopy(one)
        for name in wrong["body"]:
            wrong["body"][name] = {"no": ["such"]}
        found = errors({**document, "records": [wrong]}, schema)
        assert bool(found) == (kind in KINDS), one["record"]


def demand(document: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in document["records"] if one["record"] == "demand/guaqui/andamarca/2003/1")


DAMAGE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "an amount below zero": lambda d: demand(d)["body"].update(cost_cents=-1),
    "centavos in parts": lambda d: demand(d)["body"].update(cost_cents=1.5),
    "a day that is none": lambda d: demand(d)["body"].update(decided_on="2002-13-45"),
    "an empty text": lambda d: demand(d)["body"].update(text=""),
    "a text that is a number": lambda d: demand(d)["body"].update(text=7),
    "money for a source in words": lambda d: demand(d)["body"].update(funding={"pdla": "mucho"}),
    "a name in other letters": lambda d: demand(d).update(record="demand/guaqui/Andamarca/2003/1"),
    "a name too long": lambda d: demand(d).update(record="demand/guaqui/andamarca/2003/1/2"),
    "no body": lambda d: demand(d).pop("body"),
    "a claim of nothing": lambda d: demand(d).update(
        claims={"text": [{"rev": "", "author": "", "at": "", "device": ""}]}
    ),
    "no claim": lambda d: demand(d).update(claims={"text": []}),
    "no records": lambda d: d.pop("records"),
    "figures in words": lambda d: d["report"]["plan"].update(filled="seven"),
    "a revision without a name": lambda d: d["revisions"][0].pop("record"),
    "a revision with another id": lambda d: d["revisions"][0].update(rev="x"),
}


@pytest.mark.costly(3)
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_is_not(damage: Callable[[dict[str, Any]], Any]) -> None:
    document, schema = written(some(), private=True)
    damage(document)
    assert errors(document, schema)


def test_newer_fields_and_words_stay_allowed() -> None:
    document, schema = written(some(), private=True)
    demand(document)["body"] |= {"newer": {"at": "all"}, "status": "sung", "class": "heavenly"}
    document["newer"] = [1]
    document["revisions"][0]["newer"] = 1
    assert errors(document, schema) == []


def test_the_merged_file_is_written_again_from_it_byte_for_byte() -> None:
    survey = full_plan(30)
    merged = b"".join(whole_file(file_order(survey.all_revisions())))
    document, _schema = written(survey, private=True)
    again = [accept_value(one) for one in document["revisions"]]
    revisions = [one for one in again if isinstance(one, Revision)]
    assert len(revisions) == len(again)
    assert b"".join(whole_file(revisions)) == merged
    assert len(read_revisions(merged).revisions) == len(again)


def test_what_was_said_in_confidence_is_only_in_the_coordinators_edition() -> None:
    survey = full_plan(18)
    data, _schema = files(survey, Edition(Speech()))
    said = b"".join(data.make())
    for hidden in (b"carries", b"notes", b"Nota reservada", b'"hidden"'):
        assert hidden not in said
        private, _schema = files(survey, Edition(Speech(), private=True))
        assert hidden in b"".join(private.make())


def test_it_is_made_a_record_at_a_time() -> None:
    data, _schema = files(full_plan(100), Edition(Speech(), private=True))
    pieces = list(data.make())
    assert len(pieces) > 1000
    assert max(map(len, pieces)) < 40_000
