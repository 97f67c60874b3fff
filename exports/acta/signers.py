"""Who signs an acta: the offices that its step fixes, then the authorities who came."""

from __future__ import annotations

from storage.plan.same_words import same_words

from ..document.pieces import Signer
from .printed_records import PrintedRecords


def signatures(records: PrintedRecords) -> list[Signer]:
    """Each office once, with the first of those who came that holds it; then the others who came."""
    came = [Signer(one.get("name", ""), one.get("office", "")) for one in _came(records)]
    fixed = []
    for office in records.own_step.get("signs", ()):
        holding = next((one for one in came if same_words(one.office, office)), None)
        fixed.append(Signer(holding.name if holding else "", office))
        if holding:
            came.remove(holding)
    return [*fixed, *came]


def _came(records: PrintedRecords) -> list[dict[str, str]]:
    return list(records.workshop.get("authorities", ()))
