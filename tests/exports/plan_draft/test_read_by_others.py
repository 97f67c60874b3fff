"""The draft plan in programs that people have: python-docx reads it, LibreOffice opens and converts it."""

from __future__ import annotations

import io
import re
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from exports.document.docx_markup import UNBROKEN
from exports.document.pieces import Figure, Heading, PaperTable
from exports.dossier import Dossier
from exports.formats import plan_docx, plan_pdf
from exports.plan_draft.paper import CHAPTERS, plan_draft
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from tests.exports.formats.test_libreoffice import converted

from .test_plan_draft import planned

pytestmark = pytest.mark.outside


class _Draft(NamedTuple):
    """What the document has to say, and the files that say it."""

    chapters: list[str]
    figure: str
    rows: list[list[str]]
    docx: bytes
    pdf: bytes


@pytest.fixture(scope="module")
def draft() -> _Draft:
    words.use("es")
    survey = planned(18)
    edition = Edition(words.speech())
    pieces = plan_draft(Dossier(survey, edition)).pieces
    (made,) = plan_docx.files(survey, edition)
    (printed,) = plan_pdf.files(survey, edition)
    return _Draft(
        [piece.text for piece in pieces if isinstance(piece, Heading) and piece.level == 1],
        next(piece.number for piece in pieces if isinstance(piece, Figure)),
        [
            [cell.text for cell in row.whole_cells]
            for piece in pieces
            if isinstance(piece, PaperTable)
            for row in piece.rows
        ],
        b"".join(made.make()),
        b"".join(printed.make()),
    )


def _blank(text: str) -> str:
    """A blank is a blank, whether a line may end there or not."""
    return text.replace(UNBROKEN, " ")


def squeezed(text: str) -> str:
    """Without what breaks lines: a program breaks them where it likes."""
    return re.sub(r"\s+", "", text)


def test_python_docx_finds_chapters_figures_and_each_row(draft: _Draft) -> None:
    docx: Any = import_module("docx")  # the outer tests alone have it
    read = docx.Document(io.BytesIO(draft.docx))
    said = [(one.style.name, _blank(one.text)) for one in read.paragraphs]
    assert [text for style, text in said if style.lower() == "heading 1"] == draft.chapters
    assert len(draft.chapters) == len(CHAPTERS)
    assert draft.figure in [text for _style, text in said]
    found = [row.cells for table in read.tables for row in table.rows[1:]]
    rows = [[_blank(text) for text in {cell._tc: cell.text for cell in cells}.values()] for cells in found]
    assert rows == draft.rows
    assert "PAGE" in read.sections[0].footer._element.xml


def test_libreoffice_prints_what_the_pdf_of_ours_says(draft: _Draft, tmp_path: Path) -> None:
    source = tmp_path / "plan.docx"
    source.write_bytes(draft.docx)
    (tmp_path / "plan.pdf").write_bytes(draft.pdf)
    theirs = squeezed(text_of(converted(source, "pdf", tmp_path / "theirs")))
    ours = squeezed(text_of(tmp_path / "plan.pdf"))
    plain = squeezed(converted(source, "txt", tmp_path / "text").read_text("utf-8-sig"))
    for text in (draft.figure, *draft.chapters):
        assert [text, *(squeezed(text) in one for one in (theirs, ours, plain))] == [text, True, True, True]
    cells = {squeezed(cell) for row in draft.rows for cell in row}
    assert [cell for cell in cells if cell not in plain] == []


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
