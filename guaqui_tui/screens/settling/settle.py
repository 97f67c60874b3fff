"""One dispute: its versions side by side, and what is decided of them, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from storage import GuaquiError, Revision
from storage.errors import DecidedTogetherError
from storage.kinds.process.demand import Slot, slot_of
from storage.notation.text import clean_line
from storage.plan.disputes import Dispute, dispute
from storage.plan.settling import claimants
from storage.revisions.history import History
from storage.revisions.record_changes import RecordChange
from storage.symbols import NOT_SAVED
from storage.translatable import N_

from ...forms.deciding.decided_fields import DecidedFields
from ...forms.deciding.settle_draft import KeptDecision, draft_name, kept_in, settle_draft_fields
from ...language.gettext_ import _
from ...look import keys
from ...session.draft_keeper import Unsaved
from ...session.session import Session
from ...wording.record_titles import record_title
from ...wording.values import field_label, field_labels, in_reading_order, is_private_field
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from ..record.free_slot import offer
from .dispute_lines import field_lines, heads, version_row, why_it_matters
from .field_values import offered_values, written_by_hand
from .question_list import PRIVATE, asking, said_of_asking

ALL = ""
"""The key of the line that stands for all fields."""
HIDDEN = "*"
"""The key of the line that stands for private fields while they are not shown."""
COLUMNS = 2
"""As many versions stand side by side; a wide terminal has room for more."""
ROOMY = 110


class SettleScreen(ListScreen[str]):
    """Gives back what was done, in words; empty where it stays to settle."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.SAVE,
        keys.TAKE,
        keys.ANOTHER,
        keys.WHY,
        keys.ASK,
        keys.HELP,
        keys.BACK,  # known everywhere; where a narrow terminal shows six keys, it is left out
        keys.LEAVE_OPEN,
        keys.ELSEWHERE,
        keys.HISTORY,
        keys.PRIVATE,
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        *(Binding(str(n), f"take({n})", show=False) for n in range(1, 10)),
    ]
    DEFAULT_CSS = "SettleScreen #detail { max-height: 10; }"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "A number takes that version of the field under the cursor; on the first line, of all fields. What "
            "was decided together, as a demand's text and action, is taken together, and may then be changed one "
            "by one."
        ),
        N_(
            "0 writes what no version says, Del leaves the field open again, F6 says why. Right and Left show "
            "the others."
        ),
        N_(
            "F2 saves what is decided; the other fields stay to settle. The decision is a version of its own and "
            "travels with the file: nobody has to settle it again."
        ),
        N_("‹ › marks the words in which a version differs."),
        N_("Ctrl+K shows what is private, and hides it again: until then nothing of it is decided."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, record: str) -> None:
        super().__init__(session, keyboard)
        self._record = record
        self._state: History | None = None
        self._seen: tuple[str, ...] = ()
        """The heads that were looked at: nobody settles what they have not seen."""
        self._dispute: Dispute | None = None
        self._versions: list[Revision] = []
        self._from = 0
        """The first version that is shown."""
        self._decided = DecidedFields({})
        self._reason = ""
        self._asking: list[RecordChange] = []
        """What puts it on the list of questions, or takes it off, and is not written."""
        self._warned = False
        self._shows_private = False
        self._is_back = False
        """Whether what is decided here was decided before and not saved."""

    async def begin(self) -> None:
        await super().begin()
        state = self.session.survey.history(self._record)
        self._seen = state.heads if state else ()
        if kept := kept_in(await self.session.draft(draft_name(self._record)), state):
            self._decided, self._reason = kept
            self._is_back = bool(self._decided.fields)
            self.draw()
            self.tell_unsaved()

    def look(self) -> Sequence[str]:
        self._state = state = self.session.survey.history(self._record)
        if state is None:
            return []
        self._versions, self._dispute = claimants(state), dispute(self.session.survey, self._record)
        kept = {name: value for name, value in self._decided.fields.items() if name in state.conflicts}
        self._decided = DecidedFields(kept)
        if not state.disputed:
            return []
        fields = self._fields
        return [ALL, *fields, *([HIDDEN] if len(fields) < len(state.conflicts) else [])]

    @property
    def _fields(self) -> list[str]:
        """The fields in conflict that are shown."""
        conflicts = in_reading_order(self._record, self._state.conflicts if self._state else ())
        return [name for name in conflicts if self._shows_private or not is_private_field(self._record, name)]

    @property
    def _field(self) -> str:
        """The field under the cursor; `ALL` for all that are shown, `HIDDEN` for those that are not."""
        return self._keys[self.at] if self._keys else ALL

    @property
    def _shown(self) -> list[tuple[int, Revision]]:
        """The versions that stand side by side, with their numbers."""
        many = max(COLUMNS, min(4, self.size.width // 45)) if self.size.width >= ROOMY else COLUMNS
        numbered = list(enumerate(self._versions, 1))
        return numbered[self._from : self._from + many]

    def line(self, number: int, width: int) -> Content:
        field, state = self._keys[number], self._state
        if state is None or field in {ALL, HIDDEN}:
            return Content(f" {self.found_by(number)}".ljust(width))
        shown = [revision for _n, revision in self._shown]
        return version_row(state, field, shown, self._decided, self.session.survey, self.session.trust, width)

    def found_by(self, number: int) -> str:
        field = self._keys[number]
        if field == HIDDEN:
            return _("Private data: Ctrl+K shows it")
        return field_label(self._record, field) if field else _("All fields")

    def heading(self) -> str:
        return _("To settle: {where}").format(where=record_title(self._record, self.session.survey))

    def about(self) -> str:
        if self._state is None or not self._state.disputed:
            return _("Nothing is left to settle here.")
        parts = [_("It decides {what}.").format(what=why_it_matters(self._dispute))] if self._dispute else []
        if len(self._versions) > len(self._shown):
            parts.append(_("{n} versions: Right and Left show the others.").format(n=len(self._versions)))
        if self._is_back:
            parts.append(_("What was decided here and not saved is here again."))
        if self._asking:
            parts.append(f"{NOT_SAVED} {_(said_of_asking(self._asking))}")
        if self._reason:
            parts.append(_("Reason: {reason}").format(reason=self._reason))
        return " ".join(parts) + "\n" + heads(self._shown, self.session.standings, max(1, self.size.width - 3))

    def detail(self, number: int) -> str:
        state, field = self._state, self._keys[number]
        if state is None:
            return ""
        if field == HIDDEN:
            return _("Look who sees the screen: whose demand it carries, or a private note, has several versions.")
        if field:
            return "\n".join(field_lines(state, field, self.session.survey, self.session.standings))
        left = field_labels(self._record, (name for name in state.conflicts if name not in self._decided.fields))
        return _("Not decided yet: {fields}").format(fields=", ".join(left)) if left else _("All is decided: F2.")

    @property
    def unsaved(self) -> bool:
        return bool(self._decided.fields or self._reason or self._asking)

    def typed_here(self) -> list[Unsaved]:
        return [self._to_keep()] if self._decided.fields or self._reason else []

    def _to_keep(self) -> Unsaved:
        fields = settle_draft_fields(KeptDecision(self._decided, self._reason))
        return Unsaved(draft_name(self._record), fields, self._seen)

    @property
    def record(self) -> str:
        return self._record

    @property
    def slot(self) -> Slot | None:
        return slot_of(self._record)

    # Deciding

    def _decide(self, decided: DecidedFields) -> None:
        self._decided, self._warned, self._is_back = decided, False, False
        self.say()
        self.redraw()
        self.tell_unsaved()
        self.run_worker(self._keep())

    async def _keep(self) -> None:
        """For after a power cut; what the disk refuses now it will refuse, and say, when it is saved."""
        if not (self._decided.fields or self._reason):
            await self._forget()
            return
        with suppress(GuaquiError):
            await self.session.keep(self._to_keep())

    async def _forget(self) -> None:
        await self.session.forget(draft_name(self._record))

    def action_take(self, number: int) -> None:
        if self._state is None or not 0 < number <= len(self._versions):
            self.say(_("There is no version with that number."))
            return
        fields = self._fields if self._field == ALL else [self._field]
        if not self._fields or self._field == HIDDEN:
            self.say(_("That is private: Ctrl+K shows it, and then it can be decided."))
            return
        decided = self._decided.take(self._state, self._versions[number - 1].rev, fields)
        if decided == self._decided and self._field and self._field not in decided.fields:
            self.say(_("That version says nothing of this field."))
            return
        self._decide(decided)

    @property
    def shows_private(self) -> bool:
        return self._shows_private

    def action_private(self) -> None:
        self._shows_private = not self._shows_private
        self.say()
        self.draw()

    def action_leave_open(self) -> None:
        self._decide(self._decided.leave(self._field))

    def action_another(self) -> None:
        field, state = self._field, self._state
        if state is None or field in {ALL, HIDDEN}:
            self.say(_("Go to the field that is to say something else."))
        elif choices := offered_values(self._record, field, self.session.survey, self.session.request_counts):
            self.open(screens.listed_value(self._record, field, choices), self._written(field))
        elif said := written_by_hand(self._record, field):
            value = self._decided.fields.get(field, state.values.get(field))
            opening = screens.typed_value(self.session.survey, self._record, said, value)
            self.open(opening, self._written(field))
        else:
            self.say(_("This field takes one of the versions. The record's own form can change it afterwards."))

    def _written(self, field: str) -> Callable[[tuple[Any] | None], None]:
        def written(answer: tuple[Any] | None) -> None:
            if answer is not None:
                self._decide(self._decided.say(field, answer[0]))

        return written

    def action_why(self) -> None:
        def answered(reason: str | None) -> None:
            if reason is not None:
                self._reason, self._warned = reason, False
                self.redraw()
                self.tell_unsaved()
                self.run_worker(self._keep())

        self.open(screens.reason(self._reason), answered)

    def action_ask(self) -> None:
        changes = asking(self.session.survey, self._record)
        if not changes:
            self.say(_(PRIVATE))
            return
        self._asking = [] if self._asking else changes
        self._warned = False
        self.say()
        self.redraw()
        self.tell_unsaved()

    def action_turn(self, step: int) -> None:
        last = max(0, len(self._versions) - len(self._shown))
        self._from = min(max(0, self._from + step), last)
        self.redraw()

    # Saving

    def action_save(self) -> None:
        state = self._state
        if state is None or not self._decided.fields:
            if self._asking:
                self.while_keys_wait(self._ask())
            else:
                self.say(_("Nothing is decided yet: a number takes a version."))
        else:
            self.while_keys_wait(self._save(state))

    async def _ask(self) -> None:
        try:
            await self.session.save_many(self._asking)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        self._asking = []
        self.redraw()
        self.tell_unsaved()

    async def _save(self, state: History) -> None:
        if self.session.survey.heads(self._record) != self._seen:
            self._seen = self.session.survey.heads(self._record)
            self.draw()
            self.say(_("It changed meanwhile: look at it again, then F2."), wrong=True)
            return
        try:
            await self.session.settle(
                self._record, dict(self._decided.fields), self._seen, clean_line(self._reason)
            )
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        self._decided, self._reason, self._asking = DecidedFields({}), "", []
        self._is_back = False
        self.tell_unsaved()
        await self._forget()
        self._seen = self.session.survey.heads(self._record)
        slot = self.slot
        if slot is None or not offer(self, slot, state, then=self._saved):
            self._saved()

    def worded(self, error: GuaquiError) -> str:
        if not isinstance(error, DecidedTogetherError):
            return super().worded(error)
        fields = ", ".join(field_label(self._record, name) for name in error.facts["fields"])
        return _("Decided together with it, and still open: {fields}.").format(fields=fields)

    def _saved(self) -> None:
        self.draw()
        if self._state is not None and self._state.disputed:
            self.say(_("Saved. The rest stays to settle."))
        else:
            self.hand_over(_("Settled: {where}").format(where=record_title(self._record, self.session.survey)))

    def action_back(self) -> None:
        if self.unsaved and not self._warned:
            self._warned = True
            decided = _("Decided and not saved yet: F2 saves it. Esc again leaves it to settle.")
            reason = _("The reason is saved with a decision, and nothing is decided yet. Esc again puts it aside.")
            self.say(decided if self._decided.fields else reason, wrong=True)
        else:
            self.while_keys_wait(self._drop())

    async def _drop(self) -> None:
        """Leave it to settle; what was decided is put aside, and is gone on with from there."""
        if self.unsaved:
            await self._keep()
            with suppress(GuaquiError):
                await self.session.put_aside(draft_name(self._record))
        self.hand_over("")

    def on_resize(self) -> None:
        if self._keys:
            self.redraw()
