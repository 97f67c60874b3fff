"""A cell with the names of several who ask together: Guaqui Pueblo, Puerto."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_BETWEEN: Final = re.compile(r"\s*[,;/&+\n]\s*|\s+(?:y|e|and)\s+", re.IGNORECASE)
_MOST: Final = 8
"""Nobody writes more names than so many into a cell."""


def is_joint(written: str, holder: Callable[[str], str | None]) -> bool:
    """Whether a text that names nobody has the names of several: `holder` knows them one by one.

    Of those behind the first the word before may be left out that the first begins with.
    """
    names = [one for one in _BETWEEN.split(written, maxsplit=_MOST) if one]
    if not 1 < len(names) <= _MOST:
        return False
    first = names[0].rpartition(" ")[0]
    found = {holder(names[0]), *(holder(one) or holder(f"{first} {one}") for one in names[1:])}
    return None not in found and len(found) > 1
