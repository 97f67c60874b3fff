"""Papers as text: the words of the paper, no line wider than there is room."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from exports.document.paper import Paper
from exports.document.pieces import (
    Heading,
    PaperColumn,
    PaperRow,
    PaperTable,
    Piece,
    Point,
    Signatures,
    Signer,
    Text,
)
from exports.document.preview import SPEAKERS, hung_lines, preview_lines

from .test_pdf import FRAME, HEADS, ONE_OF_EACH

WORDS = st.text("abc ñ中é", max_size=60)


@pytest.mark.parametrize("width", [20, 60, 80])
def test_every_piece_is_said(width: int) -> None:
    assert {*SPEAKERS} == {*get_args(Piece)}
    said = " ".join(" ".join(preview_lines(Paper(FRAME, ONE_OF_EACH), width)).split())
    for text in ("Título", "Un párrafo", "Un aviso", "Un detalle", "51,11 %", "Zona A", "Rosa", "Código: 1"):
        assert text in said, text


@given(WORDS, WORDS, st.integers(min_value=8, max_value=80))
def test_no_line_is_wider_than_there_is_room_and_no_letter_is_lost(one: str, other: str, width: int) -> None:
    table = PaperTable(
        (PaperColumn(one, 2), PaperColumn("c", 1, "right")), (PaperRow((other, "a")), PaperRow((one,)))
    )
    pieces = (
        Heading(one),
        Text(other),
        Point(one[:9], other, (one,)),
        table,
        Signatures(other, HEADS, (Signer(one),)),
    )
    lines = [*preview_lines(Paper(FRAME, pieces), width)]
    assert max(map(cell_len, lines)) <= width
    said = "".join(lines)
    assert all(said.count(letter) >= 2 * one.count(letter) for letter in "ñ中é")


@pytest.mark.parametrize("width", [20, 33, 78])
def test_what_is_broken_goes_on_under_its_lines_first_letter(width: int) -> None:
    text = "Demandas\n2003 Riego\n    Acción: sistema de riego. Clase: apoyo a la producción. Costo: Bs 8.000."
    heading, label, *details = hung_lines(text, width)
    assert (heading, label) == ("Demandas", "2003 Riego")
    assert all(line.startswith("    ") and line[4] != " " and len(line) <= width for line in details)
    assert " ".join(line.strip() for line in details) == text.rsplit("\n", maxsplit=1)[-1].strip()
