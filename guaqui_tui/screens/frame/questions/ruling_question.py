"""What there is to say beside a ruling: the reason, its cause, the votes, the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import BindingType

from storage.translatable import N_

from ....forms.field_beside import FieldBeside
from ....forms.ruling_fields import ruling_of_fields
from ....forms.rulings import NewRuling
from ....look import keys
from .fields_question import FieldsQuestion


class RulingQuestion(FieldsQuestion[NewRuling]):
    """Gives back what was said, None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.NEXT_FIELD, keys.SAVE, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Why it was decided so, as it was said; the acta prints it. All may stay empty but what a message "
            "asks for."
        ),
        N_("A number picks a cause of the list: by causes it is counted how often what is refused or put off."),
        N_(
            "Votes are three numbers with blanks between them: for, against and abstained, such as 41 12 3. "
            "The day is that of the workshop that decided."
        ),
        N_("F2 takes the decision up; it is written with all others of the screen behind, by F2 there."),
    )
    HINT = N_(
        "Votes: for, against, abstained, such as 41 12 3. What is marked ? is better said, and nothing has to be."
    )

    def __init__(self, title: str, what: str, status: str, asked: Sequence[FieldBeside], needed: str = "") -> None:
        """`status`: what is decided; `needed`: what is said without a reason."""
        super().__init__(title, what, asked, "ruling")
        self._status = status
        self._needed = needed

    def answer(self, said: dict[str, Any]) -> None:
        ruling = ruling_of_fields(self._status, said)
        if self._needed and not ruling.reason:
            self.say_wrong(self._asked[0].name, self._needed)
        else:
            self.dismiss(ruling)
