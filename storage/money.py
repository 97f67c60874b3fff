"""Amounts as people write them <-> whole centavos. es_BO: a point for thousands, a comma for centavos."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"(?:Bs\.?\s*)?(\d+(?:[.,'\s]\d+)*)(?:\.?-{1,2})?\s*(?:Bs\.?|bolivianos)?", re.IGNORECASE)
_MOST_DIGITS = 15


def parse_bs(text: str) -> int | None:
    """Centavos of an amount in Bs, None where it is none: 1.500,50 and 1500.50 are 150050.

    A sign before exactly three final digits separates thousands; before one or two it is the decimal sign.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    groups = re.split(r"[.,'\s]", match[1])
    signs = re.findall(r"[.,'\s]", match[1])
    cents = "00"
    if len(groups) > 1 and len(groups[-1]) != 3:
        if len(groups[-1]) > 2 or signs[-1] not in ".,":
            return None
        cents = groups.pop().ljust(2, "0")
        if signs.pop() in signs:  # 1.500.50: the same sign cannot be both
            return None
    if len(set(signs)) > 1 or any(len(group) != 3 for group in groups[1:]) or len(groups[0]) > _longest(groups):
        return None
    digits = "".join(groups) + cents
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def _longest(groups: list[str]) -> int:
    return 3 if len(groups) > 1 else _MOST_DIGITS


def format_bs(cents: int) -> str:
    """35.000 for 3500000 centavos, 1.500,50 for 150050."""
    whole, rest = divmod(cents, 100)
    thousands = f"{whole:,}".replace(",", ".")
    return f"{thousands},{rest:02d}" if rest else thousands
