"""Numbers as people write them. es_BO: a point for thousands, a comma for what is below one."""

from __future__ import annotations

import re

SPACES = " \u00a0\u2007\u2009\u202f"
"""Spaces that stand in a number; a line break or a tab stands between two."""
NUMBER = rf"[0-9]+(?:[.,'\u2019{SPACES}][0-9]+)*"

_SIGNS = re.compile(rf"[.,'\u2019{SPACES}]")
_COUNT = re.compile(r"[0-9]{1,16}")
_FAMILIES = re.compile(rf"({NUMBER})\s*(?:familias?|families|family|fams?\.?|flias?\.?)", re.IGNORECASE)
_MOST_DIGITS = 15


def hundredths(text: str) -> int | None:
    """1.500,50 and 1500.50 and 1,500.50 are 150050, 1.500 is 150000; None where a person could not say.

    A sign before exactly three final digits separates thousands, which 0.500 and 01.500 have none of; before
    one or two it is the decimal sign. One sign is not both, and thousands have one sign.
    """
    groups, signs = _SIGNS.split(text), _SIGNS.findall(text)
    if not all(group.isascii() and group.isdecimal() for group in groups):
        return None
    below = "00"
    if signs and len(groups[-1]) < 3:
        below, sign = groups.pop().ljust(2, "0"), signs.pop()
        if sign not in ".," or sign in signs:
            return None
    if groups[0].startswith("0") and groups != ["0"]:
        return None
    if signs and (len(set(signs)) > 1 or len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    digits = "".join(groups) + below
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def parse_count(text: str) -> int | None:
    """A whole number, 1.200 and 60,0 too; None where it is none."""
    if _COUNT.fullmatch(text):
        return int(text)
    found = hundredths(text)
    return found // 100 if found is not None and found % 100 == 0 else None


def parse_families(text: str) -> int | None:
    """A whole number of families, which may be said behind it: 1.200, 45 familias, 60 flias."""
    found = _FAMILIES.fullmatch(text)
    return parse_count(found[1] if found else text)
