"""The workshop of a level: its communities' demands on their way up, merged into each other, dropped, carried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage.kinds.process.demand import STATUSES, Slot, slot_of
from storage.plan.calendar import Convened, convened, next_record
from storage.plan.levels.merging import dropped, merged
from storage.plan.levels.traces import TracedDemand, traced_demands
from storage.plan.levels.tree import levels
from storage.translatable import N_

from ...forms.ruling_fields import ruling_fields
from ...forms.rulings import NewRuling, sitting_of, with_ruling
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...wording.slots import holder_name, slot_name
from ...wording.workshops import day_of
from ..frame import table_of_screens as screens
from ..frame.acta_asked import acta_asked
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .level_lines import ALL, merge_choices, trace_choices, traced_detail, traced_line, traces_summary


class LevelScreen(ListScreen[Slot | None]):
    """Gives back the slot where it was left, None where there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_TO,
        keys.MERGE_INTO,
        keys.DROP_DEMAND,
        keys.SAVE,
        keys.WORKSHOP,
        keys.VIEW,
        keys.BACK,
        keys.HELP,
        keys.ACTA,
        keys.HISTORY,
        keys.ELSEWHERE,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("All that the level's communities ask for stands here, as its workshop carries it upward."),
        N_(
            "1 merges the demand under the cursor into another community's: it is taken back, and says where it "
            "went. 2 drops it: it is rejected, with its cause and this workshop. Ctrl+Z takes back the last act."
        ),
        N_(
            "What does not stand any more and says neither has vanished: bring it back (Ctrl+R), merge it, or "
            "drop it. Ctrl+F shows those alone; F9 Check names them, too."
        ),
        N_("F7 notes the workshop, which dropping needs. F10 shows the level's acta. Letters find a community."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, level: str) -> None:
        super().__init__(session, keyboard)
        self._level = level
        self._all: list[TracedDemand] = []
        self._found: list[TracedDemand] = []
        self._only = ALL
        self._asked: TracedDemand | None = None
        """The demand of which something is being asked."""
        self._cause = ""

    # The list

    def look(self) -> Sequence[str]:
        survey = self.session.survey
        self._all = traced_demands(survey, levels(survey).below(self._level))
        self._found = [one for one in self._all if self._only in {ALL, one.trace}]
        return [one.record for one in self._found]

    def line(self, number: int, width: int) -> Content:
        one = self._found[number]
        return self.decisions.with_pending(one.record, traced_line(one, self.session.survey, width), width)

    def found_by(self, number: int) -> str:
        return holder_name(self.session.survey, self._found[number].slot.holder)

    def heading(self) -> str:
        name, last = holder_name(self.session.survey, self._level), self._workshop.last
        held = day_of(last) if last else ""
        return _("{name} · workshop of {day}").format(name=name, day=held) if held else name

    def about(self) -> str:
        if not self._all:
            return _("Its communities ask for nothing yet.")
        return traces_summary(self._all, self._only)

    def detail(self, number: int) -> str:
        return traced_detail(self._found[number], self.session.survey)

    @property
    def slot(self) -> Slot | None:
        return self._here.slot if self._here else None

    @property
    def _here(self) -> TracedDemand | None:
        return self._found[self.at] if self._found else None

    @property
    def _workshop(self) -> Convened:
        """The level's own, however often it was convened."""
        return convened(self.session.survey, self._level)

    def action_view(self) -> None:
        self.say()
        self.open(screens.which_trace(trace_choices(self._all), self.heading()), self._see)

    def _see(self, only: str | None) -> None:
        if only:
            self._only = only
            self.draw()

    # Deciding

    def action_merge_into(self) -> None:
        if one := self._to_decide():
            choices = merge_choices(self._all, one, self.session.survey)
            if choices:
                self._asked = one
                self.open(screens.which_target(choices, self._what(one)), self._merge)
            else:
                self.say(_("No other community of it asks for anything."), wrong=True)

    def action_drop_demand(self) -> None:
        one, survey = self._to_decide(), self.session.survey
        causes = [(cause.id, cause.fields.name) for cause in survey.causes("refused")]
        if one is None:
            return
        if not self._workshop.record:
            self.say(_("Note the workshop first, with F7: what is dropped says in which one."), wrong=True)
        elif not causes:
            self.say(_("The plan has no causes yet: add them among the plan's lists, Ctrl+P."), wrong=True)
        else:
            self._asked = one
            self.open(screens.which_cause(causes, self._what(one)), self._why)

    def _to_decide(self) -> TracedDemand | None:
        """The demand under the cursor, where something may be decided of it; else it is said why not."""
        one, words = self._here, ""
        state = self.session.survey.history(one.record) if one else None
        if one is None or state is None:
            words = _("Its communities ask for nothing yet.")
        elif state.disputed:
            words = _("{year} has several versions. Settle them first.").format(year=one.slot.year)
        elif one.trace in {"merged", "dropped"}:
            words = _("That was decided already: Ctrl+Z takes back the last act, Ctrl+R shows its history.")
        self.say(words, wrong=True)
        return None if words else one

    def _what(self, one: TracedDemand) -> str:
        return f"{slot_name(self.session.survey, one.slot)} · {one.text}"

    def _merge(self, target: str | None) -> None:
        if target and self._asked:
            survey = self.session.survey
            into = slot_of(target)
            name = slot_name(survey, into) if into else ""
            self.decisions.decide(
                self._asked.record, N_("merged: {name}"), merged(survey, self._asked.record, target), name
            )

    def _why(self, cause: str | None) -> None:
        if cause and self._asked:
            self._cause = cause
            on = sitting_of(self._workshop, self.session.today).on
            name = slot_name(self.session.survey, self._asked.slot)
            title = _("{name}: {status}").format(name=name, status=_(STATUSES["rejected"]))
            said = NewRuling("rejected", on=on, cause=cause)
            asked = ruling_fields(self.session.survey, said, "")
            self.open(screens.ruling(title, self._asked.text, said.status, asked, ""), self._drop)

    def _drop(self, said: NewRuling | None) -> None:
        state = self.session.survey.history(self._asked.record) if self._asked else None
        if said and state:
            where = sitting_of(self._workshop, self.session.today)
            body = dropped(with_ruling(state.values, said, where), said.cause or self._cause)
            self.decisions.decide(state.record, N_("dropped"), [(state.record, body, state.heads)])

    # Elsewhere

    def action_go_to(self) -> None:
        if self.slot:
            self.say()
            self.open(screens.demand(self.slot, goes_on=False), self.back_from)

    def action_workshop(self) -> None:
        self.say()
        line = self._workshop
        if line.step:
            self.open(screens.workshop(line.record or next_record(self.session.survey, line)), self.back_from)
        else:
            self.say(_("The plan has no step of the process to which each community is convened."), wrong=True)

    def action_acta(self) -> None:
        self.say()
        self.open(acta_asked(self.session, self._level), self.back_from)

    def result(self) -> Slot | None:
        return self.slot
