"""All that is wrong in a form, said at once."""

from __future__ import annotations

from collections.abc import Sequence

from storage.symbols import PART

from ...language.gettext_ import ngettext


def faults_in_words(faults: Sequence[tuple[str, str, str]]) -> str:
    """Of each the field's name, the key of its page where that is another than the first, and what is wrong."""
    said = [f"{label} ({key}): {words}" if key else f"{label}: {words}" for label, key, words in faults]
    n = len(said)
    if n == 1:
        return said[0]
    return ngettext("{n} thing is wrong.", "{n} things are wrong.", n).format(n=n) + " " + f" {PART} ".join(said)
