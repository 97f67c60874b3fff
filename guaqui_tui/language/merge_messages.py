"""Why files stay out of a merge, or one is not taken back, in words."""

from __future__ import annotations

from typing import Final

from storage.errors import Code
from storage.translatable import N_

MERGE_ERRORS: Final[dict[Code, str]] = {
    "merge-first": N_(
        "Merge {number} began {path}: before it there was no plan. To begin again, use another name."
    ),
    "merge-lost": N_(
        "{path} no longer holds all that it had before merge {number}. Nothing was written; "
        "gather the laptops' files into a new plan."
    ),
    "undone-before": N_(
        "{path} is there already: merge {number} was undone before. Go on with that file, or give it another name "
        "and undo the merge again."
    ),
    "merge-none": N_(
        "There is no report of any merge onto {path}. Look at its name and folder; gather files first."
    ),
    "merge-unknown": N_("There is no report of merge {number} of {path}. There are: {known}."),
    "left-by-hand": N_("{path} was left out by hand. To take it in, gather it again."),
    "sender-unknown": N_(
        "Nothing that laptop {laptop} saved came with merge {number}. There came something of: {known}."
    ),
    "without-unknown": N_(
        "{paths} is none of the files that were found and cannot be left out. Nothing was gathered; look at its "
        "name."
    ),
    "set-aside": N_(
        "{path} brings {count} versions that were undone in this plan, and stays out. "
        "To take it in all the same: Ctrl+P where files are gathered, or merge it by its name with --again."
    ),
}
