"""Why: one line that goes along with a decision."""

from __future__ import annotations

from storage.notation.text import clean_line

from ...language.gettext_ import _
from .line_question import LineQuestion


class ReasonQuestion(LineQuestion[str]):
    """Gives back the reason. `needed`: it may not be empty."""

    def __init__(self, reason: str = "", what: str = "", *, needed: bool = False) -> None:
        super().__init__(_("Reason"), self._read, what, reason)
        self._needed = needed

    def _read(self, typed: str) -> str:
        reason = clean_line(typed)
        if not reason and self._needed:
            raise ValueError(_("Write why: others will read it."))
        return reason
