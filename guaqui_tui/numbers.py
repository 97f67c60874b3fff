"""Numbers as they are read: 51,11 in Bolivia, where the comma is the decimal sign; 51.11 in English."""

from __future__ import annotations

from .words import speech


def decimal(value: float, places: int) -> str:
    return speech().decimal(value, places)
