"""The workshop's header: when, where, who came, who types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from storage.device import now

from .. import keys
from ..dates import read_day
from ..desk import Desk
from ..widgets.choice import Choice, Options
from ..widgets.fields import Line
from ..widgets.said import Bar, Remark
from ..widgets.sheet import Row, Sheet
from ..words import N_, _
from .base import Named
from .clock import beside_day, clock_warning, latest_day
from .community_lines import workshop_name
from .record_form import RecordForm
from .slots import holder_name
from .turns import Turns
from .typed import Typed
from .workshop_form import FIELDS, flaws, read, shown, workshop_before

LABELS = {
    "held_on": N_("Date"),
    "place": N_("Place"),
    "women": N_("Women"),
    "men": N_("Men"),
    "authorities": N_("Authorities"),
    "quorum": N_("Quorum"),
    "facilitator": N_("Who types"),
}


class WorkshopScreen(RecordForm[bool]):
    """Gives back whether it was saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.SAVE,
        keys.REPEAT,
        keys.ELSEWHERE,
        keys.BACK,
        keys.HELP,
    ]
    FIELDS: ClassVar[tuple[str, ...]] = FIELDS
    CSS_PATH = "workshop.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("The date is the laptop's; Enter confirms it, or type the right one: clocks are often wrong."),
        N_("Authorities: name, office; name, office. Quorum: 1 declared, 2 not declared."),
        N_("Whoever types now stands beside everything that is saved from now on."),
    )

    def __init__(self, desk: Desk, turns: Turns, holder: str) -> None:
        super().__init__(desk, turns)
        self._holder = holder
        self._record = workshop_name(desk.survey, holder)
        self._latest = latest_day(desk.survey, desk.device)

    def furnish(self) -> Iterable[Widget]:
        yield Remark(id="title")
        yield Bar(id="note")
        yield Sheet([Row(LABELS[name], Choice(id=name) if name == "quorum" else Line(id=name)) for name in FIELDS])
        yield Options()

    async def begin(self) -> None:
        self._say_quorum()
        await self.load()

    def _say_quorum(self) -> None:
        words = [("declared", _("declared")), ("not-declared", _("not declared"))]
        self.query_one("#quorum", Choice).read_anew(words)

    def speak(self) -> None:
        self._say_quorum()
        super().speak()

    @property
    def record(self) -> str:
        return self._record

    def where(self) -> str:
        return holder_name(self.desk.survey, self._holder)

    def typed(self) -> Typed:
        typed = {name: self.query_one(f"#{name}", Line).value for name in FIELDS}
        quorum = self.query_one("#quorum", Choice)
        return {**typed, "quorum": quorum.taken or quorum.value}

    def put(self, typed: Typed) -> None:
        for name in FIELDS:
            if name == "quorum":
                self.query_one("#quorum", Choice).put(typed[name])
            else:
                self.query_one(f"#{name}", Line).value = typed[name]

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return shown(body, today=now()[:10], author=self.desk.file.author)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return read(typed, self._before)

    def flaws(self, typed: Typed) -> dict[str, str]:
        return flaws(typed)

    def meaning(self, name: str, typed: Typed) -> str:
        if name != "held_on":
            return ""
        return beside_day(read_day(typed[name]), now()[:10], self._latest)

    def label(self, name: str) -> str:
        return LABELS[name]

    def in_words(self, name: str, value: str) -> str:
        return dict(self.query_one("#quorum", Choice).options).get(value, value) if name == "quorum" else value

    def repeated(self) -> Typed | None:
        before = workshop_before(self.desk.survey, self._record)
        return shown(before, today="", author="") if before else None

    def show(self) -> None:
        self.query_one("#title", Remark).say(_("Workshop of {holder}").format(holder=self.where()))
        self.note(clock_warning(now()[:10], self._latest))

    def action_save(self) -> None:
        self.query_one("#quorum", Choice).settle()
        self.desk.file.author = self.typed()["facilitator"].strip() or self.desk.file.author
        super().action_save()

    def now_types(self, author: str) -> None:
        self.query_one("#facilitator", Line).value = author
        super().now_types(author)

    async def after_save(self) -> None:
        self.app.post_message(Named(self.desk.file.author))
        self.hand_over(True)  # noqa: FBT003 - a result

    async def action_back(self) -> None:
        if await self.may_leave():
            await self.give_up()

    async def give_up(self) -> None:
        self.hand_over(False)  # noqa: FBT003 - a result
