"""What is odd in the plan: each with a way to go there, or to say that it is right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.file.unknown_pack import accept_packs, unknown_packs
from storage.kinds.process.demand import Slot, slot_of
from storage.packs.packs_of_file import PackOfFile
from storage.plan.checks.remarks import remarks_of
from storage.plan.standing import Trust
from storage.plan.survey import Survey
from storage.revisions.record_changes import RecordChange
from storage.translatable import N_

from ...forms.choices import Option
from ...language.gettext_ import _
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.rows import Rows
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from ..frame.mending import OUTSIDE, place_to_mend
from ..frame.questions.list_question import ListQuestion
from ..frame.said_right import ask_why_right, save_said
from .findings_lines import (
    ALL,
    FindingLine,
    finding_detail,
    finding_line,
    findings_summary,
    kinds_of_finding,
    sorted_findings,
)


def _found(survey: Survey, today: str, trust: Trust) -> list[FindingLine]:
    every = [one for of_record in survey.all_revisions().values() for one in of_record.values()]
    return sorted_findings(survey, today, trust, unknown_packs(every))


class WhichKind(ListQuestion[str]):
    """Gives back the code of the kind that is to be seen, or `ALL`."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("What to see: a number or the first letters")

    def __init__(self, kinds: Sequence[Option]) -> None:
        super().__init__(kinds, str)


class FindingsScreen(ListScreen[Slot | None]):
    """Gives back the slot where it was left, None where there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_TO,
        keys.RIGHT,
        keys.in_footer(keys.MARK, shown=False),
        keys.ONLY,
        keys.TAKE_OUT,
        keys.SEE_PACK,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
        keys.HISTORY,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("All that looks odd in the plan stands here. Nothing of it is wrong by itself: somebody looks at it."),
        N_("Enter goes there. What has several versions is not here: it has a list of its own."),
        N_(
            "F5 says that it is right, and why; that travels with the file, and it is asked again only if what "
            "was seen changes. F5 on what was said to be right takes that back. Ctrl+F shows one kind only."
        ),
        N_("Space marks several: F5 then says of all of them that they are right, with one reason."),
        N_("F6 shows a list of a municipality that this laptop does not know, and accepts it."),
        N_(
            "Del takes a demand out that stands outside the plan; its history keeps it, and Ctrl+Z brings it back."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._all: list[FindingLine] = []
        self._found: list[FindingLine] = []
        self._only = ALL
        self._marked: set[str] = set()

    async def begin(self) -> None:
        await super().begin()
        await self._look_again()

    async def _look_again(self) -> None:
        """On the hand's own thread: with many communities it takes a moment."""
        self._all = await self.session.run(_found, self.session.survey, self.session.today, self.session.trust)
        self.draw()
        self.draw_anew()

    def look(self) -> Sequence[str]:
        self._found = [one for one in self._all if self._only in {ALL, one.code}]
        self._marked &= {one.key for one in self._found if one.may_be_right}
        return [one.key for one in self._found]

    def line(self, number: int, width: int) -> Content:
        one = self._found[number]
        return finding_line(one, width, marked=one.key in self._marked)

    def found_by(self, number: int) -> str:
        return self._found[number].called

    def heading(self) -> str:
        return _("Check the plan")

    def about(self) -> str:
        return findings_summary(self._all, self._only)

    def detail(self, number: int) -> str:
        return finding_detail(self._found[number])

    @property
    def _here(self) -> FindingLine | None:
        return self._found[self.at] if self._found else None

    @property
    def record(self) -> str:
        return self._here.record if self._here else ""

    @property
    def slot(self) -> Slot | None:
        return slot_of(self.record)

    def on_record_saved(self, _message: RecordSaved) -> None:
        self.run_worker(self._look_again())

    def on_notices_arrived(self, _message: NoticesArrived) -> None:
        self.run_worker(self._look_again())

    def back_from(self, result: Any) -> None:
        super().back_from(result)
        self.run_worker(self._look_again())

    def speak(self) -> None:
        super().speak()
        self.run_worker(self._look_again())

    # Going there

    def action_go_to(self) -> None:
        self.say()
        if self._here is None:
            return
        if self._here.pack:
            self.action_see_pack()
            return
        here = self._here
        opening = place_to_mend(self.session.survey, here.record, here.code, here.odd.field if here.odd else "")
        if opening is None:
            self.say(_("That is no place to go to. Its history says where it comes from: Ctrl+R."))
        else:
            self.open(opening, self.back_from)

    # Saying that it is right

    def action_mark(self) -> None:
        self.say()
        if self._here is None or not self._here.may_be_right:
            self.say(_("Only what looks odd, and was not said to be right, is marked."))
            return
        self._marked ^= {self._here.key}
        self.redraw()
        self.query_one(Rows).action_move(1)

    def action_right(self) -> None:
        self.say()
        if marked := [one for one in self._found if one.key in self._marked]:
            details = "\n".join(map(finding_detail, marked))
            ask_why_right(self, [one.odd for one in marked if one.odd], details)
        else:
            self._right_of_line()

    def _right_of_line(self) -> None:
        one = self._here
        if one is None:
            self.say(_("Nothing stands here to say it of."))
        elif one.odd is None:
            self.say(_("That cannot be right: it is to mend, or a file is still to come."))
        elif one.right:
            changes: list[RecordChange] = [
                (said.record, {**said.history.values, "withdrawn": True}, said.history.heads)
                for said in remarks_of(self.session.survey, one.odd)
            ]
            self.while_keys_wait(save_said(self, changes))
        else:
            ask_why_right(self, [one.odd], finding_detail(one))

    def action_take_out(self) -> None:
        """Withdraw a demand that no slot of the plan holds: it is in nobody's form."""
        self.say()
        one = self._here
        state = self.session.survey.history(one.record) if one else None
        if one is None or state is None or one.code not in OUTSIDE:
            self.say(_("Only a demand outside the plan is taken out here."))
        else:
            changes = [(one.record, {**state.values, "withdrawn": True}, state.heads)]
            self.while_keys_wait(save_said(self, changes))

    # A list that is not known here

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "see_pack":
            return any(one.pack for one in self._all)
        return super().check_action(action, parameters)

    def action_see_pack(self) -> None:
        """Of the line at hand, else of the first that is about one."""
        self.say()
        lines = [*([self._here] if self._here else []), *self._all]
        pack = next(one.pack for one in lines if one.pack)
        accept = partial(self._accept, pack)
        self.open(screens.unknown_pack(pack), lambda meant: self.while_keys_wait(accept()) if meant else None)

    async def _accept(self, pack: PackOfFile) -> None:
        try:
            await self.session.change_trust(partial(accept_packs, [pack]))
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
        else:
            self.say(_("From now on this laptop knows the list of {name}.").format(name=pack.name))
            await self._look_again()

    def action_only(self) -> None:
        self.open(screens.which_finding(kinds_of_finding(self._all)), self._seen)

    def _seen(self, only: str | None) -> None:
        if only is not None:
            self._only = only
            self.draw()

    def action_back(self) -> None:
        self.hand_over(self.slot)
