"""What a sheet says of the zones that communities are in, beside the plan: it is compared, and never kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from ...kinds.terms.member import Member
from ...names.name_table import name_key
from ...plan.survey import Survey, SurveyRecord
from ..column_meanings import Meaning
from ..row import SpreadsheetRow

_WORDS: Final = frozenset({"zona", "zone"})
"""What may stand before a zone's name, or be left out of it: Zona A, A."""


class ZoneCells:
    """Reads zones by their ids and names in all zonings of a plan."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey

    def is_zone(self, written: str) -> bool:
        return bool(self._meant(written))

    def differs(self, holder: str, written: str) -> bool:
        """Whether a community is in another zone of that zoning; what is in none is in no other."""
        meant = self._meant(written)
        stands = {zoning: zone for zoning in meant if (zone := self._zone_of(zoning, holder))}
        return bool(stands) and not any(meant[zoning] == zone for zoning, zone in stands.items())

    def holds(self, holder: str, written: str) -> bool:
        """Whether a community is in a zone that is meant."""
        return any(self._zone_of(zoning, holder) == zone for zoning, zone in self._meant(written).items())

    def _meant(self, written: str) -> Mapping[str, str]:
        """Zoning -> the zone of it that is written."""
        return self._zones.get(_letters(written), {})

    def _zone_of(self, zoning: str, holder: str) -> object:
        member = self._members[zoning].get(holder)
        return member.fields.zone if member else None

    @cached_property
    def _members(self) -> Mapping[str, Mapping[str, SurveyRecord[Member]]]:
        """The members of each zoning: every row asks."""
        return {zoning.id: self._survey.members(zoning.id) for zoning in self._survey.zonings()}

    @cached_property
    def _zones(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for letters, zoning, zone in self._named():
            found.setdefault(letters, {}).setdefault(zoning, zone)
        return found

    def _named(self) -> Iterator[tuple[str, str, str]]:
        for zoning in self._survey.zonings():
            for zone in self._survey.zones(zoning.id):
                yield from ((_letters(name), zoning.id, zone.id) for name in (zone.id, zone.fields.name))


def rows_in_other_zones(rows: Sequence[SpreadsheetRow], meaning: Meaning) -> Iterator[int]:
    """The lines of the rows of demands whose holder is in another zone than they say."""
    headings = {meaning.column(heading): heading for heading in (rows[0].cells if rows else ())}
    whose, where = headings.get("holder"), headings.get("zone")
    if meaning.survey is None or not meaning.of_demands or whose is None or where is None:
        return
    zones, names = ZoneCells(meaning.survey), meaning.survey.names()
    known: dict[tuple[str, str], bool] = {}
    for row in rows:
        said = row.cells.get(whose, ""), row.cells.get(where, "")
        if said not in known:
            holder = names.match(meaning.told_word("holder", said[0])) or ""
            known[said] = zones.differs(holder.rpartition("/")[2], said[1])
        if known[said]:
            yield row.number


def _letters(written: str) -> str:
    """The letters of a zone's name without the word for a zone."""
    words = name_key(written).split("-")
    return "-".join(words[1:] if len(words) > 1 and words[0] in _WORDS else words)
