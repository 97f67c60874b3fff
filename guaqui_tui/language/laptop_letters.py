"""Laptops as they are read: by their first letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from storage.revisions.revision import IMPORT, PACK

from .gettext_ import _

LETTERS: Final = 8


def laptop_letters(device: str) -> str:
    """A laptop's first letters; in words what is no laptop. What is said in words already stays as it is."""
    letters = device[:LETTERS] if device.isalnum() else device
    return {IMPORT: _("imported"), PACK: _("the municipality's list")}.get(device, letters)


def letters_of(devices: Iterable[str]) -> list[str]:
    return list(map(laptop_letters, devices))
