"""The records of one kind of the table: looking one up, adding, changing, taking one back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from exports.wording.values import Values
from storage.file.drafts import DECIDING
from storage.kinds.field import Kind
from storage.kinds.lookup import OFF_THE_LIST, WITHDRAWN
from storage.kinds.process.commitment import KIND as COMMITMENT
from storage.kinds.process.fact import KIND as FACT
from storage.plan.effects.named_by import named_by
from storage.plan.survey import SurveyRecord
from storage.plan.views.readers import shown_conflicts
from storage.symbols import DISPUTED, DRAFT
from storage.translatable import N_

from ...forms.deciding.pending_acts import PendingAct
from ...forms.entries import TAKEN_BACK
from ...forms.list_order import has_order, moved_by, order_in
from ...forms.records import (
    draft_of_new,
    off_the_list,
    on_the_list,
    put_back,
    rest_in_words,
    taken_off,
)
from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ...wording.facts import beside_facts
from ...wording.values import values_of
from ..frame import paper_screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .record_forms import form_of
from .state_columns import StateColumn, said_in_all_versions, state_columns, state_line
from .state_decisions import StateDecisions

MOVED = N_("moved")
"""What is said of a line whose place among the others is decided."""
_BESIDE: Final = {FACT.name: beside_facts}
"""What is to be seen at records of a kind, by record."""
_TITLE = 38
"""Columns of what a record is called, at least."""


class RecordsScreen(ListScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_TO,
        keys.ADD_RECORD,
        keys.TAKE_OFF,
        keys.SAVE,
        keys.PUT_BACK,
        keys.BACK,
        keys.HELP,
        keys.OFF_LIST,
        keys.ELSEWHERE,
        keys.HISTORY,
        keys.LINE_UP,
        keys.LINE_DOWN,
        keys.STATE,
        keys.COMMITMENTS_ON_WALL,
        *(Binding(str(n), f"mark_state({n})", show=False) for n in range(10)),
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter opens the record under the cursor, Ins adds one. Letters go to the line that begins with them."),
        N_(
            "Del takes a record off the list: nothing offers it any more, and what names it keeps its name. "
            "Ctrl+Z puts it back; so does adding it again by the same name. Ctrl+F shows what is off the list, "
            "and Ctrl+P puts that back."
        ),
        N_("< and > move a line up and down where a list has an order of its own: classes, steps, elements."),
        N_(
            "Where records have a state, a digit marks it, as it says above the list; Enter then adds what shows "
            "it and since when, and 0 leaves it open again. F2 writes all of it as one act."
        ),
        N_("Ctrl+R shows who saved what of the record under the cursor. F8 shows commitments on the wall."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, kind: Kind) -> None:
        super().__init__(session, keyboard)
        self._kind = kind
        self._states = StateDecisions(self, kind)
        self._columns: dict[int, list[StateColumn]] = {}
        """By how wide the list is."""
        self._values: Values = values_of(session.survey, session.trust)
        self._entries: list[SurveyRecord[Any]] = []
        self._drafted: set[str] = set()
        """Where something was typed that is not saved yet."""
        self._beside: Mapping[str, list[str]] = {}
        """What is to be seen at a record beside what it says."""
        self._with_off_list = False
        """Whether what is off the list is shown too."""

    async def begin(self) -> None:
        self._look_for_drafts()
        await super().begin()

    def _look_for_drafts(self) -> None:
        self._drafted = {draft.record for draft in self.session.unsaved_drafts}

    def on_drafts_changed(self) -> None:
        self._look_for_drafts()
        self.draw()

    def look(self) -> Sequence[str]:
        self._values, self._columns = values_of(self.session.survey, self.session.trust), {}
        survey = self.session.survey
        self._beside = _BESIDE[self._kind.name](survey) if self._kind.name in _BESIDE else {}
        off = off_the_list(self._kind, survey) if self._with_off_list else []
        self._entries = [*sorted(on_the_list(self._kind, survey), key=self._order), *off]
        return [one.record for one in self._entries]

    def _order(self, one: SurveyRecord[Any]) -> int:
        """Where it stands as it is decided here and not written; else all as they are."""
        decided = {record: body for record, body, _heads in self.decisions.decided_of(one.record)}
        return order_in(decided.get(one.record, one.history.values)) if has_order(self._kind) else 0

    def line(self, number: int, width: int) -> Content:
        """The title, and after it what else it says, each with what it is called, as far as there is room."""
        one = self._entries[number]
        mark = DISPUTED if shown_conflicts(one.history) else DRAFT if one.record in self._drafted else " "
        if columns := self._columns_at(width):
            said = [said_in_all_versions(one, column.field, self._values) for column in columns]
            shown = state_line(f"{mark}{self._title(number)}", said, columns, width)
            return self.decisions.with_pending(one.record, Content(shown), width)
        told = rest_in_words(self._kind, self._values, one.history.values)
        rest = " · ".join([*self._beside.get(one.record, ()), *(f"{label}: {words}" for label, words in told)])
        title = in_cells(self._title(number), max(_TITLE, width // 2))
        return self.decisions.with_pending(one.record, Content(in_cells(f"{mark}{title} {rest}", width)), width)

    def columns(self, width: int) -> str:
        if columns := self._columns_at(width):
            heads = [_(column.field.says.label) for column in columns]
            return state_line(f" {_(self._kind.label)}", heads, columns, width)
        return ""

    def _columns_at(self, width: int) -> list[StateColumn]:
        """None where its records have no state."""
        of = self._states.fields
        if of is not None and width not in self._columns:
            self._columns[width] = state_columns(self._kind, of, self._values, self._entries, width)
        return self._columns.get(width, [])

    def found_by(self, number: int) -> str:
        return self._values.title(self._keys[number])

    def _title(self, number: int) -> str:
        """What a line is called; that it is off the list."""
        name = self.found_by(number)
        return _(OFF_THE_LIST).format(name=name) if self._is_off(number) else name

    def _is_off(self, number: int) -> bool:
        return bool(self._entries[number].history.values.get(TAKEN_BACK))

    def heading(self) -> str:
        return _(self._kind.plural)

    def about(self) -> str:
        if self._with_off_list and not any(map(self._is_off, range(len(self._entries)))):
            return _("Nothing is off the list.")
        if self._with_off_list:
            n = sum(map(self._is_off, range(len(self._entries))))
            words = ngettext(
                "{n} is off the list: Ctrl+P puts it back.", "{n} are off the list: Ctrl+P puts one back.", n
            )
            return words.format(n=n)
        if draft_of_new(self._kind, self.session.survey) in self._drafted:
            return _("Something new was typed here and is not saved yet: Ins goes on with it.")
        return self._states.legend() if self._entries else _("Nothing is written down here yet: Ins adds.")

    def detail(self, number: int) -> str:
        told = rest_in_words(self._kind, self._values, self._entries[number].history.values)
        beside = self._beside.get(self._keys[number], ())
        lines = [self._title(number), *beside, *(f"{label}: {words}" for label, words in told)]
        if decided := self._states.decided(self._keys[number]):
            lines.insert(1, self._states.in_words(decided))
        if self._keys[number] in self._drafted:
            lines.insert(0, f"{DRAFT} " + _("What was typed here is not saved yet: Enter goes on with it."))
        return "\n".join(lines)

    @property
    def record(self) -> str:
        return self._keys[self.at] if self._keys else ""

    def draft_name(self) -> str:
        return f"{DECIDING}{self.session.survey.municipality}/{self._kind.name}"

    def came_back(self, _slot: object) -> None:
        super().came_back(None)
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"take_off", "put_back", "off_list"} and not (
            self._kind.parts and self._kind.name in WITHDRAWN
        ):
            return False
        if (action == "put_back" and not self._with_off_list) or (action == "shift" and not has_order(self._kind)):
            return False
        if action == "on_wall" and self._kind is not COMMITMENT:
            return False
        if action == "mark_state" and not (self._states.fields and self._keys):
            return False
        return super().check_action(action, parameters)

    def action_go_to(self) -> None:
        """What is decided of a line and not written is added to; else its form."""
        if self._keys and self._states.decided(self.record):
            self.say()
            self._states.ask_beside(self.record, self.found_by(self.at))
        elif self._keys:
            self._open(self.record)

    def action_on_wall(self) -> None:
        self.open(paper_screens.accounts("", promises=True), self.back_from)

    def action_mark_state(self, digit: int) -> None:
        self.say()
        if self._keys and self._is_off(self.at):
            self.say(_("That is off the list already. Ctrl+P puts it back."))
        elif self._keys:
            self._states.mark(self.record, digit)

    def action_add(self) -> None:
        if not self._kind.parts and self._keys:
            self.say(_("There is one of them only: Enter opens it."))
        else:
            self._open("")

    def _open(self, record: str) -> None:
        self.say()
        self.open(form_of(self._kind, record), self.back_from)

    def action_take_off(self) -> None:
        self.say()
        if not self._keys:
            self.say(_("There is nothing here to take off the list: Ins adds."))
            return
        if self._is_off(self.at):
            self.say(_("That is off the list already. Ctrl+P puts it back."))
            return
        one = self._entries[self.at]
        if self.decisions.decide(one.record, N_("off the list"), [taken_off(one)]) and (
            n := len(named_by(self.session.survey, one.record))
        ):
            kept = ngettext("{n} record names it and keeps its name.", "{n} records name it and keep its name.", n)
            self.say(kept.format(n=n))

    def action_put_back(self) -> None:
        self.say()
        if not self._keys or not self._is_off(self.at):
            self.say(_("Ctrl+P puts back what is off the list: put the cursor on such a line."))
        else:
            one = self._entries[self.at]
            self.decisions.decide(one.record, N_("on the list again"), [put_back(one)])

    def action_off_list(self) -> None:
        """Show what is off the list too, or no more."""
        self._with_off_list = not self._with_off_list
        self.draw()
        self.draw_anew()

    def action_shift(self, step: int) -> None:
        on_list = [one for one in self._entries if not one.history.values.get(TAKEN_BACK)]
        if 0 <= self.at < len(on_list) and (changes := moved_by(on_list, self.at, step)):
            self.decisions.decide_anew(MOVED, {one[0]: PendingAct(MOVED, (one,)) for one in changes})
            self.draw()
