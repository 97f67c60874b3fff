"""Papers for word processors, read as the zip of XML that they are: nothing is lost, nothing is obeyed."""

from __future__ import annotations

import io
from typing import get_args
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from exports.document.docx import WRITERS, docx
from exports.document.docx_markup import UNBROKEN
from exports.document.paper import Paper
from exports.document.pieces import PaperColumn, PaperRow, PaperTable, Piece, Point, Text

from .test_pdf import FRAME, ONE_OF_EACH

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(document: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(document)) as made:
        return {name: made.read(name) for name in made.namelist()}


def said_in(part: bytes) -> list[str]:
    """The text of each paragraph of a part; a blank is a blank, whether a line may end there or not."""
    return [
        "".join(one.text or "" for one in paragraph.iter(f"{W}t")).replace(UNBROKEN, " ")
        for paragraph in fromstring(part).iter(f"{W}p")
    ]


def test_every_piece_is_written() -> None:
    assert {*WRITERS} == {*get_args(Piece)}
    parts = parts_of(docx(Paper(FRAME, ONE_OF_EACH), "letter"))
    said = "\n".join(said_in(parts["word/document.xml"]))
    for text in (
        "Título",
        "Un párrafo",
        "Un aviso",
        "Un detalle",
        "51,11 %",
        "12 a 13",
        "Zona A",
        "Rosa",
        "Mallku",
    ):
        assert text in said, text
    code, whose = said_in(parts["word/footer1.xml"])
    assert "Código: 1" in code
    assert whose == FRAME.place  # every page says whose it is


def test_every_part_is_xml_and_is_told_of_in_the_contents() -> None:
    parts = parts_of(docx(Paper(FRAME, ONE_OF_EACH), "legal-bo"))
    told = {one.get("PartName", "").lstrip("/") for one in fromstring(parts["[Content_Types].xml"])}
    for name, part in parts.items():
        fromstring(part)
        assert name in told or name.endswith(".rels") or name == "[Content_Types].xml"
    assert all(name in parts for name in told - {""})


def test_it_is_the_same_bytes_every_time() -> None:
    assert docx(Paper(FRAME, ONE_OF_EACH), "letter") == docx(Paper(FRAME, ONE_OF_EACH), "letter")


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)


@given(TEXTS, TEXTS)
def test_no_text_is_obeyed_and_no_letter_is_lost(one: str, other: str) -> None:
    """What XML may not hold is told by its number."""
    table = PaperTable((PaperColumn(f"_{other}"),), (PaperRow((one,)),))
    part = parts_of(docx(Paper(FRAME, (Text(one), Point(other, one), table)), "a4"))["word/document.xml"]
    told = {0xFFFE: "[U+FFFE]", 0xFFFF: "[U+FFFF]", ord(UNBROKEN): " "}
    shown = [text.translate(told) for text in (one, other)]
    said = said_in(part)
    assert said[3] == shown[0]
    assert said[5:7] == [f"_{shown[1]}", shown[0]]


def test_no_line_ends_between_a_figure_and_its_sign() -> None:
    part = parts_of(docx(Paper(FRAME, (Text("Cuesta Bs 8.000 en total"),)), "letter"))["word/document.xml"]
    assert f"Cuesta Bs{UNBROKEN}8.000 en total" in part.decode()


def test_a_lying_page_is_wider_than_high() -> None:
    part = parts_of(docx(Paper(FRAME, (), lying=True), "letter"))["word/document.xml"]
    (size,) = fromstring(part).iter(f"{W}pgSz")
    assert int(size.get(f"{W}w", "0")) > int(size.get(f"{W}h", "0"))
