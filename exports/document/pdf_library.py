"""What writes PDF, imported without its word that it can add no picture.

It asks for Pillow, and warns where that is not there. No paper has a picture, so the kit goes without it (see
`run.py lock`), and a warning would be written over the screens.
"""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "Pillow could not be imported")
    from fontTools.subset import Options as SubsetterOptions
    from fontTools.subset import Subsetter
    from fontTools.ttLib import TTFont as FontFile
    from fpdf import FPDF
    from fpdf.fonts import TTFFont
    from fpdf.output import CIDSystemInfo, OutputProducer, PDFFont
    from fpdf.syntax import Name, PDFArray, PDFContentStream

__all__ = (
    "FPDF",
    "CIDSystemInfo",
    "FontFile",
    "Name",
    "OutputProducer",
    "PDFArray",
    "PDFContentStream",
    "PDFFont",
    "Subsetter",
    "SubsetterOptions",
    "TTFFont",
)
