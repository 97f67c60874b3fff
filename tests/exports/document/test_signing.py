"""Who signs, on their pages: never away from what they sign, and no page of nothing but empty rows."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.document.drawing import draw
from exports.document.paper import Frame, Paper
from exports.document.pieces import (
    Heading,
    NewPage,
    PaperColumn,
    PaperRow,
    PaperTable,
    Piece,
    Point,
    Signatures,
    Signer,
    Text,
    WritingLines,
)
from exports.document.sheet import Sheet
from exports.document.signing import rows_by_page

FRAME = Frame("Achica", "Acta", "Sullcata", "Código: 1", "página {n} de {all}")
HEADS = "Nombre", "Cargo", "C.I.", "Firma", "Sello"
CLOSING = (
    "Con lo que terminó el taller a horas 12:30. Leída el acta en voz alta y hallada conforme, firman y sellan "
    "las autoridades y quienes estuvieron presentes."
)


class Watched(Sheet):
    """One sheet for all papers, that notes what is written on its pages."""

    def __init__(self) -> None:
        super().__init__("letter")
        self.written: list[tuple[int, float, str]] = []

    def write_line(self, text: str, size: float, left: float, top: float, *, strong: bool = False) -> None:
        self.written.append((self.page, top, text))
        super().write_line(text, size, left, top, strong=strong)


SHEET = Watched()

_COLUMNS = (PaperColumn("Propuesta", 3), PaperColumn("Votos"))
BEFORE: st.SearchStrategy[Piece] = st.one_of(
    st.just(Heading("Título")),
    st.integers(1, 900).map(lambda n: Text("palabra " * n)),
    st.integers(0, 60).map(lambda n: Point("2003", "Riego " * n, ("detalle",))),
    st.integers(1, 12).map(WritingLines),
    st.integers(1, 60).map(
        lambda n: PaperTable(_COLUMNS, tuple(PaperRow((f"fila {one}", "1")) for one in range(n)))
    ),
    st.just(NewPage()),
)


@settings(max_examples=60)
@given(st.lists(BEFORE, max_size=5), st.integers(0, 30), st.integers(0, 8))
def test_whatever_precedes_each_page_with_signatures_has_text_above_them(
    before: list[Piece], many: int, spare: int
) -> None:
    signers = tuple(Signer(f"Firmante {n}") for n in range(many))
    SHEET.written.clear()
    SHEET.begin(Paper(FRAME, ()))
    draw(SHEET, [*before, Signatures(CLOSING, HEADS, signers, spare, "Folio ______ del libro de actas")])
    heads = {page: top for page, top, text in SHEET.written if text == "Firma"}
    assert heads
    for page, head in heads.items():
        above = [text for of, top, text in SHEET.written if of == page and 24 < top < head and text]
        assert len(above) >= 3
        assert any(text.startswith("Con lo que terminó") for text in above)
    named = [page for page, _top, text in SHEET.written if text.startswith("Firmante")]
    assert len(named) == many
    if many:
        assert {*named} == {*heads}


@given(st.integers(0, 40), st.integers(0, 9), st.integers(1, 11), st.integers(4, 11))
def test_every_signer_has_a_row_and_each_page_one_who_is_known(
    known: int, spare: int, here: int, fitting: int
) -> None:
    pages = rows_by_page(known, spare, here, fitting)
    assert sum(pages) >= known
    left = known
    for rows in pages[:-1]:
        assert 0 < rows < left, "who is known is left for the page after it"
        left -= rows
    room = here if len(pages) == 1 else fitting
    assert pages[-1] <= max(room, 1)
    if spare and left:
        assert pages[-1] == room or pages[-1] == left, "the last page is filled"


def test_a_table_that_belongs_to_a_point_stands_under_its_text() -> None:
    SHEET.written.clear()
    SHEET.begin(Paper(FRAME, ()))
    table: Any = PaperTable(_COLUMNS, (PaperRow(("Riego", "26")), PaperRow(("Aulas", "24"))), inset=True)
    draw(SHEET, [Text("relleno\n" * 35), Point("2003", "Riego", ("Se decidió por votación.",)), table])
    pages = {text: page for page, _top, text in SHEET.written}
    assert pages["2003"] == pages["Propuesta"] == pages["24"]
    assert pages["2003"] > pages["relleno"]
