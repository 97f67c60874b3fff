"""How many demands a year an association has."""

from __future__ import annotations

from storage.limits import MAX_PER_YEAR
from storage.notation.numbers import parse_count

from ...forms.holder import USUAL_PER_YEAR
from ...language.gettext_ import _
from ..frame.questions.line_question import LineQuestion


class PerYear(LineQuestion[int]):
    """Gives back the number. `what` says of whom, in the user's words."""

    def __init__(self, what: str) -> None:
        super().__init__(_("Demands a year"), _read, what, str(USUAL_PER_YEAR))


def _read(typed: str) -> int:
    number = parse_count(typed.strip()) or 0
    if not 1 <= number <= MAX_PER_YEAR:
        raise ValueError(_("Type a whole number from 1 to {most}.").format(most=MAX_PER_YEAR))
    return number
