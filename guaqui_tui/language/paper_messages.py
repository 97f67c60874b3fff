"""What keeps papers from being written, and the code of an acta from being read, in words."""

from __future__ import annotations

from typing import Final

from storage.errors import Code
from storage.translatable import N_

PAPER_ERRORS: Final[dict[Code, str]] = {
    "acta-false": N_(
        "The record of acta {typed} in this file is not what was printed: its data do not give its code. "
        "It was written on: {laptops}. Ask for the file that the acta was printed from."
    ),
    "code-near": N_(
        "{typed} has a slip. These codes differ from it by one character: {near}. Compare them with the paper."
    ),
    "code-signs": N_(
        "{typed} has {count} letters and digits; the code of an acta has 16, and never U. "
        "Read it from the paper again."
    ),
    "code-slip": N_("{typed} has a slip: its check character does not agree. Read it from the paper again."),
    "code-unknown": N_(
        "No acta of this file has the code {typed}, and none would have it now. "
        "It may have been printed on a laptop whose file was not gathered yet."
    ),
    "not-ours": N_(
        "In {path} there is something else by these names, or they were changed by hand since they were written: "
        "{names}. Nothing was written. Choose another folder; to write over them: F2 once more, or guaqui export "
        "with --force."
    ),
    "nothing-to-write": N_(
        "{empty} Nothing was written: ask for another paper, or note first what it is made of."
    ),
}
