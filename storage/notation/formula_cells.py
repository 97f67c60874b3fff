"""Texts in spreadsheet cells. A cell that begins like a formula gets a leading ' on its way out (CSV
injection), and loses it again on its way in, so that both ways together change nothing.
"""

from __future__ import annotations

import re

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"''*[=+\-@\t\r\n]")


def guard(text: str) -> str:
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def unguard(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
