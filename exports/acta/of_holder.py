"""What the acta of a community, an association or a level says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from storage.plan.acta.of_holder import Printed, is_of_level
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.zone_names import zone_on_paper
from .acta_words import ActaWords
from .level_demands import LevelDemands
from .opening import attendance_words, opening_words
from .point import ActaPoint, ActaTop, Section

_LEVEL: Final = N_("Level")
"""Where the municipality has no word of its own for what gathers communities."""


class HolderActa(ActaWords):
    def __init__(
        self, printed: Printed, say: Speech, unsettled: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        super().__init__(printed, say, unsettled)
        self._of_level = is_of_level(printed)

    def subject(self) -> str:
        return self.records.holder_name

    def top(self) -> ActaTop:
        """What is asked for; of a level how much goes on, and how much does not."""
        return self._level_demands.in_short() if self._of_level else self.demands.in_short()

    @property
    def _level_demands(self) -> LevelDemands:
        return LevelDemands(self.records, self.demands, self.say)

    def sections(self) -> list[Section]:
        return [self.agenda(), *self._asked(), *self._moved(), self.agreements()]

    def _asked(self) -> list[Section]:
        """The demands of a holder by year; of a level, those of its communities, and what became of the others."""
        if self._of_level:
            return [*self._level_demands.sections()]
        return [Section(self.say(N_("Demands by year")), self.demands.points())]

    def _moved(self) -> list[Section]:
        """What a holder took back or moved to another year; a level's demands are told of already."""
        points = [] if self._of_level else self.demands.moved()
        return [Section(self.say(N_("What was moved or taken back")), points)] if points else []

    def title(self) -> str:
        """The step that the workshop was of; of a level what it is, and its name."""
        if self._of_level:
            return self.say(N_("Acta of {level} {name}")).format(level=self._level, name=self.records.holder_name)
        return super().title()

    def opening(self) -> str:
        return opening_words(self.records, self._level if self._of_level else "", self.say)

    @property
    def _level(self) -> str:
        """What a level is called: ayllu."""
        return self.records.level or self.say(_LEVEL).lower()

    def facts(self) -> list[ActaPoint]:
        say, of = self.say, self.records.workshop
        return [
            *([ActaPoint(say(N_("Workshop")), self.step)] if self._of_level and self.step else []),
            *self._above(),
            ActaPoint(say(N_("Who came")), attendance_words(self.records, say)),
            *self._zones(),
            ActaPoint(say(N_("Who facilitated")), of.get("facilitator", "")),
            *self.look_alikes(),
        ]

    def _above(self) -> list[ActaPoint]:
        """The level that the holder belongs to, under what the municipality calls such a one."""
        name, sort = self.records.above
        label = sort or self.say(_LEVEL)
        return [ActaPoint(f"{label[:1].upper()}{label[1:]}", name)] if name else []

    def _zones(self) -> list[ActaPoint]:
        """The zones that the holder is in, each by which zoning: two zonings may call theirs alike."""
        members = ((record, of) for record, of in self.records.of_kind("member") if "zone" in of)
        said = [self._zone(record.split("/")[2], str(of["zone"])) for record, of in members]
        return [ActaPoint(self.say(N_("Zones")), "; ".join(said))] if said else []

    def _zone(self, zoning: str, zone: str) -> str:
        return zone_on_paper(self.records.name("zone", zone), self.records.name("zoning", zoning), self.say)
