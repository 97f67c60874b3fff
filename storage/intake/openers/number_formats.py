"""What a workbook's cell shows of a number: its digits, or a day, a time, hours that passed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, Literal

Shows = Literal["", "day", "time", "day time", "hours"]
"""A number as such; else a day, a time of day, both, or how many hours passed."""

BUILT_IN: Final[dict[int, Shows]] = {
    **dict.fromkeys(range(14, 18), "day"),
    **dict.fromkeys((18, 19, 20, 21, 45, 47), "time"),
    22: "day time",
    46: "hours",
}
"""Formats by their number, which workbooks do not spell out."""

_NO_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_TENTHS = re.compile(r"s\.0+", re.IGNORECASE)
_FIRST_DAY: Final[dict[int, datetime]] = {1900: datetime(1899, 12, 30), 1904: datetime(1904, 1, 1)}  # noqa: DTZ001 - of no zone
_LEAST, _MOST = 61, 2_957_000
"""Days that a workbook counts alike in both ways: before, 1900 has a 29th of February; after is no year."""
_WHOLE = re.compile("-?[0-9]{1,300}")
_MIDNIGHT: Final = time()


def shows(format_: str) -> Shows:
    """What a format makes of a number: yyyy-mm-dd, h:mm, [h]:mm, 0.00 "Bs d"."""
    letters = _NO_LETTERS.sub("", format_.partition(";")[0]).lower()
    if _ELAPSED.search(letters):
        return "hours"
    found = set(_TENTHS.sub("s", letters))
    if found & set("0#?"):  # the places of a number's digits
        return ""
    if found & set("yd") or ("m" in found and not found & set("hs")):  # m are months, or minutes
        return "day time" if found & set("hs") else "day"
    return "time" if found & set("hs") else ""


def digits(value: str) -> int | Decimal:
    """All digits of a number, as many as its program keeps of a fraction. Raises ValueError where it is none."""
    if _WHOLE.fullmatch(value):
        return int(value)
    number = Decimal(f"{float(value):.15g}")
    if not number.is_finite():
        raise ValueError(value)
    return int(number) if number == number.to_integral_value() else number


def in_days(number: int | Decimal, as_: Shows, since: int) -> int | Decimal | date | time | str:
    """A number of days since 1900 or 1904 as a day, a time, or both; the number where it is none of these.

    Hours that passed, which may be more than a day has, are a text.
    """
    seconds = round(Decimal(number) * 86400) if as_ and abs(Decimal(number)) < _MOST else -1
    if seconds < 0:
        return number
    if as_ == "hours":
        return _clock(seconds)
    if as_ == "time" or (as_ == "day time" and seconds < 86400):
        return (_FIRST_DAY[since] + timedelta(seconds=seconds % 86400)).time()
    if seconds < _LEAST * 86400:
        return number
    at = _FIRST_DAY[since] + timedelta(seconds=seconds)
    return day_or_moment(at) if as_ == "day time" else at.date()


def written(value: str) -> date | time | str:
    """A day or a time as a workbook writes it out: 2004-02-29T13:45:00; as it stands where it is neither."""
    with suppress(ValueError):
        return time.fromisoformat(value).replace(microsecond=0, tzinfo=None)
    with suppress(ValueError):
        return day_or_moment(datetime.fromisoformat(value).replace(microsecond=0, tzinfo=None))
    return value


def day_or_moment(at: datetime) -> date:
    """A day, and the time where one is said: midnight is what a program writes for none."""
    return at if at.time() != _MIDNIGHT else at.date()


def _clock(seconds: int) -> str:
    """14:30, with seconds where there are any; 30:00 are hours that passed."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")
