"""Votes for, against and abstained, as they are typed into one field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

COUNTED: Final = ("for", "against", "abstained")
_NUMBERS: Final = re.compile(r"\s*([0-9]{1,9})(?:[^0-9]+([0-9]{1,9}))?(?:[^0-9]+([0-9]{1,9}))?\s*")


def shown_votes(agreed: Mapping[str, Any]) -> str:
    """41-12-3: for, against, abstained, as far as they were counted."""
    counted: list[str] = []
    for name in COUNTED:
        if not isinstance(agreed.get(name), int):
            break
        counted.append(str(agreed[name]))
    return "-".join(counted)


def read_votes(text: str) -> dict[str, int] | None:
    """`41 12 3`, `41-12`, `41 a 12`; None where it is none of these."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    return {name: int(number) for name, number in zip(COUNTED, match.groups(), strict=True) if number}
