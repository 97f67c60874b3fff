"""Texts in spreadsheet cells. A cell that begins like a formula gets a leading ' on its way out (CSV
injection), and loses it again on its way in, so that both ways together change nothing.

Signs of full width are formulas to programs of some languages; what nobody sees before a sign is dropped by some.
"""

from __future__ import annotations

import re

_UNSEEN = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
_BEGINS = rf"'*(?:[\t\r\n]|{_UNSEEN}*[=+\-@\uff1d\uff0b\uff0d\uff20])"
_LIKE_A_FORMULA = re.compile(_BEGINS)
_GUARDED = re.compile(f"'{_BEGINS}")


def guard(text: str) -> str:
    if text[:1].isalnum():  # as nearly all do, and no formula does
        return text
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def unguard(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
