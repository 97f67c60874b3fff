"""Who signs an acta: the offices that its step fixes, then the authorities who came."""

from __future__ import annotations

from typing import NamedTuple

from storage.plan.same_words import same_words

from .printed_records import PrintedRecords


class Signature(NamedTuple):
    """A row of those who sign; names and offices that are not known are written by hand."""

    name: str = ""
    office: str = ""


def signatures(records: PrintedRecords) -> list[Signature]:
    """Each office once, with the first of those who came that holds it; then the others who came."""
    came = [Signature(one.get("name", ""), one.get("office", "")) for one in _came(records)]
    fixed = []
    for office in records.only("step").get("signs", ()):
        holding = next((one for one in came if same_words(one.office, office)), None)
        fixed.append(Signature(holding.name if holding else "", office))
        if holding:
            came.remove(holding)
    return [*fixed, *came]


def _came(records: PrintedRecords) -> list[dict[str, str]]:
    return list(records.workshop.get("authorities", ()))
