"""The acta of a level: its communities' demands as they stand, which were merged, which were dropped; its code."""

from __future__ import annotations

from typing import Any

import pytest

from exports.acta.contents import ActaPaper, paper
from exports.acta.point import ActaPoint
from exports.wording.speech import Speech
from storage.kinds.lookup import kind_of
from storage.plan.acta.code import code_of, code_to_print
from storage.plan.acta.of_holder import holders, is_of_level
from storage.plan.acta.printed import conflicts_on_acta, printed
from storage.plan.acta.verify import Actas, acta_record, changes_since
from storage.plan.calendar import convened_steps
from storage.plan.levels.traces import traced_demands
from storage.plan.levels.tree import levels
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ....exports.generated import M
from .levels_made import LEVELS, level, levelled
from .test_traces import DROPPED, HELD, ONE, THREE, TWO, ayllu, taken

SEEDS = range(6)
WHY = ("Dropped on its way up", "Cause: Sin terreno", "Reason: No hay agua")
CAUSE = revision(f"cause/{M}/refused", {"name": "Sin terreno"})


def upward() -> Survey:
    """One carried, one merged into it, one dropped."""
    survey = ayllu(one={"cost_cents": 5000}, two=taken(ONE), three={**DROPPED, "status_reason": "No hay agua"})
    survey.add([CAUSE])
    return survey


def on_paper(survey: Survey, level: str = "ayllu") -> ActaPaper:
    return paper(printed(survey, level), "CODE", Speech())


def told(survey: Survey) -> dict[str, list[ActaPoint]]:
    return {one.heading: one.entries for one in on_paper(survey).sections}


def changed(survey: Survey, record: str, **fields: Any) -> Survey:
    """The same plan after one save more."""
    everything = [one for of in survey.all_revisions().values() for one in of.values()]
    heads = [one for one in everything if one.record == record and one.rev in survey.heads(record)]
    return Survey([*everything, child(heads, fields)])


def test_it_says_by_community_what_is_carried_merged_and_dropped() -> None:
    said = told(upward())
    assert said["One"] == [("2026", "Pide one", ("Class: ______________. Cost: money 50.",), ())]
    assert said["Two"][0][0] == said["Three"][0][0] == ""
    assert said["Two"] == [("", "None goes on by itself: see below", (), ())]  # it did ask
    assert said["Merged into another demand"] == [("Two 2026", "Pide two", ("Moved to One 2026",), ())]
    ((where, text, details, _none),) = said["Dropped in a workshop"]
    assert (where, text) == ("Three 2026", "× Pide three")
    assert details == (*WHY, "Decided in: this workshop")
    assert "No longer asked for, and it is not said why" not in said


def test_what_vanished_stands_on_it_as_that() -> None:
    said = told(ayllu(one={"withdrawn": True}, two=taken(THREE), three=taken(TWO)))
    gone = said["No longer asked for, and it is not said why"]
    assert {one.label for one in gone} == {"One 2026", "Two 2026", "Three 2026"}
    assert "Merged into another demand" not in said


@pytest.mark.parametrize("seed", SEEDS)
def test_each_demand_stands_on_it_once_as_it_is_traced(seed: int) -> None:
    """But for those that everybody's assembly rejected, which is after the level's: they are carried."""
    survey = levelled(seed)
    for one in levels(survey).tree:
        if not one.communities:
            continue
        there = dict(printed(survey, one.id)[2])
        for of in traced_demands(survey, one.communities):
            fields = there[of.record]
            assert (of.trace == "merged") == ("moved_to" in fields)
            assert (of.trace == "dropped") <= (fields.get("status") == "rejected")
            assert (of.trace == "carried") <= (fields.get("withdrawn") is not True)
        demands = {record for record in there if kind_of(record) == "demand"}
        assert {of.record for of in traced_demands(survey, one.communities)} <= demands
        assert is_of_level(printed(survey, one.id))
        on_paper(survey, one.id)


def test_nothing_private_and_no_persons_votes_are_on_it() -> None:
    survey = changed(
        upward(), ONE, notes="x", carries="apleg", agreed={"how": "vote", "for": 3}, options=[{"text": "y"}]
    )
    (fields,) = (of for record, of in printed(survey, "ayllu")[2] if record == ONE)
    assert fields == {"text": "Pide one", "cost_cents": 5000}


