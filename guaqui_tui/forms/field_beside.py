"""A field that is asked for beside what is decided on a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class FieldBeside(NamedTuple):
    """A field that is asked for: its name, what it is called (a msgid), what stands there, how that is read.

    `read` gives None for nothing, and raises `ValueError` with what is wrong, in words.
    """

    name: str
    label: str
    typed: str
    read: Callable[[str], Any]
    is_prose: bool = False
