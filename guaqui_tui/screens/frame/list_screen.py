"""A screen of one long list, whose lines are found by their first letters."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.content import Content
from textual.widget import Widget

from storage.names.name_table import slug

from ...language.gettext_ import _
from ...look import keys
from ...session.draft_keeper import Unsaved
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.rows import Rows
from ...widgets.text import MessageBar, PlainText
from .base_screen import BaseScreen
from .keyboard import Keyboard
from .line_decisions import LineDecisions

Result = TypeVar("Result")


FRAME = 3
"""Lines that are no list's: the top, its rule, the keys."""


class ListScreen(BaseScreen[Result]):
    """`look` finds the lines, each under a key of its own that the cursor stays with; `line` draws one."""

    DEFAULT_CSS = """
    ListScreen #about { display: none; padding: 0 1; width: 100%; }
    ListScreen #about.-said { display: block; }
    ListScreen #heads { padding: 0 0 0 1; color: $quiet; text-style: underline; }
    ListScreen Rows { height: 1fr; }
    ListScreen #detail { display: none; padding: 0 1; width: 100%; color: $foreground; max-height: 8; }
    ListScreen #detail.-said { display: block; }
    ListScreen.-wide #detail { dock: right; width: 38%; height: 100%; max-height: 100%; margin: 2 0 1 0;
        border-top: none; border-left: solid $rule; }
    ListScreen.-wide #detail:focus-within { border-top: none; }
    """

    TELLS_ALL: ClassVar[bool] = False
    """Whether all of each line stands below it where there is room: a menu's, whose lines are few."""

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._keys: list[str] = []
        self._typed = ""
        self.decisions = LineDecisions(self)
        """What is decided of the lines and not written; most lists only show."""

    # What each list says for itself

    @abstractmethod
    def look(self) -> Sequence[str]:
        """Take in what there is now; the key of each line, in their order."""

    @abstractmethod
    def line(self, number: int, width: int) -> Content:
        """One line, as wide as there is room."""

    @abstractmethod
    def found_by(self, number: int) -> str:
        """What a line is found by."""

    @abstractmethod
    def heading(self) -> str:
        """What stands above the list."""

    def about(self) -> str:
        """What stands under the title: what is left to do here."""
        return ""

    def columns(self, width: int) -> str:  # noqa: ARG002 - most lists need none
        """What stands over the lines, where they have columns."""
        return ""

    def detail(self, number: int) -> str:  # noqa: ARG002 - most lists have more to say of a line
        """All of the line under the cursor."""
        return ""

    @property
    def off_bar(self) -> Collection[str]:
        """What leaves open again is of use once something is decided; then the wall makes room for it."""
        return ("assembly",) if self.decisions.unsaved else ("left_open",)

    def headings(self) -> Collection[int]:
        """The lines that only stand over others: the cursor comes to none of them, and no letters find them."""
        return ()

    def first_key(self) -> str:
        """The line on which the cursor stands first; "" for the first line."""
        return ""

    def draft_name(self) -> str:
        """Where what is decided is kept for after a power cut; empty where it is not."""
        return ""

    def result(self) -> Result | None:
        """What is given back where it is left."""
        return None

    # The list

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="about")
        yield MessageBar(id="heads")
        yield Rows(id="rows")
        yield PlainText(id="detail", classes="panel")

    async def begin(self) -> None:
        self.draw(self.first_key())
        self.set_focus(self.query_one(Rows))
        await self.decisions.begin()

    @property
    def at(self) -> int:
        """The line under the cursor; -1 where there is none."""
        return self.query_one(Rows).cursor if self._keys else -1

    def draw(self, to: str = "") -> None:
        """Show what there is now, with the cursor on the line of a key: by default the one where it was."""
        rows, before = self.query_one(Rows), self._keys[self.at] if self._keys else ""
        self._keys = list(self.look())
        with self.prevent(Rows.Moved):  # it is not its user who moves, and what was said stays
            rows.show(len(self._keys), self.line, self.detail if self.TELLS_ALL else None, self.headings())
            wanted = to or before
            if wanted in self._keys:
                rows.cursor = self._keys.index(wanted)
        self.redraw()

    def redraw(self) -> None:
        """Show the same lines as they are now."""
        self.query_one(Rows).refresh()
        self.entitle(self.heading())
        about = " · ".join(words for words in (self.decisions.how_many(), self.about()) if words)
        self.query_one("#about", PlainText).say(about)
        self.query_one("#heads", MessageBar).say(self.columns(max(1, self.size.width - 1)) if self._keys else "")
        self._show_detail()

    def _show_detail(self) -> None:
        """Unless it stands below each line anyway; and the keys that are of use there."""
        self.query_one(KeyLine).refresh()
        width, height = self.size.width, self.size.height - FRAME - bool(self.about())
        told = self.query_one(Rows).has_room(width, height)
        self.query_one("#detail", PlainText).say(self.detail(self.at) if self._keys and not told else "")

    def on_resize(self) -> None:
        if self._keys:
            self._show_detail()

    def on_rows_moved(self) -> None:
        if not self._typed:  # else it is what the letters found, and that is said
            self.say()
        self._show_detail()

    def on_record_saved(self, _message: RecordSaved) -> None:
        """The cursor goes to a line that came by it: what was undone stands there again."""
        before = set(self._keys)
        self.draw()
        heads = self.headings()
        lines = (key for number, key in enumerate(self._keys) if number not in heads)
        if came := next((key for key in lines if key not in before), ""):
            self.draw(came)

    def on_notices_arrived(self, _message: NoticesArrived) -> None:
        self.draw()

    def speak(self) -> None:
        super().speak()
        self.draw()

    def on_key(self, event: events.Key) -> None:
        """Letters find a line; any other key begins anew. Numbers are left to what each list does with them."""
        if event.character and (event.character.isalpha() or (event.character == " " and self._typed)):
            self._find(self._typed + event.character)
            event.stop()
        else:
            self._typed = ""

    def _find(self, typed: str, missed: str = "") -> None:
        """`missed`: what no line begins like, where the search begins anew by its last letter."""
        wanted = slug(typed)
        names = ["" if n in self.headings() else slug(self.found_by(n)) for n in range(len(self._keys))]
        found = next((i for i, name in enumerate(names) if name.startswith(wanted)), None)
        if found is None:
            found = next((i for i, name in enumerate(names) if f"-{wanted}" in name), None)
        if found is None and len(typed) > 1 and not missed:
            self._find(typed[-1], missed=typed)
        elif found is None:
            self._typed = ""
            self.say(_("No line begins like that: {typed}").format(typed=missed or typed))
        else:
            self._typed = typed
            self.query_one(Rows).cursor = found
            self.say(self._told_of(typed, missed))

    def _told_of(self, typed: str, missed: str) -> str:
        """What is looked for; where letters were too many that it began anew; and what digits do meanwhile."""
        said = [_("Find: {typed}").format(typed=typed)]
        if missed:
            said.insert(0, _("No line begins like that: {typed}").format(typed=missed))
        if any(one.key.partition(",")[0].isdecimal() for one in keys.all_of(self)):
            said.append(_("digits decide"))
        return " · ".join(said)

    def back_from(self, _result: Any) -> None:
        """A screen over this one was closed; what it saved may be a line more, or one less."""
        self.draw()
        self.show_top()

    # What is decided of its lines

    @property
    def unsaved(self) -> bool:
        return self.decisions.unsaved

    def typed_here(self) -> list[Unsaved]:
        return self.decisions.to_keep()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return (action == "undo" and self.decisions.has_steps) or super().check_action(action, parameters)

    def action_undo(self) -> None:
        """What was decided last goes first, then what was written."""
        if self.decisions.has_steps:
            self.decisions.take_back()
        else:
            super().action_undo()

    def action_save(self) -> None:
        self.decisions.write()

    def gone_on(self) -> None:
        if self.decisions.unsaved:
            self.decisions.write()

    def action_back(self) -> None:
        if self.decisions.may_go():
            self.while_keys_wait(self._go())

    async def _go(self) -> None:
        await self.decisions.leave()
        self.dismiss(self.result())
