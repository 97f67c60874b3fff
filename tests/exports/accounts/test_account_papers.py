"""Accounts on paper: a page each, read aloud; for the whole municipality a table; the same figures in the list."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from pypdf import PdfReader

from exports.accounts.sheet import account_sheet
from exports.document.pieces import PaperTable, Text
from exports.dossier import Dossier
from exports.formats import files
from exports.frame import frame_of
from exports.tables.registers import Registers
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.plan.accounts.holder_accounts import plan_accounts
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ..full_plan import full_plan
from ..generated import M
from ..spending import spent_plan

LONG = "Riego por aspersión para las parcelas de arriba, con toma en el ojo de agua y cañería " * 5


def demand(holder: str, year: int = 2003, **body: Any) -> Revision:
    return revision(f"demand/{M}/{holder}/{year}/1", {"text": "Riego", "status": "proposed", **body})


def pages(survey: Survey, **edition: Any) -> dict[str, list[str]]:
    words.use("es")
    made = files(survey, ["accounts.pdf"], Edition(words.speech(), **edition))
    return {one.name: [*_pages(b"".join(one.make()))] for one in made}


def _pages(data: bytes) -> Iterator[str]:
    for page in PdfReader(io.BytesIO(data)).pages:
        yield " ".join(page.extract_text().split())


def sheet(*more: Revision, holder: str = "andamarca") -> str:
    (found,) = pages(Survey([*load_pack(M), *more]), holders=(holder,)).values()
    (page,) = found
    return page


def test_it_says_in_five_seconds_what_was_done_and_then_of_each_year_what_became_of_it() -> None:
    done = {"state": "done", "on": "2004-03", "spent_cents": 8_350_000}
    first = demand("andamarca", status="validated", cost_cents=8_000_000)
    not_done = {"state": "not-done", "cause": "no-transfer", "reason": "la Prefectura no giró"}
    said = sheet(
        first,
        child([first], {"status": "budgeted", "executed": done}),
        demand("andamarca", 2004, text="Aulas", status="budgeted", executed=not_done),
        demand("andamarca", 2005, status="postponed", status_reason="falta agua"),
        demand("andamarca", 2006, status="rejected", text="Cancha", status_reason="no es prioridad"),
    )
    assert "Pedidas 3 · entraron en POA 2 · hechas 1" in said
    assert "Pedidas: 3; validadas: 1; inscritas en PDM: 2; en POA: 2; hechas: 1." in said
    assert (
        "Lo pedido cuesta Bs 80.000, sin 1 cuyo costo no está anotado; en POA hay Bs 80.000; se gastó Bs 83.500."
        in said
    )
    assert "Hecho desde 03/2004. Gastado: Bs 83.500, más que su costo. Validada" in said
    assert "Por qué no: no llegó el dinero: la Prefectura no giró" in said
    assert "Sin constancia de validación" in said
    assert "Postergada: falta agua" in said
    assert "Rechazada: no es prioridad" in said
    assert "2007 Todavía no se pidió nada" in said
    assert "Todavía no se hizo: 2004 (no hecho)." in said


@pytest.mark.parametrize(
    ("costs", "said_of_it"),
    [
        ((None, None), "No está anotado cuánto cuesta lo pedido; en POA"),
        ((8_000_000, None), "Lo pedido cuesta Bs 80.000, sin 1 cuyo costo no está anotado; en POA"),
        ((8_000_000, 100), "Lo pedido cuesta Bs 80.001; en POA"),
    ],
)
def test_a_cost_that_nobody_noted_is_not_said_to_be_nothing(
    costs: tuple[int | None, ...], said_of_it: str
) -> None:
    asked = (
        demand("andamarca", 2003 + n, **({} if cost is None else {"cost_cents": cost}))
        for n, cost in enumerate(costs)
    )
    assert said_of_it in sheet(*asked)


@pytest.mark.parametrize(
    ("outcome", "words"), [("closed", "No hubo taller"), ("held", "Todavía no se pidió nada"), ("", "Todavía no")]
)
def test_a_year_without_a_demand_says_whether_it_can_still_have_one(outcome: str, words: str) -> None:
    record = f"workshop/{M}/community/andamarca/1"
    said = sheet(*([revision(record, {"outcome": outcome})] if outcome else []))
    assert said.count(words) == 5


def test_both_are_said_where_laptops_differ_and_neither_is_done() -> None:
    first = demand("andamarca", status="budgeted")
    two = [
        child([first], {"executed": {"state": state}}, device=f"laptop{n:02}")
        for n, state in enumerate(("done", "stopped"))
    ]
    said = sheet(first, *two)
    assert "Pedidas 1 · entraron en POA 1 · hechas 0" in said
    assert "! por resolver: hecho / parado" in said or "! por resolver: parado / hecho" in said
    assert "Todavía no se hizo: 2003 (por resolver)." in said


def test_what_was_put_off_says_in_its_own_line_what_was_spent_on_it() -> None:
    became = {"state": "stopped", "spent_cents": 500}
    said = sheet(
        demand("andamarca", status="postponed", status_reason="falta agua", executed=became),
        demand("andamarca", 2004, text="Aulas", status="postponed"),
    )
    assert "2003 Riego. Postergada: falta agua Parado. Gastado: Bs 5 2004 Postergada 2005" in said
    assert "Todavía no se hizo: 2003 (parado)." in said
    assert "No tiene lugar en el plan" not in said


def test_what_moved_or_is_joint_says_so_and_what_was_taken_back_is_not_asked() -> None:
    there = f"demand/{M}/andamarca/2005/1"
    moved = demand("andamarca", text="Riego de arriba", withdrawn=True, moved_to=there)
    said = sheet(
        moved,
        revision(there, {"text": "Riego de arriba", "status": "proposed"}),
        demand("andamarca", 2004, text="Secreto de antes", withdrawn=True),
        demand("copajira", 2005, joint_with=there),
    )
    assert "2003 Pasó a Andamarca · 2005" in said
    assert "Riego de arriba. En conjunto con Copajira · 2005. Viene de Andamarca · 2003" in said
    assert "Secreto" not in said


def test_nothing_private_and_no_person_stands_on_it() -> None:
    assert "apleg" not in sheet(demand("patarani", carries="apleg", notes="xsecretx"), holder="patarani").lower()
    whose = ("andamarca", "arcata", "apleg", "all")
    every = pages(full_plan(18), private=True, people=True, holders=whose)
    said = " ".join(page for of in every.values() for page in of)
    assert not [word for word in ("Mamani", "Quispe", "Nota reservada", "Condori") if word in said]


def test_a_page_each_however_long_the_texts_in_letters_to_be_read_aloud() -> None:
    words.use("es")
    became = {"state": "stopped", "cause": "no-transfer", "reason": LONG, "spent_cents": 1}
    asked = [demand("andamarca", year, text=LONG, executed=became) for year in range(2003, 2008)]
    dossier = Dossier(Survey([*load_pack(M), *asked]), Edition(words.speech()))
    of = plan_accounts(dossier.survey).of("andamarca")
    paper = account_sheet(dossier, of, partial(frame_of, dossier.survey, dossier.edition), "letter")
    assert {one.size for one in paper.pieces if isinstance(one, PaperTable | Text)} == {13.0}
    assert len(sheet(*asked).split("…")) > 5, "what is cut says so"


def test_the_whole_municipality_has_every_one_of_them_and_what_was_not_done_with_why() -> None:
    words.use("es")
    survey = full_plan(18)
    became = {"state": "not-done", "cause": "no-transfer"}
    survey.add(
        [revision(f"demand/{M}/fishermen-a/2003/1", {"text": "Lanchas", "status": "budgeted", "executed": became})]
    )
    every = pages(survey)
    said = " ".join(every["rendicion.pdf"])
    assert len(every) == len(plan_accounts(survey).holders) + 1
    assert all(one.fields.name in said for one in survey.holders_listed())
    assert "No hecho. Por qué no: no llegó el dinero" in said


@pytest.mark.parametrize("seed", range(3))
def test_the_list_adds_up_to_the_paper(seed: int) -> None:
    words.use("es")
    dossier = Dossier(spent_plan(seed), Edition(words.speech()))
    table = Registers(dossier.survey).table("accounts")
    accounts = plan_accounts(dossier.survey)
    sums, others = accounts.sums, [one for of in accounts.every for one in of.others]
    put_off = [one for of in accounts.every for one in of.demands if one.executions and not one.asked]
    by_name = {column.name: at for at, column in enumerate(table.columns)}

    def sum_of(name: str) -> int:
        return sum(row[by_name[name]] for row in table.rows)

    assert len(table.rows) == sums.asked + len(put_off) + len(others)
    assert sum_of("cost") == sums.cost_cents + sums.refused_cents + sum(one.cost_cents for one in others)
    assert (sum_of("planned_cost"), sum_of("spent")) == (sums.planned_cents, sums.spent_cents)
    in_plan = sums.budgeted + sum(one.budgeted for one in others)
    assert sum(bool(row[by_name["in_year_plan"]]) for row in table.rows) == in_plan


def test_a_budget_line_is_read_aloud_to_whom_it_is_for_and_nobodys_stand_on_the_page_of_all() -> None:
    line = {"name": "Fortalecimiento", "cost_cents": 4_000_000}
    mine = revision(
        f"budget/{M}/2003/oecas",
        {**line, "holder": "andamarca", "executed": {"state": "done", "spent_cents": 700}},
    )
    roads = revision(f"budget/{M}/2003/roads", {"name": "Caminos", "executed": {"state": "not-done"}})
    said = sheet(mine, demand("andamarca", status="rejected", cost_cents=900))
    assert "Pedidas 1 · entraron en POA 0 · hechas 0 · además, hechas 1 de 1" in said
    assert "Partida: Fortalecimiento. Costo: Bs 40.000 Hecho. Gastado: Bs 7" in said
    assert "en POA hay Bs 40.000; se gastó Bs 7. Lo rechazado, Bs 9, no está en ese costo." in said
    whole = " ".join(pages(Survey([*load_pack(M), mine, roads]))["rendicion.pdf"])
    assert "De nadie en particular" in whole
    assert "De nadie en particular 2003 Partida: Caminos No hecho" in whole


def test_all_of_the_pack_stand_on_one_page_and_no_sentence_alone_behind_a_long_table() -> None:
    (one,) = pages(Survey([*load_pack(M)]), holders=("all",))["rendicion.pdf"]
    assert "En total" in one
    *_others, last = pages(full_plan(60), holders=("all",))["rendicion.pdf"]
    assert last.count("Bs") >= 3
