"""A terminal at which somebody types."""

from __future__ import annotations

import io


class Typed(io.StringIO):
    """What is typed, a line for each question."""

    def isatty(self) -> bool:
        return True
