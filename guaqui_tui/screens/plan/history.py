"""The history of a record: every version that was saved of it, and bringing one back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from storage import GuaquiError, Revision
from storage.kinds.process.demand import Slot, slot_of
from storage.plan.settling import brought_back
from storage.revisions.history import History
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.rows import Rows
from ...widgets.text import MessageBar, PlainText, in_cells
from ...wording.history import (
    ChangedField,
    author_of,
    changed_fields,
    changed_lines,
    changed_names,
    disputed_names,
    newest_first,
    repeated_version,
    when_saved,
)
from ...wording.intake.kept_words import unread_words
from ...wording.laptops import origin_in_words, saver_in_words
from ...wording.look_alikes import author_lines
from ...wording.record_titles import record_title
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import Keyboard
from ..record.free_slot import offer


class HistoryScreen(BaseScreen[Slot | None]):
    """Gives back the slot, None where the record is no demand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.BRING_BACK,
        Binding("pagedown", "scroll_more(1)", show=False),
        Binding("pageup", "scroll_more(-1)", show=False),
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
    ]
    DEFAULT_CSS = """
    HistoryScreen Rows { height: 1fr; min-height: 3; max-height: 50%; }
    HistoryScreen #dispute { color: $alarm; text-style: bold; }
    HistoryScreen #heads { padding: 0 1; width: 100%; color: $accent; text-style: bold; border-top: solid $rule; }
    HistoryScreen #body { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    HistoryScreen #changes { width: 100%; color: $foreground; padding: 0 1; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Every version that was saved stands here, the latest first: when, who, and what it changed."),
        N_("Up and Down go from version to version; PgUp and PgDn scroll a long one."),
        N_(
            "F2 brings the version under the cursor back: what it said is saved again as a new version, on top of "
            "the others. Nothing is lost, and Ctrl+Z takes it back. A version that says what one before it said, "
            "as after Ctrl+Z, says which."
        ),
        N_("Of notes, and of whom a demand is for, only is said that they changed."),
        N_("! marks what is to settle, with the other versions. The laptops' clocks order nothing."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, record: str) -> None:
        super().__init__(session, keyboard)
        self._record = record
        self._state: History | None = None
        self._versions: Sequence[Revision] = ()
        self._changes: dict[str, list[ChangedField]] = {}

    def furnish(self) -> Iterable[Widget]:
        yield MessageBar(id="dispute")
        yield Rows(id="versions", leaves=False)
        yield PlainText(id="heads")
        with VerticalScroll(id="body", can_focus=False):
            yield PlainText(id="changes")

    async def begin(self) -> None:
        self._look()
        self.set_focus(self.query_one(Rows))

    @property
    def record(self) -> str:
        return self._record

    @property
    def slot(self) -> Slot | None:
        return slot_of(self._record)

    @property
    def _here(self) -> Revision | None:
        """The version under the cursor."""
        return self._versions[self.query_one(Rows).cursor] if self._versions else None

    def _look(self, *, to_latest: bool = False) -> None:
        """The versions that there are now; the cursor stays with its own, or goes to the latest."""
        here = None if to_latest else self._here
        survey = self.session.survey
        self._state = survey.history(self._record)
        self._versions = newest_first(self._state) if self._state else ()
        self._changes = {}
        title = _("History of {where}").format(where=record_title(self._record, survey))
        self.entitle(title)
        self.query_one("#dispute", MessageBar).say(disputed_names(self._state) if self._state else "")
        versions = self.query_one(Rows)
        versions.show(len(self._versions), self._line)
        versions.cursor = next((i for i, one in enumerate(self._versions) if one is here), 0)
        self._show()

    def _changed(self, revision: Revision) -> list[ChangedField]:
        if self._state is not None and revision.rev not in self._changes:
            self._changes[revision.rev] = changed_fields(
                revision, self._state, self.session.survey, self.session.trust
            )
        return self._changes.get(revision.rev, [])

    def _line(self, number: int, width: int) -> Content:
        """14/07/2002 10:42  Rosa Mamani         Demand, Cost."""
        revision = self._versions[number]
        saved = self.session.standings.answering(revision)
        name = in_cells(author_of(saved, self.session.trust), 20 if width < 100 else 34)
        again = repeated_version(revision, self._state) if self._state else ""
        changed = ": ".join(filter(None, [again, changed_names(self._changed(revision))]))
        said = f" {set_cell_size(when_saved(saved), 16)}  {name}  {changed}"
        return Content(in_cells(said, width))

    def _show(self) -> None:
        revision, state = self._here, self._state
        if revision is None or state is None:
            return
        n = len(self._versions) - self.query_one(Rows).cursor
        saved = self.session.standings.answering(revision)
        parts = [
            _("Version {n} of {many}").format(n=n, many=len(self._versions)),
            when_saved(saved),
            author_of(saved, self.session.trust),
        ]
        laptop = saver_in_words(revision, self.session.standings)
        if laptop not in parts:
            parts.append(_("laptop {laptop}").format(laptop=laptop))
        if revision.rev in state.heads:
            alone = len(state.heads) == 1
            parts.append(
                _("it stands now") if alone else _("one of {n} that stand now").format(n=len(state.heads))
            )
        self.query_one("#heads", PlainText).say(" · ".join(parts))
        origin = origin_in_words(revision, self.session.standings)
        lines = [*author_lines(saved, self.session.survey), *changed_lines(self._changed(revision))]
        lines = [origin, *lines] if origin else lines
        lines += unread_words(self._record, self.session.survey, self.session.standings)
        self.query_one("#changes", PlainText).say("\n".join(lines))
        self.query_one("#body").scroll_home(animate=False)

    def on_rows_moved(self) -> None:
        self._show()

    def on_record_saved(self, message: RecordSaved) -> None:
        if message.record == self._record:
            self._look(to_latest=True)

    def on_notices_arrived(self, _message: NoticesArrived) -> None:
        self._look()

    def speak(self) -> None:
        super().speak()
        self._look()

    def action_scroll_more(self, step: int) -> None:
        body = self.query_one("#body")
        body.scroll_relative(y=step * max(1, body.size.height - 1), animate=False)

    def action_bring_back(self) -> None:
        self.while_keys_wait(self._bring_back())

    async def _bring_back(self) -> None:
        revision, state = self._here, self.session.survey.history(self._record)
        if revision is None or state is None:
            return
        if brought_back(state, revision.rev) is None:
            self.say(_("That is how it stands already; nothing was saved."))
            return
        try:
            await self.session.bring_back(self._record, revision.rev, state.heads)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        if self.slot is not None:
            offer(self, self.slot, state)
        if state.disputed:
            self.say(_("Brought back and saved as a new version. That settles the dispute."))
        else:
            self.say(_("Brought back and saved as a new version. Ctrl+Z takes it back."))

    def takes_back(self, records: Collection[str]) -> bool:
        return self._record in records

    def action_back(self) -> None:
        self.hand_over(self.slot)
