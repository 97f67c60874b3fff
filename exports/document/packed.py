"""The same bytes on every machine: no zlib, for not every one packs alike."""

from __future__ import annotations

import re
import zlib
from typing import Final

from .pdf_library import Name, OutputProducer, PDFContentStream, PDFObject

_RUNS: Final = re.compile(rb"(.)\1{2,127}", re.DOTALL)


class Packed(OutputProducer):
    """Packs by run lengths what the writer would pack by zlib: fonts and their tables, mostly zeros."""

    def _add_pdf_obj(self, pdf_obj: PDFObject, trace_label: str | None = None) -> int:
        if isinstance(pdf_obj, PDFContentStream) and pdf_obj.filter:
            pdf_obj._contents = run_lengths(zlib.decompress(pdf_obj._contents))  # noqa: SLF001 - it has no switch
            pdf_obj.filter = Name("RunLengthDecode")
            pdf_obj.length = len(pdf_obj._contents)  # noqa: SLF001 - the same
        return int(super()._add_pdf_obj(pdf_obj, trace_label))


def run_lengths(data: bytes) -> bytes:
    """Bytes packed as PDF's RunLengthDecode unpacks them (ISO 32000-1, 7.4.5): up to 128 alike become two."""
    packed, done = bytearray(), 0
    for run in _RUNS.finditer(data):
        _literally(data[done : run.start()], packed)
        packed += bytes((257 - len(run[0]), run[0][0]))
        done = run.end()
    _literally(data[done:], packed)
    return bytes(packed) + b"\x80"


def _literally(data: bytes, packed: bytearray) -> None:
    for start in range(0, len(data), 128):
        piece = data[start : start + 128]
        packed.append(len(piece) - 1)
        packed += piece
