"""What there is to say beside a state: what shows it, why, what was spent, and since when it is so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual.binding import BindingType

from storage.translatable import N_

from ....forms.field_beside import FieldBeside
from ....look import keys
from ....widgets.fields import GoOn
from .fields_question import FieldsQuestion

_ADVICE: Final = (
    N_(
        "Since when it is so is a day, a month or a year. What shows it is a document, its number and where "
        "it lies."
    ),
    N_("F2 takes the state up; it is written with all others of the screen behind, by F2 there."),
)
_KEPT_AS: Final = "state"


class StateQuestion(FieldsQuestion[dict[str, Any]]):
    """Gives back by name what was said, None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.NEXT_FIELD, keys.SAVE, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = _ADVICE

    def __init__(self, title: str, what: str, asked: Sequence[FieldBeside]) -> None:
        super().__init__(title, what, asked, _KEPT_AS)

    def answer(self, said: dict[str, Any]) -> None:
        self.dismiss(said)


class NothingAsked(FieldsQuestion[dict[str, Any]]):
    """Of years without a demand: which of the two it is, and why. F2 writes it."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.NEXT_FIELD, keys.SAVE, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "A number says whether nothing is asked for, or later. The reason is read aloud, and stands on the "
            "acta."
        ),
    )

    def __init__(self, title: str, what: str, asked: Sequence[FieldBeside]) -> None:
        super().__init__(title, what, asked, "nothing")

    def answer(self, said: dict[str, Any]) -> None:
        self.dismiss(said)


class StateOnTheWay(FieldsQuestion[dict[str, Any]]):
    """The same, asked by the digit that decides: whoever answers the first field goes on to the next line."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.MORE_TO_SAY, keys.SAVE, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter answers with what stands in the first field, or the number of a cause; Tab goes to the others."),
        *_ADVICE,
    )

    def __init__(self, title: str, what: str, asked: Sequence[FieldBeside]) -> None:
        super().__init__(title, what, asked, _KEPT_AS)

    def is_answered_by(self, message: GoOn) -> bool:
        return message.by == "digit"

    def action_go_on(self) -> None:
        self.action_save()

    def answer(self, said: dict[str, Any]) -> None:
        self.dismiss(said)
