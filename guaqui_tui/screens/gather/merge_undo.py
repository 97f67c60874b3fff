"""What of a merge is taken back: all that it brought, or what one laptop saved of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...widgets.choice import Choice
from ...widgets.text import PlainText, Words
from ..frame.questions.list_question import ListQuestion
from .merge_lines import ALL_OF_IT


class UndoMerge(ListQuestion[str]):
    """Gives back the laptop whose saves alone are taken out, or `ALL_OF_IT`."""

    TITLE = N_("Give back the plan without what it brought?")
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]

    def __init__(self, merge: str, laptops: Mapping[str, str]) -> None:
        """`laptops`: how each is called."""
        whole = (ALL_OF_IT, _("All that it brought"))
        of_one = _("Only what {laptop} saved")
        super().__init__([whole, *((one, of_one.format(laptop=called)) for one, called in laptops.items())], str)
        self._merge = merge

    def above(self) -> Iterable[Widget]:
        yield PlainText(id="merge")
        yield Words(
            N_(
                "It is written as a file of its own, with all that was decided since. What is taken out is not in "
                "it; this plan keeps all of it."
            )
        )

    def on_mount(self) -> None:
        self.query_one("#merge", PlainText).say(self._merge)
        self.query_one(Choice).put(ALL_OF_IT)
        super().on_mount()