def test_levels_with_communities_have_an_acta() -> None:
    survey = levelled(0)
    having = [one.id for one in levels(survey).tree if one.communities]
    assert having
    assert [id_ for id_ in holders(survey) if id_ in LEVELS] == having


def test_a_level_in_conflict_has_no_code() -> None:
    survey = upward()
    assert code_to_print(printed(survey, "ayllu"), conflicts_on_acta(survey, "ayllu"))
    for record, changes in (
        (ONE, [{"text": "a"}, {"text": "b"}]),
        (THREE, [{"cause": "a"}, {"cause": "b"}]),
        (f"community/{M}/one", [{"part_of": "ayllu"}, {"part_of": "elsewhere"}]),
        (HELD, [{"place": "a"}, {"place": "b"}]),
    ):
        heads = [one for one in survey.revisions(record).values() if one.rev in survey.heads(record)]
        made: list[Revision] = [child(heads, one, device=f"laptop0{n}") for n, one in enumerate(changes)]
        everything = [one for of in survey.all_revisions().values() for one in of.values()]
        disputed = Survey([*everything, *made])
        assert record in {where for where, _field in conflicts_on_acta(disputed, "ayllu")}, record
        assert code_to_print(printed(disputed, "ayllu"), conflicts_on_acta(disputed, "ayllu")) == ""


def test_whoever_may_belong_to_it_leaves_it_without_a_code() -> None:
    """Shown is that the community went; one laptop's word that it is part of the level stands beside."""
    survey = upward()
    record = f"community/{M}/one"
    first = [one for one in survey.revisions(record).values() if one.rev in survey.heads(record)]
    stays, went = child(first, {"part_of": "ayllu"}), child(first, {"part_of": "other"}, device="laptop02")
    survey.add([stays, went, child([went], {"part_of": "other", "people": 3}, device="laptop02")])
    assert "one" not in levels(survey).below("ayllu")
    assert (record, "part_of") in conflicts_on_acta(survey, "ayllu")


def test_what_went_with_its_community_is_not_said_to_have_changed() -> None:
    survey = upward()
    data = printed(survey, "ayllu")
    after = changed(survey, f"community/{M}/three", part_of=None)
    assert {one.record for one in changes_since(after, data)} == {f"community/{M}/three"}


def test_verify_finds_it_and_what_changed_since() -> None:
    survey = upward()
    data = printed(survey, "ayllu")
    code = code_of(data)
    assert Actas(survey).verify(code).holder == "ayllu"
    survey.add([revision(acta_record(survey, "ayllu", code), {"printed": data})])
    verdict = Actas(survey).verify(code)
    assert (verdict.recorded, verdict.same) == (True, True)
    for record, fields, told_of in (
        (ONE, {"text": "Otra cosa"}, (ONE, "text")),
        (ONE, DROPPED, (ONE, "status")),
        (TWO, {"moved_to": THREE}, (TWO, "moved_to")),
        (THREE, {"cause": "other"}, (THREE, "cause")),
        (THREE, {"status": "proposed"}, (THREE, "status")),
        (f"community/{M}/one", {"part_of": None}, (f"community/{M}/one", "part_of")),
        (f"community/{M}/one", {"name": "Uno"}, (f"community/{M}/one", "name")),
        (HELD, {"place": "Sede"}, (HELD, "place")),
    ):
        after = changed(survey, record, **fields)
        found = [*changes_since(after, data)]
        assert told_of in {(one.record, one.field) for one in found}, (record, fields, found)
        assert all(one.was_said for one in found), found


def test_what_the_municipality_rules_afterwards_changes_it_not() -> None:
    survey = upward()
    data = printed(survey, "ayllu")
    ruling = {"workshop": f"workshop/{M}/second/all/1"}
    for fields in ({"status": "validated"}, {"status": "rejected", "cause": "refused", "ruling": ruling}):
        assert printed(changed(survey, ONE, **fields), "ayllu") == data


CHANGES: list[dict[str, Any]] = [
    *({name: "Otra"} for name in ("text", "place", "action", "spoken", "status_reason", "cause", "notes")),
    *({name: 3} for name in ("families", "cost_cents")),
    *({"status": status} for status in ("postponed", "validated", "none")),
    {"withdrawn": None},
    {"moved_to": THREE},
    {"joint_with": TWO},
    {"funding": {"x": 1}},
    {"ruling": {"workshop": HELD, "for": 4}},
    {"ruling": {"workshop": HELD, "on": "2026-02-03"}},
]


