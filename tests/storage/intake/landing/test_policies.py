"""Rows that differ from the plan: left out, kept beside what stands, or in its place, as a person says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.file.pack import load_pack
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import Policy, TakenRows, take_rows
from storage.plan.survey import Survey
from storage.revisions.history import REMOVED, History
from storage.revisions.revision import Revision, accept_value

from ...revisions_made import child, revision

PACK = load_pack("guaqui")
SLOT = "demand/guaqui/andamarca/2003/1"
HEADINGS = ("comunidad", "gestion", "demanda", "familias", "costo")
FIRST = ("Andamarca", "2003", "Sistema de riego", "30", "120.000,00")
SECOND = ("Andamarca", "2003", "Cancha polifuncional")

Sheet = Sequence[Sequence[str]]


def rows_of(sheet: Sheet, headings: Sequence[str] = HEADINGS) -> list[SpreadsheetRow]:
    return [
        SpreadsheetRow(number, dict(zip(headings, line, strict=False))) for number, line in enumerate(sheet, 2)
    ]


def brought(survey: Survey, sheet: Sheet, policy: Policy = "ask") -> TakenRows:
    """What a sheet brings into a plan, which has it afterwards."""
    taken = take_rows(rows_of(sheet), survey, policy=policy)
    accepted = [accept_value(one) for one in taken.documents]
    assert all(isinstance(one, Revision) for one in accepted)
    assert {one["rev"] for one in taken.documents} == set(taken.lines), "all that comes in has its line"
    survey.add(one for one in accepted if isinstance(one, Revision))
    return taken


def state(survey: Survey, record: str = SLOT) -> History:
    found = survey.history(record)
    assert found is not None
    return found


def two_technicians(policy: Policy) -> tuple[Survey, TakenRows]:
    survey = Survey(PACK)
    assert len(brought(survey, [FIRST]).new) == 1
    return survey, brought(survey, [SECOND], policy)


@pytest.mark.parametrize("policy", ["ask", "skip"])
def test_a_row_that_differs_is_left_out_and_listed(policy: Policy) -> None:
    survey, taken = two_technicians(policy)
    assert (taken.documents, len(state(survey).revisions)) == ([], 1)
    (one,) = taken.differing
    assert [(told.field, told.was, told.says) for told in one.differences] == [
        ("text", "Sistema de riego", "Cancha polifuncional"),
        ("cost_cents", 12_000_000, None),
        ("families", 30, None),
    ]


def test_both_are_kept_and_the_second_has_nothing_of_the_first() -> None:
    survey, _taken = two_technicians("keep-both")
    claims = {
        name: [claim.value for claim in state(survey).claims[name]] for name in ("text", "families", "cost_cents")
    }
    assert sorted(claims["text"]) == ["Cancha polifuncional", "Sistema de riego"]
    assert 30 in claims["families"]
    assert REMOVED in claims["families"]
    assert REMOVED in claims["cost_cents"]


def test_two_laptops_that_take_in_one_sheet_each_come_to_the_same_as_one_that_keeps_both() -> None:
    kept, _taken = two_technicians("keep-both")
    laptops = []
    for sheet in (FIRST, SECOND):
        survey = Survey(PACK)
        brought(survey, [sheet])
        laptops.append(survey)
    merged = Survey([*PACK, *(one for survey in laptops for one in state(survey).revisions)])
    assert state(merged) == state(kept)


def test_the_second_takes_the_place_of_the_first() -> None:
    survey, taken = two_technicians("replace")
    assert (state(survey).values, state(survey).conflicts) == ({"text": "Cancha polifuncional"}, ())
    assert {one.field for one in taken.differing[0].differences} == {"text", "families", "cost_cents"}


def test_what_was_taken_back_differs_and_comes_again_only_in_its_place() -> None:
    survey = Survey(PACK)
    brought(survey, [FIRST])
    survey.add([child(state(survey).revisions, {"withdrawn": True})])
    policies: tuple[Policy, ...] = ("ask", "keep-both")
    for policy in policies:
        taken = take_rows(rows_of([FIRST]), survey, policy=policy)
        assert ([one.record for one in taken.outdated], taken.documents) == ([SLOT], [])
    brought(survey, [FIRST], "replace")
    assert "withdrawn" not in state(survey).values


# Whatever stands, and whatever a sheet says

HOLDERS = ("Andamarca", "Arcata", "andamarca")
TEXTS = ("Riego", "riego.", "Posta", "ninguna", "", "ver acta")
CELLS = st.tuples(
    st.sampled_from(HOLDERS),
    st.sampled_from(("2003", "2004")),
    st.sampled_from(TEXTS),
    st.sampled_from(("", "30", "muchas")),
    st.sampled_from(("", "5", "$us 5", "0.500")),
)
BODIES = st.fixed_dictionaries(
    {"text": st.sampled_from(("Riego", "Posta", "Sede"))},
    optional={
        "families": st.sampled_from((30, 31)),
        "cost_cents": st.sampled_from((500, 700)),
        "status": st.sampled_from(("proposed", "none")),
        "withdrawn": st.sampled_from((True,)),
    },
)
POLICIES: st.SearchStrategy[Policy] = st.sampled_from(("ask", "keep-both", "replace", "skip"))


@st.composite
def plans(draw: st.DrawFn) -> list[Revision]:
    """Demands as people typed them, some twice, some changed since."""
    made: list[Revision] = []
    for place in ("andamarca/2003", "andamarca/2004", "arcata/2003"):
        bodies: list[dict[str, Any]] = draw(st.lists(BODIES, max_size=2))
        own = [revision(f"demand/guaqui/{place}/1", body) for body in bodies]
        changed: int | None = draw(st.sampled_from((0, 32, None)))
        if own and changed != 0:
            own.append(child([own[0]], {"families": changed}))
        made += {one.rev: one for one in own}.values()
    return made


def shown(survey: Survey) -> dict[str, tuple[dict[str, Any], tuple[str, ...]]]:
    """What stands, of demands."""
    return {name: (state(survey, name).values, state(survey, name).conflicts) for name in survey.records("demand")}


def _slot(line: Sequence[str]) -> str:
    return f"demand/guaqui/{line[0].lower()}/{line[1]}"


@pytest.mark.costly(0)
@settings(max_examples=150)
@given(plans(), st.lists(CELLS, max_size=5), POLICIES)
def test_what_came_in_is_known_and_each_row_is_accounted_for(
    revisions: list[Revision], sheet: list[tuple[str, ...]], policy: Policy
) -> None:
    survey = Survey([*PACK, *revisions])
    before = shown(survey)
    taken = brought(survey, sheet, policy)
    told = len(taken.new) + len(taken.completed) + taken.known + len(taken.differing) + len(taken.outdated)
    told += len(taken.rejected) + len(taken.nothing) + len(taken.idle)
    new = {one["record"].rpartition("/")[0] for one in taken.new}
    beside = [line for line in sheet if not any(line[2:]) and _slot(line) in new]
    assert told == len(sheet) - len(beside), "a line that says nothing beside one that does is none"
    again = take_rows(rows_of(sheet), survey, policy=policy)
    assert (again.new, again.completed, again.remarks) == ([], [], ())
    assert [one.row for one in again.rejected] == [one.row for one in taken.rejected]
    if policy == "replace":
        assert (again.documents, again.differing, again.outdated) == ([], [], [])
    if policy in {"ask", "skip"}:
        assert [one.record for one in again.differing] == [one.record for one in taken.differing]
        for name, (values, conflicts) in shown(survey).items():
            old, old_conflicts = before.get(name, ({}, ()))
            assert {**values, **old} == values, "what stood stands"
            assert set(old_conflicts) == set(conflicts)


@pytest.mark.costly(0)
@settings(max_examples=150)
@given(plans(), st.lists(CELLS, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing(
    revisions: list[Revision], sheet: list[tuple[str, ...]], draw: Any
) -> None:
    mixed = sheet[:]
    draw.shuffle(mixed)
    one, other = Survey([*PACK, *revisions]), Survey([*PACK, *revisions])
    taken, again = brought(one, sheet), brought(other, mixed)
    assert sorted(row.reason for row in taken.rejected) == sorted(row.reason for row in again.rejected)
    assert taken.known == again.known
    words = [
        {name: str(value[0].get("text", "")).casefold().rstrip(".") for name, value in shown(survey).items()}
        for survey in (one, other)
    ]
    assert words[0] == words[1]


@pytest.mark.costly(0)
@settings(max_examples=100)
@given(plans(), st.lists(CELLS, max_size=5), st.sampled_from(HEADINGS[3:]))
def test_a_column_less_removes_nothing_of_a_demand_that_stands(
    revisions: list[Revision], sheet: list[tuple[str, ...]], without: str
) -> None:
    survey = Survey([*PACK, *revisions])
    rows = [row._replace(cells={**row.cells, without: ""}) for row in rows_of(sheet)]
    taken = take_rows(rows, survey)
    bare = take_rows(
        [row._replace(cells={name: cell for name, cell in row.cells.items() if name != without}) for row in rows],
        survey,
    )
    assert (taken.documents, taken.known) == (bare.documents, bare.known)
    name = {"familias": "families", "costo": "cost_cents"}[without]
    assert all(name not in one["sets"] for one in taken.completed)
