"""Papers as PDF, read by a reader that is not ours: nothing is lost over pages, and each page has its frame."""

from __future__ import annotations

import io
from typing import Any, get_args

import pytest
from pypdf import PdfReader

from exports.document import drawing
from exports.document.paper import Frame, Paper
from exports.document.pdf import first_pages, pdf
from exports.document.pieces import (
    BarChart,
    Caution,
    ChartBar,
    Figure,
    Heading,
    NewPage,
    PaperCell,
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

FRAME = Frame("Achica", "Acta", "Sullcata", "Código: 1", "página {n} de {all}")
HEADS = "Nombre", "Cargo", "C.I.", "Firma", "Sello"
ONE_OF_EACH: tuple[Piece, ...] = (
    Heading("Título", listed=True),
    Text("Un párrafo"),
    Caution("Un aviso"),
    Point("Lugar", "Sede", ("Un detalle",)),
    Point("Fecha", ""),
    WritingLines(2),
    Figure("51,11 %", "de 90 demandas"),
    BarChart((ChartBar("2003", "7 de 18", 0.39), ChartBar("2004", "12 a 13", 0.66, 0.72))),
    PaperTable(
        (PaperColumn("Comunidad", 2), PaperColumn("Costo", 1, "right")),
        (PaperRow((PaperCell("Zona A"),), "group"), PaperRow(("X", "1"))),
    ),
    NewPage(),
    Signatures("Firman:", HEADS, (Signer("Rosa", "Mallku"), Signer())),
)


def read(*papers: Paper, size: str = "letter") -> list[str]:
    reader = PdfReader(io.BytesIO(pdf(papers, size)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def paper(*pieces: Piece, **frame: Any) -> Paper:
    return Paper(FRAME._replace(**frame), pieces)


def test_every_piece_is_drawn() -> None:
    assert {*drawing.DRAWERS} == {*drawing.LEAST} == {*get_args(Piece)}
    first, second = read(paper(*ONE_OF_EACH))
    for said in (
        "Título",
        "Un párrafo",
        "Un aviso",
        "Sede",
        "Un detalle",
        "51,11 %",
        "12 a 13",
        "Zona A",
        "Costo",
    ):
        assert said in first, said
    assert "Rosa" in second


def test_every_page_says_whose_plan_it_is_and_that_it_is_invented() -> None:
    place = "DATOS INVENTADOS · PDM de Guaqui"
    pages = read(paper(*ONE_OF_EACH, *[Text("después")] * 80, *ONE_OF_EACH[-1:], place=place))
    assert len(pages) > 3
    assert all(page.count(place) == 1 for page in pages)


@pytest.mark.parametrize("many", [1, 40, 900])
def test_a_row_of_a_table_that_no_page_holds_goes_over_pages_and_loses_nothing(many: int) -> None:
    said = [f"palabra{n}." for n in range(many)]
    table = PaperTable(
        (PaperColumn("N"), PaperColumn("Texto", 2)), (PaperRow(("1", " ".join(said))), PaperRow(("2", "última")))
    )
    pages = read(paper(table))
    assert [word for word in " ".join(pages).split() if word.startswith("palabra")] == said
    assert all("Texto" in page for page in pages)
    assert "última" in pages[-1]


@pytest.mark.parametrize("above", range(22, 30))
@pytest.mark.parametrize("group", [None, 2, 3])
def test_neither_a_head_nor_less_than_the_last_three_rows_stands_alone_on_a_page(
    above: int, group: int | None
) -> None:
    """`group`: which of the rows stands above others."""
    rows = [PaperRow((str(n), f"fila{n}"), "group" if n == group else "plain") for n in range(6)]
    table = PaperTable((PaperColumn("N"), PaperColumn("Texto", 2)), tuple(rows))
    for page in read(paper(*[Text("antes")] * above, table)):
        found = [word for word in page.split() if word.startswith("fila")]
        assert ("Texto" in page) == bool(found)
        assert not found or len(found) >= 3 or "fila5" not in found
        assert group is None or not found or found[-1] != f"fila{group}"


@pytest.mark.parametrize("above", range(20, 31))
def test_what_ends_a_paper_is_not_alone_on_its_last_page(above: int) -> None:
    def one(name: str) -> tuple[Piece, ...]:
        return Heading(f"De {name}"), PaperTable((PaperColumn(f"Quién {name}"),), (PaperRow((f"fila {name}",)),))

    for page in read(paper(*[Text("antes")] * above, *one("uno"), *one("dos"))):
        assert ("De uno" in page) == ("De dos" in page) == ("fila uno" in page) == ("fila dos" in page)


@pytest.mark.parametrize("above", range(22, 30))
def test_a_few_lines_to_write_on_stay_together(above: int) -> None:
    data = pdf([paper(*[Text("antes")] * above, Heading("Acuerdos"), WritingLines(3))], "letter")
    for page in PdfReader(io.BytesIO(data)).pages:
        lines = page.get_contents().get_data().count(b" l S\n")  # type: ignore[union-attr]
        assert lines == (4 if "Acuerdos" in page.extract_text() else 1)  # with that above the foot


def test_a_head_stays_with_a_first_row_that_only_a_new_page_holds() -> None:
    high = PaperRow(("1", "\n".join(["alta"] * 40)))
    table = PaperTable((PaperColumn("N"), PaperColumn("Texto", 2)), (high, high))
    pages = read(paper(*[Text("antes")] * 20, Heading("Zonas"), table))
    (page,) = (one for one in pages if "Zonas" in one)
    assert "alta" in page.partition("Zonas")[2]


def test_a_table_without_rows_is_its_head() -> None:
    (page,) = read(paper(PaperTable((PaperColumn("N"), PaperColumn("Texto", 2)), ()), Text("después")))
    assert "Texto" in page
    assert "después" in page


def test_signatures_are_never_alone_on_a_page() -> None:
    """Whatever stands before them, their page has text above them too."""
    for many in range(20, 45):
        points = [Point(f"{n}.", f"punto{n}") for n in range(many)]
        pages = read(paper(*points, Signatures("Leída el acta en voz alta, firman:", HEADS, (Signer(),) * 3)))
        signed = next(page for page in pages if "Firma" in page)
        assert "punto" in signed, many


def test_each_of_several_papers_begins_on_an_odd_page_with_its_own_foot() -> None:
    long = [Text(f"línea {n}") for n in range(60)]
    papers = [
        paper(*long, foot="Código: A"),
        paper(Text("breve"), foot="Código: B"),
        paper(Text("fin"), foot="Código: C"),
    ]
    pages, firsts = read(*papers), first_pages(papers, "letter")
    assert all(first % 2 for first in firsts[:-1])
    assert firsts[-1] == len(pages)
    for first, code in zip(firsts, "ABC", strict=False):
        assert f"Código: {code}" in pages[first - 1]
        assert "página 1 de" in pages[first - 1]


def test_a_draft_says_so_at_the_top_and_the_foot_of_every_page() -> None:
    pages = read(paper(*(Text(f"línea {n}") for n in range(150)), draft="BORRADOR SIN CÓDIGO"))
    assert len(pages) > 2
    assert all(page.count("BORRADOR SIN CÓDIGO") == 2 for page in pages)


def test_what_stands_beside_a_title_of_one_line_is_above_what_follows() -> None:
    under: dict[str, float] = {}

    def see(text: str, _matrix: object, at: list[float], _font: object, _size: float) -> None:
        under.setdefault(text.strip(), at[5])

    drawn = paper(Text("Lo que sigue"), subject="", ready="Para firmar")
    PdfReader(io.BytesIO(pdf([drawn], "letter"))).pages[0].extract_text(visitor_text=see)
    assert under["Para firmar"] - 12 > under["Código: 1"]
    assert under["Código: 1"] - 10.5 > under["Lo que sigue"]


def test_a_lying_page_is_wider_than_high() -> None:
    reader = PdfReader(io.BytesIO(pdf([Paper(FRAME, (Text("a"), NewPage(), Text("b")), lying=True)], "legal-bo")))
    assert len(reader.pages) == 2
    for page in reader.pages:
        assert page.mediabox.width > page.mediabox.height
        assert "Código: 1" in page.extract_text()


def test_a_letter_that_the_font_lacks_is_told_by_its_number() -> None:
    assert "[U+4E2D]" in read(paper(Text("中")))[0]
