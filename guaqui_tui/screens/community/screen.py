"""The community: its workshop's header, and its years one under another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from exports.wording.marks import Marks
from storage.kinds.process.demand import Slot
from storage.plan.calendar import convened, workshop_of
from storage.plan.missing.before_acta import is_to_read
from storage.plan.slot_states import Slots, SlotState
from storage.symbols import DRAFT
from storage.translatable import N_

from ...forms.unsaved_drafts import beside_slots, drafts_missing, drafts_named, slots_drafted
from ...language.gettext_ import _
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.bars import MoreKeys
from ...widgets.rows import Rows
from ...widgets.text import PlainText
from ...wording.move_demand import why_it_stays
from ...wording.slot_details import slot_details
from ..frame import paper_screens
from ..frame import table_of_screens as screens
from ..frame.acta_asked import acta_asked
from ..frame.help_text import ENOUGH
from ..frame.keyboard import Keyboard
from ..frame.messages import PositionChanged
from ..frame.withdrawing import WithdrawingScreen
from .lines import NO_STEP, community_heading, missing_and_where, share_lines, year_line


class CommunityScreen(WithdrawingScreen[Slot]):
    """Gives back the slot where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN,
        keys.WORKSHOP_AND_READING,
        keys.MISSING,
        keys.ASSEMBLY,
        keys.BOARD,
        keys.HELP,
        keys.HISTORY,
        keys.MOVE,
        keys.NOT_ASKED,
        keys.ABOUT,
        keys.ACTA,
        keys.ACCOUNTS_PAPER,
        keys.ELSEWHERE,
    ]
    CSS_PATH = "screen.tcss"
    IS_COME_BACK_TO: ClassVar = True
    """The app begins here again where it was ended by a power cut."""
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "F7 notes the workshop: its day, its place, how many women and men came, the authorities. F2 saves "
            "it, and the first year's demand follows; after each one the next."
        ),
        N_("Enter opens the demand of the year under the cursor."),
        N_(
            "Once all is decided, F7 shows the demands large, to read them aloud and have them accepted. F10 is "
            "the acta that is signed: printed, or copied by hand. Ctrl+P has its accounts on paper, too."
        ),
        N_("F3 shows what is missing before the acta, and Enter leads to each thing of it."),
        ENOUGH,
        N_("F8 shows the demand large, for a projector while the assembly decides."),
        N_(
            "Ctrl+R shows who saved what of this year, and brings any version back. Ctrl+P has moving the demand "
            "to another year, or letting two years change places. Ctrl+Z takes back the last save."
        ),
        N_(
            "Del withdraws the demand under the cursor: it was typed by mistake, or is asked for no more. What "
            "goes is said first. Decided not to ask, or postponed, is its state: Ctrl+P leads there."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard, slot: Slot) -> None:
        super().__init__(session, keyboard)
        self._start = slot
        self._states: list[SlotState] = []
        self._drafted: set[Slot] = set()
        """Where something was typed that is not saved yet."""

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="came")
        yield PlainText(id="missing")
        yield Rows(id="years")
        yield PlainText(id="detail")
        yield MoreKeys((keys.ABOUT, keys.UNDO, keys.HISTORY, keys.ACTA))
        yield PlainText(id="shares")

    async def begin(self) -> None:
        self.on_drafts_changed()
        rows = self.query_one(Rows)
        self.set_focus(rows)
        rows.cursor = next((i for i, s in enumerate(self._states) if s.slot == self._start), 0)
        self._show_detail()

    @property
    def only_holder(self) -> str:
        return self.slot.holder

    @property
    def slot(self) -> Slot:
        """The slot under the cursor; of one that asks for nothing that from which it was come to."""
        return self._states[self.query_one(Rows).cursor].slot if self._states else self._start

    def on_drafts_changed(self) -> None:
        self.session.missing.note_drafts(drafts_missing(self.session.unsaved_drafts))
        self._drafted = slots_drafted(self.session.unsaved_drafts)
        self._draw()

    def _draw(self) -> None:
        survey, holder = self.session.survey, self._start.holder
        many = survey.per_year_of(holder)
        self._states = Slots(survey).of_holder(holder)
        missing = self.session.missing.of(holder)
        title, came = community_heading(survey, holder, self._states, to_read=is_to_read(missing))
        if drafts := beside_slots(self.session.unsaved_drafts).get(holder):
            came += f" · {DRAFT} " + _("not saved: {where}").format(where=drafts_named(drafts, survey))
        self.entitle(title)
        self.query_one("#came", PlainText).say(came)
        self.query_one("#missing", PlainText).say(missing_and_where(missing))
        width, marks = self.size.width - 2, Marks(survey)
        lines = [
            year_line(state, survey, marks, width, numbered=many > 1, drafted=state.slot in self._drafted)
            for state in self._states
        ]
        self.query_one(Rows).show(len(lines), lambda number, _width: lines[number])
        self.query_one("#shares", PlainText).say(share_lines(survey, holder))
        self._show_detail()

    def _show_detail(self) -> None:
        if self._states:
            state = self._states[self.query_one(Rows).cursor]
            drafted = self.slot in self._drafted
            lines = slot_details(state, self.session.survey, self.session.standings, drafted=drafted)
            if drafted:
                lines.insert(0, f"{DRAFT} " + _("What was typed here is not saved yet: Enter goes on with it."))
            self.query_one("#detail", PlainText).say("\n".join(lines))

    def on_rows_moved(self) -> None:
        if self._states:
            self.say()
            self._show_detail()
            self.post_message(PositionChanged(self.slot))

    def on_resize(self) -> None:
        if self._states:
            self._draw()

    def on_record_saved(self, _message: RecordSaved) -> None:
        self._draw()

    def on_notices_arrived(self, _message: NoticesArrived) -> None:
        self._draw()  # what another program or a second copy brought

    def speak(self) -> None:
        super().speak()
        self._draw()

    def action_open(self) -> None:
        self.say()
        self.open(screens.demand(self.slot), self._back_from)

    def action_move(self) -> None:
        if not self._states:
            return
        if words := why_it_stays(self._states[self.query_one(Rows).cursor]):
            self.say(words)
        else:
            self.say()
            self.open(screens.move(self.slot), self._back_from)

    def action_not_asked(self) -> None:
        """To its state: the community decided to ask for nothing there, or later."""
        if not self._states:
            return
        if self._states[self.query_one(Rows).cursor].stand == "missing":
            self.say(_("Nothing is asked for there yet."))
        else:
            self.say()
            self.open(screens.demand(self.slot, goes_on=False, at="status"), self._back_from)

    def _back_from(self, slot: Slot | None) -> None:
        if slot:
            self._start = slot
            self.query_one(Rows).cursor = next((i for i, s in enumerate(self._states) if s.slot == slot), 0)
        self._draw()

    def action_workshop(self) -> None:
        """Where all is noted and decided, to the reading aloud in it."""
        record = workshop_of(self.session.survey, self._start.holder)
        if not record:
            self.say(_(NO_STEP), wrong=True)
        elif is_to_read(self.session.missing.of(self._start.holder)):
            self.open(screens.workshop(record, aloud=True), self._given_back)
        else:
            self.open(screens.workshop(record), self._given_back if self._is_held else self._begun)

    @property
    def _is_held(self) -> bool:
        return convened(self.session.survey, self._start.holder).outcome == "held"

    def _begun(self, saved: object) -> None:
        """From its workshop, which was not held before: what comes next is the first that is asked for."""
        self._given_back(saved)
        if saved and self._is_held and self._states and all(one.stand == "missing" for one in self._states):
            self.open(screens.demand(self._states[0].slot), self._back_from)

    def action_holder(self) -> None:
        self.open(screens.holder(self._start.holder), self._given_back)

    def action_missing(self) -> None:
        self.say()
        self.open(screens.what_is_missing(self._start.holder), self._given_back)

    def action_acta(self) -> None:
        self.say()
        self.open(acta_asked(self.session, self._start.holder), self._given_back)

    def action_accounts_paper(self) -> None:
        self.say()
        self.open(paper_screens.export(["accounts.pdf"], whose=self._start.holder), self._given_back)

    def _given_back(self, _saved: object) -> None:
        self.show_top()
        self.on_drafts_changed()

    def action_assembly(self) -> None:
        self.say()
        self.open(screens.projector(self.slot), self._back_from)

    def action_back(self) -> None:
        self.hand_over(self.slot)
