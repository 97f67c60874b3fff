"""What does not fit of the steps by which a spreadsheet is read, in words."""

from __future__ import annotations

from typing import Final

from storage.errors import Code
from storage.translatable import N_

STEP_ERRORS: Final[dict[Code, str]] = {
    "step-bad": N_("{text} is no step. Write it so: {forms}. Names with spaces or signs stand in quotes."),
}
"""By code."""
