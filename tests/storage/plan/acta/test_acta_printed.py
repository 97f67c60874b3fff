"""What stands on an acta is what its code is of: no more, no less, whatever changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from exports.acta.contents import ActaPaper, paper
from exports.wording.speech import Speech
from storage.kinds.field import Field, Unit
from storage.kinds.lookup import KINDS, body_flaw, kind_of
from storage.plan.acta.of_holder import holders, printed_fields
from storage.plan.acta.printed import printed
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ....exports.other_municipality import M, another, id_of, one_of
from .test_acta import DEMAND, MADE, PLAN

_OTHER: dict[Unit, Any] = {
    "line": "Otro",
    "prose": "Otra cosa\nen dos líneas",
    "count": 7,
    "number": 7,
    "cents": 70_000,
    "day": "2031-05-06",
    "when": "2031",
    "time": "07:45",
    "word": "otro",
    "words": ["otro"],
    "ref": "otro",
    "refs": ["otro"],
    "yes": True,
    "by_id": {"otro": 900},
    "by_language": {"en": "Other"},
    "data": "otro",
}
"""Another value of each unit that has no parts."""
HOLDER = "quchapampa"
DROPPED = {
    "status": "rejected",
    "status_reason": "Se secó",
    "cause": "seco",
    "ruling": {"workshop": f"workshop/{M}/ronda/marka/1", "on": "2026-02-03", "for": 20, "against": 4},
}
"""In the workshop of the level that the community belongs to."""
SLOTS = [f"demand/{M}/{HOLDER}/{year}/1" for year in (2026, 2027, 2028, 2029)]


def whole() -> Survey:
    """A plan in which one community's acta has everything that an acta can have."""
    survey = another()
    at, then, joint, gone = (survey.history(slot) for slot in SLOTS)
    assert at
    assert then
    assert joint
    assert gone
    rivals = [{"text": "Pozo", "votes": 12, "proposed_by": "women"}, {"text": "Canal", "votes": 9}]
    said = {"spoken": "Yarqha", "place": "Arriba", "families": 40, "phase": "study", "options": rivals}
    agreed = {"how": "vote", "for": 20, "against": 3, "abstained": 2}
    other = f"demand/{M}/hatun-era/2028/1"
    survey.add([
        child(at.revisions, {**said, "action": "pozo", "agreed": agreed, "class": None}),
        child(then.revisions, {"status": "postponed", "status_reason": "Falta el terreno", "agreed": agreed}),
        child(joint.revisions, {"joint_with": other, "phase_of": SLOTS[0], "agreed": agreed, **DROPPED}),
        child(gone.revisions, {"withdrawn": True, "moved_to": other, "status_reason": "Mal anotado"}),
        one_of("action", "pozo", name="Pozo", class_="chacra"),
        one_of("cause", "seco", name="No hay agua"),
    ])  # fmt: skip
    for id_, field, value in ((HOLDER, "part_of", "marka"), ("marka", "sort", "marka")):
        one = survey.history(f"community/{M}/{id_}")
        assert one
        survey.add([child(one.revisions, {field: value})])
    held = survey.history(f"workshop/{M}/ronda/{HOLDER}/1")
    assert held
    came = {"authorities": [{"name": "Autoridad inventada", "office": "Varayoc"}], "place": "Sede"}
    survey.add([child(held.revisions, {**came, "facilitator": "Equipo 1", "quorum": "declared"})])
    return survey


def on_paper(survey: Survey, holder: str = HOLDER) -> ActaPaper:
    return paper(printed(survey, holder), "CODE", Speech())


def others(field: Field, value: Any) -> Iterator[Any]:
    """What a field may say instead of a value: nothing, or something else; of parts each another in its turn."""
    yield None
    if field.says.unit == "part":
        now = value if isinstance(value, dict) else {}
        yield from (_with(now, part, one) for part in field.parts for one in others(part, now.get(part.name)))
    elif field.says.unit == "rows":
        rows = value if isinstance(value, list) else []
        yield from ([*rows, _with({}, part, other)] for part in field.parts for other in others(part, None))
        yield from (
            [_with(row, part, other), *rows[1:]]
            for row in rows[:1]
            for part in field.parts
            for other in others(part, row.get(part.name))
        )
    else:
        yield _OTHER[field.says.unit] if value != _OTHER[field.says.unit] else None


