"""Why something is not undone, as far as every screen has to know."""

from __future__ import annotations

from typing import Final

from storage.translatable import N_

from ...session.undo import Hindrance

STAYS: Final[dict[Hindrance, str]] = {
    "nothing": N_(
        "Nothing was saved from here since the file was opened, so there is nothing to undo. What was gathered is "
        "undone among the merges: F9 on the board."
    ),
    "changed": N_(
        "{where} was changed since then by somebody else, so it is not undone. Look at its history: Ctrl+R."
    ),
    "settled": N_(
        "That settled {where} for everybody and is not undone. Any of its versions can be brought back: Ctrl+R "
        "where it stands. Ctrl+Z again takes back what was saved before it."
    ),
    "imported": N_(
        "What came from a spreadsheet is not undone: brought again, it would be taken for known. Change what is "
        "wrong, or look at its history: Ctrl+R."
    ),
}
