"""Drafts of actas: on every page of one, two and many stands in letters that they are drafts."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from exports.acta.conflicts_said import conflicts_said
from exports.acta.contents import ActaPaper, paper
from exports.acta.pieces import acta_as_paper
from exports.acta.point import ActaPoint, Section
from exports.document.pdf import pdf
from guaqui_tui.language import gettext_ as words
from storage.kinds.terms.municipality import PAPERS
from storage.plan.acta.printed import conflicts_on_acta, printed
from storage.plan.survey import Survey
from tests.storage.revisions_made import child

from ...storage.plan.acta.test_acta import DEMAND, MADE, PLAN

LANGUAGES = {
    "es": ("BORRADOR SIN CÓDIGO", "página {n} de {all}"),
    "en": ("DRAFT WITHOUT A CODE", "page {n} of {all}"),
}
ENDS: dict[str, Section] = {
    "room to write": Section("Lo postergado", [], blank=2),
    "a point": Section("Lo postergado", [ActaPoint("1.", "Un punto")]),
    "a point with details": Section("Lo postergado", [ActaPoint("2003", "Un punto", ("Un detalle", "Otro"))]),
    "a heading alone": Section("Lo postergado", []),
}
"""What the last page may end with: each leaves the writer with another font."""


def disputed(**changes: Any) -> Survey:
    first = MADE[DEMAND]
    costs = [child([first], {"cost_cents": cost, **changes}) for cost in (1, 2)]
    return Survey([*PLAN, *costs])


def draft(survey: Survey) -> ActaPaper:
    said = conflicts_said(survey, conflicts_on_acta(survey, "andamarca"), words.speech())
    return paper(printed(survey, "andamarca"), "", words.speech(), said)


def pages_of(of: ActaPaper, size: str) -> list[str]:
    reader = PdfReader(io.BytesIO(pdf([acta_as_paper(of, words.speech())], size)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def agreements(many: int) -> Section:
    return Section("Acuerdos", [ActaPoint(f"{n}.", "Mano de obra y herramientas") for n in range(many)])


@pytest.mark.crossed
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_draft_says_that_it_is_one(language: str, size: str, end: str) -> None:
    words.use(language)
    foot, numbered = LANGUAGES[language]
    lengths = []
    for many in (1, 36, 120):
        pages = pages_of(draft(disputed())._replace(sections=[agreements(many), ENDS[end]]), size)
        lengths.append(min(len(pages), 3))
        for number, page in enumerate(pages, 1):
            assert page.count(foot) >= 2, (number, page)
            assert page.count(numbered.format(n=number, all=len(pages))) == 1, (number, page)
    assert lengths == [1, 2, 3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_demand_that_goes_over_pages_leaves_their_feet_alone(language: str) -> None:
    words.use(language)
    options = [{"text": f"Propuesta {n} " + "con muchas palabras " * 5, "votes": n} for n in range(1, 60)]
    for size in PAPERS:
        pages = pages_of(draft(disputed(options=options)), size)
        assert len(pages) > 2
        assert all(page.count(LANGUAGES[language][0]) >= 2 for page in pages)


def test_what_is_in_dispute_is_marked_where_it_stands_and_not_only_at_the_top() -> None:
    words.use("es")
    (section,) = (one for one in draft(disputed()).sections if one.heading == "Demandas por año")
    (said,) = (line for one in section.entries for line in one.details if line.startswith("! "))
    assert re.fullmatch(r"! Costo: \S+ 0,0[12] / \S+ 0,0[12]", said)
    assert "0,01" in said
    assert "0,02" in said
    settled = draft(Survey(PLAN)).sections
    assert not [line for of in settled for one in of.entries for line in one.details if line.startswith("! ")]