def test_a_change_is_in_the_code_exactly_if_it_is_on_the_paper() -> None:
    survey = upward()
    data, shown = printed(survey, "ayllu"), on_paper(survey)
    for record in (ONE, TWO, THREE):
        for fields in CHANGES:
            after = changed(survey, record, **fields)
            assert (printed(after, "ayllu") == data) == (on_paper(after) == shown), (record, fields)


def test_a_levels_workshop_is_told_by_its_holder_and_is_not_to_visit_before_it_is_convened() -> None:
    survey = ayllu(one={}, two={})
    survey.add([level("empty")])
    lines = {line.holder: line for line in convened_steps(survey)}
    assert list(lines) == ["one", "two", "ayllu"]
    assert (lines["ayllu"].own, lines["ayllu"].level, lines["ayllu"].outcome) == (True, True, "held")
    bare = Survey([one for of in survey.all_revisions().values() for one in of.values() if one.record != HELD])
    assert [line.holder for line in convened_steps(bare) if line.to_visit] == ["one", "two"]
    bare.add([revision(HELD, {"outcome": "called", "called_on": "2026-01-01"})])
    assert [line.holder for line in convened_steps(bare) if line.to_visit] == ["one", "two", "ayllu"]


def test_a_levels_workshop_may_be_of_any_step() -> None:
    survey = ayllu(one={})
    survey.add([revision(f"step/{M}/first", {"name": "Primero", "of": "all"})])
    other = f"workshop/{M}/first/ayllu/1"
    survey = Survey(
        [one for of in survey.all_revisions().values() for one in of.values() if one.record != HELD]
        + [revision(other, {"outcome": "held", "place": "Sede"})]
    )
    assert dict(printed(survey, "ayllu")[2])[other] == {"outcome": "held", "place": "Sede"}
    assert ("Workshop", "Primero", (), ()) in on_paper(survey).facts


def test_it_says_of_what_it_is_and_a_community_s_acta_to_which_it_belongs() -> None:
    survey = changed(upward(), f"community/{M}/ayllu", sort="ayllu", part_of="marka")
    marka = {"name": "Marka", "per_year": 0, "sort": "marka"}
    survey.add([revision(f"community/{M}/marka", marka)])
    above = on_paper(survey)
    assert above.title == "Acta of ayllu Ayllu ayllu"
    assert ("Marka", "Marka", (), ()) in above.facts
    assert {one.heading for one in above.sections[1:4]} == {"One", "Two", "Three"}, "itself is none of its own"
    assert ("Ayllu", "Ayllu ayllu", (), ()) in on_paper(survey, "one").facts


def test_where_a_level_has_no_word_of_its_own_it_is_a_level() -> None:
    assert on_paper(upward()).title == "Acta of level Ayllu ayllu"
    assert ("Level", "Ayllu ayllu", (), ()) in on_paper(upward(), "one").facts


def test_what_was_dropped_above_stands_on_its_community_s_acta_as_that() -> None:
    survey = upward()
    (demand,) = (one for of in on_paper(survey, "three").sections for one in of.entries if one.label == "2026")
    assert demand.text == "× Pide three"
    assert demand.details[:4] == (*WHY, "Decided in: the workshop of Ayllu ayllu")


def test_who_verifies_a_community_s_acta_is_told_that_its_demand_was_dropped_since() -> None:
    before = ayllu(three={})
    data, after = printed(before, "three"), upward()
    assert {one.field for one in changes_since(after, data)} >= {"status", "cause", "ruling"}


def test_what_everybody_s_assembly_rejected_stands_on_no_acta_as_that() -> None:
    by_all = {"status": "rejected", "cause": "refused", "ruling": {"workshop": f"workshop/{M}/last/all/1"}}
    survey = ayllu(one=by_all)
    said = [one.text for section in on_paper(survey, "one").sections for one in section.entries]
    assert "Pide one" in said


def test_whose_dropping_is_in_dispute_has_no_code() -> None:
    survey = upward()
    heads = [one for one in survey.revisions(THREE).values() if one.rev in survey.heads(THREE)]
    survey.add([child(heads, {"cause": id_}, device=f"laptop0{n}") for n, id_ in enumerate(("refused", "other"))])
    assert (THREE, "cause") in conflicts_on_acta(survey, "three")
