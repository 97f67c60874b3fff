"""Facts and other people's figures as papers and lists say them: both figures, each with whose it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from exports.dossier import Dossier
from exports.findings.facts import fact_points
from exports.findings.money_shares import money_tables
from exports.findings.references import reference_points
from exports.plan_draft.municipality import facts_chapter
from exports.report.page import page
from exports.tables.registers import Registers
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.facts import beside_facts
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from tests.storage.plan.facts.profile import REPORT, profile
from tests.storage.revisions_made import revision


def demands() -> Iterator[tuple[str, dict[str, object]]]:
    yield "andamarca/2003/1", {"text": "Establos", "action": "stables", "cost_cents": 30_000}
    yield "arcata/2003/1", {"text": "Aulas", "action": "school", "cost_cents": 70_050}
    yield "copajira/2004/1", {"text": "Otra cosa"}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    words.use("es")
    asked = [revision(f"demand/guaqui/{where}", {**body, "status": "proposed"}) for where, body in demands()]
    return Dossier(Survey([*load_pack("guaqui"), *profile(), *asked]), Edition(words.speech()))


def test_what_does_not_follow_is_said_with_both_figures_and_nothing_else_is(dossier: Dossier) -> None:
    points = [*fact_points(dossier.survey, dossier.values)]
    assert f"Densidad · 2002 · {REPORT} · Población: impreso 31,4; sale 29,3." in points
    assert "Parte sin ninguna · Comunidades: impreso 16,6; cortado: sale 16,67." in points
    assert len(points) == 8, points
    assert any("Asociaciones" in one and "actores: 2" in one and "talleres: 1" in one for one in points)
    assert not [one for one in points if "Tierra" in one]


def test_figures_of_others_are_named_as_theirs_beside_ours(dossier: Dossier) -> None:
    of = dossier.figures
    ours, *others = reference_points(dossier.survey, dossier.values, of.plan, of.money_shares.plan)
    assert "33,33%" in ours
    assert "29,99%" in ours
    assert "Bs 1.000,50" in ours
    assert len(others) == 5
    assert all(one.startswith("No es de este PDM: ") and REPORT in one for one in others)
    assert f"No es de este PDM: POA 2002: inversión productiva: 58 % (2002, {REPORT})." in others


def test_without_such_figures_nothing_is_compared() -> None:
    plain = Dossier(Survey(load_pack("guaqui")), Edition(words.speech()))
    of = plain.figures
    assert [*reference_points(plain.survey, plain.values, of.plan, of.money_shares.plan)] == []
    assert [*money_tables(plain)] == []
    assert of.facts == []


def test_number_and_money_stand_beside_each_other(dossier: Dossier) -> None:
    years, *_zones, classes, programmes = money_tables(dossier)
    assert [row[1:] for row in years.rows if row[0] == "2003"] == [["50,00%", "Bs 300", "Bs 1.000,50", "29,99%"]]
    assert ["sin clase", "1", "33,33%", "Bs 0", "0,00%"] in classes.rows
    assert sum(int(row[1]) for row in programmes.rows) == 3


def test_list_draft_report_and_register_have_both_figures(dossier: Dossier) -> None:
    table = Registers(dossier.survey).table("fact")
    at = {column.name: place for place, column in enumerate(table.columns)}
    both = {(row[at["printed"]].exact, row[at["comes_to"]].exact) for row in table.rows if row[at["comes_to"]]}
    assert ("31.4", "29.3") in both
    assert ("16.6", "16.67") in both
    assert "impreso 31,4; sale 29,3" in str([*facts_chapter(dossier)])
    html = "".join(page(dossier))
    assert "No es de este PDM: Saneamiento básico, nacional: 16,0 %" in html
    assert "impreso 31,4; sale 29,3" in html
    beside = [said for of in beside_facts(dossier.survey).values() for said in of]
    assert "? impreso 31,4; sale 29,3" in beside
    assert f"? otros documentos: {REPORT}, talleres: 1" in beside


def test_the_figures_for_programs_say_which_follow(dossier: Dossier) -> None:
    facts = {(one.name, one.on): one for one in dossier.figures.facts}
    density = facts["Densidad", "2002"]
    assert (density.printed, density.comes_to, density.follows, len(density.sources)) == ("31.4", "29.3", "no", 2)
    assert facts["Parte productiva", "2003"].follows == "cut"
    assert facts["Densidad", "1992"].follows == "yes"
    assert sum(one.reference for one in dossier.figures.facts) == 5
    assert len(facts["Coordenadas", ""].differs) == 0
    assert len(facts["Asociaciones", ""].differs) == 1
