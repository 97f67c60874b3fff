"""Names that several communities have, told apart by what a row says besides: their zone, their code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from ...kinds.terms.community import Community
from ...names.name_table import name_key
from ...plan.survey import SurveyRecord
from ..cell_reader import CellReader
from ..columns.zone_cells import ZoneCells

ZONE: Final = "zone"
CODE: Final = "holder_code"


class SharedNames:
    """Knows the communities that are called alike."""

    def __init__(self, fields: CellReader) -> None:
        self._survey = fields.survey

    def record(self, name: str, cells: Mapping[str, str]) -> str | None:
        """The record of the only one of several of a name whose zone and code are those of a row; else None."""
        if not (ZONE in cells or CODE in cells):
            return None
        found = [one for one in self._by_name.get(name_key(name), ()) if self._is_meant(one, cells)]
        return found[0].record if len(found) == 1 else None

    def _is_meant(self, one: SurveyRecord[Community], cells: Mapping[str, str]) -> bool:
        zone, code = cells.get(ZONE), cells.get(CODE)
        is_in_zone = zone is None or self._zones.holds(one.id, zone)
        return is_in_zone and (code is None or name_key(str(one.fields.code)) == name_key(code))

    @cached_property
    def _zones(self) -> ZoneCells:
        return ZoneCells(self._survey)

    @cached_property
    def _by_name(self) -> Mapping[str, list[SurveyRecord[Community]]]:
        found: dict[str, list[SurveyRecord[Community]]] = {}
        for one in self._survey.communities():
            found.setdefault(name_key(one.fields.name), []).append(one)
        return found
