"""What is said of papers that an earlier export left in a folder and that this plan has no more."""

from __future__ import annotations

from collections.abc import Sequence

from storage.notation.text import printable

from ..wording.speech import Speech


def left_behind_words(names: Sequence[str], say: Speech, most: int = 0) -> str:
    """They stay where they are, for whoever looks at them; empty where there are none. `most`: so many are named;
    0: all.
    """
    if not names:
        return ""
    named = [printable(name) for name in names[: most or None]]
    if more := len(names) - len(named):
        named.append(say.ngettext("and {n} more", "and {n} more", more).format(n=more))
    words = say.ngettext(
        "Of an earlier export, and no longer of this plan, is in the folder: {names}",
        "Of an earlier export, and no longer of this plan, are in the folder: {names}",
        len(names),
    )
    return words.format(names=", ".join(named))
