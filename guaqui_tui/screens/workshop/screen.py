"""A workshop: when, where, who came, who types; and when it was convened, and what became of it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType

from storage.kinds.field import EVERYBODY
from storage.kinds.lookup import holder_of
from storage.kinds.process.demand import Slot
from storage.plan.acta.of_assembly import is_assembly
from storage.plan.calendar import workshop_of
from storage.plan.checks.found import Finding
from storage.translatable import N_

from ...forms.subjects.workshop_subject import WorkshopSubject
from ...forms.workshop import first_lacking
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.toast import say_below
from ...wording.workshops import why_no_acta
from ..frame import paper_screens
from ..frame import table_of_screens as screens
from ..frame.acta_asked import acta_asked
from ..frame.help_text import ENOUGH
from ..frame.keyboard import Keyboard
from ..record.field_layout import put_into
from ..record.missing_of_form import leave_for, show_missing
from ..record.record_form import RecordForm
from ..record.sheet_layout import SheetLayout, sheet_css

_SAVE_FIRST: Final = N_("What stands here is not saved yet: F2 first.")


class WorkshopScreen(RecordForm[bool]):
    """Gives back whether it was saved.

    Where it begins, it proposes that it is held today. The calendar opens it otherwise: nothing is proposed there,
    and the cursor stands in the first field that lacks as the workshop stands. The order of the fields is one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.PRIVATE_FIELDS,
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.SAVE,
        keys.ALOUD,
        keys.MISSING,
        keys.in_footer(keys.ACTA, shown=True),
        keys.REPEAT,
        keys.ELSEWHERE,
        keys.BACK,
        keys.HELP,
    ]
    DEFAULT_CSS = sheet_css("WorkshopScreen")
    CSS_PATH = "screen.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter goes from field to field; what nobody knows may stay empty. F2 saves from anywhere."),
        N_("The date is the laptop's; Enter confirms it, or type the right one: clocks are often wrong."),
        N_(
            "Authorities: name, office; name, office. Quorum: 1 declared, 2 not declared; a number goes on by "
            "itself."
        ),
        N_("F7 shows the demands large, to read them aloud and have them accepted; F10 is the acta."),
        ENOUGH,
        N_(
            "The authorities' identity cards have no field: those who sign write the number by hand in its "
            "column of the acta. In lists letters want Enter."
        ),
        N_(
            "Participants of a municipal workshop: who they speak for, how many, name, office; the next. Laja, 4; "
            "CIPCA, 2."
        ),
        N_("Whoever types now stands beside everything that is saved from now on."),
        N_(
            "Agenda and agreements: one point; another. Left empty, the acta has lines to write them by hand. If "
            "they did not come, or it was suspended or closed, choose that as the outcome and say the reason. The "
            "calendar, F7 on the board, convenes them again."
        ),
    )

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        record: str,
        *,
        begins: bool = True,
        at: str = "",
        aloud: bool = False,
    ) -> None:
        """`aloud`: its demands are read out over it, as soon as it stands."""
        subject = WorkshopSubject(session, record, begins=begins)
        super().__init__(session, keyboard, subject, SheetLayout(subject), bool)
        self._begins, self._at, self._aloud = begins, at, aloud

    async def begin(self) -> None:
        await super().begin()
        if self._aloud:
            self.action_aloud()

    def first_field(self) -> str:
        if self._at in self.fields():
            return self._at
        return super().first_field() if self._begins else first_lacking(self.form.before, self.fields())

    def action_missing(self) -> None:
        show_missing(self, holder_of(self.record), self._go_to)

    async def _go_to(self, one: Finding) -> None:
        if one.record == self.record and one.field in self.fields():
            self.to_field(one.field)
        else:
            await leave_for(self, one)

    @property
    def _community(self) -> str:
        """Whose demands are read aloud in this workshop; empty where it is not a community's own."""
        holder = holder_of(self.record)
        return holder if holder and workshop_of(self.session.survey, holder) == self.record else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "aloud":
            return bool(self._community)
        if action == "missing":
            return holder_of(self.record) != EVERYBODY
        if action == "acta":
            return self.record in self.session.survey
        return super().check_action(action, parameters)

    def action_acta(self) -> None:
        """Of a municipal workshop its own, else its holder's."""
        if self.unsaved:
            self.say(_(_SAVE_FIRST), wrong=True)
        elif why := why_no_acta(self.session.survey, self.record):
            self.say(why, wrong=True)
        else:
            self.say()
            own, record = is_assembly(self.record), self.record
            acta = paper_screens.acta(record) if own else acta_asked(self.session, holder_of(record))
            self.open(acta, lambda _nothing: self.show_top())

    def action_aloud(self) -> None:
        if self.unsaved:
            self.say(_(_SAVE_FIRST), wrong=True)
        else:
            self.open(screens.read_aloud(self._community), self._back_from_reading)

    def _back_from_reading(self, _slot: Slot | None) -> None:
        """Where it was accepted that is kept in this record, and the form of it is done with."""
        if self.form.changed_by_others(self.session.survey.heads(self.record)):
            say_below(self, self.toast.said)
            self.while_keys_wait(self.give_up())

    def now_types(self, author: str) -> None:
        put_into(self.field_layout.widgets["facilitator"], author)
        super().now_types(author)
