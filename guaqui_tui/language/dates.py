"""Dates and times of day as they are read: 14/07/2002 10:22, as in Bolivia; in English as they are kept."""

from __future__ import annotations

from storage.notation.days import read_day, read_time, read_when

from .gettext_ import speech

__all__ = ["day", "day_and_time", "read_day", "read_time", "read_when", "shown_when"]


def day(iso: str) -> str:
    """14/07/2002 for 2002-07-14."""
    return speech().day(iso)


def shown_when(when: str) -> str:
    """2002, 07/2002 or 14/07/2002 for a when: a year, a month or a day."""
    return speech().when(when)


def day_and_time(at: str) -> str:
    """The clock of a revision or a draft, without its offset; empty where none was kept."""
    return f"{day(at[:10])} {at[11:16]}".strip()
