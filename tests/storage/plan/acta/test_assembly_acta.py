"""The acta of a municipal workshop: what the assembly decided stands on it, whatever others decide after it."""

from __future__ import annotations

from typing import Any, Final

import pytest

from exports.acta.contents import paper
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.kinds.field import EVERYBODY
from storage.plan.acta.code import code_of
from storage.plan.acta.of_assembly import assemblies
from storage.plan.acta.printed import conflicts_on_acta, printed, subject_of, subjects
from storage.plan.acta.verify import Actas, acta_record
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

FIRST: Final = "workshop/guaqui/municipal-1/all/1"
SECOND: Final = "workshop/guaqui/municipal-2/all/1"
RULED: Final = {"on": "2002-09-15", "workshop": SECOND}
VALIDATED: Final = "demand/guaqui/andamarca/2003/1"
REFUSED: Final = "demand/guaqui/apleg/2003/1"
LEFT: Final = "demand/guaqui/copajira/2003/1"
TYPOLOGY: Final = "zoning/guaqui/typology"
PROMISED: Final = "commitment/guaqui/animal-health"
LATER: Final = "commitment/guaqui/later"
VOTES: Final = {"for": 12, "against": 41, "abstained": 3}
BODIES: Final[dict[str, dict[str, Any]]] = {
    FIRST: {"outcome": "held", "held_on": "2002-06-10", "agreements": "Una demanda por gestión"},
    SECOND: {
        "outcome": "held",
        "held_on": "2002-09-15",
        "women": 24,
        "men": 32,
        "participants": [{"of": "apleg", "count": 3}],
        "positions": "Los lecheros no están de acuerdo",
    },
    "workshop/guaqui/community/andamarca/1": {"outcome": "called", "called_on": "2002-07-14"},
    VALIDATED: {"text": "Riego", "cost_cents": 100, "notes": "aparte", "status": "validated", "ruling": RULED},
    REFUSED: {
        "text": "Sala de ordeño",
        "status": "rejected",
        "status_reason": "Es de todos",
        "cause": "public-money-is-communal",
        "ruling": {**RULED, **VOTES},
    },
    LEFT: {"text": "Establos", "status": "proposed"},
    PROMISED: {"who": "Municipio", "what": "Sanidad animal", "on": "2000", "state": "partly"},
    LATER: {"who": "CIPCA", "what": "Un curso", "on": "2003-01"},
    "budget/guaqui/2003/oecas": {"name": "OECAs", "cost_cents": 4_000_000, "status": "validated", "ruling": RULED},
}
MADE: Final = {record: revision(record, body) for record, body in BODIES.items()}
PACK: Final = [*load_pack("guaqui")]


def survey_with(*more: Revision) -> Survey:
    return Survey([*PACK, *MADE.values(), *more])


SURVEY: Final = survey_with()


def minutes(survey: Survey, workshop: str = SECOND) -> dict[str, dict[str, Any]]:
    return dict(printed(survey, workshop)[2])


def changed(record: str, **fields: Any) -> Revision:
    """A save that says some fields of a record otherwise; None takes one away."""
    return child([MADE[record]], fields)


def test_what_the_assembly_decided_and_heard_is_on_it_and_nothing_else() -> None:
    said = minutes(SURVEY)
    assert said[VALIDATED] == {"text": "Riego", "cost_cents": 100, "status": "validated"}
    assert said[REFUSED]["ruling"] == VOTES
    assert said[REFUSED]["cause"] == "public-money-is-communal"
    assert said["cause/guaqui/public-money-is-communal"].keys() == {"name"}
    assert said["budget/guaqui/2003/oecas"]["cost_cents"] == 4_000_000
    assert said[PROMISED]["state"] == "partly"
    assert said["association/guaqui/apleg"].keys() == {"name"}
    assert {LEFT, LATER, FIRST, "workshop/guaqui/community/andamarca/1"}.isdisjoint(said)


def test_the_first_workshop_says_to_which_days_the_others_were_convened() -> None:
    said = minutes(SURVEY, FIRST)
    assert said["workshop/guaqui/community/andamarca/1"] == {"called_on": "2002-07-14"}
    assert {VALIDATED, REFUSED, LATER}.isdisjoint(said)


def test_whose_actas_there_are() -> None:
    assert assemblies(SURVEY) == [FIRST, SECOND]
    assert subjects(SURVEY)[-2:] == [FIRST, SECOND]
    data = printed(SURVEY, SECOND)
    assert (data[1], subject_of(data)) == (EVERYBODY, SECOND)


@pytest.mark.parametrize(
    "after",
    [
        {"status": "budgeted", "ruling": {"on": "2003-01-10"}},
        {"status": "planned"},
        {"status": "rejected", "ruling": {"on": "2003-01-10", "workshop": "workshop/guaqui/municipal-3/all/1"}},
        {"executed": {"state": "done"}},
        {"notes": "otra nota"},
    ],
)
def test_what_others_decide_later_changes_nothing_of_it(after: dict[str, Any]) -> None:
    assert minutes(survey_with(changed(VALIDATED, **after))) == minutes(SURVEY)


