"""What there is to say beside a ruling: the reason, its cause, the votes, the day."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.kinds.terms.cause import OF_STATES
from storage.notation.days import read_day
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.translatable import N_

from ....forms.adding.causes import causes_for
from ....forms.adding.new_term import refused_cause
from ....forms.counted_votes import read_votes
from ....forms.demand import CAUSE
from ....forms.rulings import NewRuling
from ....language.dates import day
from ....language.gettext_ import _
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.choice import Choice, Options
from ....widgets.field_sheet import FieldSheet, SheetRow
from ....widgets.fields import LineField
from ....widgets.text import PlainText, Words
from .fields_question import FieldsQuestion

_LABELS: Final = {"reason": N_("Reason"), CAUSE: N_("Cause"), "votes": N_("Votes"), "on": N_("Day")}


class RulingQuestion(FieldsQuestion[NewRuling]):
    """Gives back what was said, None where it stays as it is. A cause is asked for where the status has one."""

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

    def __init__(
        self, survey: Survey, title: str, what: str, said: NewRuling, votes: str, needed: str = ""
    ) -> None:
        """`title` is in the user's words; `votes` as they are typed; `needed`: what is said without a reason."""
        names = [name for name in _LABELS if name != CAUSE or said.status in OF_STATES]
        super().__init__(title, what, names, "ruling")
        self._causes = causes_for(survey, said.status) if said.status in OF_STATES else []
        self._every_cause = causes_for(survey, "")
        self._said = said
        self._votes = votes
        self._needed = needed

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PlainText(id="asked", classes="title")
            yield PlainText(id="what")
            yield FieldSheet([SheetRow(_LABELS[name], self._field(name)) for name in self._names])
            yield Words(N_("Votes: for, against, abstained, such as 41 12 3. All may stay empty."))
            yield PlainText(id="unsaved")
            yield Options()
        yield KeyLine()

    def _field(self, name: str) -> LineField:
        if name != CAUSE:
            return LineField(id=name, is_prose=name == "reason")
        choice = Choice(self._every_cause, id=name)
        choice.takes_words = True
        choice.offer_among(frozenset(kept for kept, _read in self._causes))
        return choice

    def fill_in(self) -> None:
        self._line("reason").put(self._said.reason)
        if CAUSE in self._names:
            self._line(CAUSE).put(self._said.cause)
        self._line("votes").put(self._votes)
        self._line("on").put(day(self._said.on))

    def action_save(self) -> None:
        reason, votes, on_day = (self.typed(name) for name in ("reason", "votes", "on"))
        cause = self.typed(CAUSE) if CAUSE in self._names else ""
        counted, read = read_votes(votes) if votes else {}, read_day(on_day) if on_day else ""
        wrong = {
            CAUSE: refused_cause(cause) if cause else "",
            "votes": _("Type for, against and abstained, such as 41 12 3.") if counted is None else "",
            "on": _("Type a day such as 14/7/2002.") if read is None else "",
        }
        for name in self._names:
            self.query_one(FieldSheet).say(name, wrong.get(name, ""), wrong=True)
        if first := next((name for name in self._names if wrong.get(name)), ""):
            self._line(first).focus()
        elif self._needed and not clean_line(reason):
            self.query_one("#unsaved", PlainText).say(self._needed, wrong=True)
            self._line("reason").focus()
        else:
            self.dismiss(NewRuling(self._said.status, clean_line(reason), counted or {}, read or "", cause))
