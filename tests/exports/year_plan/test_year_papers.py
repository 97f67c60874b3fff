"""The plan of a year on paper: what there is, what is placed, what is left, the same to the centavo everywhere."""

from __future__ import annotations

import io
import re
from random import Random
from typing import Any

import msgspec
import openpyxl
import pytest
from pypdf import PdfReader

from exports.dossier import Dossier
from exports.findings.year_lines import year_words
from exports.findings.year_tables import YearRow
from exports.formats import files
from exports.tables.registers import Registers
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.year_plan.table import year_plan_table_rows
from storage.file.pack import load_pack
from storage.kinds.process.demand import IN_A_PLAN
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ..generated import M
from ..spending import spent_plan

ANY = f"ceiling/{M}/2003/year/any"


def line(holder: str, year: int = 2003, **body: Any) -> Revision:
    text = {"text": "Riego", "action": "irrigation", "status": "budgeted"}
    return revision(f"demand/{M}/{holder}/{year}/1", {**text, **body})


def papers(*more: Revision, name: str = "year.pdf") -> dict[str, bytes]:
    words.use("es")
    survey = Survey([*load_pack(M), *more])
    return {one.name: b"".join(one.make()) for one in files(survey, [name], Edition(words.speech()))}


def page_texts(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def text_of(*more: Revision) -> str:
    (data,) = papers(*more).values()
    return " ".join(page_texts(data))


def test_only_years_with_something_in_them_leave() -> None:
    assert [*papers(line("arcata"), line("arcata", 2005, status="planned"))] == ["anual-2003.pdf"]
    assert [*papers(revision(f"ceiling/{M}/2006/year/any", {"amount_cents": 1}))] == ["anual-2006.pdf"]
    assert not papers()


def test_more_than_there_is_stands_in_words_and_what_is_only_in_the_plan_of_all_years_does_not() -> None:
    more = line("arcata", cost_cents=70_500_000), line("copajira", cost_cents=100, status="planned", text="Aulas")
    said = text_of(revision(ANY, {"amount_cents": 70_000_000}), *more)
    assert "Se pasa de lo disponible por Bs 5.000" in said
    assert "Techo: Bs 700.000; inscrito: Bs 705.000; se pasa de lo disponible por Bs 5.000." in said
    assert "Aulas" not in said


def test_a_year_without_a_ceiling_has_not_one_of_nothing() -> None:
    said = text_of(line("arcata", cost_cents=100_000, funding={"municipality": 60_000}))
    assert "Todavía sin techo" in said
    assert "se pasa" not in said.lower()
    assert "De lo inscrito, Bs 400 todavía no tienen quién los ponga." in said


def test_what_two_files_say_of_a_ceiling_is_between_what_and_what() -> None:
    said = revision(ANY, {"amount_cents": 100_000})
    two = (child([said], {"amount_cents": cents}, device=f"laptop{cents:02}") for cents in (20, 30))
    text = text_of(line("arcata", cost_cents=10), said, *two)
    assert "por resolver; quedarían entre Bs 0,10 y Bs 0,20" in text


def test_lines_stand_by_programme_with_their_codes_and_what_is_joint_says_so() -> None:
    above = revision(f"programme/{M}/produce", {"name": "Producción", "code": "1"})
    own = revision(f"programme/{M}/water", {"name": "Agua", "code": "1.4", "part_of": "produce"})
    budget = {
        "name": "OECAs",
        "programme": "water",
        "code": "77-1",
        "cost_cents": 4_000_000,
        "status": "validated",
    }
    joint = line("copajira", joint_with=f"demand/{M}/arcata/2003/1", code="34-0012")
    text = text_of(above, own, line("arcata", cost_cents=500), joint, revision(f"budget/{M}/2003/oecas", budget))
    assert "1 Producción · 1.4 Agua" in text
    assert "77-1 OECAs" in text
    assert "34-0012 Copajira Riego · en conjunto con Arcata · 2003" in text
    assert "Inscrito: Bs 40.005" in text


def test_the_year_before_says_what_became_of_each_and_a_figure_in_dispute_is_in_no_sum() -> None:
    first = line("copajira", cost_cents=100)
    two = [
        child([first], {"executed": {"state": "done", "spent_cents": cents}}, device=f"laptop{cents:02}")
        for cents in (40, 50)
    ]
    became = {"state": "stopped", "on": "2003-08", "spent_cents": 700, "cause": "no-transfer", "reason": "falta"}
    said = text_of_2004(line("arcata", cost_cents=900, executed=became), first, *two)
    assert "parado desde 08/2003. no llegó el dinero: falta Bs 7" in said
    assert "! por resolver: Bs 0,50 / Bs 0,40" in said
    assert "Suma de gestión Bs 10 por resolver 1 Bs 7" in said


def test_what_left_the_year_before_is_said_with_where_it_went_and_its_cost_is_in_no_sum() -> None:
    first, out = line("copajira", cost_cents=100, text="Aulas"), line("sullcata", cost_cents=300, text="Posta")
    there = f"demand/{M}/copajira/2005/1"
    said = text_of_2004(
        line("arcata", cost_cents=900, executed={"state": "done"}),
        first,
        child([first], {"withdrawn": True, "moved_to": there}),
        revision(there, {"text": "Aulas", "status": "planned"}),
        out,
        child([out], {"status": "planned", "status_reason": "no alcanza", "executed": {"spent_cents": 500}}),
    )
    assert "Copajira Aulas Pasó a Copajira · 2005" in said
    assert "Sullcata Posta Ya no está en POA. inscrita en el PDM: no alcanza Bs 5" in said
    assert "Suma de gestión Bs 9 sin monto en 1 Bs 5" in said


def test_what_never_stood_in_the_year_before_is_not_said_to_have_left_it() -> None:
    first, out = (
        line("copajira", status="postponed", executed={"spent_cents": 700}),
        line("sullcata", text="Posta"),
    )
    said = text_of_2004(
        line("arcata", text="Aulas", status="proposed", executed={"spent_cents": 500}),
        revision(f"budget/{M}/2003/oecas", {"name": "OECAs", "status": "planned", "executed": {"state": "done"}}),
        out,
        child([out], {"status": "postponed", "executed": {"spent_cents": 300}}),
        first,
    )
    assert "Arcata Aulas No estuvo en POA. propuesta Bs 5" in said
    assert "OECAs No estuvo en POA. inscrita en el PDM. hecho" in said
    assert "Sullcata Posta Ya no está en POA. postergada Bs 3" in said, "it was, though nothing is asked there now"
    assert "Copajira Riego No estuvo en POA. postergada Bs 7" in said


@pytest.mark.parametrize("said_first", IN_A_PLAN)
def test_what_laptops_say_otherwise_of_the_year_before_is_not_told_as_settled(said_first: str) -> None:
    first, out = line("copajira"), line("andamarca")
    statuses = sorted(IN_A_PLAN, key=lambda status: status != said_first)
    said = text_of_2004(
        first,
        *(child([first], {"status": one}, device=f"laptop{n:02}") for n, one in enumerate(statuses)),
        out,
        *(
            child([out], {"status": "planned", "status_reason": one}, device=f"laptop{n:02}")
            for n, one in enumerate(("falta", "caro"))
        ),
    )
    assert re.search(r"Copajira Riego ! por resolver: inscrita en el (POA|PDM) / inscrita en el (?!\1)", said)
    assert "Andamarca Riego Ya no está en POA. inscrita en el PDM: ! por resolver: falta / caro" in said


def text_of_2004(*more: Revision) -> str:
    return " ".join(page_texts(papers(*more, line("arcata", 2004))["anual-2004.pdf"]))


def test_signers_are_those_whom_the_plan_fixes_and_never_alone_on_a_page() -> None:
    old = [one for one in load_pack(M) if one.record == f"plan/{M}/2003-2007"]
    fixed = child(old, {"signs": {"year": ["Alcalde", "Comité de Vigilancia"]}})
    ids = [one.id for one in Survey(load_pack(M)).communities()]
    for many in range(1, len(ids) + 1, 4):
        (data,) = papers(fixed, *(line(id_, cost_cents=100) for id_ in ids[:many])).values()
        (page,) = [one for one in page_texts(data) if "Alcalde" in one]
        assert "Comité de Vigilancia" in page
        assert "todavía sin techo" in page


def test_the_lines_stand_in_one_order_on_f4_on_paper_and_in_the_list() -> None:
    """What is part of another programme stands with it, whatever the order of their ids; phases in theirs."""
    words.use("es")
    ids = {"z-above": "", "a-below": "z-above", "m-alone": ""}
    programmes = [
        revision(f"programme/{M}/{id_}", {"name": id_, **({"part_of": above} if above else {})})
        for id_, above in ids.items()
    ]
    budget = [
        revision(f"budget/{M}/2003/b-{id_ or 'none'}", {"name": f"b-{id_}", **({"programme": id_} if id_ else {})})
        for id_ in ("m-alone", "a-below", "", "z-above")
    ]
    demands = [
        line(holder, text=f"{holder} {phase}", phase=phase)
        for holder, phase in (("arcata", "work"), ("copajira", "study"), ("sullcata", "odd"))
    ]
    survey = Survey([*load_pack(M), *programmes, *budget, *demands, line("patarani", text="patarani")])
    of = year_words(Dossier(survey, Edition(words.speech())), 2003)
    on_paper = [row.cells[2] for row in of.lines.rows if row.sort == "plain"]
    table = Registers(survey).table("year_plan")
    text = next(at for at, column in enumerate(table.columns) if column.name == "text")
    on_f4 = [row.line.words for row in year_plan_table_rows(survey, 2003) if row.line]
    assert [row[text] for row in table.rows] == on_paper == on_f4
    at = {name: on_paper.index(name) for name in on_paper}
    assert at["b-z-above"] < at["b-a-below"]
    assert at["copajira study"] < at["arcata work"] < at["sullcata odd"] < at["patarani"]
    assert on_paper[-1] == "b-"


def generated(seed: int) -> Survey:
    """A generated plan, most of its years with ceilings, and some lines that are no demand."""
    luck, survey = Random(seed), spent_plan(seed)
    for year in survey.plan.years[:4]:
        for funder in luck.sample(("any", "municipality", "pdla", "nobodys"), 2):
            name = f"ceiling/{M}/{year}/year/{funder}"
            survey.add([revision(name, {"amount_cents": luck.randrange(40_000)})])
        money = {"cost_cents": luck.randrange(9_999), "funding": {"nobodys": luck.randrange(9_999)}}
        status = luck.choice(("validated", "budgeted", "planned", "rejected"))
        survey.add([revision(f"budget/{M}/{year}/oecas", {"name": "OECAs", "status": status, **money})])
    survey.add([child([one for one in load_pack(M) if one.record == f"funder/{M}/pdla"], {"withdrawn": True})])
    return survey


def sums(rows: tuple[YearRow, ...]) -> list[int]:
    return [cell for cell in rows[-1].cells if isinstance(cell, int)]


@pytest.mark.costly(3)
@pytest.mark.parametrize("seed", range(4))
def test_paper_workbook_list_and_figures_say_the_same_to_the_centavo(seed: int, *, full: bool) -> None:
    for number in range(500 if full else 1):
        _same_everywhere(generated(seed + 4 * number))


def _same_everywhere(survey: Survey) -> None:
    words.use("es")
    dossier = Dossier(survey, Edition(words.speech()))
    told = msgspec.to_builtins(indicators(dossier.survey))
    figures, spent = told["ceilings"], told["spent"]
    table = Registers(dossier.survey).table("year_plan")
    cost = next(at for at, column in enumerate(table.columns) if column.name == "cost")
    status = next(at for at, column in enumerate(table.columns) if column.name == "status")
    n = next(at for at, column in enumerate(table.columns) if column.name == "n")
    books = {one.name: one for one in files(survey, ["year.xlsx"], Edition(words.speech()))}
    for year in survey.plan.years:
        of = year_words(dossier, year)
        whole = of.money.rows[-1].cells[2]
        own = [row for row in table.rows if row[0] == year]
        placed = [
            row for row in own if row[status] == "budgeted" or (row[n] is None and row[status] == "validated")
        ]
        assert whole == sum(row[cost] or 0 for row in placed)
        assert sums(of.lines.rows)[0] == whole
        some = [row.cells for row in of.money.rows if row.cells[0] == "Quienes tienen techo, juntos"]
        by_funder = [row.cells[2] for row in of.money.rows[:-1] if row.cells not in some]
        assert sums(of.lines.rows)[1:] == [cents for cents in by_funder if cents]
        if of.before.rows:
            assert of.before.rows[-1].cells[-1] == spent[str(year - 1)]["spent_cents"]
        if str(year) in figures:
            said, shown = figures[str(year)], [*some, of.money.rows[-1].cells][0]
            assert (said["ceiling_cents"], said["planned_cents"]) == shown[1:3]
            everybody = any(part["for"] == "year" and part["funder"] == "any" for part in said["parts"])
            assert not (some and everybody)
            unfunded = [row.cells[2] for row in of.money.rows[:-1] if row.cells[0] == "Sin fuente"]
            assert [said["unfunded_cents"]] == (unfunded or [0])
        if (name := f"anual-{year}.xlsx") in books:
            _same_in_book(b"".join(books[name].make()), of.lines.rows)


def _same_in_book(data: bytes, rows: tuple[YearRow, ...]) -> None:
    """What its formulas came to as it was written: the amounts of the paper, row by row."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    last = [cell.value for cell in [*sheet.iter_rows()][-1] if isinstance(cell.value, int | float)]
    assert [round(value * 100) for value in last] == sums(rows)


def test_where_only_who_pays_has_a_ceiling_each_sum_says_of_whom_it_is() -> None:
    """What all costs, and what those have of it who have a ceiling, are two sums."""
    ceilings = (
        revision(f"ceiling/{M}/2003/year/{funder}", {"amount_cents": cents})
        for funder, cents in (("municipality", 10_000), ("pdla", 5_000))
    )
    said = text_of(line("arcata", cost_cents=20_000, funding={"municipality": 8_000}), *ceilings)
    assert "Inscrito: Bs 200. De quienes tienen techo: Bs 150; inscrito: Bs 80; quedan Bs 70 por asignar" in said


def test_who_pays_more_than_there_is_is_named_though_all_together_is_enough() -> None:
    ceilings = (
        revision(f"ceiling/{M}/2003/year/{funder}", {"amount_cents": cents})
        for funder, cents in (("municipality", 10_000), ("pdla", 5_000))
    )
    said = text_of(line("arcata", cost_cents=12_000, funding={"municipality": 12_000}), *ceilings)
    assert "Lo inscrito pasa del dinero que hay" in said
    assert "de lo disponible por Bs 20" in said