@pytest.mark.parametrize(
    "after", [{"status": "proposed", "ruling": None}, {"text": "Riego alto"}, {"ruling": {**RULED, "for": 9}}]
)
def test_what_is_taken_back_or_said_otherwise_changes_it_and_is_named(after: dict[str, Any]) -> None:
    data = printed(SURVEY, SECOND)
    code = code_of(data)
    acta = revision(acta_record(SURVEY, SECOND, code), {"printed": data})
    assert Actas(survey_with(acta)).verify(code).same
    verdict = Actas(survey_with(acta, changed(VALIDATED, **after))).verify(code)
    told = {one.field for one in verdict.changes if one.record == VALIDATED}
    assert told >= {name for name in after if name in {"status", "text"}}
    assert "ruling" not in after or after["ruling"] is None or "ruling" in told
    assert {one.record for one in verdict.changes} == {VALIDATED}


def test_a_newer_acta_of_the_same_workshop_replaces_it_and_one_of_another_does_not() -> None:
    after = changed(REFUSED, ruling={**RULED, **VOTES, "for": 13})
    data, newer = printed(SURVEY, SECOND), printed(survey_with(after), SECOND)
    of = ((SECOND, data), (SECOND, newer), (FIRST, printed(SURVEY, FIRST)))
    actas = [revision(acta_record(SURVEY, one, code_of(said)), {"printed": said}) for one, said in of]
    verdict = Actas(survey_with(after, *actas)).verify(code_of(data))
    assert verdict.newer == (code_of(newer),)
    assert [(one.field, one.printed["for"], one.now["for"]) for one in verdict.changes] == [("ruling", 12, 13)]


@pytest.mark.parametrize("field", ["cause", "status", "ruling"])
def test_two_laptops_that_decide_otherwise_make_it_a_draft(field: str) -> None:
    said = {"cause": "not-twice", "status": "observed", "ruling": {"on": "2003-01-01"}}[field]
    one = changed(REFUSED, **{field: said})
    other = changed(REFUSED, status_reason="Otra cosa", **{field: BODIES[REFUSED][field]})
    assert (REFUSED, field) in conflicts_on_acta(survey_with(one, other), SECOND)
    assert conflicts_on_acta(survey_with(one), SECOND) == []


def test_one_without_a_code_of_another_stays_what_it_is() -> None:
    """The days of other workshops and what is promised later are no part of the second one."""
    later = changed(LATER, state="broken"), changed(FIRST, agreements="Otra cosa")
    assert minutes(survey_with(*later)) == minutes(SURVEY)


def test_a_promise_without_a_day_is_heard_only_where_it_was_there() -> None:
    """What is noted after the acta was recorded changes nothing of it, whatever the clock of the laptop says."""
    body = {"who": "CIPCA", "what": "Semilla"}
    before = revision("commitment/guaqui/seed", body, at="2002-09-14T10:00:00-04:00")
    after = revision("commitment/guaqui/course", body, at="2002-09-16T10:00:00-04:00")
    wrong_clock = revision("commitment/guaqui/wells", body, at="2002-01-01T00:00:00-04:00")
    said = minutes(survey_with(before, after))
    assert (before.record in said, after.record in said) == (True, False)
    data = printed(survey_with(before), SECOND)
    acta = revision(acta_record(SURVEY, SECOND, code_of(data)), {"printed": data})
    assert printed(survey_with(before, acta, after, wrong_clock), SECOND) == data
    said_late = child([wrong_clock], {"on": "2001"})
    assert wrong_clock.record in minutes(survey_with(before, acta, wrong_clock, said_late))


def test_what_was_taken_back_before_others_decided_is_on_none() -> None:
    taken_back = changed(VALIDATED, status="proposed", ruling=None)
    later = child([taken_back], {"status": "budgeted", "ruling": {"on": "2003-01-10"}})
    assert VALIDATED not in minutes(survey_with(taken_back, later))


def test_a_demand_that_moved_on_is_told_once_where_it_was_decided() -> None:
    there = "demand/guaqui/andamarca/2004/1"
    moved = changed(VALIDATED, withdrawn=True, moved_to=there)
    said = minutes(survey_with(moved, revision(there, dict(BODIES[VALIDATED]))))
    assert VALIDATED in said
    assert there not in said


@pytest.mark.parametrize("field", ["withdrawn", "workshop", "on"])
def test_whether_a_promise_was_heard_is_disputed_too(field: str) -> None:
    said = {"withdrawn": True, "workshop": "workshop/guaqui/municipal-3/all/1", "on": "2004"}[field]
    other = {"withdrawn": None, "workshop": SECOND, "on": "1999"}[field]
    one, two = changed(PROMISED, **{field: said}), changed(PROMISED, evidence="Otra", **{field: other})
    assert (PROMISED, field) in conflicts_on_acta(survey_with(one, two), SECOND)


def test_a_day_of_another_workshop_that_changes_is_told_as_a_change() -> None:
    data = printed(SURVEY, FIRST)
    acta = revision(acta_record(SURVEY, FIRST, code_of(data)), {"printed": data})
    called = "workshop/guaqui/community/andamarca/1"
    (change,) = Actas(survey_with(acta, changed(called, called_on="2002-07-15"))).verify(code_of(data)).changes
    assert (change.record, change.field, change.was_said) == (called, "called_on", True)


def test_what_was_noted_of_a_validated_demand_stands_under_a_heading_and_ends_with_a_stop() -> None:
    words.use("es")
    noted = changed(VALIDATED, cause="public-money-is-communal", status_reason="Con obreros de la zona")
    sections = paper(printed(survey_with(noted), SECOND), "CODE", words.speech()).sections
    (its,) = (one for one in sections if one.heading == "Lo que se anotó de demandas validadas")
    (point,) = its.entries
    assert point.label == "Andamarca 2003"
    assert point.text.endswith(". Motivo: Con obreros de la zona.")
    assert not [one.heading for one in sections if one.table and one.entries]
