"""Rows of one slot: its proposals where they say how a vote went, else numbered, else none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.file.pack import load_pack
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import TakenRows, take_rows
from storage.plan.survey import Survey
from storage.revisions.revision import Revision, accept_value

from ...revisions_made import revision

PACK = load_pack("guaqui")
Cells = Sequence[str]


def plan(*revisions: Revision) -> Survey:
    return Survey([*PACK, *revisions])


def take(headings: str, *lines: str, survey: Survey | None = None) -> TakenRows:
    rows = [
        SpreadsheetRow(number, dict(zip(headings.split(";"), line.split(";"), strict=False)))
        for number, line in enumerate(lines, 2)
    ]
    return take_rows(rows, survey or plan())


def saved(taken: TakenRows, survey: Survey) -> Survey:
    """The plan after what came in."""
    accepted = [accept_value(one) for one in taken.documents]
    survey.add(one for one in accepted if isinstance(one, Revision))
    return survey


def bodies(taken: TakenRows) -> dict[str, dict[str, Any]]:
    return {one["record"].partition("guaqui/")[2]: one["body"] for one in taken.documents}


def left(taken: TakenRows) -> list[tuple[int, str]]:
    return [(one.row.number, one.reason) for one in taken.rejected]


VOTED = "comunidad;gestion;demanda;votos;elegida"
OPTIONS = [{"text": "Riego", "votes": 30}, {"text": "Camino", "votes": 12}, {"text": "Sede", "votes": 4}]
THREE = ("Andamarca;2003;Riego;30;sí", "Andamarca;2003;Camino;12;no", "Andamarca;2003;Sede;4;no")


def test_the_chosen_one_is_the_demand_and_the_others_are_its_proposals() -> None:
    taken = take(VOTED, *THREE)
    assert bodies(taken) == {"andamarca/2003/1": {"text": "Riego", "options": OPTIONS, "agreed": {"how": "vote"}}}
    assert (taken.rejected, list(taken.lines.values())) == ([], [2])


def test_none_chosen_is_an_open_slot() -> None:
    taken = take("comunidad;gestion;demanda;votos", *(line.rpartition(";")[0] for line in THREE))
    assert bodies(taken) == {"andamarca/2003/1": {"status": "open", "options": OPTIONS}}
    alone = take(VOTED, THREE[1])
    assert bodies(alone) == {"andamarca/2003/1": {"status": "open", "options": OPTIONS[1:2]}}


def test_where_nothing_says_that_they_are_proposals_none_is_taken() -> None:
    taken = take("comunidad;gestion;demanda", "Andamarca;2003;Riego", "Andamarca;2003;Camino", "Arcata;2003;Posta")
    assert (left(taken), list(bodies(taken))) == ([(2, "too-many"), (3, "too-many")], ["arcata/2003/1"])
    two = take(VOTED, "Andamarca;2003;Riego;30;sí", "Andamarca;2003;Camino;30;sí")
    assert left(two) == [(2, "too-many"), (3, "too-many")]


def test_a_holder_of_several_demands_has_each_with_its_votes() -> None:
    headings = "asociacion;gestion;demanda;votos"
    taken = take(headings, "APLEG;2003;Sala de ordeño;12", "APLEG;2003;Enfriador;7", "APLEG;2004;Forraje;9")
    assert bodies(taken) == {
        f"apleg/{slot}": {"text": text, "agreed": {"how": "vote", "for": votes}}
        for slot, text, votes in (
            ("2003/1", "Sala de ordeño", 12),
            ("2003/2", "Enfriador", 7),
            ("2004/1", "Forraje", 9),
        )
    }
    lines = [f"APLEG;2003;T{n};{n}" for n in range(3)]
    assert left(take(headings, *lines)) == [(2, "too-many"), (3, "too-many"), (4, "too-many")]


def test_a_holder_of_several_demands_has_those_that_were_chosen() -> None:
    lines = ["APLEG;2003;Riego;30;sí", "APLEG;2003;Camino;12;no", "APLEG;2003;Sede;25;sí"]
    taken = take(VOTED.replace("comunidad", "asociacion"), *lines)
    assert {
        slot: (body["text"], [one["text"] for one in body["options"]]) for slot, body in bodies(taken).items()
    } == {
        "apleg/2003/1": ("Riego", ["Riego", "Camino"]),
        "apleg/2003/2": ("Sede", ["Camino", "Sede"]),
    }
    none = take(VOTED.replace("comunidad", "asociacion"), *(line.replace("sí", "no") for line in lines))
    assert [(slot, body["status"], len(body["options"])) for slot, body in bodies(none).items()] == [
        ("apleg/2003/1", "open", 3)
    ]


def test_what_stands_in_a_column_of_proposals_is_no_demand() -> None:
    headings = "comunidad;gestion;option;demanda"
    taken = take(headings, "Andamarca;2003;Riego;", "Andamarca;2003;Camino;", "Patarani;2003;;Muelle")
    assert bodies(taken) == {
        "andamarca/2003/1": {"status": "open", "options": [{"text": "Riego"}, {"text": "Camino"}]},
        "patarani/2003/1": {"text": "Muelle"},
    }
    both = take(headings.replace("comunidad", "asociacion"), "APLEG;2003;Riego;", "APLEG;2003;Camino;")
    assert list(bodies(both)) == ["apleg/2003/1"], "two proposals are not two demands"


def test_votes_that_are_not_understood_are_kept_and_take_nothing_down() -> None:
    taken = take(VOTED, "Andamarca;2003;Riego;muchos;sí", "Andamarca;2003;Camino;12;quizás")
    assert bodies(taken)["andamarca/2003/1"]["options"] == [{"text": "Riego"}, {"text": "Camino", "votes": 12}]
    assert [(one.row.number, one.words) for one in taken.unread] == [(2, "muchos"), (3, "quizás")]
    assert sorted(one["body"]["seen"] for one in taken.remarks) == ["muchos", "quizás"]


COSTS = "comunidad;gestion;demanda;votos;elegida;costo;familias;fecha"


@pytest.mark.parametrize(("chosen", "lines"), [("sí", [3, 3]), ("no", [2, 2, 2, 3, 3, 3])])
def test_what_a_proposal_has_no_place_for_is_said_and_kept(chosen: str, lines: list[int]) -> None:
    """But for what the chosen one says too: it is of the vote."""
    rows = (
        f"Andamarca;2003;Riego;30;{chosen};100;20;2002-07-14",
        "Andamarca;2003;Camino;12;no;7000;45;2002-07-14",
    )
    headings = COSTS.replace("fecha", "decided_on")
    taken = take(headings, *rows)
    assert ([one.row.number for one in taken.unread], {one.reason for one in taken.unread}) == (
        lines,
        {"only-proposed"},
    )
    assert {("cost_cents", "7000"), ("families", "45")} <= {(one.field, one.words) for one in taken.unread}
    seen = {(one["body"]["record"], one["body"]["seen"]) for one in taken.remarks}
    assert {("demand/guaqui/andamarca/2003/1", words) for words in ("7000", "45")} <= seen
    body = bodies(taken)["andamarca/2003/1"]
    assert (body.get("cost_cents"), body.get("families")) == ((10_000, 20) if chosen == "sí" else (None, None))
    again = take(headings, *rows, survey=saved(taken, plan()))
    assert (again.documents, again.known) == ([], 2)


def test_a_proposal_s_parts_of_a_cost_hinder_no_sum_of_the_chosen() -> None:
    headings = "comunidad;gestion;demanda;votos;elegida;funding:pdla"
    taken = take(headings, "Andamarca;2003;Riego;30;sí;200", "Andamarca;2003;Camino;12;no;90")
    assert bodies(taken)["andamarca/2003/1"]["cost_cents"] == 20_000
    assert [(one.field, one.words) for one in taken.unread] == [("funding:pdla", "90")]


def test_rows_with_a_number_are_of_that_demand() -> None:
    headings = "asociacion;gestion;n;demanda;votos;elegida"
    taken = take(headings, "APLEG;2003;2;Riego;30;sí", "APLEG;2003;2;Camino;12;no", "APLEG;2003;;Sede;;")
    assert {slot: body["text"] for slot, body in bodies(taken).items()} == {
        "apleg/2003/2": "Riego",
        "apleg/2003/1": "Sede",
    }


def test_what_is_asked_for_goes_where_nothing_stands() -> None:
    standing = plan(revision("demand/guaqui/apleg/2003/1", {"text": "Sala"}))
    taken = take("asociacion;gestion;demanda;costo", "APLEG;2003;Enfriador;5", survey=standing)
    assert list(bodies(taken)) == ["apleg/2003/2"]
    known = take("asociacion;gestion;demanda;costo", "APLEG;2003;Otra;5", "APLEG;2003;sala.;7", survey=standing)
    assert [(one["record"][-1], one["body"].get("cost_cents")) for one in known.documents] == [
        ("2", 500),
        ("1", 700),
    ]
    told = take("asociacion;gestion;demanda;costo", "APLEG;2003;;5", survey=standing)
    assert [one["record"][-1] for one in told.completed] == ["1"], "a row without a text tells of what stands"


def test_proposals_of_a_demand_that_stands_decide_nothing_of_it() -> None:
    survey = plan(revision("demand/guaqui/andamarca/2003/1", {"text": "Riego", "agreed": {"how": "consensus"}}))
    open_ = take("comunidad;gestion;demanda;votos", *(line.rpartition(";")[0] for line in THREE), survey=survey)
    assert [one["body"].get("status") for one in open_.completed] == [None]
    assert saved(open_, survey).history("demand/guaqui/andamarca/2003/1").values["options"] == OPTIONS  # type: ignore[union-attr]


@pytest.mark.costly(0)
@given(st.permutations([*THREE, THREE[0], "Arcata;2003;Luz;;", "Arcata;2003;luz.;;"]))
def test_the_order_of_rows_decides_no_more_than_that_of_proposals(lines: list[str]) -> None:
    taken = take(VOTED, *lines)
    found = bodies(taken)
    body = dict(found["andamarca/2003/1"])
    assert sorted(body.pop("options"), key=str) == sorted(OPTIONS, key=str)
    assert body == {"text": "Riego", "agreed": {"how": "vote"}}
    assert found["arcata/2003/1"]["text"].casefold().rstrip(".") == "luz"
    survey = saved(taken, plan())
    again = take(VOTED, *reversed(lines), survey=survey)
    assert (again.documents, again.known, again.rejected) == ([], len(lines), [])


@pytest.mark.parametrize("marks", ["sí;no;no", "x;;", "1;0;0", "TRUE;FALSE;FALSE"])
def test_the_marks_of_what_was_chosen(marks: str) -> None:
    lines = (f"{line.rpartition(';')[0]};{mark}" for line, mark in zip(THREE, marks.split(";"), strict=True))
    assert bodies(take(VOTED, *lines))["andamarca/2003/1"]["text"] == "Riego"


@pytest.mark.costly(0)
def test_very_many_rows_of_one_slot_take_no_longer_than_as_many_of_many() -> None:
    """Each is compared with what its own slot says, and none with all others; what has no end is refused."""
    many = [f"APLEG;2003;T{n};{n};{'sí' if n % 2 else 'no'}" for n in range(20_000)]
    taken = take(VOTED.replace("comunidad", "asociacion"), *many)
    assert {one.reason for one in taken.rejected} == {"too-many"}
    assert len(taken.rejected) == len(many)
    same = take(VOTED, *["Arcata;2003;Riego;x;sí"] * 20_000)
    assert (len(same.new), same.known, len(same.unread), len(same.remarks)) == (1, 19_999, 20_000, 1)
