"""A workshop: when, where, who came, who types; and when it was convened, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from exports.words import OUTCOMES, QUORUMS
from storage.device import now

from .. import keys
from ..dates import day, read_day
from ..desk import Desk
from ..widgets.choice import Choice, Options
from ..widgets.fields import Line
from ..widgets.said import Bar, Remark
from ..widgets.sheet import Row, Sheet
from ..words import N_, _
from .base import Named
from .calendar_lines import workshop_title
from .record_form import RecordForm
from .turns import Turns
from .typed import Typed
from .workshop_form import CALENDAR, FIELDS, HEADER, begun, flaws, read, shown, workshop_before

LABELS: Final = {
    "held_on": N_("Date"),
    "place": N_("Place"),
    "women": N_("Women"),
    "men": N_("Men"),
    "authorities": N_("Authorities"),
    "quorum": N_("Quorum"),
    "facilitator": N_("Who types"),
    "agenda": N_("Agenda"),
    "agreements": N_("Agreements"),
    "planned_on": N_("Convened for"),
    "outcome": N_("Outcome"),
    "reason": N_("Reason"),
}
_LISTS: Final = {"quorum": QUORUMS, "outcome": OUTCOMES}


class WorkshopScreen(RecordForm[bool]):
    """Gives back whether it was saved.

    Where it begins, it proposes that it is held today, and Enter on the last field of its header saves it. The
    calendar opens it otherwise: when it is convened for comes first there, and nothing is proposed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.SAVE,
        keys.REPEAT,
        keys.ELSEWHERE,
        keys.BACK,
        keys.HELP,
    ]
    CSS_PATH = "workshop.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("The date is the laptop's; Enter confirms it, or type the right one: clocks are often wrong."),
        N_("Authorities: name, office; name, office. Quorum: 1 declared, 2 not declared."),
        N_("Whoever types now stands beside everything that is saved from now on."),
        N_(
            "Agenda and agreements: one point; another. If they did not come, or it was suspended or closed, "
            "choose that as the outcome and say the reason. The calendar, F7 on the board, convenes them again."
        ),
    )

    def __init__(self, desk: Desk, turns: Turns, record: str, *, begins: bool = True) -> None:
        super().__init__(desk, turns)
        self._record = record
        self._begins = begins

    def furnish(self) -> Iterable[Widget]:
        yield Remark(id="title")
        yield Bar(id="note")
        fields = {name: Choice(id=name) if name in _LISTS else Line(id=name) for name in self.fields()}
        yield Sheet([Row(LABELS[name], field) for name, field in fields.items()])
        yield Options()

    async def begin(self) -> None:
        self._list()
        await self.load()

    def _list(self) -> None:
        """What can be chosen, in the language in use."""
        for name, known in _LISTS.items():
            self._choice(name).read_anew([(kept, _(words)) for kept, words in known.items()])

    def _choice(self, name: str) -> Choice:
        return self.query_one(f"#{name}", Choice)

    def speak(self) -> None:
        self._list()
        super().speak()

    def fields(self) -> tuple[str, ...]:
        return FIELDS if self._begins else CALENDAR

    def ends(self, name: str) -> bool:
        return name == HEADER[-1] if self._begins else super().ends(name)

    @property
    def record(self) -> str:
        return self._record

    def where(self) -> str:
        return workshop_title(self.desk.survey, self._record)

    def typed(self) -> Typed:
        typed = {name: self.query_one(f"#{name}", Line).value for name in FIELDS}
        return {**typed, **{name: self._choice(name).taken or typed[name] for name in _LISTS}}

    def put(self, typed: Typed) -> None:
        for name in FIELDS:
            if name in _LISTS:
                self._choice(name).put(typed[name])
            else:
                self.query_one(f"#{name}", Line).value = typed[name]

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return begun(body, today=now()[:10], author=self.desk.file.author) if self._begins else shown(body)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return read(typed, self._before)

    def flaws(self, typed: Typed) -> dict[str, str]:
        return flaws(typed)

    def meaning(self, name: str, typed: Typed) -> str:
        if name != "held_on" or not (self._begins or typed[name]):
            return ""
        if read_day(typed[name]) == now()[:10]:
            return _("today, by the laptop's clock")
        return _("the laptop's clock says {day}").format(day=day(now()[:10]))

    def label(self, name: str) -> str:
        return LABELS[name]

    def in_words(self, name: str, value: str) -> str:
        return dict(self._choice(name).options).get(value, value) if name in _LISTS else value

    def repeated(self) -> Typed | None:
        before = workshop_before(self.desk.survey, self._record)
        return shown(before) if before else None

    def show(self) -> None:
        self.query_one("#title", Remark).say(self.where())

    def action_save(self) -> None:
        for name in _LISTS:
            self._choice(name).settle()
        if self._begins:
            self.desk.file.author = self.typed()["facilitator"].strip() or self.desk.file.author
        super().action_save()

    def now_types(self, author: str) -> None:
        self.query_one("#facilitator", Line).value = author
        super().now_types(author)

    async def after_save(self) -> None:
        if self._begins:
            self.app.post_message(Named(self.desk.file.author))
        self.hand_over(True)  # noqa: FBT003 - a result

    async def action_back(self) -> None:
        if await self.may_leave():
            await self.give_up()

    async def give_up(self) -> None:
        self.hand_over(False)  # noqa: FBT003 - a result
