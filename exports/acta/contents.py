"""The data of an acta -> what stands on the paper, in the reader's language. The screen shows the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from storage.kinds.lookup import KINDS, kind_of
from storage.kinds.process.demand import slot_of
from storage.kinds.process.workshop import QUORUMS
from storage.names.look_alikes import strange_letters
from storage.plan.acta.printed import Printed, is_of_level
from storage.plan.name_doubts import NameDoubt
from storage.translatable import N_

from ..wording.look_alikes import doubt_of_name
from ..wording.speech import Speech
from ..wording.values import field_name
from .demands import ActaDemands
from .level_demands import LevelDemands
from .point import ActaPoint, Section
from .printed_records import PrintedRecords

_FEWEST_ROWS, _SPARE_ROWS = 8, 4
_LEVEL: Final = N_("Level")
"""Where the municipality has no word of its own for what gathers communities."""
_TO_SETTLE: Final = N_("Draft: something in it is still to settle, so it has no code and is not signed.")
_TOO_LONG: Final = N_(
    "Draft: it has more text than can be recorded, so it has no code and is not signed. Shorten what it says."
)


class Signature(NamedTuple):
    """A row of those who sign; names and offices that are not known are written by hand."""

    name: str = ""
    office: str = ""


class ActaPaper(NamedTuple):
    """An acta. `code` is empty for a draft; `warning` says why it is one."""

    plan: str
    title: str
    holder: str
    code: str
    warning: str
    facts: list[ActaPoint]
    sections: list[Section]
    closing: str
    columns: tuple[str, str, str, str, str]
    signatures: list[Signature]


def paper(printed: Printed, code: str, say: Speech, unsettled: Sequence[tuple[str, str]] = ()) -> ActaPaper:
    """The acta of some data (see `printed`). Without a code it is a draft, which nobody signs.

    `unsettled` are the records and fields that make it one; without any it has more than can be recorded.
    """
    acta = _Acta(printed, say)
    columns = (
        say(N_("Name")),
        say(N_("Office")),
        say(N_("Identity document")),
        say(N_("Signature or fingerprint")),
        say(N_("Stamp")),
    )
    return ActaPaper(
        plan=acta.plan_line(),
        title=acta.title(),
        holder=acta.records.holder_name,
        code=code,
        warning="" if code else say(_TO_SETTLE if unsettled else _TOO_LONG),
        facts=acta.facts(),
        sections=[
            *([] if not unsettled else [Section(say(N_("To settle")), acta.unsettled(unsettled), blank=1)]),
            Section(say(N_("Order of the day")), _points(acta.records.workshop.get("agenda")), blank=3),
            *acta.asked(),
            Section(say(N_("Agreements")), _points(acta.records.workshop.get("agreements")), blank=4),
            *acta.put_off(),
        ],
        closing=say(N_("It was read aloud, and in agreement with it they sign:")) if code else "",
        columns=columns,
        signatures=acta.signatures() if code else [],
    )


def _points(said: object) -> list[ActaPoint]:
    """The points of an agenda, one a line."""
    points = [point.strip() for point in said.split("\n") if point.strip()] if isinstance(said, str) else []
    numbered = len(points) > 1
    return [ActaPoint(f"{number}." if numbered else "", point) for number, point in enumerate(points, 1)]


class _Acta:
    """What an acta says, in the reader's language and the municipality's words."""

    def __init__(self, printed: Printed, say: Speech) -> None:
        self.records = PrintedRecords(printed)
        self._say = say.in_words_of(self.records.profile)
        self.demands = ActaDemands(self.records, self._say)
        self._of_level = is_of_level(printed)

    def asked(self) -> list[Section]:
        """The demands of a holder by year; of a level, those of its communities, and what became of the others."""
        if self._of_level:
            return [*LevelDemands(self.records, self.demands, self._say).sections()]
        return [Section(self._say(N_("Demands by year")), self.demands.points())]

    def put_off(self) -> list[Section]:
        """What a holder put off or moved; a level's demands are told of already."""
        heading = self._say(N_("What was put off or moved"))
        return [] if self._of_level else [Section(heading, self.demands.put_off(), blank=2)]

    def plan_line(self) -> str:
        of = self.records.municipality
        places = [self.records.plan.get("name"), *map(of.get, ("name", "province", "department"))]
        return " · ".join(place for place in places if isinstance(place, str) and place)

    def title(self) -> str:
        """The step that the workshop was of; of a level what it is, and its name."""
        if self._of_level:
            level = self.records.level or self._say(_LEVEL).lower()
            return self._say(N_("Acta of {level} {name}")).format(level=level, name=self.records.holder_name)
        step = self._step
        return self._say(N_("Acta · {step}")).format(step=step) if step else self._say(N_("Acta"))

    @property
    def _step(self) -> str:
        return str(self.records.only("step").get("name", ""))

    def facts(self) -> list[ActaPoint]:
        say, of = self._say, self.records.workshop
        quorum = of.get("quorum")
        return [
            *([ActaPoint(say(N_("Workshop")), self._step)] if self._of_level and self._step else []),
            *self._above(),
            ActaPoint(say(N_("Place")), of.get("place", "")),
            ActaPoint(say(N_("Date")), self._when()),
            *self._zones(),
            ActaPoint(say(N_("Who came")), self._came()),
            ActaPoint(say(N_("Quorum")), say(QUORUMS.get(quorum, quorum)) if isinstance(quorum, str) else ""),
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

    def _when(self) -> str:
        """14/07/2002, from 09:00, until 12:30."""
        say, of = self._say, self.records.workshop
        said = say.day(of.get("held_on", "")), of.get("from"), of.get("to")
        words = "{time}", say(N_("from {time}")), say(N_("until {time}"))
        return ", ".join(word.format(time=time) for word, time in zip(words, said, strict=True) if time)

    def _zones(self) -> list[ActaPoint]:
        """The zones that the holder is in, each under the name of its zoning."""
        name = self.records.name
        return [
            ActaPoint(name("zoning", record.split("/")[2]), name("zone", str(of["zone"])))
            for record, of in self.records.of_kind("member")
            if "zone" in of
        ]

    def _came(self) -> str:
        women, men = map(self.records.workshop.get, ("women", "men"))
        parts = []
        if isinstance(women, int):
            parts.append(self._say.ngettext("{n} woman", "{n} women", women).format(n=women))
        if isinstance(men, int):
            parts.append(self._say.ngettext("{n} man", "{n} men", men).format(n=men))
        return ", ".join(parts)

    def signatures(self) -> list[Signature]:
        """A row for each authority who came, and empty ones for the others."""
        came = self.records.workshop.get("authorities", ())
        known = [Signature(one.get("name", ""), one.get("office", "")) for one in came]
        return [*known, *[Signature()] * max(_SPARE_ROWS, _FEWEST_ROWS - len(known))]

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
