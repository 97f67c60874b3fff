"""What was taken back is asked for nowhere: its words stand on no paper but the list of what was taken back."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from pypdf import PdfReader

from exports.formats import FORMATS, files
from exports.wording.edition import Edition
from exports.wording.marks import Marks
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.assembly.lines import projected
from guaqui_tui.screens.board.lines import board_cell
from guaqui_tui.screens.year_plan.lines import year_plan_rows
from guaqui_tui.session.request_counts import RequestCounts
from guaqui_tui.wording.reading_aloud import NamesAloud, sentence_of
from guaqui_tui.wording.slots import slot_words
from storage.plan.acta.reading_aloud import slot_read_aloud
from storage.plan.decisions import of_year
from storage.plan.survey import Survey

from .generated import TAKEN_BACK, plan

SEEDS = (2, 6)
HOLDERS = ("andamarca", "arcata", "apleg")
WHAT_BECAME_OF_IT = re.compile(r"Lo que cambió de año o se retiró .*? Acuerdos\b")
"""The part of an acta that names what was taken back, to say that it was. Bound actas have one each."""


@pytest.fixture(scope="module")
def survey(seed: int) -> Survey:
    words.use("es")
    return plan(seed)


def sheets(data: bytes) -> dict[str, str]:
    """The text of each sheet of a workbook, by its name."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row) for sheet in book}


def texts(name: str, data: bytes) -> dict[str, str]:
    """What a file says, part by part."""
    if name.endswith(".xlsx"):
        assert zipfile.is_zipfile(io.BytesIO(data))
        return {f"{name} {sheet}": text for sheet, text in sheets(data).items()}
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as made:
            return {name: made.read("word/document.xml").decode()}
    if name.endswith(".pdf"):
        whole = " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
        return {name: WHAT_BECAME_OF_IT.sub("", whole)}
    if name.endswith("plan.json"):
        return {f"{name} report": json.dumps(json.loads(data)["report"])}  # the records are all that there is
    return {name: data.decode()}


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_no_paper_asks_for_it(survey: Survey, name: str, *, private: bool) -> None:
    edition = Edition(words.speech(), private=private, people=private, subjects=HOLDERS)
    found = {
        part: text
        for file in files(survey, [name], edition)
        for part, text in texts(file.name, b"".join(file.make())).items()
    }
    with_it = {part for part, text in found.items() if TAKEN_BACK in text}
    assert all(
        re.search(r"\b(withdrawn|demandas-retiradas)\.csv$| Demandas retiradas$", part) for part in with_it
    ), with_it
    assert bool(with_it) == (name in {"lists.csv", "lists.csv-excel", "lists.datapackage", "matrix.xlsx"})


def test_no_screen_asks_for_it(survey: Survey) -> None:
    marks, currency = Marks(survey), survey.profile.currency_sign
    assert isinstance(currency, str)
    shown = [line.words for year in survey.plan.years for line in year_plan_rows(survey, year)]
    for state in (state for year in survey.plan.years for state in of_year(survey, year)):
        shown += [slot_words(state, survey, roomy=True), board_cell(state, survey, marks, 40).words, state.text]
        shown += [
            *projected(state, "", marks, survey).lines,
            sentence_of(slot_read_aloud(state), NamesAloud(currency)),
        ]
    asked = RequestCounts(survey)
    asked.look()
    shown += asked.texts() or []
    assert not [text for text in shown if TAKEN_BACK in text]
