"""What leaves groups communities by their levels and sums them up, by the one rule of counting."""

from __future__ import annotations

import pytest

from exports.dossier import Dossier
from exports.report.page import page
from exports.tables.table import MatrixRow
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from exports.workbook.book import book
from storage.plan.indicators import indicators
from storage.plan.levels.tree import Level
from storage.plan.survey import Survey
from tests.exports.formulas import Book
from tests.storage.plan.levels.levels_made import level, levelled
from tests.storage.revisions_made import revision

from .generated import M
from .report.test_report_html import Page

SEEDS = (2, 6)
ENGLISH = Edition(Speech())


def test_each_level_stands_right_before_its_communities(seed: int) -> None:
    dossier = Dossier(levelled(seed), ENGLISH)
    of = dossier.levels
    above = {id_: [one.id for one in of.tree if id_ in one.communities] for id_ in of.order()}
    path: list[str] = []
    for line in dossier.grouped:
        if isinstance(line, Level):
            path[line.depth :] = [line.id] if line.id else []
        else:
            assert path == above[line.id]
    rows = [line.id for line in dossier.grouped if isinstance(line, MatrixRow)]
    assert rows == dossier.levels.order()
    heads = [line.id for line in dossier.grouped if isinstance(line, Level) and line.id]
    assert heads == [one.id for one in dossier.levels.tree if one.communities]


@pytest.mark.costly(0)
def test_the_workbooks_sums_of_levels_are_what_their_formulas_give(seed: int) -> None:
    survey = levelled(seed)
    made = Book(book(survey, ENGLISH))
    kinds = set()
    for sheet, cell in made.formulas():
        reckoned, carried = made.reckoned(sheet, cell.value), made.result(sheet, cell.coordinate)
        assert carried == (None if reckoned is None else pytest.approx(reckoned, abs=0.0051)), (sheet, cell)
        kinds.add((sheet, str(cell.value)[:12]))
    assert {("Matrix", "=SUBTOTAL(9,"), ("Matrix", "=IF(COUNTA(B"[:12])} & kinds
    dossier = Dossier(survey, ENGLISH)
    shares = {row[0]: row for row in made.rows("Matrix") if row[0]}
    for one in dossier.levels.tree:
        if one.communities:
            years = dossier.figures_of_levels()[one.id].years.values()
            at = 1 + len(dossier.zonings)
            found = [value for value in shares[dossier.level(one.id)][at : at + 10] if value is not None]
            said = [of.productive / of.filled for of in years if of.filled]
            assert [value for value in found if isinstance(value, float | int)][: len(said)] == pytest.approx(said)


def test_the_report_says_each_levels_figures(seed: int) -> None:
    survey = levelled(seed)
    dossier = Dossier(survey, ENGLISH)
    html = Page("".join(page(dossier)))
    found = indicators(survey).levels
    assert found
    for id_, of in found.items():
        assert dossier.level(id_) in html.text
        if of.filled:
            assert f"{of.productive} of {of.filled}" in html.text


def test_levels_that_begin_with_the_same_community_stand_one_above_the_other() -> None:
    survey = Survey(
        [
            revision(f"plan/{M}/p", {"name": "Plan", "years": [2026], "per_year": 1}),
            *(level("marka"), level("ayllu", "marka"), level("empty", "marka")),
            revision(f"community/{M}/one", {"name": "Uno", "part_of": "ayllu"}),
            revision(f"community/{M}/two", {"name": "Dos"}),
        ]
    )
    dossier = Dossier(survey, ENGLISH)
    assert [line.id for line in dossier.grouped] == ["marka", "ayllu", "one", "", "two"]
    assert [dossier.level(id_) for id_ in ("marka", "ayllu", "")] == [
        "Ayllu marka", "Ayllu marka · Ayllu ayllu", "In no level",
    ]  # fmt: skip
