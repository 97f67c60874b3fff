"""A workshop: when, where, who came, who types; and when it was convened, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from storage.translatable import N_

from ...forms.subjects.workshop_subject import WorkshopSubject
from ...forms.workshop import HEADER
from ...look import keys
from ...session.session import Session
from ..frame.keyboard import Keyboard
from ..record.field_layout import put_into
from ..record.record_form import RecordForm
from ..record.sheet_layout import SheetLayout, sheet_css


class WorkshopScreen(RecordForm[bool]):
    """Gives back whether it was saved.

    Where it begins, it proposes that it is held today, and Enter on the last field of its header saves it.
    The calendar opens it otherwise: when it is convened for comes first there, and nothing is proposed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.PRIVATE_FIELDS,
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.SAVE,
        keys.REPEAT,
        keys.ELSEWHERE,
        keys.BACK,
        keys.HELP,
    ]
    DEFAULT_CSS = sheet_css("WorkshopScreen")
    CSS_PATH = "screen.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("The date is the laptop's; Enter confirms it, or type the right one: clocks are often wrong."),
        N_("Authorities: name, office; name, office. Quorum: 1 declared, 2 not declared."),
        N_("Whoever types now stands beside everything that is saved from now on."),
        N_(
            "Agenda and agreements: one point; another. If they did not come, or it was suspended or closed, "
            "choose that as the outcome and say the reason. The calendar, F7 on the board, convenes them again."
        ),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, record: str, *, begins: bool = True, at: str = ""
    ) -> None:
        subject = WorkshopSubject(session, record, begins=begins)
        super().__init__(session, keyboard, subject, SheetLayout(subject), bool)
        self._at = at

    async def begin(self) -> None:
        await super().begin()
        if self._at in self.fields():
            self.to_field(self._at)

    def ends(self, name: str) -> bool:
        return name == HEADER[-1] or super().ends(name)

    def now_types(self, author: str) -> None:
        put_into(self.field_layout.widgets["facilitator"], author)
        super().now_types(author)
