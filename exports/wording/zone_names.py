"""What a zone is called within a sentence: zona A, tipología 2. Two zonings may call theirs alike."""

from __future__ import annotations

import re
from typing import Final

from storage.notation.text import clean_line

_ZONE: Final = re.compile(r"^(zona|zone)\s+(?=\S)", re.IGNORECASE)
"""What a zone's name may begin with, and its zoning says already."""


def zone_within(zone: str, zoning: str) -> str:
    """A zone within a sentence, under what its zoning is called."""
    return f"{_small(zoning)} {bare_zone(zone, zoning)}".strip() if zoning else clean_line(zone)


def bare_zone(zone: str, zoning: str) -> str:
    """A zone's name without what its zoning says already: A, of Zona A."""
    zone, first = clean_line(zone), f"{zoning} "
    return zone[len(first) :] if zone.casefold().startswith(first.casefold()) else _ZONE.sub("", zone)


def _small(name: str) -> str:
    """A name within a sentence: its first letter is small, but for one that is all capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
