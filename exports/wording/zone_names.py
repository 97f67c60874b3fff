"""What a zone is called under its zoning: on paper as it was written, within a sentence of a screen in short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from storage.notation.text import clean_line
from storage.translatable import N_

from .speech import Speech

_ZONE: Final = re.compile(r"^(zona|zone)\s+(?=\S)", re.IGNORECASE)
"""What a zone's name may begin with where a column has no room for it."""


def zone_on_paper(zone: str, zoning: str, say: Speech) -> str:
    """Zona A; Tipología: Zona 2. A zone may say already of which zoning it is."""
    if _unrepeated(zone, zoning) != clean_line(zone) or not zoning:
        return clean_line(zone)
    return say(N_("{zoning}: {zone}")).format(zoning=zoning, zone=clean_line(zone))


def short_zones(names: Mapping[str, str], zoning: str) -> dict[str, str]:
    """What the zones of one zoning are called on a screen, by their ids: A, of Zona A. As it was written stands
    each name that another one would be shortened to.
    """
    short = {id_: _short(name, zoning) for id_, name in names.items()}
    many = Counter(name.casefold() for name in short.values())
    return {id_: name if many[name.casefold()] == 1 else clean_line(names[id_]) for id_, name in short.items()}


def _short(zone: str, zoning: str) -> str:
    unrepeated = _unrepeated(zone, zoning)
    return unrepeated if unrepeated != clean_line(zone) or not zoning else _ZONE.sub("", unrepeated)


def _unrepeated(zone: str, zoning: str) -> str:
    zone, first = clean_line(zone), f"{zoning} "
    return zone[len(first) :] if zoning and zone.casefold().startswith(first.casefold()) else zone


def under_zoning(name: str, zoning: str) -> str:
    """Behind what its zoning is called, within a sentence: with a small letter, but where all are capitals."""
    small = zoning if zoning[1:2].isupper() else zoning[:1].lower() + zoning[1:]
    return f"{small} {name}".strip()
