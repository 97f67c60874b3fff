"""A file that a format makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class File(NamedTuple):
    """A file that is going to leave: its name, with a folder before it where there is one, and its bytes.

    `make` is called when it is its turn; it gives the bytes piece by piece, so that large ones need little
    memory and can be broken off.
    """

    name: str
    make: Callable[[], Iterable[bytes]]
