"""A word of a command that somebody is told to type, so that their shell takes it whole."""

from __future__ import annotations

import re
import shlex
import sys
from typing import Final

_AS_IT_IS: Final = re.compile(r"[\w@+=:,./\\~-]+")
"""What needs no quotes where cmd or PowerShell reads it; single ones mean nothing to cmd."""


def shell_word(word: str) -> str:
    """A word as it is typed in the shells of this system."""
    if sys.platform != "win32":
        return shlex.quote(word)
    if _AS_IT_IS.fullmatch(word):
        return word
    # A backslash before a quote is taken for its mark: those at the end are doubled.
    marked = re.sub(r'(\\*)"', r'\1\1\\"', word)
    inside = re.sub(r"(\\+)$", r"\1\1", marked)
    return f'"{inside}"'
