"""Places on the earth as documents print them: what no degree can be."""

from __future__ import annotations

import re
from typing import Final

_DEGREES: Final = re.compile(
    r"(?P<degrees>[0-9]{1,3})\s{0,3}[°º]\s{0,3}(?P<minutes>[0-9]{1,3})\s{0,3}['’′]"
    r"(?:\s{0,3}(?P<seconds>[0-9]{1,3})(?:[.,][0-9]{1,6})?\s{0,3}(?:[\"”″]|''|’’|′′))?"
)
_MOST: Final = {"degrees": 180, "minutes": 59, "seconds": 59}


def impossible_degrees(text: str) -> list[str]:
    """Of a text the places that cannot be: a degree has 60 minutes, a minute 60 seconds."""
    return [found[0] for found in _DEGREES.finditer(text) if _is_impossible(found)]


def _is_impossible(found: re.Match[str]) -> bool:
    return any(said and int(said) > _MOST[name] for name, said in found.groupdict().items())
