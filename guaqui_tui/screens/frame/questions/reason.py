"""Why: one line that goes along with a decision."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from storage.notation.text import clean_line
from storage.translatable import N_

from ....language.gettext_ import _
from ....look import keys
from ....widgets.text import PlainText
from .line_question import LineQuestion


class ReasonQuestion(LineQuestion[str]):
    """Gives back the reason. `needed`: it may not be empty."""

    def __init__(self, reason: str = "", what: str = "", *, needed: bool = False) -> None:
        super().__init__(_("Reason"), self._read, what, reason)
        self._needed = needed

    def _read(self, typed: str) -> str:
        return _needed_reason(typed) if self._needed else clean_line(typed)


def _needed_reason(typed: str) -> str:
    """What was typed for a reason. Raises ValueError where that is nothing."""
    reason = clean_line(typed)
    if not reason:
        raise ValueError(_("Write why: others will read it."))
    return reason


class WhyRight(LineQuestion[str]):
    """Why what is odd is right: others will read it. Only F2 keeps it, for it is an act."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.SAVE, keys.BACK, keys.HELP]
    KEPT_BY: ClassVar[str] = keys.SAVE.key_display or ""
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Write why it is right, and press F2: it travels with the file, and nobody is asked again."),
        N_("It is asked again only if what was seen changes. Ctrl+Z takes it back."),
    )

    def __init__(self, what: str) -> None:
        super().__init__(_("Reason"), _needed_reason, what)

    def action_go_on(self) -> None:
        self.query_one("#wrong", PlainText).say(_("F2 keeps it."))

    def action_save(self) -> None:
        super().action_go_on()
