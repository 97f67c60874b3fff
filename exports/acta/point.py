"""One point of an acta, as the paper and the screen have it."""

from __future__ import annotations

from typing import Final, NamedTuple

LINE: Final = "______________"
"""Where something is to be written by hand."""


class ActaPoint(NamedTuple):
    """One point of a section; without a text there is room to write it."""

    label: str
    text: str
    details: tuple[str, ...] = ()
