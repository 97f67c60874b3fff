"""What a merge changed, record by record, as the screen says it."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from storage.plan.survey import Survey
from storage.symbols import DISPUTED, PLAN_ITSELF

from ...widgets.text import in_cells, title_in_cells
from ...wording.gather.merges import MergedRecord
from ...wording.values import field_labels, value_in_words

ALL_OF_IT: Final = "*"
"""What of a merge is taken back where it is no one laptop's saves."""
_WHERE: Final = 27
_LAPTOPS: Final = 18


def merged_line(of: MergedRecord, survey: Survey, width: int, *, by_laptop: bool, of_plan: bool) -> Content:
    """! Andamarca · 2003           lap00001           Demand: Riego por aspersión.

    `of_plan`: it is of the plan's own lists.
    """
    where, laptops = title_in_cells(of.called, _WHERE), in_cells(" ".join(of.laptops), _LAPTOPS)
    head = f"{laptops} {where}" if by_laptop else f"{where} {laptops}"
    said = _short(of, survey)
    marks = f"{PLAN_ITSELF if of_plan else ' '}{DISPUTED if of.disputed else ' '}"
    line = Content(in_cells(f"{marks} {head} {said}", width))
    return line.stylize("$alarm") if of.disputed or of_plan else line


def _short(of: MergedRecord, survey: Survey) -> str:
    """What it says now, where all of it is new; else the names of what changed."""
    for name in ("text", "name") if of.new else ():
        for one in of.changes:
            if one.field == name:
                return value_in_words(of.record, name, one.after, survey)
    return ", ".join(field_labels(of.record, {one.field for one in of.changes}))
