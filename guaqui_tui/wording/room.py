"""How much room there is, in words."""

from __future__ import annotations

from ..language.gettext_ import _
from ..language.numbers import decimal


def room_words(free: int) -> str:
    """14,2 GB free; `free` in bytes."""
    return _("{n} GB free").format(n=decimal(free / 1e9, 1))
