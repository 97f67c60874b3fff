"""The municipal workshop: the assembly validates the demands and the zoning, community by community."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from exports.wording.marks import Marks
from storage.file.drafts import DECIDING
from storage.kinds.field import EVERYBODY
from storage.kinds.lookup import KINDS, holder_of, kind_of
from storage.kinds.process.demand import STATUSES, Slot
from storage.kinds.terms.zone import KIND as ZONE
from storage.plan.calendar import people_present, validating_step
from storage.plan.decisions import zoning_status
from storage.plan.indicators import report_years
from storage.plan.productive_share import Figures

from ...forms.counted_votes import read_votes, shown_votes
from ...forms.ruling_fields import ruling_fields
from ...forms.rulings import NewRuling, Sitting, new_ruling_in_words, sitting
from ...language.gettext_ import _
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.projection import Projection
from ...widgets.rows import Rows
from ...widgets.tally import Tally
from ...wording.slots import asking_holder
from ..frame import paper_screens
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .advice import ADVICE
from .agenda_rulings import (
    act_of,
    record_of_sitting,
    said_of,
    sitting_in_words,
    why_no_acta_of_sitting,
    why_not_ruled,
)
from .lines import WIDE, counts, projected, projected_zoning, votes_agreed
from .validation_lines import (
    AgendaRow,
    Before,
    agenda,
    agenda_line,
    agenda_rows,
    looked_again,
    other_in_words,
    row_detail,
    title_of,
    what_is_left,
    zoning_in_words,
    zonings_left_in_words,
)


class ValidationScreen(ListScreen[Slot]):
    """Gives back the slot where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.VALIDATE,
        keys.OBSERVE,
        keys.REJECT,
        keys.LEFT_OPEN,
        keys.VALIDATE_ALL,
        keys.SAVE,
        keys.BOARD,
        keys.ASSEMBLY,
        keys.HELP,
        keys.BESIDE_IT,
        keys.SITTING,
        keys.ACTA,
        keys.ADD_ZONE,
        keys.ABOUT,
        keys.HISTORY,
        keys.ELSEWHERE,
        keys.NEIGHBOURS,
        keys.HOLDER_BEFORE,
        keys.HOLDER_AFTER,
    ]
    CSS_PATH = "validation.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = ADVICE

    def __init__(self, session: Session, keyboard: Keyboard, slot: Slot) -> None:
        super().__init__(session, keyboard)
        self._start = slot
        self._holders: list[Before] = []
        """What is before the assembly; nothing until it is looked at again."""
        self._rows: list[AgendaRow] = []
        self._marks = Marks(session.survey)
        self._years: dict[str, Figures] = {}
        """The shares of the years; what is decided here does not change them."""
        self._large = False
        self._counts = False
        """Whether digits are votes: on the wall, between Enter and Enter."""
        self._votes = ""
        """What was typed of votes on the wall."""

    def draft_name(self) -> str:
        return f"{DECIDING}{self.session.survey.municipality}/validation"

    def furnish(self) -> Iterable[Widget]:
        yield Horizontal(Projection(), Tally(), id="wall")
        yield from super().furnish()

    # The list

    def look(self) -> Sequence[str]:
        survey = self.session.survey
        if not self._holders:
            self._holders = agenda(survey)
            self._marks, self._years = Marks(survey), report_years(survey)
        self._rows = agenda_rows(self._holders, survey.municipality)
        return [row.key for row in self._rows]

    def first_key(self) -> str:
        """Where it is opened, if that is left to decide; else what is left of the same community, or its first."""
        of_start = [row for row in self._rows_of(self._start.holder) if row.is_left] or self._rows_of(
            self._start.holder
        )
        at_start = [row.key for row in of_start if row.slot == self._start]
        return (at_start or [row.key for row in of_start] or [""])[0]

    def _rows_of(self, holder: str) -> list[AgendaRow]:
        return [row for row in self._rows or self._looked() if row.before.holder == holder]

    def _looked(self) -> list[AgendaRow]:
        self.look()
        return self._rows

    @property
    def _here(self) -> AgendaRow:
        return self._rows[self.at]

    @property
    def slot(self) -> Slot | None:
        return self._here.slot

    @property
    def record(self) -> str:
        """On the zoning what says the zone; of several zonings the one that was saved last."""
        zones = self._here.before.zones
        if self._here.other:
            return self._here.other.record
        if self.slot is not None or not zones:
            return super().record
        return max(zones, key=lambda one: max(version.at for version in one.history.revisions)).record

    def line(self, number: int, width: int) -> Content:
        row = self._rows[number]
        return agenda_line(row, self.session.survey, self._marks, width, self.decisions.pending(row.key))

    def found_by(self, number: int) -> str:
        return self._rows[number].before.name

    def heading(self) -> str:
        here = self._here.before
        number = next(i for i, one in enumerate(self._holders, 1) if one.holder == here.holder)
        left = sum(map(self._is_left, self._rows_of(here.holder)))
        return title_of(here, here.many - left, number, len(self._holders))

    def about(self) -> str:
        left = what_is_left([row for row in self._rows if self._is_left(row)])
        return f"{left} · {sitting_in_words(self.session.survey, self._where())}"

    def detail(self, number: int) -> str:
        row, survey = self._rows[number], self.session.survey
        decided = self.decisions.pending(row.key) and new_ruling_in_words(self._said(row), survey)
        return row_detail(row, survey, decided)

    def redraw(self) -> None:
        super().redraw()
        if self._holders:
            self.entitle(self.heading())
        if self._large:
            self._show_wall()

    def on_rows_moved(self) -> None:
        self._votes, self._counts = "", False
        self.entitle(self.heading())
        if self._large:
            self._show_wall()

    def on_record_saved(self, message: RecordSaved) -> None:
        """Look again at what was saved, and at no more: there may be hundreds of communities."""
        holder = holder_of(message.record)
        if not holder:
            self._holders = []  # the map of zones, a line of the budget
        for number, before in enumerate(self._holders):
            if before.holder == holder:
                self._holders[number] = looked_again(before, self.session.survey)
        self.draw()

    def on_notices_arrived(self, _message: NoticesArrived) -> None:
        self._holders = []  # and the list is drawn anew

    @property
    def unsaved(self) -> bool:
        return super().unsaved or bool(self._votes)

    def _where(self) -> Sitting:
        survey = self.session.survey
        return sitting(survey, validating_step(survey), self.session.today)

    def action_turn(self, step: int) -> None:
        """To the first line of the next community, or of the one before."""
        self.say()
        holders = [one.holder for one in self._holders]
        there = holders[(holders.index(self._here.before.holder) + step) % len(holders)]
        self.query_one(Rows).cursor = next(i for i, row in enumerate(self._rows) if row.before.holder == there)

    # On the wall

    @property
    def on_wall(self) -> bool:
        return self._large

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._large and action in {"sitting", "holder", "acta", "add_zone"}:
            return False
        return super().check_action(action, parameters)

    def action_assembly(self) -> None:
        self.say()
        self._large, self._votes, self._counts = not self._large, "", False
        self.set_class(self._large, "-wall")
        self.show_top()
        self.query_one(KeyLine).refresh()
        self.draw()

    def on_key(self, event: events.Key) -> None:
        """Where votes are counted digits are votes, and no letter finds a community."""
        if not self._counts:
            return
        if event.key == "backspace":
            self._votes = self._votes[:-1]
        elif event.character and event.character in "0123456789 -:":
            self._votes = (self._votes + event.character)[:14].lstrip()
        else:
            return
        event.stop()
        event.prevent_default()
        self.tell_unsaved()
        self._show_wall()

    def on_resize(self) -> None:
        self.set_class(self.size.width < WIDE, "-narrow")

    def _show_wall(self) -> None:
        survey, state, here = self.session.survey, self._here.state, self._here.before
        if other := self._here.other:
            shown = projected_zoning(here.name, other_in_words(other, survey), other.fields.status)
        elif state is not None and (slot := self.slot):
            shown = projected(state, asking_holder(survey, slot), self._marks, survey)
        else:
            shown = projected_zoning(here.name, zoning_in_words(here, survey), zoning_status(here.zones))
        self.query_one(Projection).show(shown, year_large=False)
        year = list(self._years).index(str(state.year)) if state else 0
        self.query_one(Tally).show(counts(self._years, year, *votes_agreed(self._votes)))

    # Deciding

    def action_rule(self, status: str) -> None:
        row = self._here
        if why := why_not_ruled(row, status):
            self.say(why, wrong=True)
            return
        said, votes = self._said(row), read_votes(self._votes)
        if said.status != status or self._is_left(row):
            said = NewRuling(status)
        self._votes, self._counts = "", False
        self._decide(row, said._replace(votes=votes or said.votes))

    def action_rule_all(self) -> None:
        """All demands and lines that are left, as validated; once none is, the zonings. What is decided stays."""
        survey, where = self.session.survey, self._where()
        left = [row for row in self._rows if self._is_left(row) and not why_not_ruled(row)]
        asked = [row for row in left if not row.is_zoning] or left
        self.decisions.decide_all({row.key: act_of(row, survey, NewRuling("validated"), where) for row in asked})
        self.say(zonings_left_in_words(len(left) - len(asked)) if left else _("Nothing is left to decide here."))

    def action_left_open(self) -> None:
        self.say()
        self.decisions.leave_open(self._here.key)

    def action_beside(self) -> None:
        """Add to the decision that there is; on the wall its votes, for all to see."""
        row = self._here
        if self._large:
            self._count()
        elif why := why_not_ruled(row):
            self.say(why, wrong=True)
        elif not self._is_decided(row):
            self.say(_("Decide first: 1, 2 or 3."))
        else:
            self._ask_beside(row)

    def _count(self) -> None:
        """Begin to count the votes, or be done with them."""
        self._counts, row = not self._counts, self._here
        if self._counts:
            self.say(_("Type the votes, such as 41 12. Enter is done with them."))
        elif self._votes and self._is_decided(row) and not why_not_ruled(row):
            votes, self._votes = read_votes(self._votes) or {}, ""
            self._decide(row, self._said(row)._replace(votes=votes))
        else:
            self.say(_("1, 2 or 3 decides with these votes.") if self._votes else "")

    def _is_left(self, row: AgendaRow) -> bool:
        return row.is_left and not self.decisions.pending(row.key)

    def _is_decided(self, row: AgendaRow) -> bool:
        """Of the map of zones nothing is left, and nothing need be decided."""
        return not self._is_left(row) and bool(self._said(row).status)

    def _said(self, row: AgendaRow) -> NewRuling:
        """The decision that there is, with what stands beside it."""
        return said_of(row, self.session.survey, self.decisions.decided_of(row.key), self._where())

    def _ask_beside(self, row: AgendaRow) -> None:
        said = self._said(row)
        title = _("{name}: {status}").format(name=row.before.name, status=_(STATUSES[said.status]))
        what = row.state.text if row.state else row_detail(row, self.session.survey).partition("\n")[0]

        def answered(again: NewRuling | None) -> None:
            if again is not None:
                self._decide(row, again)

        cost = row.state.cost_cents if row.state else 0
        came = people_present(self.session.survey, EVERYBODY)
        present = sum(came) if came else None
        asked = ruling_fields(self.session.survey, said, shown_votes(said.votes), cost, present)
        self.open(screens.ruling(title, what, said.status, asked, ""), answered)

    def _decide(self, row: AgendaRow, said: NewRuling) -> None:
        self.decisions.decide_all({row.key: act_of(row, self.session.survey, said, self._where())})

    def action_undo(self) -> None:
        """Votes that are typed are no act: none that was written goes back while they stand there."""
        if self.decisions.has_steps or not self._votes:
            super().action_undo()

    # The workshop itself

    def action_sitting(self) -> None:
        self.say()
        if record := record_of_sitting(self.session.survey):
            self.open(screens.workshop(record), self._back_from)
        else:
            self.say(_("The plan has no step of the process that everybody is convened to."), wrong=True)

    def action_acta(self) -> None:
        """Of this workshop, once it was held and all that is decided here is written."""
        workshop = self._where().workshop
        if why := why_no_acta_of_sitting(self.session.survey, workshop, written=not self.decisions.has_steps):
            self.say(why, wrong=True)
        else:
            self.say()
            self.open(paper_screens.acta(workshop), self._back_from)

    def action_holder(self) -> None:
        """Who it is, and its zones; of the map the zone, of the budget its line."""
        self.say()
        here = self._here
        if here.other:
            self.open(screens.record(KINDS[kind_of(here.key)], here.key), self._back_from)
        else:
            self.open(screens.holder(here.before.holder), self._back_from)

    def action_add_zone(self) -> None:
        self.say()
        self.open(screens.record(ZONE), self._back_from)

    def _back_from(self, _saved: object) -> None:
        self._holders = []
        self.draw()
        self.show_top()

    def action_back(self) -> None:
        if self._large:
            self.action_assembly()
        else:
            super().action_back()

    def result(self) -> Slot:
        here = self._here.before
        first = here.states[0].year if here.states else self._start.year
        return self._start if here.is_of_all else self.slot or Slot(here.holder, first, 1)
