"""A settlement may leave a demand without a place: two laptops wrote an association's demands in another order.

Where a slot of the same year is free, it is offered; otherwise the version stays in the history, as any does.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.notation.text import first_words
from storage.plan.survey import Survey
from storage.translatable import N_

from ...forms.displaced_demand import DisplacedDemand
from ...language.gettext_ import _
from ...look import keys
from ...widgets.bars import KeyLine
from ...widgets.text import MessageBar, PlainText, Words
from ...wording.slots import slot_name
from ..record.unasked_question import UnaskedQuestion


class FreeSlot(UnaskedQuestion[bool]):
    """Gives back whether it is to be put there; None: it stays in the history alone."""

    ANSWERS: ClassVar[str] = "F2"
    BINDINGS: ClassVar[list[BindingType]] = [keys.TAKE_PLACE, keys.BACK]

    def __init__(self, survey: Survey, found: DisplacedDemand) -> None:
        super().__init__()
        self._text = first_words(found.words, 200)
        self._where = slot_name(survey, found.to)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("Settled. The other version stands nowhere now"), classes="title")
            yield PlainText(id="text")
            yield PlainText(id="where")
            yield MessageBar(id="waiting")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#text", PlainText).say(self._text + "\n")
        words = _("{where} is free: F2 puts it there. Esc leaves it in the history alone.")
        self.query_one("#where", PlainText).say(words.format(where=self._where))

    def action_put_there(self) -> None:
        self._answer(True)  # noqa: FBT003 - a result

    def action_back(self) -> None:
        self._answer(None)

    def _answer(self, put: bool | None) -> None:  # noqa: FBT001 - the same
        self.dismiss(put)
        self.give_back_typed()
