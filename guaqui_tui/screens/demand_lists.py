"""Pure: what each list of the demand's form offers, as (what is kept, what is read)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exports.words import CLASSES, HOWS, PROPOSERS, STAGES, STATUSES
from storage.names import slug
from storage.records import Demand, Slot, demand_name
from storage.survey import Survey

from ..widgets.choice import Option
from ..words import _
from .demand_form import STATUSES_ASKED, Terms, fields_for
from .likely import likely_actions
from .proposals import rows_for
from .slots import numbered


def lists(survey: Survey, slot: Slot, text: str) -> dict[str, list[Option]]:
    """Every list of the form of a slot, the likely ones first."""
    words: dict[str, Mapping[str, str]] = {
        "class": CLASSES,
        "how": HOWS,
        "proposed_by": PROPOSERS,
        "stage": STAGES,
        "status": {name: STATUSES[name] for name in STATUSES_ASKED},
    }
    return {
        "action": likely_actions(survey, text),
        **{name: [(kept, _(read)) for kept, read in of.items()] for name, of in words.items()},
        "joint_with": _others(survey, slot),
        "phase_of": _years_before(survey, slot),
        "carries": [(one.id, one.fields.name) for one in survey.associations()],
    }


def terms(survey: Survey, offered: Mapping[str, list[Option]], body: Mapping[str, Any]) -> Terms:
    """What the fields of a form may hold: the plan's sources, and those that the demand has besides."""
    plan = survey.plan.sources
    sources = dict.fromkeys([*(plan if isinstance(plan, dict) else ()), *body.get("funding", {})])
    ids = {name: {kept for kept, _read in options} for name, options in offered.items()}
    return Terms(fields_for(sources), rows_for(body.get("options", [])), ids)


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
