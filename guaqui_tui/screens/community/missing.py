"""What stands between a community and its acta: one list, from which one goes to each thing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar, Final

from textual.binding import BindingType
from textual.content import Content

from storage.kinds.lookup import holder_of
from storage.plan.checks.found import Finding
from storage.plan.missing.before_acta import Missing
from storage.translatable import N_

from ...forms.deciding.nothing_asked import nothing_asked, nothing_asked_fields, of_slots
from ...forms.unsaved_drafts import drafts_missing
from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.messages import RecordSaved
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.rows import Rows
from ...wording.missing.before_acta import done_in_words, missing_summary
from ...wording.slots import holder_name
from ...wording.values import values_of
from ..frame import paper_screens
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from ..frame.mending import place_of_finding
from ..frame.said_right import ask_why_right, save_said
from .missing_lines import (
    Entry,
    MissingHead,
    entries_of_all,
    entry_detail,
    entry_key,
    entry_line,
    may_be_right,
    missing_entries,
    slots_in_words,
)

_NEXT: Final = N_(
    "Nothing is missing, and nothing is left for later. F10 shows the acta, which is signed next. To read all "
    "aloud once more: Esc, F7, and F7 again."
)
_OF_A_LINE: Final = ("go_to", "right", "mark")


class MissingScreen(ListScreen[Finding | None]):
    """Goes there itself; or, where it `gives_back`, hands over what its user wants to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_TO,
        keys.RIGHT,
        keys.MARK,
        keys.MISSING_OF_ALL,
        keys.in_footer(keys.ACTA, shown=True),
        keys.ACTA_AS_IT_IS,
        keys.BACK,
        keys.HELP,
        keys.HISTORY,
        keys.ELSEWHERE,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("All that is missing before the acta stands here, in the order in which it is best done."),
        N_("Enter goes there; when it is done, Escape or F2 comes back here, and the list is shorter."),
        N_(
            "F5 says that something is right as it is, with a reason that travels with the file, and of a year "
            "without a demand that nothing is asked for, or later; Space marks several, and F5 says it of all."
        ),
        N_("What stands below, for later, stops no acta. F10 shows the acta, even where something is missing."),
        N_("F3 shows what is missing in all of the municipality, under each name, and F3 again this one's alone."),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, holder: str, *, gives_back: bool = False, acta: bool = False
    ) -> None:
        super().__init__(session, keyboard)
        self._holder = holder
        self._gives_back = gives_back
        self._acta = acta
        """Whether it came in place of the acta that was asked for."""
        self._of_all = not holder
        """Whether it is the list of all, from which one comes back to that of one."""
        self._missing = Missing(holder)
        self._entries: list[Entry] = []
        self._marked: set[str] = set()

    # The list

    @property
    def only_holder(self) -> str:
        return "" if self._of_all else self._holder

    def look(self) -> Sequence[str]:
        self.session.missing.note_drafts(drafts_missing(self.session.unsaved_drafts))
        missing, survey = self.session.missing, self.session.survey
        if self._of_all:
            asking = (one.id for one in survey.holders_listed() if survey.per_year(one.fields))
            self._entries = entries_of_all(map(missing.of, asking))
        else:
            self._missing = missing.of(self._holder)
            self._entries = missing_entries(self._missing)
        found = [entry_key(one) for one in self._entries]
        self._marked &= {*found}
        return found

    def line(self, number: int, width: int) -> Content:
        one = self._entries[number]
        return entry_line(
            one, self.session.survey, width, alone=self._alone, marked=entry_key(one) in self._marked
        )

    @property
    def _alone(self) -> bool:
        return len(self._missing.before) == 1 and not self._of_all

    def found_by(self, number: int) -> str:
        one, survey = self._entries[number], self.session.survey
        said = entry_detail(one, survey, alone=self._alone)
        of_one = self._of_all and isinstance(one, Finding)
        return f"{holder_name(survey, self._whose(one))} {said}" if of_one else said

    def _whose(self, one: Entry) -> str:
        return one.holder if isinstance(one, MissingHead) else holder_of(one.record)

    def heading(self) -> str:
        if self._of_all:
            return _("What is missing in all of the municipality")
        words = (
            _("Before the acta of {name}: this is missing") if self._for_acta else _("{name} · what is missing")
        )
        return words.format(name=self._called([]))

    @property
    def _for_acta(self) -> bool:
        """Whether something stands between its user and the acta that was asked for."""
        return self._acta and not self._of_all and bool(self._missing.before)

    @property
    def off_bar(self) -> Collection[str]:
        """Where the acta was asked for, its key has the room of the list of all."""
        return ("of_all", "left_open") if self._for_acta else super().off_bar

    def about(self) -> str:
        if self._of_all:
            heads = [one for one in self._entries if isinstance(one, MissingHead)]
            n, many = sum(one.many for one in heads), len(heads)
            words = ngettext("{n} thing is missing", "{n} things are missing", n).format(n=n)
            of = ngettext("of {n} name of the list", "of {n} names of the list", many).format(n=many)
            return f"{words} · {of} · " + _("Enter goes there")
        if self._for_acta:
            n, done = len(self._missing.before), done_in_words(self._missing)
            words = ngettext("{n} thing", "{n} things", n).format(n=n)
            return " · ".join((words, done, _("Enter goes there"), _("F10 once more: the acta as it is")))
        where = _("Enter goes there") if self._missing.before else keys.key_and_action(keys.ACTA)
        summary = f"{missing_summary(self._missing)} · {where}"
        return summary if self._entries else f"{summary}\n{_(_NEXT)}"

    def draw(self, to: str = "") -> None:
        super().draw(to)
        self.query_one(KeyLine).refresh()  # the last line that went takes its keys along

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a line there is none to go to, nor to call right."""
        if (action in _OF_A_LINE and not self._entries) or (action == "of_all" and self._gives_back):
            return False
        if action in {"acta", "acta_as_it_is"}:
            return self._for_acta == (action == "acta_as_it_is")
        return super().check_action(action, parameters)

    def detail(self, number: int) -> str:
        one, survey = self._entries[number], self.session.survey
        whose = f"{holder_name(survey, self._whose(one))}: " if self._of_all else ""
        return whose + entry_detail(one, survey, self._marked_entries, alone=self._alone)

    @property
    def _marked_entries(self) -> list[Entry]:
        return [one for one in self._entries if entry_key(one) in self._marked]

    def headings(self) -> Collection[int]:
        return [number for number, one in enumerate(self._entries) if isinstance(one, MissingHead)]

    @property
    def _here(self) -> Finding | None:
        one = self._entries[self.at] if self._entries else None
        return one if isinstance(one, Finding) else None

    @property
    def record(self) -> str:
        return self._here.record if self._here else ""

    def on_record_saved(self, message: RecordSaved) -> None:
        """The cursor stays with what is left, and goes to nothing that came by it."""
        message.prevent_default()
        BaseScreen.on_record_saved(self, message)
        self.draw()

    def on_drafts_changed(self) -> None:
        self.draw()

    # What is done here

    def action_go_to(self) -> None:
        one = self._here
        self.say()
        if one is None:
            return
        if self._gives_back:
            self.hand_over(one)
        elif opening := place_of_finding(self.session.survey, one):
            self.open(opening, self.back_from)

    def action_of_all(self) -> None:
        """Where the cursor is on somebody's line, that one's list is come back to."""
        self.say()
        here = self._here
        self._holder = holder_of(here.record) if here else self._holder
        self._of_all = not (self._of_all and self._holder)
        self.draw(entry_key(here) if here else "")

    def action_mark(self) -> None:
        self.say()
        if self._here is None or not may_be_right([self._here]):
            self.say(_("That cannot be right as it is: it is to save, or to settle."))
            return
        self._marked ^= {entry_key(self._here)}
        self.redraw()
        self.query_one(Rows).action_move(1)

    def action_right(self) -> None:
        self.say()
        odd = may_be_right(self._marked_entries or ([self._here] if self._here else []))
        if slots := of_slots(odd):
            self._ask_of_slots(slots)  # what is marked besides stays so, and is asked about by F5 again
        elif odd:
            words = [entry_detail(one, self.session.survey, alone=True).split("\n")[0] for one in odd]
            ask_why_right(self, odd, "\n".join(words))
        elif self._here is not None:
            self.say(_("That cannot be right as it is: it is to save, or to settle."))

    def _ask_of_slots(self, slots: Sequence[Finding]) -> None:
        """What is right without a demand is what somebody decided: it is read aloud, and stands on the acta."""

        def answered(said: dict[str, Any] | None) -> None:
            if said is not None:
                self.while_keys_wait(save_said(self, nothing_asked(self.session.survey, slots, said)))

        fields = nothing_asked_fields(values_of(self.session.survey), slots)
        self.open(
            screens.why_nothing_asked(self._called(slots), slots_in_words(slots, self.session.survey), fields),
            answered,
        )

    def _called(self, of: Sequence[Finding]) -> str:
        """Whose it is; in the list of all whose these are."""
        whose = dict.fromkeys(map(self._whose, of)) if self._of_all else [self._holder]
        return ", ".join(holder_name(self.session.survey, one) for one in whose)

    def action_acta(self) -> None:
        self.say()
        of = holder_of(self._here.record) if self._of_all and self._here else self._holder
        self.open(paper_screens.acta(of), self.back_from)

    action_acta_as_it_is = action_acta

    def action_back(self) -> None:
        self.hand_over(None)
