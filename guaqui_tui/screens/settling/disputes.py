"""All that is to settle, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage.kinds.process.demand import Slot, slot_of
from storage.plan.disputes import Dispute, list_disputes
from storage.plan.questions import open_questions
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...wording.record_titles import record_title
from ...wording.values import in_reading_order, is_private_field
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .dispute_lines import dispute_line, field_lines, why_it_matters
from .question_list import PRIVATE, asking, said_of_asking


class DisputesScreen(ListScreen[Slot | None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.SETTLE,
        keys.ASK,
        keys.SAVE,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
        keys.HISTORY,
    ]
    DEFAULT_CSS = "DisputesScreen #detail { max-height: 9; }"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("All that has several versions stands here; first what changes a year's productive share."),
        N_("Enter shows the versions side by side. Below stands what each says, who said it and when."),
        N_(
            "F5 puts it on the list of questions to the communities, which F10 on the board prints, once F2 "
            "writes it; F5 again takes it off. What is settled leaves the list, here and on every laptop "
            "that the decision comes to."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._found: list[Dispute] = []
        self._asked: dict[str, list[str]] = {}

    def look(self) -> Sequence[str]:
        self._found = list_disputes(self.session.survey)
        self._asked = open_questions(self.session.survey)
        return [one.record for one in self._found]

    def line(self, number: int, width: int) -> Content:
        one = self._found[number]
        line = dispute_line(one, self.session.survey, width, asked=one.record in self._asked)
        return self.decisions.with_pending(one.record, line, width)

    def found_by(self, number: int) -> str:
        return record_title(self._found[number].record, self.session.survey)

    def heading(self) -> str:
        return _("To settle")

    def about(self) -> str:
        n, asking = len(self._found), len(self._asked)
        if not n:
            return _("Nothing is to settle.")
        words = ngettext("{n} thing to settle", "{n} things to settle", n).format(n=n)
        if asking:
            words += " · " + ngettext("{n} to be asked", "{n} to be asked", asking).format(n=asking)
        return words

    def detail(self, number: int) -> str:
        one = self._found[number]
        state = self.session.survey.history(one.record)
        shown = [
            field for field in in_reading_order(one.record, one.fields) if not is_private_field(one.record, field)
        ]
        survey, standings = self.session.survey, self.session.standings
        lines = [line for field in shown if state for line in field_lines(state, field, survey, standings)]
        if len(shown) < len(one.fields):
            lines.append(_("Private data: Enter, and there Ctrl+K, shows the versions."))
        return "\n".join([why_it_matters(one), *lines])

    @property
    def record(self) -> str:
        return self._found[self.at].record if self._found else ""

    @property
    def slot(self) -> Slot | None:
        return slot_of(self.record)

    def action_settle(self) -> None:
        self.say()
        if self._found:
            self.open(screens.settle(self.record), self._settled)

    def _settled(self, done: str | None) -> None:
        self.back_from(None)
        self.say(done or "")

    def action_ask(self) -> None:
        if self._found:
            self._ask(self.record)

    def _ask(self, record: str) -> None:
        changes = asking(self.session.survey, record)
        if self.decisions.pending(record):
            self.decisions.leave_open(record)
        elif changes:
            self.decisions.decide(record, said_of_asking(changes), changes)
        else:
            self.say(_(PRIVATE))

    def result(self) -> Slot | None:
        return self.slot
