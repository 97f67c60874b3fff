"""Letters for signs where the terminal's encoding lacks these: no sign becomes a question mark."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from exports.wording.marks import Marks
from storage.notation.text import encodes
from storage.plan.survey import Survey
from storage.symbols import LETTERS


class LettersByNumber(dict[int, str]):
    """For `str.translate`: what stands for each character, worked out when it is first met. `own`: letters of
    classes, by sign.
    """

    def __init__(self, encoding: str, own: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._encoding = encoding
        self._own = own or {}

    def __missing__(self, number: int) -> str:
        self[number] = found = self._of(chr(number))
        return found

    def _of(self, sign: str) -> str:
        if encodes(sign, self._encoding):
            return sign
        near = self._own.get(sign) or LETTERS.get(sign) or unicodedata.normalize("NFKD", sign)[0]
        return near if encodes(near, self._encoding) and cell_len(near) == cell_len(sign) else "?" * cell_len(sign)


class SignLetters(LineFilter):
    """Draws each line with what the terminal has."""

    def __init__(self, encoding: str) -> None:
        super().__init__(enabled=not encodes("".join(LETTERS), encoding))
        self._encoding = encoding
        self._letters = LettersByNumber(encoding)

    def use(self, own: Mapping[str, str]) -> None:
        """The classes of the plan that is shown have these letters, by sign."""
        self._letters = LettersByNumber(self._encoding, own)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - as Textual has it
        return [Segment(text.translate(self._letters), style, control) for text, style, control in segments]


def own_letters(survey: Survey) -> dict[str, str]:
    """By the sign of a class its letter; the first of its name where it has none and no other class has that."""
    marks, letters = Marks(survey), dict[str, str]()
    classes = sorted(survey.classes(withdrawn=True), key=lambda one: not isinstance(one.fields.letter, str))
    for one in classes:
        own = one.fields.letter if isinstance(one.fields.letter, str) else one.fields.name[:1].upper()
        if own not in letters.values():
            letters[marks.named(one.id).symbol] = own
    return letters


def terminal_encoding() -> str:
    """What Textual writes to: where there is no such stream, no terminal either."""
    stream = sys.__stdout__ if sys.platform == "win32" else sys.__stderr__
    return getattr(stream, "encoding", None) or "utf-8"
