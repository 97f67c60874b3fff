"""Who leads a vote, in words; a demand's vote once it is decided is worded by `exports.wording`."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.gettext_ import _


def leading_in_words(rows: Sequence[int], votes: str) -> str:
    """Who leads, of the rows with the most votes; where it is a tie, what can be done. Empty without a row."""
    if not rows:
        return ""
    if len(rows) > 1:
        words = _("Tie of {rows} with {n}: type the second round's votes over these, or the authorities decide.")
        return words.format(rows=", ".join(map(str, rows)), n=votes)
    return _("Number {row} leads with {n}. F5 chooses the proposal under the cursor.").format(row=rows[0], n=votes)
