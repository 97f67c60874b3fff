"""Why something is not saved or undone, as far as every screen has to know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from storage import GuaquiError
from storage.translatable import N_

if TYPE_CHECKING:
    from ...session.undo import Hindrance

NOT_ON_A_WALL: Final = frozenset({"who", "elsewhere", "history", "plan_lists", "register", "laptops", "handover"})
"""What names persons, laptops or files: nothing of it is offered where a projector shows the screen."""
WRITES: Final = frozenset(
    {
        *("save", "copied", "gather", "recommend", "decide", "as_decided", "take_in", "bring_back", "accept"),
        *("add", "add_record", "add_line", "again", "put_there", "put_back", "take_off", "take_out", "take_back"),
        *("withdraw", "remove_line", "undo_merge", "undo", "redo", "move", "shift", "repeat", "right", "ask"),
        *(
            "choose",
            "rule",
            "rule_all",
            "left_open",
            "into",
            "into_all",
            "merge_into",
            "drop_demand",
            "carries",
            "mark_state",
        ),
        *("take", "another", "leave_open", "why", "mark_state"),
    }
)
"""What a window that only reads does not offer: to write, and to decide what is written after it."""


def writes(action: str) -> bool:
    """Whether an action, as it is bound, writes or decides something: `rule('validated')` does."""
    return action.partition("(")[0] in WRITES


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
        "What came from a spreadsheet is taken back as a whole: F9, Spreadsheets that came in. What goes and what "
        "stays is shown first."
    ),
}

STAYS_UNDONE: Final[dict[Hindrance, str]] = {
    "nothing": N_("Nothing was undone since the last act, so there is nothing to do again."),
    "changed": N_(
        "{where} was changed since then by somebody else, so that is not done again. Look at its history: Ctrl+R."
    ),
}
"""Why what was undone stays so, where that is told otherwise."""


def helped_by_another_place(error: GuaquiError, file: Path) -> bool:
    """Whether what failed to be saved to a field file may go well in another one: it is that file that refuses.

    What was read of it is known, and can be written elsewhere, whatever became of the file or its disk: it is
    full, gone, broken, may only be read, has another thing in its place. Another place helps nothing where what
    was typed is wrong, or where another file is refused: this laptop's own, or the rows that did not fit, beside
    a spreadsheet.
    """
    return error.facts.get("path") == str(file)
