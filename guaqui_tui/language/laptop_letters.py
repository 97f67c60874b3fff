"""Laptops as they are read: by their first letters."""

from __future__ import annotations

from collections.abc import Iterable

from storage.revisions.revision import IMPORT, PACK
from storage.revisions.signature import first_letters
from storage.symbols import NOTHING

from .gettext_ import _


def laptop_letters(device: str) -> str:
    """A laptop's first letters; in words what is no laptop, and where there is none. What is said in words already
    stays as it is.
    """
    letters = first_letters(device) if device.isalnum() else device
    said = {IMPORT: _("imported"), PACK: _("the municipality's list"), NOTHING: _("no laptop yet")}
    return said.get(device, letters)


def letters_of(devices: Iterable[str]) -> list[str]:
    return list(map(laptop_letters, devices))
