"""Of every paper how many pages it takes and how small its letters are, for plans of every sort."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import partial

import pytest
from pypdf import PdfReader

from exports.document.paper import Paper
from exports.document.pdf import pdf
from exports.document.pieces import PaperTable, Text
from exports.formats import FORMATS, files
from exports.formats.file import Drawing, File
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.plan.survey import Survey

from .full_plan import full_plan
from .test_achica import prepared

PLANS: dict[str, tuple[Callable[[], Survey], tuple[str, ...]]] = {
    "sixty": (partial(full_plan, 60), ("more-001", "more-003", "more-027", "apleg")),
    "none": (lambda: Survey(load_pack("guaqui")), ("andamarca", "apleg")),
    "achica": (partial(prepared, "es"), ("achuma", "chambi", "tejedoras-de-achica")),
}
"""By what each is, and whose actas and accounts are made: sixty communities have the longest names."""
PAGES = {
    "concejo.pdf": 2,
    "matriz.pdf": 4,
    "entrega.pdf": 1,
    "rendicion/*.pdf": 1,
    "rendicion.pdf": 3,
    "actas/*.pdf": 2,
    "hoja-en-blanco.pdf": 5,
    "concejo-anexos.pdf": 7,
    "anual-*.pdf": 3,
}
"""At most; what is not here is as long as what it tells."""
TEXT, TABLE = 10.0, 8.0
_SET_LETTERS = re.compile(rb"/F\d+ ([\d.]+) Tf")


def drawn(name: str) -> Iterator[tuple[File, Drawing, list[Paper]]]:
    """Each paper of a plan, and its pieces."""
    plan, whose = PLANS[name]
    words.use("es")
    edition = Edition(words.speech(), subjects=whose, holders=whose)
    for file in files(plan(), [one for one in FORMATS if FORMATS[one].form == "pdf"], edition):
        assert file.drawing
        yield file, file.drawing, [*file.drawing.papers()]


@pytest.mark.costly(0)
@pytest.mark.parametrize("name", PLANS)
def test_every_paper_keeps_to_its_pages_and_no_letter_is_too_small(name: str) -> None:
    found = set()
    for file, drawing, papers in drawn(name):
        for piece in (piece for paper in papers for piece in paper.pieces):
            assert not isinstance(piece, Text) or piece.size >= TEXT, (file.name, piece)
            assert not isinstance(piece, PaperTable) or piece.size >= TABLE, (file.name, piece)
        pages = PdfReader(io.BytesIO(pdf(papers, drawing.size, odd=drawing.odd))).pages
        letters = {float(size) for page in pages for size in _SET_LETTERS.findall(page.get_contents().get_data())}  # type: ignore[union-attr]
        assert min(letters) >= TABLE, file.name
        for pattern, most in PAGES.items():
            if fnmatch(file.name, pattern):
                found.add(pattern)
                assert len(pages) <= most, file.name
    assert found >= {*PAGES} - {"rendicion.pdf", "anual-*.pdf"}
