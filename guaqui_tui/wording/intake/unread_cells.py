"""Cells that are not understood, of rows that come in without them, in words."""

from __future__ import annotations

from collections.abc import Iterator

from storage.intake.landing.unread import Unread
from storage.intake.rows import TakenRows
from storage.notation.text import clean_line, first_words

from ...language.error_messages import reason_in_words
from ...language.gettext_ import ngettext

_REASONS = 12
_LONGEST = 24


def unread_lines(taken: TakenRows, most: int) -> Iterator[str]:
    """Each reason once, with the first lines that it is said of, at most so many; nothing where there is none."""
    lines: dict[str, list[str]] = {}
    for one in taken.unread:
        lines.setdefault(why_unread(one), []).append(str(one.row.number))
    if lines:
        n = len(taken.unread)
        words = ngettext(
            "{n} cell is not understood. Its row comes in without it, its words are kept as a remark:",
            "{n} cells are not understood. Their rows come in without them, their words are kept as remarks:",
            n,
        )
        yield words.format(n=n)
    for reason, of in list(lines.items())[:_REASONS]:
        first = ", ".join([*of[:most], *(["…"] if len(of) > most else [])])
        words = ngettext("  line {line}: {reason}", "  {n} lines ({line}): {reason}", len(of))
        yield words.format(n=len(of), line=first, reason=reason)
    if rest := sum(map(len, list(lines.values())[_REASONS:])):
        words = ngettext("  and {n} line more", "  and {n} lines more", rest)
        yield words.format(n=rest)


def why_unread(one: Unread) -> str:
    """Costo: this is no amount: 0.500."""
    heading = first_words(clean_line(one.heading), _LONGEST)
    return f"{heading}: {reason_in_words(one.reason, one.word, one.of.says.label if one.of else '')}"
