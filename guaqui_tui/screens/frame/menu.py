"""A list of things that can be done, each a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual.content import Content

from ...language.gettext_ import _
from .listing import Listing

Result = TypeVar("Result")


class Menu(Listing[Result]):
    """`items` are the lines' words, marked for translation."""

    def items(self) -> Sequence[str]:
        raise NotImplementedError

    def look(self) -> Sequence[str]:
        return self.items()

    def line(self, number: int, width: int) -> Content:
        return Content(" ".join(("", self.found_by(number))).ljust(width))

    def found_by(self, number: int) -> str:
        return _(self.items()[number])
