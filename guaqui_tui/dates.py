"""Dates and times of day as they are read: 14/07/2002 10:22, as in Bolivia; in English as they are kept."""

from __future__ import annotations

from .words import language


def day_and_time(at: str) -> str:
    """The clock of a revision or a draft, without its offset; empty where none was kept."""
    day, time = at[:10], at[11:16]
    if language() != "en" and len(day) == 10:
        day = "/".join(reversed(day.split("-")))
    return f"{day} {time}".strip()
