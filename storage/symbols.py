"""Every sign that means something by itself, on screens and on paper: any terminal and printer has each of them.

What has which colour stands in `exports/colours.py`; no sign is told from another by its colour alone.
"""

from __future__ import annotations

from typing import Final

CLASS_SYMBOLS: Final = ("▲", "◆", "■", "▬", "●", "▼", "◇", "□", "○")
"""What may stand for a class, beside a letter: no file has another. A class without one gets the first that is
free.
"""

STATE_SYMBOLS: Final = {
    "unclassed": "?",
    "disputed": "!",
    "open": "…",
    "none": "○",
    "postponed": "~",
    "missing": "·",
}
"""What stands for a slot that no class's sign stands for, by how it stands."""
DISPUTED: Final = STATE_SYMBOLS["disputed"]

ATTENTION: Final = "!"
"""Before a line of a list that somebody has to look at."""
LACKS: Final = "✗"
"""Before what is missing, and before what cannot be."""
WAITS: Final = "·"
"""Before what is missing and stops nothing."""
PLAN_ITSELF: Final = "*"
"""Before what a merge changed in the plan's own lists."""
LOOK_ALIKE: Final = "≈"
"""Before a name in which a letter is not what it looks like, or that reads as another one does."""
SETTLED: Final = "✓"
"""Before the version that was decided on, and before what was looked at and is right."""
STAYS_OUT: Final = "×"
"""Before a file, or what a merge brought, that is not taken in."""
REJECTED: Final = "×"
"""Before a demand that was rejected: it fills its slot as before, and goes no further."""
NOT_SAVED: Final = "●"
"""Something typed is not saved: at the top of a screen."""
DRAFT: Final = "*"
"""The same before the record, in a list of them."""
LATEST: Final = "*"
"""Before the versions of a record that no later one went on from."""
DIFFERING: Final = ("‹", "›")
"""Around the words in which a version differs from another."""
SUGGESTED: Final = ("‹", "›")
"""Around what is not typed but only suggested, in a field."""
SECOND_COPY: Final = "‖"
"""Each save goes to a second copy too: at the top of a screen."""
NOTHING: Final = "–"
"""Where nothing is said."""
DOUBTFUL: Final = "?"
"""Before what is possible and looks wrong: it stops nothing."""
CHOSEN: Final = "★"
"""Before the proposal that is the demand."""
EXECUTED_SYMBOLS: Final = {"not-begun": "·", "under-way": "…", "done": "✓", "stopped": "‖", "not-done": "×"}
"""Before what became of what was in a year's plan, by its state."""
PART: Final = "·"
"""Before the name of a part of what stands above it."""
LINE_END: Final = "¶"
"""The end of a line, in a field of one line."""
FALLS: Final = "▼"
"""Before the year in which a share falls most, or is smallest."""
CUT_SHORT: Final = "…"
"""At the end of a text, or in it, where it is longer than what there is room for."""
TO_TICK: Final = "☐"
"""Before what somebody ticks on paper."""
CURSOR: Final = "►"
"""Before the line, the choice or the year that the cursor is on."""

MORE_ABOVE: Final = "↑"
"""At the end of a list's first line: there are lines before it."""
MORE_BELOW: Final = "↓"
"""At the end of a list's last line, or of a text's: there are lines after it."""

EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
"""A bar's last piece by how much of it is filled, from none to all."""
FULL: Final = EIGHTHS[-1]
"""A piece of a bar, or of a large figure."""
BAR: Final = EIGHTHS[-2]
"""A piece of a lying bar: it leaves a gap between two lines."""
POSSIBLE: Final = "▒"
"""A piece of a bar up to where it may come, while versions differ."""
RULE: Final = "─"
"""A piece of the line that parts what stands above from what stands below."""
TRACK: Final = "─"
"""Where a bar would go on if it were whole."""

LETTERS: Final = {
    **dict(zip(CLASS_SYMBOLS, "ADHBCVIUO", strict=True)),
    **dict(zip(EIGHTHS, " ...==###", strict=True)),
    **dict(zip("○●…·–—─━▒≈✓×✗★‖‹›¶☐►→←↑↓", "o*.----=:=vxx*=<>|_>><^v", strict=True)),
    **dict(zip("│┃▏╭╮╰╯┌┐└┘«»“”‘’¡¿", '|||++++++++""""\'\'!?', strict=True)),
}
"""A letter as wide as each sign, for where a terminal lacks the sign; a class's own letter goes before."""
