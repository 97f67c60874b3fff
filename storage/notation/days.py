"""Days, months, years and times of day as people write them -> as records keep them. None where it is none."""

from __future__ import annotations

import re
from datetime import date


def read_day(text: str) -> str | None:
    """YYYY-MM-DD of 14/7/2002, 14-7-02, 2002-07-14."""
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", text.strip())
    parts = (match[3], match[2], match[1]) if match else tuple(text.strip().split("-"))
    try:
        year, month, day = map(int, parts)
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None


def read_when(text: str) -> str | None:
    """YYYY, YYYY-MM or YYYY-MM-DD of 2002, 7/2002, 2002-07, 14/7/2002."""
    typed = text.strip()
    if re.fullmatch(r"\d{4}", typed):
        return typed
    month = re.fullmatch(r"(\d{1,2})[/.-](\d{4})", typed) or re.fullmatch(r"(\d{4})-(\d{2})", typed)
    if month is None:
        return read_day(typed)
    number, year = sorted(month.groups(), key=len)
    return f"{year}-{int(number):02d}" if 1 <= int(number) <= 12 else None


def read_time(text: str) -> str | None:
    """HH:MM of 9:30, 9.30, 14."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", text.strip())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
