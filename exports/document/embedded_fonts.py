"""The fonts of papers: read once, and of each in a document those letters alone that papers mostly have.

The PDF library reads a font for each document and cuts it to the very letters there: three quarters of what an
acta took beside its code. Cut to the usual letters it is a little larger, and the same in every acta: it is cut
once.
"""

from __future__ import annotations

import io
from copy import copy
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from .letter_widths import LetterWidths
from .pdf_library import (
    FPDF,
    CIDSystemInfo,
    FontFile,
    Name,
    OutputProducer,
    PDFArray,
    PDFContentStream,
    PDFFont,
    Subsetter,
    SubsetterOptions,
    TTFFont,
)

FONT: Final = "DejaVu"
FILES: Final = {"": "DejaVuSansCondensed.ttf", "B": "DejaVuSansCondensed-Bold.ttf"}
"""By their style."""

_FOLDER: Final = Path(__file__).parents[1] / "fonts"
_USUAL: Final = frozenset(range(0x20, 0x7F)) | frozenset(map(ord, "áéíóúüñÁÉÍÓÚÜÑ¿¡«»·°ºª’…–—“”"))
"""The numbers of the letters that a font in a document has, whether it is written with them or not."""
_CUT_FONTS: Final = 64
"""So many are kept: a paper with letters of its own has one of its own."""
_NOT_DRAWN: Final = ["FFTM", "GDEF", "GPOS", "GSUB", "MATH", "hdmx", "meta"]
"""Tables of a font that no reader of a document asks for."""
_MAPPED: Final = 100
"""So many letters a block of the map to Unicode may have."""
_TO_UNICODE: Final = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class LetterCodes(dict[int, int]):
    """What letters are called in one document: by their numbers their codes, from 1 on as they come."""

    def __missing__(self, number: int) -> int:
        code = self[number] = len(self) + 1
        return code


class PaperFont(TTFFont):
    """A font of one document, which knows the letters that are written with it."""

    codes: LetterCodes

    def encode_text(self, text: str) -> str:
        """Text as pages have it."""
        return f"({self.escape_text(text.translate(self.codes))}) Tj"


def document_fonts() -> dict[str, PaperFont]:
    """The fonts of a new document, nothing written with them yet."""
    return {font.fontkey: _unwritten(font) for font in _read().values()}


@cache
def known_letters() -> frozenset[str]:
    """The characters that all fonts have."""
    return frozenset.intersection(*(frozenset(map(chr, font.cmap)) for font in _read().values()))


@cache
def letter_widths() -> dict[str, LetterWidths]:
    """By style how wide letters are, in thousandths of their size."""
    return {style: LetterWidths(font.cw) for style, font in _read().items()}


@cache
def _read() -> dict[str, PaperFont]:
    """By style."""
    library, fonts = FPDF(), {}
    for style, name in FILES.items():
        key = f"{FONT.lower()}{style}"
        font = PaperFont(library, _FOLDER / name, key, style)  # type: ignore[no-untyped-call, unused-ignore]
        font.close()
        library.fonts[key] = fonts[style] = font  # each has its number
    return fonts


def _unwritten(font: PaperFont) -> PaperFont:
    new = copy(font)
    new.codes, new.desc = LetterCodes(), copy(font.desc)
    return new


class EmbeddedFonts(OutputProducer):
    """Puts the fonts into a document: nothing packed, for not every zlib packs alike."""

    def _add_fonts(self, *_pictures: Any) -> dict[int, PDFFont]:  # type: ignore[override] # no font has pictures
        return {font.i: self._add_font(font) for font in self.fpdf.fonts.values() if isinstance(font, PaperFont)}

    def _add_font(self, font: PaperFont) -> PDFFont:
        """The font as pages name it, and below it what its letters are drawn by and what they are."""
        codes, name = font.codes, f"MPDFAA+{font.name}"
        program, places = _cut(font.ttffile, frozenset(codes) - _USUAL)
        whole = PDFFont("Type0", name, encoding="Identity-H")
        letters = PDFFont("CIDFontType2", name, d_w=font.desc.missing_width, w=_widths(font, codes))
        for one in (whole, letters, font.desc):
            self._add_pdf_obj(one, "fonts")
        font.desc.font_name = Name(name)
        font.desc.font_file2 = self._stream(program)  # type: ignore[attr-defined] # the library sets it so
        whole.descendant_fonts = PDFArray([letters])
        whole.to_unicode = self._stream(_to_unicode(codes))
        letters.font_descriptor = font.desc
        letters.c_i_d_to_g_i_d_map = self._stream(b"".join(places[one].to_bytes(2, "big") for one in (0, *codes)))
        letters.c_i_d_system_info = CIDSystemInfo()
        self._add_pdf_obj(letters.c_i_d_system_info, "fonts")
        return whole

    def _stream(self, data: bytes) -> PDFContentStream:
        stream = PDFContentStream(data)
        self._add_pdf_obj(stream, "fonts")
        return stream


def _widths(font: PaperFont, codes: LetterCodes) -> str:
    """From the code 1 on how wide each is."""
    return f"[1 [{' '.join(str(round(font.cw[one])) for one in codes)}]]"


def _to_unicode(codes: LetterCodes) -> bytes:
    """By which readers know what is written, code by code."""
    told = [f"<{code:04X}> <{chr(one).encode('utf-16-be').hex().upper()}>\n" for one, code in codes.items()]
    parts = (told[at : at + _MAPPED] for at in range(0, len(told), _MAPPED))
    blocks = "".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts)
    return _TO_UNICODE.format(blocks=blocks).encode("ascii")


@lru_cache(maxsize=_CUT_FONTS)
def _cut(path: Path, more: frozenset[int]) -> tuple[bytes, dict[int, int]]:
    """A font with the usual letters and some more, and by its number where each is in it; 0 is no letter."""
    options = SubsetterOptions(notdef_outline=True, layout_features=[])
    options.drop_tables += _NOT_DRAWN
    cutter, written = Subsetter(options), io.BytesIO()
    cutter.populate(unicodes=_USUAL | more)
    with FontFile(path, recalcBBoxes=False, recalcTimestamp=False, lazy=True) as font:
        cutter.subset(font)
        places = {one: font.getGlyphID(glyph) for one, glyph in font.getBestCmap().items()}
        font.save(written)
    return written.getvalue(), {0: 0, **places}
