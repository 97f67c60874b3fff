"""Whether somebody who is not on the list yet is a community or an association: only communities' shares count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from storage.translatable import N_

from ...language.gettext_ import _, speech
from ...look import keys
from ...widgets.text import PlainText
from ..frame.questions.list_question import ListQuestion


class WhichHolder(ListQuestion[str]):
    """Gives back the kind of record; None where it is not said."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("A community, or an association?")

    def __init__(self, what: str = "") -> None:
        """`what` says of whom, in the user's words."""
        kinds = {"community": speech().term("community_word"), "association": _("association of producers")}
        super().__init__([*kinds.items()], str)
        self._what = what

    def above(self) -> Iterable[Widget]:
        yield PlainText(id="what")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#what", PlainText).say(
            self._what
            or _("A community is one more on the board, and counts in every share; an association does not.")
        )
