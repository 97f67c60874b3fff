"""A number with decimals as facts keep it: whole, and how many of its last digits are decimals. Never a float."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class ExactNumber(NamedTuple):
    """31,4 is a value of 314 with a scale of 1."""

    value: int
    scale: int

    @property
    def exact(self) -> Fraction:
        return Fraction(self.value, 10**self.scale)

    @property
    def plain(self) -> str:
        """-1234.50, as programs write it."""
        digits = str(abs(self.value)).rjust(self.scale + 1, "0")
        whole = f"{digits[: -self.scale]}.{digits[-self.scale :]}" if self.scale else digits
        return f"-{whole}" if self.value < 0 else whole


def from_plain(text: str) -> ExactNumber:
    """What `plain` wrote."""
    whole, _point, below = text.partition(".")
    return ExactNumber(int(whole + below), len(below))


def rounded(exact: Fraction, scale: int) -> ExactNumber:
    """To so many decimals, a half away from zero: as people round."""
    whole = abs(exact) * 10**scale
    nearest = (2 * whole.numerator + whole.denominator) // (2 * whole.denominator)
    return ExactNumber(-nearest if exact < 0 else nearest, scale)


def cut_off(exact: Fraction, scale: int) -> ExactNumber:
    """To so many decimals by leaving out the rest, as some sources print shares: 16,66 is 16,6."""
    whole = abs(exact) * 10**scale
    kept = whole.numerator // whole.denominator
    return ExactNumber(-kept if exact < 0 else kept, scale)
