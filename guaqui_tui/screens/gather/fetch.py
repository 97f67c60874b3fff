"""What a hub would bring of the municipality that is shown, and taking it in: as files of a stick are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from storage.gather.concern_table import Concern
from storage.gather.preview import MergePreview
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.hub_talk import HubTalk
from ...session.session import Session
from ..frame.keyboard import Keyboard
from ..frame.long_task import BrokenOff
from .hub_lines import concerns_of_hub, fetch_brings, nothing_fetched
from .taking_in import TakingInScreen


class FetchScreen(TakingInScreen):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GATHER,
        keys.LEAVE_OUT,
        keys.TAKE_AGAIN,
        keys.ACCEPT_PACK,
        keys.WHAT_CHANGED,
        keys.WHAT_IS_ASIDE,
        keys.BACK,
        keys.HELP,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "What the hub has of this municipality is read as a file is: each version is looked at here and comes "
            "in by the rules of a merge. Nothing is written until F2."
        ),
        N_(
            "What is said in the name of the municipality's list and is nobody's, and what was undone here, is "
            "listed apart and stays out. F5 looks again with the one, Ctrl+P with the other; F2 then takes it in."
        ),
        N_("Afterwards F6 shows what changed, by laptop and by community. The report stays beside the plan."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, address: str) -> None:
        super().__init__(session, keyboard)
        self._address = address
        self._talk = HubTalk(address)

    def heading(self) -> str:
        return _("Fetch from the hub") if self.merged is None else _("Fetched from the hub")

    def column(self) -> str:
        return _("Hub")

    def before_looking(self) -> str:
        if self.work.broken_off:
            return _("Broken off: nothing was written.")
        return "   ".join([_("Asking the hub…"), _("Esc breaks off.")])

    def brings(self, seen: MergePreview) -> str:
        if not self.comes:
            return nothing_fetched(self.lines, undone=bool(self.check_action("take_again", ())))
        return fetch_brings(seen, self.lines)

    def with_key(self, words: str) -> str:
        return _("{brings}. F2 takes that in.").format(brings=words)

    def reworded(self) -> Mapping[Concern, str]:
        return {} if self.merged else concerns_of_hub()

    async def begin(self) -> None:
        self.draw()
        self.look()

    def look(self) -> None:
        if self.work.goes_on:
            return
        self.seen = self.merged = self.why_not = None
        self._talk = HubTalk(self._address)
        self.work.begin(self.see(self._brought_there))
        self.draw()

    async def _brought_there(self) -> MergePreview:
        municipality, out = self.session.survey.municipality, self.session.file.path
        return await self._talk.brings(out, municipality, self.work.teller(self._say_came))

    def _say_came(self, n: int) -> None:
        self.say_about("   ".join([_("{n} versions came").format(n=n), _("Esc breaks off.")]))

    def action_back(self) -> None:
        if not self.break_off():
            self.hand_over(None)

    def break_off(self) -> bool:
        goes_on = super().break_off()
        if self.work.broken_off:
            self._talk.give_up(BrokenOff())
        return goes_on

    async def leave(self) -> bool:
        self._talk.give_up(BrokenOff())
        return await super().leave()
