"""The sheet that a workshop writes on: its numbers are the app's own, and what belongs together stays together."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from exports.blank.sheet import actions_in_order, blank_sheet
from exports.document.pieces import PaperTable
from exports.formats import files
from exports.wording.edition import Edition
from guaqui_tui.forms.demand_lists import DemandLists
from guaqui_tui.language import gettext_ as words
from guaqui_tui.session.request_counts import RequestCounts
from storage.kinds.process.demand import Slot
from storage.plan.survey import Survey

from ..storage.plan.acta.test_acta import PLAN
from .test_achica import prepared

SURVEY = Survey(PLAN)


@pytest.fixture(scope="module")
def pages() -> list[str]:
    words.use("es")
    (file,) = files(SURVEY, ["blank.pdf"], Edition(words.speech()))
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(b"".join(file.make()))).pages]


@pytest.mark.parametrize("language", ["es", "en"])
def test_an_action_has_the_number_that_it_has_in_the_app(language: str) -> None:
    words.use(language)
    listed = DemandLists(SURVEY, RequestCounts(SURVEY), Slot("arcata", 2003, 1)).of("action")
    assert actions_in_order(SURVEY, words.speech()) == listed
    assert len(listed) > 20


def test_the_lists_stand_numbered_on_the_last_page(pages: list[str]) -> None:
    words.use("es")
    lists = DemandLists(SURVEY, RequestCounts(SURVEY), Slot("arcata", 2003, 1))
    for field in ("action", "how", "by"):
        for number, (_kept, read) in enumerate(lists.of(field), 1):
            assert f"{number} {read}" in pages[-1], (field, read)
    for number, funder in enumerate(SURVEY.funders(), 1):
        assert f"{number} {funder.fields.name}" in pages[-1]


def test_where_a_plan_has_no_actions_its_classes_are_numbered() -> None:
    pieces = [*blank_sheet(prepared("es"), words.speech().of(prepared("es")))]
    heads = {column.head for piece in pieces if isinstance(piece, PaperTable) for column in piece.columns}
    assert {"Clase (N.º)", "Clase"} <= heads
    assert not [head for head in heads if "Acción" in head]
    rows = [row for piece in pieces if isinstance(piece, PaperTable) for row in piece.rows]
    assert ("1", "Riego y suelos") in [row.cells[:2] for row in rows]


def test_each_year_has_its_proposals_and_what_is_asked_for_on_one_page(pages: list[str]) -> None:
    for year in SURVEY.plan.years:
        (page,) = (one for one in pages if f" {year} N.º Propuesta" in f" {one}")
        after = page.partition(f"{year} N.º Propuesta")[2]
        assert after.index("Acción (N.º)") < after.index("Si no se pide nada")
    assert "Firma o huella" in pages[-2]
