"""Names that are on nobody's list: whose each may be, for whoever coordinates to decide. None is ever guessed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.file.waiting_names import waiting_names
from storage.kinds.process.demand import Slot
from storage.names.nearest import KnownHolder, KnownNames, NearHolder
from storage.plan.checks.undecided import Undecided, WrittenName, candidates, undecided
from storage.plan.joining import Joined, join
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.rows import Rows
from ...wording.slots import holder_name
from ..frame import table_of_screens as screens
from ..frame.keyboard import PATIENCE, Keyboard
from ..frame.list_screen import ListScreen
from ..frame.long_task import Work
from ..frame.plan_effects import asks_of_effects
from .unknown_names_lines import consequences, unknown_name_detail, unknown_name_line, unknown_names_summary


class UnknownNamesScreen(ListScreen[Slot | None]):
    """`names` are those that an import would not know; those that wait in files stand here besides. Gives back no
    slot.
    """

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.AS_DECIDED, keys.BACK, keys.HELP, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Here stand the communities and associations that somebody added because they did not find them on "
            "the list, and names of demands and spreadsheets that nobody is known by. A name is never guessed: "
            "you decide whose it is."
        ),
        N_(
            "Enter shows whom a name is nearest to, of 0 to 100, and what tells those apart who are easily "
            "mistaken."
        ),
        N_(
            "What was decided travels with the file. Where a laptop sends more under the same name later, it "
            "stands here again, and F2 does with it as was decided."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard, names: Sequence[str] = ()) -> None:
        super().__init__(session, keyboard)
        self._given = [*map(WrittenName, names)]
        self._written = self._given
        self._names: list[Undecided] = []
        self._known: list[KnownHolder] = []
        self._compared: Callable[[], KnownNames] = cache(partial(KnownNames, ()))
        """The known ones, made ready to be compared when the first name is."""

        self._near: dict[str, list[NearHolder]] = {}
        """By name whom it is near to, of those that were compared so far."""

        self._wanted: dict[str, None] = {}
        self._work = Work(self)

    async def begin(self) -> None:
        """Names are compared beside the keyboard: first those that the screen shows, others as they come on it."""
        survey = self.session.survey
        waiting = await self.session.run(waiting_names, self.session.file.path, survey.municipality)
        self._written = [*self._given, *waiting]
        await super().begin()
        self._wanted |= {one.written: None for one in self._names[: self.size.height] if not one.target}
        self._go_on()
        await self._work.wait(PATIENCE)

    def look(self) -> Sequence[str]:
        self._names = undecided(self.session.survey, self._written)
        known = candidates(self.session.survey, self._names)
        if known != self._known:
            self._known, self._near = known, {}
            self._compared = cache(partial(KnownNames, known, self.session.survey.community_word))
        return [one.holder or f"/{one.written}" for one in self._names]

    def line(self, number: int, width: int) -> Content:
        of = self._names[number]
        near = self._near.get(of.written)
        if near is None and not of.target and of.written not in self._wanted:
            self._wanted[of.written] = None
            self.call_after_refresh(self._go_on)
        return unknown_name_line(of, near, self.session.survey, self.session.standings, width)

    def _go_on(self) -> None:
        if not self._work.goes_on:
            self._work.begin(self._compare())

    async def _compare(self) -> None:
        while self._wanted and not self._work.broken_off:
            await self._near_to(next(iter(self._wanted)))
            for rows in self.query(Rows):  # none, once it is closed
                rows.refresh()

    async def _near_to(self, written: str) -> list[NearHolder]:
        """Whom a name is near to: not on the screen's own loop, for there may be very many."""
        if written not in self._near:
            compared = self._compared
            near = await asyncio.to_thread(lambda: compared().nearest(written))
            if compared is not self._compared:
                return await self._near_to(written)
            self._near[written] = near
        self._wanted.pop(written, None)
        return self._near[written]

    def found_by(self, number: int) -> str:
        return self._names[number].written

    def heading(self) -> str:
        return _("Names to decide")

    def about(self) -> str:
        return unknown_names_summary(self._names)

    def detail(self, number: int) -> str:
        return unknown_name_detail(self._names[number], self.session.survey, self.session.standings)

    def action_go_to(self) -> None:
        self.say()
        if self._names:
            self.while_keys_wait(self._open(self._names[self.at]))

    async def _open(self, of: Undecided) -> None:
        near = await self._near_to(of.written)
        self.open(screens.whose_name(of, self._known, near), self._decided)

    def _decided(self, done: str | None) -> None:
        self.back_from(None)
        self.say(done or "")

    def action_as_decided(self) -> None:
        of = self._names[self.at] if self._names else None
        if of is None or not of.target:
            self.say(_("Nobody decided whose this name is. Enter does."), wrong=True)
        else:
            self._do_if_meant(of)

    def _do_if_meant(self, of: Undecided) -> None:
        """Before what changes a figure is saved it is said what it does, and asked."""
        joined = join(self.session.survey, of.holder, of.target)

        def do() -> None:
            self.while_keys_wait(self._do_as_decided(of, joined))

        if not asks_of_effects(self, joined.changes, do):
            do()

    async def _do_as_decided(self, of: Undecided, joined: Joined) -> None:
        try:
            await self.session.save_many(joined.changes)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
        else:
            target = holder_name(self.session.survey, of.target.rpartition("/")[2])
            self.say(_("Done. {what}").format(what=consequences(joined, of, target)))

    def action_back(self) -> None:
        self._work.break_off()
        self.hand_over(None)

    async def leave(self) -> bool:
        await self._work.end()
        return True
