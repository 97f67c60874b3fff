"""Days, months, years and times of day as people write them -> as records keep them. None where it is none."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_CENTURY: Final = 69
"""Of years in two digits those from here on are of the 20th century, as POSIX reads them (`strptime`, `%y`)."""
_TYPED: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([1-9][0-9]{3}|[0-9]{2})")
_ISO: Final = re.compile(r"([1-9][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})")


def read_day(text: str) -> str | None:
    """YYYY-MM-DD of 14/7/2002, 14-7-02, 14/7/98, 2002-07-14."""
    match = _TYPED.fullmatch(text.strip())
    iso = _ISO.fullmatch(text.strip())
    parts = (match[3], match[2], match[1]) if match else iso.groups() if iso else ()
    try:
        year, month, day = parts
        return date(_whole_year(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _whole_year(typed: str) -> int:
    year = int(typed)
    return year if len(typed) > 2 else year + (1900 if year >= _CENTURY else 2000)


def read_when(text: str) -> str | None:
    """YYYY, YYYY-MM or YYYY-MM-DD of 2002, 7/2002, 2002-07, 14/7/2002."""
    typed = text.strip()
    if re.fullmatch(r"[0-9]{4}", typed):
        return typed
    month = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{4})", typed) or re.fullmatch(r"([0-9]{4})-([0-9]{2})", typed)
    if month is None:
        return read_day(typed)
    number, year = sorted(month.groups(), key=len)
    return f"{year}-{int(number):02d}" if 1 <= int(number) <= 12 else None


def read_time(text: str) -> str | None:
    """HH:MM of 9:30, 9.30, 14."""
    match = re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?", text.strip())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
