"""Amounts as people write them <-> whole centavos."""

from __future__ import annotations

import re

from .numbers import NUMBER, hundredths

_AMOUNT = re.compile(
    rf"(?:bs\.-|bs\.?|bob)?\s*({NUMBER})(?:[.,]?-{{1,2}})?(\s*mil(?=\s|$))?"
    r"\s*(?:bs\.?(?:-{1,2})?|bob|bolivianos)?",
    re.IGNORECASE,
)


def parse_bs(text: str) -> int | None:
    """Centavos of an amount in Bs, None where it is none: 1.500,50 and Bs.- 1500.50 are 150050, 35 mil 3500000."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    cents = hundredths(match[1])
    if cents is None or match[2] is None:
        return cents
    return cents * 1000 if cents < 1000_00 else None  # 35.000 mil is a slip


def format_bs(cents: int) -> str:
    """35.000 for 3500000 centavos, 1.500,50 for 150050."""
    whole, rest = divmod(cents, 100)
    thousands = f"{whole:,}".replace(",", ".")
    return f"{thousands},{rest:02d}" if rest else thousands
