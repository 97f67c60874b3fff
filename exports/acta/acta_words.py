"""What every acta says alike, in the reader's language and the municipality's words."""

from __future__ import annotations

from collections.abc import Mapping

from storage.kinds.lookup import KINDS, kind_of
from storage.kinds.process.demand import slot_of
from storage.names.look_alikes import strange_letters
from storage.plan.acta.of_holder import Printed
from storage.plan.name_doubts import NameDoubt
from storage.translatable import N_

from ..wording.look_alikes import doubt_of_name
from ..wording.speech import Speech
from ..wording.values import field_name
from .demands import ActaDemands
from .point import ActaPoint, Section
from .printed_records import PrintedRecords


class ActaWords:
    def __init__(
        self, printed: Printed, say: Speech, unsettled: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self.records = PrintedRecords(printed)
        # how a municipality writes numbers is not printed, so that is as the reader knows it: as on other papers
        self.say = say.in_words_of(self.records.profile)._replace(signs=say.signs)
        self.demands = ActaDemands(self.records, self.say, unsettled)

    def plan_line(self) -> str:
        of = self.records.municipality
        places = [self.records.plan.get("name"), *map(of.get, ("name", "province", "department"))]
        return " · ".join(place for place in places if isinstance(place, str) and place)

    @property
    def step(self) -> str:
        """What the step is called that the workshop was of."""
        return str(self.records.own_step.get("name", ""))

    def title(self) -> str:
        step = self.step
        return self.say(N_("Acta · {step}")).format(step=step) if step else self.say(N_("Acta"))

    def agenda(self) -> Section:
        points = points_of(self.records.workshop.get("agenda"))
        return Section(self.say(N_("Order of the day")), points, blank=2, flowing=True)

    def agreements(self) -> Section:
        return Section(self.say(N_("Agreements")), points_of(self.records.workshop.get("agreements")), blank=3)

    def look_alikes(self) -> list[ActaPoint]:
        """The names on it with letters that are not what they look like: who signs reads what is not kept."""
        names = ((one, strange_letters(one)) for one in dict.fromkeys(self.records.names()))
        said = [doubt_of_name(NameDoubt(name, letters), self.say) for name, letters in names if letters]
        return [ActaPoint(self.say(N_("Not what it looks like")), "; ".join(said))] if said else []

    def unsettled(self, conflicts: Mapping[tuple[str, str], str]) -> list[ActaPoint]:
        """What the laptops disagree on: which demand or other part, which of its fields, and what they say."""
        fields: dict[str, list[str]] = {}
        for (record, name), said in conflicts.items():
            called = field_name(kind_of(record), name, self.say)
            fields.setdefault(self._whose(record), []).append(f"{called}: {said}" if said else called)
        return [ActaPoint(where, names[0], tuple(names[1:])) for where, names in fields.items()]

    def _whose(self, record: str) -> str:
        """2004; else what sort of record it is."""
        if slot_of(record):
            return self.demands.place(record)
        kind = kind_of(record)
        return self.say(KINDS[kind].label) if kind in KINDS else kind


def points_of(said: object) -> list[ActaPoint]:
    """The points of an agenda, one a line, numbered where there are several."""
    points = [point.strip() for point in said.split("\n") if point.strip()] if isinstance(said, str) else []
    if len(points) < 2:
        return [ActaPoint("", point) for point in points]
    return [ActaPoint("", f"{number}. {point}") for number, point in enumerate(points, 1)]
