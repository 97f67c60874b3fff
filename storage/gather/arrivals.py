"""Pure: what the reports of merges leave for somebody to ask about: files to be sent again, laptops to see to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from storage.errors import GuaquiError, Notice, OtherMunicipalityError, SetAsideError
from storage.gather.merge_reports import MergeReport, ReportInput

_NOT_TO_SEND: Final = (SetAsideError, OtherMunicipalityError)


class Again(Struct, frozen=True):
    """A file that did not come in whole, in which merge and when: whoever gave it is asked for it again.

    `why`: it stayed out; None where what was whole in it came in, from `laptops`.
    """

    path: str
    merge: int
    at: str
    laptops: tuple[str, ...] = ()
    why: GuaquiError | None = None


def to_send_again(reports: Mapping[int, MergeReport]) -> list[Again]:
    """Those of which nothing better came since: neither that file whole, nor a whole one of the same laptops.

    What stays out because it was undone here, or is of another municipality, is nobody's to send.
    """
    found: dict[str, Again] = {}
    for number, report in sorted(reports.items()):
        for left in report.left_out:
            if not isinstance(left.error, _NOT_TO_SEND):
                found[left.path] = Again(left.path, number, report.at, why=left.error)
        for one in report.inputs:
            if not _whole(one):
                found[one.path] = Again(one.path, number, report.at, tuple(one.laptops))
        for one in filter(_whole, report.inputs):
            found.pop(one.path, None)
            found = {
                path: again
                for path, again in found.items()
                if not again.laptops or not set(again.laptops) <= set(one.laptops)
            }
    return list(found.values())


def _whole(one: ReportInput) -> bool:
    return one.whole and not one.quarantined


def to_see_to(reports: Mapping[int, MergeReport]) -> dict[str, list[Notice]]:
    """By laptop: a clock that was wrong when it last brought something; a copied disk, at any time."""
    found: dict[str, list[Notice]] = {}
    for _number, report in sorted(reports.items()):
        for laptop in {laptop for one in report.inputs if one.new for laptop in one.laptops}:
            found[laptop] = [one for one in found.get(laptop, []) if one.code == "laptop-twice"]
        for said in report.to_see:
            others = [one for one in found.get(said.laptop, []) if one.code != said.code]
            found[said.laptop] = [*others, said.notice]
    return {laptop: said for laptop, said in found.items() if said}
