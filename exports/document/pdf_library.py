"""What writes PDF, imported without its word that it can add no picture.

It asks for Pillow, and warns where that is not there. No paper has a picture, so the kit goes without it (see
`run.py lock`), and a warning would be written over the screens.
"""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "Pillow could not be imported")
    from fpdf import FPDF
    from fpdf.fonts import TTFFont
    from fpdf.output import OutputProducer
    from fpdf.syntax import Name, PDFContentStream, PDFObject

__all__ = ("FPDF", "Name", "OutputProducer", "PDFContentStream", "PDFObject", "TTFFont")
