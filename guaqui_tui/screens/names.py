"""Names that are on nobody's list: whose each may be, for whoever coordinates to decide. None is ever guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from exports.undecided import Undecided, candidates, undecided
from storage import GuaquiError
from storage.joining import join
from storage.nearest import Known
from storage.records import Slot

from .. import keys
from ..desk import Desk
from ..words import N_, _
from .listing import Listing
from .names_lines import consequences, detail_of, line_of, summary
from .naming import NamingScreen
from .slots import holder_name
from .turns import Turns


class NamesScreen(Listing[Slot | None]):
    """`names` are those that an import did not know. Gives back no slot."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.AS_DECIDED, keys.BACK, keys.HELP, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Here stand the communities that somebody added because they did not find them on the list, and names "
            "of demands and spreadsheets that nobody is known by. A name is never guessed: you decide whose it is."
        ),
        N_(
            "Enter shows whom a name is nearest to, of 0 to 100, and what tells those apart who are easily "
            "mistaken."
        ),
        N_(
            "What was decided travels with the file. Where a laptop sends more under the same name later, it "
            "stands here again, and F5 does with it as was decided."
        ),
    )

    def __init__(self, desk: Desk, turns: Turns, names: Sequence[str] = ()) -> None:
        super().__init__(desk, turns)
        self._written = names
        self._names: list[Undecided] = []
        self._known: list[Known] = []

    def look(self) -> Sequence[str]:
        self._names = undecided(self.desk.survey, self._written)
        self._known = candidates(self.desk.survey, self._names)
        return [one.holder or f"/{one.written}" for one in self._names]

    def line(self, number: int, width: int) -> Content:
        return line_of(self._names[number], self._known, self.desk.survey, width)

    def found_by(self, number: int) -> str:
        return self._names[number].written

    def heading(self) -> str:
        return _("Names to decide")

    def about(self) -> str:
        return summary(self._names)

    def detail(self, number: int) -> str:
        return detail_of(self._names[number], self.desk.survey)

    def action_go_to(self) -> None:
        self.say()
        if self._names:
            room = NamingScreen(self.desk, self.turns, self._names[self.at], self._known)
            self.app.push_screen(room, self._decided)

    def _decided(self, done: str | None) -> None:
        self.back_from(None)
        self.say(done or "")

    def action_as_decided(self) -> None:
        of = self._names[self.at] if self._names else None
        if of is None or not of.target:
            self.say(_("Nobody decided whose this name is. Enter does."), wrong=True)
        else:
            self.while_keys_wait(self._do_as_decided(of))

    async def _do_as_decided(self, of: Undecided) -> None:
        joined = join(self.desk.survey, of.holder, of.target)
        try:
            await self.desk.save_many(joined.changes)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
        else:
            target = holder_name(self.desk.survey, of.target.rpartition("/")[2])
            self.say(_("Done. {what}").format(what=consequences(joined, of, target)))

    def action_back(self) -> None:
        self.hand_over(None)
