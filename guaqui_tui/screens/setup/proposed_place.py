"""Where a new field file is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from storage.gather.found_files import own_folder


def proposed_place(municipality: str, years: Sequence[int]) -> Path:
    """In the user's own folder, called by the municipality's id and the plan's first and last year."""
    return own_folder() / f"{municipality}-{years[0]}-{years[-1]}.json"
