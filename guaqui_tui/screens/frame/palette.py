"""Everything that can be done on a screen, by its name, for whoever does not know the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from .list_question import ListQuestion

if TYPE_CHECKING:
    from textual.screen import Screen


class Palette(ListQuestion[str]):
    """Gives back the action that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("All that can be done here: a number or the first letters")

    def __init__(self, over: Screen[Any]) -> None:
        done_by = [(one, keys.spelled(one, all_of_them=False)) for one in keys.all_of(over)]
        super().__init__(
            [
                (one.action, " · ".join(part for part in (_(one.description), key) if part))
                for one, key in done_by
                if one.action != "app.palette"
            ],
            str,
        )
