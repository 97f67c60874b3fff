"""What the reports of merges leave for somebody to see to: files that did not come in whole, laptops."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ..errors import GuaquiError, Notice
from .concern_table import CONCERNS, left_out_as
from .merge_reports import MergeReport, ReportInput

_TO_SEND: Final = frozenset({"disk", "empty-file", "folder-missing", "not-a-field-file", "zip-unreadable"})
"""Of a file that could not be read for one of these, whoever gave it may have a whole one."""


class FileToSeeTo(Struct, frozen=True):
    """A file that did not come in whole, in which merge and when.

    `why`: it stayed out; None where what was whole in it came in, from `laptops`. `aside`: how many of its entries
    were set aside though nothing of it is torn: they were changed outside, and the same file says the same again.
    """

    path: str
    merge: int
    at: str
    laptops: tuple[str, ...] = ()
    why: GuaquiError | None = None
    aside: int = 0

    @property
    def to_send(self) -> bool:
        """Whether it helps to ask whoever gave it for it again."""
        return self.why.code in _TO_SEND if self.why else not self.aside


def files_to_see_to(reports: Mapping[int, MergeReport]) -> list[FileToSeeTo]:
    """Those of which nothing better came since: neither that file whole, nor a whole one of the same laptops.

    What stays out because it was undone or left out here, or is of another municipality, is not among them.
    """
    found: dict[str, FileToSeeTo] = {}
    for number, report in sorted(reports.items()):
        for left in report.left_out:
            if CONCERNS[left_out_as(left.error)].lasts:
                found[left.path] = FileToSeeTo(left.path, number, report.at, why=left.error)
        for one in report.inputs:
            if not _whole(one):
                aside = one.quarantined if one.whole else 0
                found[one.path] = FileToSeeTo(one.path, number, report.at, tuple(one.laptops), aside=aside)
        for one in filter(_whole, report.inputs):
            found.pop(one.path, None)
            found = {
                path: file
                for path, file in found.items()
                if not file.laptops or not set(file.laptops) <= set(one.laptops)
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
