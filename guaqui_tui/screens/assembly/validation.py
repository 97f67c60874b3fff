"""The municipal workshop: the assembly validates the demands and the zoning, community by community."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from exports.wording.marks import Marks
from storage import GuaquiError
from storage.kinds.field import EVERYBODY
from storage.kinds.lookup import holder_of
from storage.kinds.process.demand import STATUSES, Slot, demand_name
from storage.plan.calendar import Convened, convened_steps, next_record, validating_step
from storage.plan.decisions import zoning_status
from storage.plan.indicators import report_years
from storage.plan.productive_share import Figures
from storage.plan.slot_states import SlotState
from storage.revisions.history import History
from storage.revisions.record_changes import RecordChange
from storage.translatable import N_

from ...forms.counted_votes import read_votes, shown_votes
from ...forms.rulings import (
    OF_A_DEMAND,
    OF_A_ZONE,
    NewRuling,
    RulingFields,
    Sitting,
    sitting,
    why_not,
    with_ruling,
)
from ...language.dates import day
from ...language.gettext_ import _
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.projection import Projection
from ...widgets.rows import Rows
from ...widgets.tally import Tally
from ...widgets.text import PlainText
from ...wording.slots import asking_holder
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import Keyboard
from .lines import WIDE, counts, projected, projected_zoning, votes_agreed
from .validation_lines import (
    Before,
    agenda,
    looked_again,
    ruling_of,
    ruling_of_zones,
    slot_line,
    title_of,
    what_is_left,
    zoning_in_words,
    zoning_line,
)


class ValidationScreen(BaseScreen[Slot]):
    """Gives back the slot where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.VALIDATE,
        keys.OBSERVE,
        keys.REJECT,
        keys.ASSEMBLY,
        keys.BOARD,
        keys.HELP,
        keys.NEIGHBOURS,
        keys.BESIDE_IT,
        keys.SITTING,
        keys.ABOUT,
        keys.HISTORY,
        keys.ELSEWHERE,
        keys.HOLDER_BEFORE,
        keys.HOLDER_AFTER,
    ]
    CSS_PATH = "validation.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("The assembly goes from community to community: Right and Left. Up and Down choose a demand."),
        N_("V validates the demand or zoning under the cursor, O observes it, R rejects it; the next follows."),
        N_("O and R ask for the reason and the votes, which may stay empty. Enter adds them to what is decided."),
        N_(
            "F8 shows it large for the assembly, and takes it back. On the wall digits are the votes, 41 12; "
            "then V, O or R decides with them. Reasons are added afterwards, off the wall."
        ),
        N_("F7 notes this workshop: its day and who came. Every decision says the day and the workshop."),
        N_("Ctrl+Z takes back the last decision; or go back to it and decide again. Ctrl+R shows its history."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, slot: Slot) -> None:
        super().__init__(session, keyboard)
        self._start = slot
        self._holders: list[Before] = []
        self._number = 0
        self._marks = Marks(session.survey)
        self._years: dict[str, Figures] = {}
        """The shares of the years; what is decided here does not change them."""
        self._large = False
        self._votes = ""
        """What was typed of votes on the wall."""

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="about")
        yield Horizontal(Projection(), Tally(), id="wall")
        yield Rows(id="rows")
        yield PlainText(id="detail")

    async def begin(self) -> None:
        self._look()
        self._number = next((i for i, one in enumerate(self._holders) if one.holder == self._start.holder), 0)
        self._draw()
        rows = self.query_one(Rows)
        rows.cursor = next((i for i, row in enumerate(self._rows) if row and _slot(row) == self._start), 0)
        if not self._here.is_left(self._state):
            self._to_next_left(0)
        self.set_focus(rows)

    # What is before the assembly

    @property
    def _here(self) -> Before:
        return self._holders[self._number]

    @property
    def _rows(self) -> list[SlotState | None]:
        """The holder's rows: None for its zoning, then its slots."""
        return [*([None] if self._here.zones else []), *self._here.states]

    @property
    def _state(self) -> SlotState | None:
        """The slot under the cursor; None on the zoning."""
        return self._rows[self.query_one(Rows).cursor]

    @property
    def slot(self) -> Slot | None:
        return _slot(self._state) if self._state else None

    @property
    def record(self) -> str:
        """On the zoning what says the zone; of several zonings the one that was saved last."""
        zones = self._here.zones
        if self.slot is not None or not zones:
            return super().record
        return max(zones, key=lambda one: max(version.at for version in one.history.revisions)).record

    def _look(self) -> None:
        """Take in all that there is: at the beginning, and when something came from elsewhere."""
        self._holders = agenda(self.session.survey)
        self._number = min(self._number, len(self._holders) - 1)
        self._marks = Marks(self.session.survey)
        self._years = report_years(self.session.survey)

    def _where(self) -> Sitting:
        survey = self.session.survey
        return sitting(survey, validating_step(survey), self.session.today)

    def _draw(self) -> None:
        here, where = self._here, self._where()
        self.entitle(title_of(here, self._number + 1, len(self._holders)))
        said = _("decided on {day}").format(day=day(where.on))
        if not where.workshop:
            said = _("decided on {day} by the laptop's clock; F7 notes the workshop").format(day=day(where.on))
        self.query_one("#about", PlainText).say(f"{what_is_left(self._holders)} · {said}")
        rows = self._rows
        self.query_one(Rows).show(len(rows), lambda number, width: self._line(rows[number], width))
        self._show_detail()

    def _line(self, state: SlotState | None, width: int) -> Content:
        survey, here = self.session.survey, self._here
        if state is None:
            return zoning_line(here, survey, width)
        return slot_line(state, survey, self._marks, width, numbered=any(one.n > 1 for one in here.states))

    def _show_detail(self) -> None:
        state, here = self._state, self._here
        if state is not None:
            lines = [state.text or why_not(state), ruling_of(state)]
        else:
            zones = zoning_in_words(here, self.session.survey)
            lines = [zones, ruling_of_zones(here), _("F6 changes its zones.")]
        self.query_one("#detail", PlainText).say("\n".join(line for line in lines if line))
        if self._large:
            self._show_wall()

    def on_rows_moved(self) -> None:
        self.say()
        self._show_detail()

    def on_record_saved(self, message: RecordSaved) -> None:
        self._look_at(message.record)

    def _look_at(self, record: str) -> None:
        """Look again at what was saved, and at no more: there may be hundreds of communities."""
        holder = holder_of(record)
        for number, before in enumerate(self._holders):
            if before.holder == holder:
                self._holders[number] = looked_again(before, self.session.survey)
        self._draw()

    def on_notices_arrived(self, _message: NoticesArrived) -> None:
        self._look()
        self._draw()

    def speak(self) -> None:
        super().speak()
        self._draw()

    @property
    def unsaved(self) -> bool:
        return bool(self._votes)

    # On the wall

    @property
    def on_wall(self) -> bool:
        return self._large

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._large and action in {"beside", "sitting", "holder"}:
            return False
        return super().check_action(action, parameters)

    def action_assembly(self) -> None:
        self.say()
        self._large, self._votes = not self._large, ""
        self.set_class(self._large, "-wall")
        self.show_top()
        self.query_one(KeyLine).refresh()
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """On the wall digits are votes."""
        if not self._large:
            return
        if event.key == "backspace":
            self._votes = self._votes[:-1]
        elif event.character and event.character in "0123456789 -:":
            self._votes = (self._votes + event.character)[:14].lstrip()
        else:
            return
        event.stop()
        self.tell_unsaved()
        self._show_wall()

    def on_resize(self) -> None:
        self.set_class(self.size.width < WIDE, "-narrow")

    def _show_wall(self) -> None:
        survey, state, here = self.session.survey, self._state, self._here
        if state is not None:
            shown = projected(state, asking_holder(survey, _slot(state)), self._marks, survey)
        else:
            shown = projected_zoning(here.name, zoning_in_words(here, survey), zoning_status(here.zones))
        self.query_one(Projection).show(shown, year_large=False)
        year = list(self._years).index(str(state.year)) if state else 0
        self.query_one(Tally).show(counts(self._years, year, *votes_agreed(self._votes)))

    # Going from holder to holder

    def action_turn(self, step: int) -> None:
        self.say()
        self._number = (self._number + step) % len(self._holders)
        self.query_one(Rows).cursor = 0
        self._draw()
        self._to_next_left(0)

    def _to_next_left(self, start: int) -> bool:
        """Put the cursor on the next undecided row, from a row on and around; whether there is one."""
        undecided = [i for i, row in enumerate(self._rows) if self._here.is_left(row)]
        if undecided:
            self.query_one(Rows).cursor = next((i for i in undecided if i >= start), undecided[0])
        return bool(undecided)

    # Deciding

    def action_rule(self, status: str) -> None:
        if self._refused_here():
            return
        if self._large:
            self._keep(NewRuling(status, votes=read_votes(self._votes) or {}))
            self._votes = ""
            self.tell_unsaved()
        elif status == "validated":
            self._keep(NewRuling(status))
        else:
            self._ask_beside(status)

    def action_beside(self) -> None:
        """Add to the decision that there is."""
        status = self._decided()
        if not status:
            self.say(_("Decide first: V, O or R."))
        elif not self._refused_here():
            self._ask_beside(status)

    def _decided(self) -> str:
        """The status that the row under the cursor has by a decision; empty where nobody decided of it."""
        decided = not self._here.is_left(self._state)
        return str(self._before().get(self._fields.status, "")) if decided else ""

    def _refused_here(self) -> bool:
        state = self._state
        words = why_not(state) if state else ""
        if state is None and any(one.history.disputed for one in self._here.zones):
            words = _("Its zones have several versions. Settle them first.")
        self.say(words, wrong=True)
        return bool(words)

    @property
    def _fields(self) -> RulingFields:
        return OF_A_DEMAND if self._state else OF_A_ZONE

    def _ruled(self) -> list[History]:
        """What is ruled on the row under the cursor, as one: a demand, or each zone that the community is in."""
        state, survey = self._state, self.session.survey
        if state is None:
            return [one.history for one in self._here.zones]
        history = survey.history(demand_name(survey.municipality, state.holder, state.year, state.n))
        return [history] if history else []

    def _before(self) -> Mapping[str, Any]:
        """What stands there now; of several zones the first tells."""
        return next((one.values for one in self._ruled()), {})

    def _ask_beside(self, status: str) -> None:
        values, fields = self._before(), self._fields
        same = values.get(fields.status) == status
        ruling = values.get(fields.ruling, {}) if same else {}
        where = self._where()
        said = NewRuling(status, values.get(fields.reason, "") if same else "", {}, ruling.get("on", where.on))
        title = _("{name}: {status}").format(name=self._here.name, status=_(STATUSES[status]))
        state = self._state
        what = state.text if state else _("Zoning")
        self.open(screens.ruling(title, what, said, shown_votes(ruling)), self._answered)

    def _answered(self, said: NewRuling | None) -> None:
        if said is not None:
            self._keep(said)

    def _keep(self, said: NewRuling) -> None:
        self.while_keys_wait(self._save(said))

    async def _save(self, said: NewRuling) -> None:
        row, where, fields = self.query_one(Rows).cursor, self._where(), self._fields
        changes: list[RecordChange] = [
            (one.record, with_ruling(one.values, said, where, fields), one.heads) for one in self._ruled()
        ]
        try:
            await self.session.save_many(changes)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        self._look_at(changes[0][0])
        if not self._to_next_left(row + 1):
            self.say(_("{name} is decided. Right: the next one.").format(name=self._here.name))

    # The workshop itself

    def action_sitting(self) -> None:
        self.say()
        survey = self.session.survey
        if not (step := validating_step(survey)):
            self.say(_("The plan has no step of the process that everybody is convened to."), wrong=True)
            return
        lines = convened_steps(survey)
        line = next(
            (one for one in lines if (one.step, one.holder) == (step, EVERYBODY)), Convened(step, EVERYBODY)
        )
        record = line.record or next_record(survey, line)
        self.open(screens.workshop(record), self._back_from)

    def action_holder(self) -> None:
        self.say()
        self.open(screens.holder(self._here.holder), self._back_from)

    def _back_from(self, _saved: object) -> None:
        self._draw()
        self.show_top()

    def action_back(self) -> None:
        if self._large:
            self.action_assembly()
            return
        state = self._state or self._here.states[0]
        self.hand_over(_slot(state))


def _slot(state: SlotState) -> Slot:
    return Slot(state.holder, state.year, state.n)
