"""How the board is looked at: the order of its lines, and which of them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from storage import Survey
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...wording.board_views import BoardView, view_choices, view_chosen, view_in_words
from ..frame.questions.list_question import ListQuestion


class OrderQuestion(ListQuestion[BoardView]):
    """Gives back the view that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    TITLE: ClassVar[str] = N_("What to see: a number or the first letters")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("An order leaves the filter as it is, and a filter the order: choose one after the other."),
        N_("The shares and the coverage under the board are always those of all communities."),
    )

    def __init__(self, survey: Survey, view: BoardView) -> None:
        now = _("Now: {view}").format(view=view_in_words(view, survey))
        super().__init__(view_choices(survey), lambda picked: view_chosen(view, picked), now)
