"""What each list of the demand's form offers, as (what is kept, what is read); made when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from exports.words import CLASSES, HOWS, PROPOSERS, STAGES, STATUSES
from storage.names import slug
from storage.records import Demand, Slot, demand_name
from storage.survey import Survey

from ..asked import AskedBefore
from ..widgets.choice import Option
from ..words import _
from .demand_form import STATUSES_ASKED, Terms, fields_for
from .likely import likely_actions
from .proposals import rows_for
from .slots import numbered

_WORDS: Final[dict[str, Mapping[str, str]]] = {
    "class": CLASSES,
    "how": HOWS,
    "by": PROPOSERS,
    "proposed_by": PROPOSERS,
    "stage": STAGES,
    "status": {name: STATUSES[name] for name in STATUSES_ASKED},
}


class Lists:
    """The lists of the form of a slot. Fields are asked for by name; `by-2` has the list of `by`."""

    def __init__(self, survey: Survey, asked: AskedBefore, slot: Slot) -> None:
        self._survey = survey
        self._asked = asked
        self._slot = slot
        self._made: dict[str, list[Option]] = {}

    def of(self, field: str) -> list[Option]:
        """The likely options first; none for a field that has no list."""
        name = field.partition("-")[0]
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def has(self, field: str, value: str) -> bool:
        return any(kept == value for kept, _read in self.of(field))

    def look_again_for(self, text: str) -> list[Option]:
        """The actions in the order that a demand's text makes likely."""
        self._made["action"] = likely_actions(self._survey, self._asked, text)
        return self._made["action"]

    def _make(self, name: str) -> list[Option]:
        if name in _WORDS:
            return [(kept, _(read)) for kept, read in _WORDS[name].items()]
        match name:
            case "action":
                return likely_actions(self._survey, self._asked, "")
            case "joint_with":
                return _others(self._survey, self._slot)
            case "phase_of":
                return _years_before(self._survey, self._slot)
            case "carries":
                return [(one.id, one.fields.name) for one in self._survey.associations()]
        return []


def terms(survey: Survey, offered: Lists, body: Mapping[str, Any], drafted: Mapping[str, Any]) -> Terms:
    """What the fields of a form may hold: the plan's sources, and those that the demand and its draft have."""
    plan = survey.plan.sources if isinstance(survey.plan.sources, dict) else {}
    typed = (name.removeprefix("from-") for name in drafted if name.startswith("from-"))
    sources = {*plan, *body.get("funding", {}), *typed}
    return Terms(fields_for(sources), rows_for(body.get("options", []), drafted), offered.has)


def _others(survey: Survey, slot: Slot) -> list[Option]:
    """The same year's slots of all other holders, by name."""
    holders = [(one.id, one.fields.name, survey.plan.per_year) for one in survey.communities()]
    holders += [(one.id, one.fields.name, one.fields.per_year) for one in survey.associations()]
    found = [
        (demand_name(survey.municipality, holder, slot.year, n), numbered(name, n, many))
        for holder, name, many in holders
        for n in range(1, many + 1)
        if holder != slot.holder
    ]
    return sorted(found, key=lambda option: slug(option[1]))


def _years_before(survey: Survey, slot: Slot) -> list[Option]:
    """The holder's demands of the years before, the latest first."""
    found = []
    for year in reversed([year for year in survey.plan.years if year < slot.year]):
        record = demand_name(survey.municipality, slot.holder, year, slot.n)
        entry = survey.entry(record, Demand)
        if entry and isinstance(entry.fields.text, str) and entry.fields.withdrawn is not True:
            found.append((record, f"{year} {entry.fields.text}"))
    return found
