"""Where the records of a list stand: a digit marks it, Enter adds what shows it, F2 writes it all as one act."""

from __future__ import annotations

from typing import Any

from storage.kinds.field import Kind
from storage.kinds.states import StateFields, state_fields
from storage.kinds.terms.cause import WITH_CAUSE
from storage.revisions.history import History
from storage.symbols import NOT_SAVED
from storage.translatable import N_

from ...forms.deciding.new_state import NewState, by_a_digit, state_said, with_state
from ...forms.field_beside import beside_state
from ...language.gettext_ import _
from ...wording.values import values_of
from ..frame import table_of_screens as screens
from ..frame.list_screen import ListScreen

NUMBERED = N_("state {name}")
"""What is said of a state that is a number."""


class StateDecisions:
    """Of the records of one kind; what is decided of each is kept under its name."""

    def __init__(self, screen: ListScreen[Any], kind: Kind) -> None:
        self._screen = screen
        self._kind = kind
        self.fields = state_fields(kind)
        """None where the kind has no state that a digit says."""

    def decided(self, record: str) -> NewState | None:
        """What is decided of a record and not written."""
        changes = self._screen.decisions.decided_of(record)
        return state_said(self.fields, changes[0][1]) if self.fields and changes else None

    def legend(self) -> str:
        """1 open · 2 kept · 3 broken, or 0-4 State: which digit means which state; nothing where none does."""
        if self.fields is None:
            return ""
        says, by_digit = self.fields.state.says, self.fields.by_digit
        words = (f"{digit} {_(says.words[str(state)])}" for digit, state in by_digit.items())
        return " · ".join(words) if says.words else f"{min(by_digit)}-{max(by_digit)} {_(says.label)}"

    def in_words(self, said: NewState) -> str:
        """● kept · since 3/12/2003 · why · what shows it."""
        if self.fields is None:
            return ""
        values = values_of(self._screen.session.survey)
        of = self.fields
        beside = ((of.since, said.since), (of.cause, said.cause), (of.evidence, said.evidence))
        words = [values.read(field, kept) for field, kept in beside if field and kept]
        return " · ".join((f"{NOT_SAVED} {values.read(self.fields.state, said.state)}", *words))

    def mark(self, record: str, digit: int) -> None:
        """Have F2 write that a record is in the state that a digit means; 0 leaves it open where it means none."""
        fields, state = self.fields, self._history(record)
        if fields is None:
            return
        if digit not in fields.by_digit:
            self._leave(record, digit, fields)
        elif state is not None and state.disputed:
            self._screen.say(_("It has several versions. Settle them first: F9."), wrong=True)
        else:
            was = state_said(fields, state.values if state else {})
            today = self._screen.session.today
            self._decide(record, fields, by_a_digit(fields, digit, was, self.decided(record), today))

    def _leave(self, record: str, digit: int, fields: StateFields) -> None:
        if digit:
            most = max(fields.by_digit)
            self._screen.say(_("A digit from 1 to {most} says the state.").format(most=most), wrong=True)
        else:
            self._screen.decisions.leave_open(record)

    def _decide(self, record: str, fields: StateFields, said: NewState) -> None:
        state = self._history(record)
        before, heads = (state.values, state.heads) if state else ({}, ())
        after = with_state(fields, before, said)
        if after == dict(before):
            self._screen.decisions.leave_open(record)
            self._screen.say(_("It says so already."))
            return
        words = fields.state.says.words.get(str(said.state), NUMBERED)
        self._screen.decisions.decide(record, words, [(record, after, heads)], str(said.state))

    def ask_beside(self, record: str, title: str) -> bool:
        """Ask what shows the state that is decided of a record, else written, since when it is so and, where that
        has one, its cause; whether there is any.
        """
        fields, said, state = self.fields, self.decided(record), self._history(record)
        if fields is None or (said is None and (state is None or state.disputed)):
            return False
        said = said or state_said(fields, state.values if state else {})
        values = values_of(self._screen.session.survey)
        cause = fields.cause if said.state in WITH_CAUSE else None
        beside = ((cause, said.cause), (fields.evidence, said.evidence), (fields.since, said.since))
        name, state_now = self._kind.name, str(said.state)
        asked = [beside_state(name, field, kept, state_now, values) for field, kept in beside if field]
        if not asked:
            return False
        written = said

        def answered(typed: dict[str, Any] | None) -> None:
            if typed is not None and fields is not None:
                on, shown = (typed.get(one.name) or "" if one else "" for one in (fields.since, fields.evidence))
                why = typed.get(cause.name) or "" if cause else written.cause
                self._decide(record, fields, NewState(written.state, on, shown, why))

        what = f"{_(fields.state.says.label)}: {values.read(fields.state, said.state)}"
        self._screen.open(screens.state_beside(title, what, asked), answered)
        return True

    def _history(self, record: str) -> History | None:
        return self._screen.session.survey.history(record)
