"""Numbers as they are read: 51,11 where the comma is the decimal sign, 51.11 in English; money, and room."""

from __future__ import annotations

from storage.notation.currency import format_amount

from .gettext_ import _, speech


def decimal(value: float, places: int) -> str:
    return speech().decimal(value, places)


def bare_amount(cents: int) -> str:
    """1.500,50, without the sign of the money."""
    return speech().number(format_amount(cents))


def amount(cents: int) -> str:
    """Bs 1.500,50, with the sign of the municipality's money."""
    return speech().amount(cents)


def room_words(free: int) -> str:
    """14,2 GB free; `free` in bytes."""
    return _("{n} GB free").format(n=decimal(free / 1e9, 1))
