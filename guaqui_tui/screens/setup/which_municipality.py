"""Of which of a field file's municipalities a new one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from storage.translatable import N_

from ...look import keys
from ..frame.questions.list_question import ListQuestion


class WhichMunicipality(ListQuestion[str]):
    """Gives back one of some municipalities; None where it is not said."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("The file is of several municipalities. Of which is the new one?")

    def __init__(self, municipalities: Sequence[str]) -> None:
        super().__init__([(one, one) for one in municipalities], str)