def _with(body: dict[str, Any], part: Field, value: Any) -> dict[str, Any]:
    said = {**body, part.name: value}
    return {name: one for name, one in said.items() if one is not None}


def changes(survey: Survey) -> Iterator[Revision]:
    """Every change of one field of any record of the plan that can be kept."""
    for record in sorted(survey.all_revisions()):
        state = survey.history(record)
        assert state
        heads = [one for one in state.revisions if one.rev in state.heads]
        for field in KINDS[kind_of(record)].fields:
            for value in others(field, state.values.get(field.name)):
                body = {**heads[0].body, field.name: value}
                body = {name: one for name, one in body.items() if one is not None}
                if body != heads[0].body and body_flaw(record, body) is None:
                    yield child(heads, {field.name: value})


@pytest.mark.costly(0)
def test_a_change_is_in_the_code_exactly_if_it_is_on_the_paper() -> None:
    survey, tried, seen = whole(), 0, 0
    everything = [one for of in survey.all_revisions().values() for one in of.values()]
    data, shown = printed(survey, HOLDER), on_paper(survey)
    for one in changes(survey):
        after = Survey([*everything, one])
        assert (printed(after, HOLDER) == data) == (on_paper(after) == shown), (one.record, one.sets, one.body)
        tried += 1
        seen += printed(after, HOLDER) != data
    assert tried > 500
    assert seen > 80


class Watched(dict[str, Any]):
    """A record's fields that note which of them are looked at."""

    def __init__(self, fields: dict[str, Any], seen: set[str]) -> None:
        super().__init__(fields)
        self._seen = seen

    def __getitem__(self, name: str) -> Any:
        self._seen.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._seen.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self._seen.add(str(name))
        return super().__contains__(name)


def looked_at() -> dict[str, set[str]]:
    """By kind the fields that the layout of an acta looks at."""
    seen: dict[str, set[str]] = defaultdict(set)
    survey = whole()
    for holder in holders(survey):
        municipality, whose, records = printed(survey, holder)
        watched = [[record, Watched(fields, seen[kind_of(record)])] for record, fields in records]
        paper([municipality, whose, watched], "CODE", Speech())
    return seen


def test_what_the_layout_names_exists_and_every_printed_field_is_placed() -> None:
    """The municipality's are read all at once; a workshop's outcome says that it is printed at all. Why a demand
    was dropped stands there only of one that was.
    """
    for kind, names in looked_at().items():
        assert names <= printed_fields(kind) | ({"cause", "ruling"} if kind == "demand" else set()), kind
        unread = printed_fields(kind) - names - ({"outcome"} if kind == "workshop" else set())
        assert kind == "municipality" or not unread, kind


def test_every_kind_with_a_printed_field_is_on_an_acta() -> None:
    there = {kind_of(record) for record, _fields in printed(whole(), HOLDER)[2]}
    there |= {kind_of(record) for record, _fields in printed(whole(), "tejedoras")[2]}
    assert there == {kind for kind in KINDS if printed_fields(kind)}


@pytest.mark.parametrize("kind", sorted(kind for kind in KINDS if printed_fields(kind)))
def test_nothing_private_is_printed(kind: str) -> None:
    assert not [field for field in KINDS[kind].fields if field.says.printed and field.says.private]


def test_the_other_values_are_of_every_unit_without_parts() -> None:
    assert {*_OTHER} == {*get_args(Unit)} - {"part", "rows"}


def test_a_paper_is_the_same_wherever_the_municipality_s_words_come_from() -> None:
    """The sign of the money is part of the data: who prints it has no say in it."""
    survey = Survey(PLAN)
    data = printed(survey, "andamarca")
    elsewhere = Speech().of(another())
    assert paper(data, "", elsewhere) == paper(data, "", Speech().of(survey)) == paper(data, "", Speech())
    assert "Bs 35.000" in str(paper(data, "", elsewhere))


def test_a_demand_put_off_prints_nothing_of_what_it_would_have_been() -> None:
    later = child([MADE[DEMAND]], {"status": "postponed", "status_reason": "Falta el terreno"})
    fields = dict(printed(Survey([*PLAN, later]), "andamarca")[2])[DEMAND]
    assert set(fields) == {"text", "status", "status_reason", "options"}


def test_a_level_above_others_has_no_acta() -> None:
    assert "marka" not in holders(another())
    assert id_of("Puna Chica") in holders(another())
    assert revision(f"community/{M}/marka", {"name": "Marka", "per_year": 1}).record in another()
