"""The commands by their names, one file each, of its name and `_` behind it; and what they end with."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

COMMANDS: Final = (
    "new",
    "pack",
    "demo",
    "import",
    "arrivals",
    "merge",
    "report",
    "export",
    "carry",
    "where",
    "check",
    "history",
    "settle",
    "verify",
    "laptops",
    "hub",
)


class ExitCode(IntEnum):
    DONE = 0
    NEEDS_A_PERSON = 1
    """Done, and something of it waits for a person: a dispute, a row that did not fit, damage."""
    WRONG_USAGE = 2
    NOT_DONE = 3
    """It could not be done, and nothing was changed."""


def done(*, needs_a_person: object) -> ExitCode:
    """The code of what was done; `needs_a_person` counts by its truth."""
    return ExitCode.NEEDS_A_PERSON if needs_a_person else ExitCode.DONE
