"""How many demands of communities carry an association's, by association, zone and year."""

from __future__ import annotations

from collections.abc import Mapping

from storage.plan.carried_demands import CarriedDemands
from storage.plan.survey import Survey

from ..language.gettext_ import _
from .slots import holder_name
from .values import values_of


def hidden_by(of: CarriedDemands, survey: Survey) -> str:
    """APLEG 12 · Zona 1 6, Zona 2 6 · 2003 2, 2004 10 · why; by the last of the zonings."""
    values = values_of(survey)
    by_zone = next(reversed(of.by_zone.values()), {})
    parts = [
        _listed({holder_name(survey, id_): n for id_, n in of.by_association.items()}),
        _listed({values.named(("zone",), id_) if id_ else _("no zone"): n for id_, n in by_zone.items()}),
        _listed(of.by_year),
        _listed(of.by_why),
    ]
    return " · ".join(part for part in parts if part)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {n}" for name, n in counts.items() if n)
