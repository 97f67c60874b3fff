"""What an acta says in words: its signers, how each demand was decided, its proposals, what was put off."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from exports.acta.contents import ActaPaper, paper
from exports.acta.pieces import acta_as_paper
from exports.acta.point import ActaPoint
from exports.document.pdf import pdf
from exports.document.pieces import Signer
from guaqui_tui.language import gettext_ as words
from storage.plan.acta.code import code_of
from storage.plan.acta.printed import printed
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

from ...storage.plan.acta.test_acta import DEMAND, HELD, MADE, PLAN

STEP = "step/guaqui/community"


def plan_with(record: str = DEMAND, **changes: Any) -> Survey:
    """The plan after one save more of a record."""
    heads = [MADE[record]] if record in MADE else [one for one in PLAN if one.record == record]
    return Survey([*PLAN, child(heads, changes)])


def acta(survey: Survey) -> ActaPaper:
    words.use("es")
    return paper(printed(survey, "andamarca"), "CODE", words.speech())


def of_year(survey: Survey, year: str = "2003") -> ActaPoint:
    (found,) = (one for of in acta(survey).sections for one in of.entries if one.label == year)
    return found


def test_who_signs_are_first_the_offices_that_the_step_fixes_then_who_came() -> None:
    came = [{"name": "Julián", "office": "Mallku"}, {"name": "Santusa", "office": "secretaria de actas"}]
    survey = plan_with(HELD, authorities=came)
    assert acta(survey).signatures == [Signer(*one.values()) for one in came]
    heads = [one for one in PLAN if one.record == STEP]
    survey.add([child(heads, {"signs": ["Secretaria de actas", "Comité de Vigilancia"]})])
    assert acta(survey).signatures == [
        Signer("Santusa", "Secretaria de actas"),
        Signer("", "Comité de Vigilancia"),
        Signer("Julián", "Mallku"),
    ]


def test_a_code_is_of_the_offices_that_sign_first_and_of_nothing_where_there_are_none() -> None:
    before = code_of(printed(Survey(PLAN), "andamarca"))
    heads = [one for one in PLAN if one.record == STEP]
    assert code_of(printed(Survey([*PLAN, child(heads, {"order": 9})]), "andamarca")) == before
    assert code_of(printed(Survey([*PLAN, child(heads, {"signs": ["Mallku"]})]), "andamarca")) != before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agreed": {"how": "consensus"}, "options": None}, "Se decidió por consenso."),
        ({"agreed": {"how": "authorities"}, "options": None}, "Decidieron las autoridades."),
        ({"agreed": None, "options": None}, "Decisión: ______________."),
        (
            {"agreed": {"how": "vote", "for": 41, "against": 2}, "options": None},
            "Se decidió por votación, 41 a favor, 2 en contra.",
        ),
        ({"agreed": {"how": "vote", "for": 41}}, "Se decidió por votación, con 41 votos; la otra tuvo 12."),
        (
            {"agreed": {"how": "authorities", "for": 12}},
            "Hubo empate y decidieron las autoridades, con 12 votos; la otra tuvo 12.",
        ),
    ],
)  # fmt: skip
def test_how_it_was_decided_is_a_sentence(changes: dict[str, Any], said: str) -> None:
    if "for" in (changes["agreed"] or {}) and "options" not in changes:
        own = {"text": "Construcción de establos", "votes": changes["agreed"]["for"]}
        changes = {**changes, "options": [{"text": "Posta", "votes": 12}, own]}
    assert said in of_year(plan_with(**changes)).details


def test_proposals_stand_by_votes_with_their_own_numbers_and_the_chosen_one_marked() -> None:
    options = [
        {"text": "Posta", "votes": 12, "proposed_by": "women"},
        {"text": "Nadie contó"},
        {"text": "Construcción de establos", "votes": 41},
        {"text": "Cancha", "votes": 12},
    ]
    found = of_year(plan_with(options=options, agreed={"how": "vote", "for": 41})).proposals
    assert [(one.number, one.votes, one.by, one.chosen) for one in found] == [
        (3, "41", "", True),
        (1, "12", "mujeres", False),
        (4, "12", "", False),
        (2, "", "", False),
    ]


def test_what_is_put_off_stands_once_with_its_reason() -> None:
    said = str(acta(Survey(PLAN))._replace(top=()))
    assert said.count("Postergada") == said.count("Falta el terreno") == 1
    assert "se retiró" not in said
    taken_back = str(
        acta(plan_with(withdrawn=True, moved_to="demand/guaqui/andamarca/2006/1", status_reason="Mal anotado"))
    )
    assert taken_back.count("Construcción de establos") == 1
    assert "Mal anotado" in taken_back


def test_more_proposals_than_have_room_stand_in_an_annex_above_the_signatures_and_on_two_pages() -> None:
    options = [{"text": f"Propuesta {n} de la asamblea", "votes": 90 - n} for n in range(25)]
    found = acta(plan_with(options=options, agreed={"how": "vote", "for": 90}, text="Propuesta 0 de la asamblea"))
    drawn = pdf([acta_as_paper(found, words.speech())], "letter")
    first, second = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(drawn)).pages]
    assert "► 1 Propuesta 0" in first
    assert "y 17 más, en el anexo" in first
    annex, signed, rows = second.partition("Firma o huella")
    assert signed
    assert [annex.count(f"Propuesta {n} de la asamblea") for n in range(8, 25)] == [1] * 17
    assert "Propuesta" not in rows


def test_a_years_demand_has_one_name_on_an_acta() -> None:
    """Of whom asks for two a year, too, in what is to settle: the labels lead from the one place to the other."""
    survey = Survey([*PLAN, revision("demand/guaqui/apleg/2004/1", {"text": "Tanque", "status": "proposed"})])
    words.use("es")
    unsettled = {(f"demand/guaqui/apleg/2004/{n}", "text"): "" for n in (1, 2)}
    made = paper(printed(survey, "apleg"), "", words.speech(), unsettled)
    assert [one.label for one in made.unsettled] == ["2004 · 1", "2004 · 2"]
    assert {one.label for one in made.unsettled} <= {one.label for of in made.sections for one in of.entries}
