"""Dates and times of day as they are read: 14/07/2002 10:22, as in Bolivia; in English as they are kept."""

from __future__ import annotations

import re
from datetime import date

from .words import speech


def day(iso: str) -> str:
    """14/07/2002 for 2002-07-14."""
    return speech().day(iso)


def read_day(text: str) -> str | None:
    """YYYY-MM-DD of a day as it is typed: 14/7/2002, 14-7-02, 2002-07-14; None where it is none."""
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", text.strip())
    parts = (match[3], match[2], match[1]) if match else tuple(text.strip().split("-"))
    try:
        year, month, day_ = map(int, parts)
        return date(year + 2000 if year < 100 else year, month, day_).isoformat()
    except ValueError:
        return None


def day_and_time(at: str) -> str:
    """The clock of a revision or a draft, without its offset; empty where none was kept."""
    return f"{day(at[:10])} {at[11:16]}".strip()
