"""What an opener is given of a file, or of a member of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..table import OpenedTable
from .bounds import ReadingBound


class Content(NamedTuple):
    """The bytes of a file, and its path as errors say it: of a member of a zip with that of the zip before it.

    `bound` counts what is made of them.
    """

    path: str
    data: bytes
    bound: ReadingBound


OpenContent = Callable[[Content], list[OpenedTable]]
"""Opens what stands in a file of several."""
