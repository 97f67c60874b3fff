"""What laptops say of a field, where they differ too: what is counted by states or causes picks none of them."""

from __future__ import annotations

from typing import Any

from ...revisions.history import REMOVED, WITHHELD
from ..survey import SurveyRecord


def values_said(entry: SurveyRecord[Any], name: str) -> list[Any]:
    """Each value that a laptop gives a field and no other took back, once; none where it says nothing."""
    found: list[Any] = []
    for claim in entry.history.claims.get(name, ()):
        if claim.value is not REMOVED and claim.value is not WITHHELD and claim.value not in found:
            found.append(claim.value)
    return found
