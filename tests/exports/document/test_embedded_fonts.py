"""The fonts inside a PDF: each letter is drawn as its font has it and read as it was written; each is cut once."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from exports.document import embedded_fonts
from exports.document.embedded_fonts import FILES, known_letters
from exports.document.paper import Frame, Paper
from exports.document.pdf import page_count, pdf
from exports.document.pieces import Piece, Text

from .test_pdf import ONE_OF_EACH

FRAME = Frame("Guaqui", "Acta", "Andamarca", "Code: 1", "page {n} of {all}")
FOLDER = Path(embedded_fonts.__file__).parents[1] / "fonts"
SOURCES = {style: TTFont(FOLDER / name) for style, name in FILES.items()}


def drawn(*pieces: Piece) -> bytes:
    return pdf([Paper(FRAME, pieces)], "letter")


def outline(font: TTFont, glyph: str) -> list[Any]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return [pen.value, glyphs[glyph].width]


def fonts_in(data: bytes) -> list[Any]:
    """Those of a document's first page: the plain one, the bold one."""
    fonts = PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    return sorted((one.get_object() for one in fonts), key=lambda one: "Bold" in one["/BaseFont"])


def letters_of(font: Any) -> dict[int, str]:
    """By its code each letter that readers find."""
    lines = font["/ToUnicode"].get_data().decode().splitlines()
    pairs = [line.split() for line in lines if line.startswith("<") and len(line.split()) == 2]
    return {
        int(code[1:-1], 16): bytes.fromhex(said[1:-1]).decode("utf-16-be")
        for code, said in pairs
        if code != "<0000>"
    }


@pytest.mark.costly(0)
@settings(max_examples=25)
@given(st.text(st.sampled_from(sorted(known_letters())), min_size=1, max_size=40))
def test_each_letter_is_drawn_as_its_font_has_it(text: str) -> None:
    for font, source in zip(fonts_in(drawn(Text(text), Text(text, strong=True))), SOURCES.values(), strict=True):
        (inner,) = font["/DescendantFonts"]
        inner = inner.get_object()
        program = TTFont(io.BytesIO(inner["/FontDescriptor"]["/FontFile2"].get_data()))
        places, (first, widths) = inner["/CIDToGIDMap"].get_data(), inner["/W"]
        letters = letters_of(font)
        assert {*text} - {" "} <= {*letters.values()}
        assert first == 1
        assert len(widths) == len(letters)
        for code, letter in letters.items():
            place = int.from_bytes(places[2 * code : 2 * code + 2], "big")
            was = outline(source, source.getBestCmap()[ord(letter)])
            assert outline(program, program.getGlyphName(place)) == was, letter
            assert abs(widths[code - 1] - was[1] * 1000 / source["head"].unitsPerEm) <= 0.5, letter


def test_of_many_papers_with_the_usual_letters_each_font_is_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = ["Construcción de establos", "¿Cuántas familias? 40 – Bs 35.000", "Ñuñumani “Ch’alla”…"]
    drawn(Text(usual[0]))
    opened: list[Path] = []

    def counted(path: Path, **how: Any) -> TTFont:
        opened.append(path)
        return TTFont(path, **how)

    monkeypatch.setattr(embedded_fonts, "FontFile", counted)
    for text in usual:
        drawn(Text(text), Text(text, strong=True))
    assert not opened
    drawn(Text("Ωμέγα"))
    drawn(Text("Ωμέγα", strong=True))
    assert len(opened) == 2


@pytest.mark.parametrize("many", [1, 3, 8])
def test_as_many_pages_are_counted_as_are_drawn(many: int) -> None:
    papers = [Paper(FRAME, ONE_OF_EACH * many), Paper(FRAME, (Text("uno\n" * 40 * many),), lying=True)]
    for odd in (False, True):
        assert page_count(papers, "letter", odd=odd) == len(
            PdfReader(io.BytesIO(pdf(papers, "letter", odd=odd))).pages
        )
