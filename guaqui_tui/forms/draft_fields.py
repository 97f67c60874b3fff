"""What is asked of a draft: which of its fields are to be taken up."""

from __future__ import annotations

from typing import NamedTuple


class DraftField(NamedTuple):
    """One field of a draft: its name, its label, and what is saved and what was typed, as they are read."""

    name: str
    label: str
    saved: str
    typed: str


Answer = list[str] | None
"""The fields to take up; none of them: put the draft aside. None: later."""
