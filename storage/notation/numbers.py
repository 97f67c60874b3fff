"""Numbers as people write them. es_BO: a point for thousands, a comma for what is below one."""

from __future__ import annotations

import re
from typing import NamedTuple

SPACES = " \u00a0\u2007\u2009\u202f"
"""Spaces that stand in a number; a line break or a tab stands between two."""
NUMBER = rf"[0-9]+(?:[.,'\u2019{SPACES}][0-9]+)*"

_SIGNS = re.compile(rf"[.,'\u2019{SPACES}]")
_COUNT = re.compile(r"[0-9]{1,16}")
_FAMILIES = re.compile(rf"({NUMBER})\s*(?:familias?|families|family|fams?\.?|flias?\.?)", re.IGNORECASE)
_MOST_DIGITS = 15
_DEGREES = re.compile(r"([-\u2212]?)(\d{1,3})(?:[.,](\d{1,30}))?\s*°?")
_MILLIONTHS = 6


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


def parse_whole(text: str) -> int | None:
    """A whole number, which may be below zero: 45, -1.200; None where it is none."""
    sign, digits = _signed(text)
    found = parse_count(digits)
    return None if found is None else sign * found


def _signed(text: str) -> tuple[int, str]:
    """Whether a number is below zero (-1), and what stands behind its sign."""
    return (-1, text[1:].strip()) if text.startswith(("-", "\u2212")) else (1, text)


def parse_families(text: str) -> int | None:
    """A whole number of families, which may be said behind it: 1.200, 45 familias, 60 flias."""
    found = _FAMILIES.fullmatch(text)
    return parse_count(found[1] if found else text)


def parse_degrees(text: str) -> int | None:
    """Millionths of a degree: -16,58231 is -16582310; None for what is no number of degrees.

    Its only sign stands before what is below one, however many digits these are.
    """
    found = _DEGREES.fullmatch(text.strip())
    if found is None:
        return None
    below = (found[3] or "").ljust(_MILLIONTHS, "0")
    whole = int(found[2] + below[:_MILLIONTHS]) + (below[_MILLIONTHS : _MILLIONTHS + 1] >= "5")
    return -whole if found[1] else whole


def parse_decimal(text: str) -> tuple[int, int] | None:
    """The digits of a number, and how many of them are decimals: -451.293,50 is (-45129350, 2). None for none.

    One comma is the decimal sign, and so is the last of two signs that differ; points between groups of three
    separate thousands, and any other one point is a decimal sign.
    """
    sign, digits = _signed(text)
    signs = _SIGNS.findall(digits)
    whole, below = digits, ""
    if signs and (signs.count(signs[-1]) == 1) and not _is_of_thousands(digits, signs):
        whole, _sign, below = digits.rpartition(signs[-1])
    groups = _SIGNS.split(whole)
    if any(len(group) != 3 for group in groups[1:]) or (len(groups) > 1 and not 0 < len(groups[0]) < 4):
        return None
    all_of_it = "".join(groups) + below
    if not groups[0] or not (all_of_it.isascii() and all_of_it.isdecimal()) or len(all_of_it) > _MOST_DIGITS:
        return None
    return sign * int(all_of_it), len(below)


def _is_of_thousands(digits: str, signs: list[str]) -> bool:
    """Whether the one sign of a number separates thousands: a comma never does."""
    return len(set(signs)) == 1 and signs[-1] != "," and len(_SIGNS.split(digits)[-1]) == 3 and digits[0] != "0"


class NumberSigns(NamedTuple):
    """What stands between thousands, and before what is below one."""

    thousands: str
    decimal: str

    def write(self, number: str) -> str:
        """1.500,50, as `format_amount` and `format_decimal` write a number, with these signs."""
        return number.translate({ord("."): self.thousands, ord(","): self.decimal})


_EXAMPLE = re.compile(rf"1([.,'\u2019{SPACES}]?)234([.,])56?")


def signs_as_in(example: str) -> NumberSigns | None:
    """The signs of 1.234,56, 1,234.56 or 1 234,5; None where an example is none of a number with both."""
    found = _EXAMPLE.fullmatch(example.strip())
    return NumberSigns(found[1], found[2]) if found and found[1] != found[2] else None


def format_decimal(value: int, decimals: int) -> str:
    """-451.293,50."""
    digits = str(abs(value)).rjust(decimals + 1, "0")
    whole, below = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    words = f"{int(whole):,}".replace(",", ".") + (f",{below}" if below else "")
    return f"-{words}" if value < 0 else words
