"""The data of an acta -> what stands on the paper, in the reader's language. The screen shows the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from storage.kinds.lookup import KINDS, kind_of
from storage.kinds.process.demand import slot_of
from storage.names.look_alikes import strange_letters
from storage.plan.acta.printed import Printed, is_of_level
from storage.plan.name_doubts import NameDoubt
from storage.translatable import N_

from ..document.pieces import Signer
from ..wording.look_alikes import doubt_of_name
from ..wording.signing_columns import signing_columns
from ..wording.speech import Speech
from ..wording.values import field_name
from .demands import ActaDemands
from .level_demands import LevelDemands
from .opening import attendance_words, closing_words, folio_words, opening_words
from .point import ActaPoint, Section
from .printed_records import PrintedRecords
from .signers import signatures

_LEVEL: Final = N_("Level")
"""Where the municipality has no word of its own for what gathers communities."""
_TO_SETTLE: Final = N_("Draft: something in it is still to settle, so it has no code and is not signed.")
_TOO_LONG: Final = N_(
    "Draft: it has more text than can be recorded, so it has no code and is not signed. Shorten what it says."
)


class ActaPaper(NamedTuple):
    """An acta. `code` is empty for a draft; `warning` says why it is one, `unsettled` what is to settle in it.

    `signatures` are those who are known; there is room for more.
    """

    plan: str
    title: str
    holder: str
    code: str
    warning: str
    unsettled: list[ActaPoint]
    opening: str
    facts: list[ActaPoint]
    sections: list[Section]
    closing: str
    folio: str
    columns: tuple[str, str, str, str, str]
    signatures: list[Signer]


def paper(printed: Printed, code: str, say: Speech, unsettled: Sequence[tuple[str, str]] = ()) -> ActaPaper:
    """The acta of some data (see `printed`). Without a code it is a draft, which nobody signs.

    `unsettled` are the records and fields that make it one; without any it has more than can be recorded.
    """
    acta = _Acta(printed, say)
    return ActaPaper(
        plan=acta.plan_line(),
        title=acta.title(),
        holder=acta.records.holder_name,
        code=code,
        warning="" if code else say(_TO_SETTLE if unsettled else _TOO_LONG),
        facts=acta.facts(),
        unsettled=acta.unsettled(unsettled),
        opening=acta.opening(),
        sections=[
            Section(say(N_("Order of the day")), _points(acta.records.workshop.get("agenda")), blank=2),
            *acta.asked(),
            *acta.moved(),
            Section(say(N_("Agreements")), _points(acta.records.workshop.get("agreements")), blank=3),
        ],
        closing=closing_words(acta.records, say) if code else "",
        folio=folio_words(say) if code else "",
        columns=signing_columns(say),
        signatures=signatures(acta.records) if code else [],
    )


def _points(said: object) -> list[ActaPoint]:
    """The points of an agenda, one a line, numbered where there are several."""
    points = [point.strip() for point in said.split("\n") if point.strip()] if isinstance(said, str) else []
    if len(points) < 2:
        return [ActaPoint("", point) for point in points]
    return [ActaPoint("", f"{number}. {point}") for number, point in enumerate(points, 1)]


class _Acta:
    """What an acta says, in the reader's language and the municipality's words."""

    def __init__(self, printed: Printed, say: Speech) -> None:
        self.records = PrintedRecords(printed)
        # how a municipality writes numbers is not printed, so that is as the reader knows it: as on other papers
        self._say = say.in_words_of(self.records.profile)._replace(signs=say.signs)
        self.demands = ActaDemands(self.records, self._say)
        self._of_level = is_of_level(printed)

    def asked(self) -> list[Section]:
        """The demands of a holder by year; of a level, those of its communities, and what became of the others."""
        if self._of_level:
            return [*LevelDemands(self.records, self.demands, self._say).sections()]
        return [Section(self._say(N_("Demands by year")), self.demands.points())]

    def moved(self) -> list[Section]:
        """What a holder took back or moved to another year; a level's demands are told of already."""
        points = [] if self._of_level else self.demands.moved()
        return [Section(self._say(N_("What was moved or taken back")), points)] if points else []

    def plan_line(self) -> str:
        of = self.records.municipality
        places = [self.records.plan.get("name"), *map(of.get, ("name", "province", "department"))]
        return " · ".join(place for place in places if isinstance(place, str) and place)

    def title(self) -> str:
        """The step that the workshop was of; of a level what it is, and its name."""
        if self._of_level:
            return self._say(N_("Acta of {level} {name}")).format(level=self._level, name=self.records.holder_name)
        step = self._step
        return self._say(N_("Acta · {step}")).format(step=step) if step else self._say(N_("Acta"))

    @property
    def _step(self) -> str:
        return str(self.records.only("step").get("name", ""))

    def opening(self) -> str:
        return opening_words(self.records, self._level if self._of_level else "", self._say)

    @property
    def _level(self) -> str:
        """What a level is called: ayllu."""
        return self.records.level or self._say(_LEVEL).lower()

    def facts(self) -> list[ActaPoint]:
        say, of = self._say, self.records.workshop
        return [
            *([ActaPoint(say(N_("Workshop")), self._step)] if self._of_level and self._step else []),
            *self._above(),
            ActaPoint(say(N_("Who came")), attendance_words(self.records, say)),
            *self._zones(),
            ActaPoint(say(N_("Who facilitated")), of.get("facilitator", "")),
            *self._look_alikes(),
        ]

    def _above(self) -> list[ActaPoint]:
        """The level that the holder belongs to, under what the municipality calls such a one."""
        name, sort = self.records.above
        label = sort or self._say(_LEVEL)
        return [ActaPoint(f"{label[:1].upper()}{label[1:]}", name)] if name else []

    def _look_alikes(self) -> list[ActaPoint]:
        """The names on it with letters that are not what they look like: who signs reads what is not kept."""
        names = ((one, strange_letters(one)) for one in dict.fromkeys(self.records.names()))
        said = [doubt_of_name(NameDoubt(name, letters), self._say) for name, letters in names if letters]
        return [ActaPoint(self._say(N_("Not what it looks like")), "; ".join(said))] if said else []

    def _zones(self) -> list[ActaPoint]:
        """The zones that the holder is in, each by which zoning: two zonings may call theirs alike."""
        name, words = self.records.name, self._say(N_("by {zoning}: {zone}"))
        said = [
            words.format(zoning=name("zoning", record.split("/")[2]), zone=name("zone", str(of["zone"])))
            for record, of in self.records.of_kind("member")
            if "zone" in of
        ]
        return [ActaPoint(self._say(N_("Zones")), "; ".join(said))] if said else []

    def unsettled(self, conflicts: Iterable[tuple[str, str]]) -> list[ActaPoint]:
        """What the laptops disagree on: which demand or other part, and which of its fields."""
        fields: dict[str, list[str]] = {}
        for record, name in conflicts:
            fields.setdefault(self._whose(record), []).append(field_name(kind_of(record), name, self._say))
        return [ActaPoint(where, ", ".join(names)) for where, names in fields.items()]

    def _whose(self, record: str) -> str:
        """2004; else what sort of record it is."""
        if slot_of(record):
            return self.demands.place(record)
        kind = kind_of(record)
        return self._say(KINDS[kind].label) if kind in KINDS else kind
