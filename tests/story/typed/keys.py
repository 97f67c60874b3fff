"""What a terminal sends for a key, and for words that are pasted."""

from __future__ import annotations

from typing import Any, Final

F2, F4, F6, F7, F10 = "\x1bOQ", "\x1bOS", "\x1b[17~", "\x1b[18~", "\x1b[21~"
UP, DOWN, RIGHT = "\x1b[A", "\x1b[B", "\x1b[C"
HOME, END, FIRST, INSERT = "\x1b[H", "\x1b[F", "\x1b[1;5H", "\x1b[2~"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
ENTER, ESCAPE, TAB = "\r", "\x1b", "\t"
CTRL_K, CTRL_P, CTRL_Q, CTRL_U = "\x0b", "\x10", "\x11", "\x15"

SHORT: Final = 4
"""Letters up to which words are typed one by one."""


def pasted(text: str) -> str:
    """Words as a terminal gives them where they are pasted: at once, and not letter by letter."""
    return text if len(text) <= SHORT else f"\x1b[200~{text}\x1b[201~"


def fields(*said: object) -> str:
    """What is typed into a form's fields, one after another; nothing into one of which nothing is said."""
    return ENTER.join("" if one is None else pasted(str(one)) for one in said)


def when(iso: str) -> str:
    """A day, a month or a year as people type it: 2002-07-14 is 14/7/2002."""
    return "/".join(part.lstrip("0") for part in reversed(iso.split("-")))


def amount(cents: int) -> str:
    return str(cents // 100)


def votes(body: dict[str, Any]) -> str:
    """12 41 3; nothing where nobody counted."""
    return " ".join(str(body[one]) for one in ("for", "against", "abstained") if one in body)
