"""Pure: a plan's figures and names, as every part of the report needs them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from storage.discreet import seen_by
from storage.money import format_bs
from storage.survey import Survey

from ..edition import Edition
from ..figures import Figures
from ..indicators import Report, report
from ..slots import Slots, SlotState
from ..tables import holder_names
from ..words import N_

ZONINGS: Final = ("admin", "typology")


class Dossier:
    """One plan for one edition. Each of its figures is computed once."""

    def __init__(self, survey: Survey, edition: Edition) -> None:
        self.survey = seen_by(survey, edition.readers)
        self.edition = edition
        self.say = edition.speech
        self.plan = survey.plan
        self.holders = holder_names(survey)

    @cached_property
    def figures(self) -> Report:
        return report(self.survey)

    @cached_property
    def states(self) -> list[SlotState]:
        """Every slot inside the plan: the communities', then the associations'."""
        slots = Slots(self.survey)
        return [*slots.of_communities(), *slots.of_associations()]

    @cached_property
    def zones(self) -> dict[str, str]:
        """The names of the zones of both zonings, by id."""
        return {zone.id: zone.fields.name for zoning in ZONINGS for zone in self.survey.zones(zoning)}

    @property
    def years(self) -> list[str]:
        return list(map(str, self.plan.years))

    def holder(self, id_: str) -> str:
        return self.holders.get(id_, id_)

    def source(self, id_: str) -> str:
        return self.plan.sources.get(id_, id_) if isinstance(self.plan.sources, dict) else id_

    def subprogramme(self, id_: object) -> str:
        names = self.plan.subprogrammes if isinstance(self.plan.subprogrammes, dict) else {}
        return names.get(id_, id_) if isinstance(id_, str) else ""

    def slot(self, state: SlotState) -> str:
        """2004, or 2004 (2) where a holder has more than one a year."""
        many = self.plan.per_year > 1 or state.n > 1
        return f"{state.year} ({state.n})" if many else str(state.year)

    def percent(self, share: float | None) -> str:
        """51,11%; empty where there is nothing to be a share of."""
        return "" if share is None else f"{self.say.decimal(share, 2)}%"

    def share(self, of: Figures) -> str:
        """51,11%; or 51,11% a 52,22% while versions differ on what is productive."""
        if not of.range:
            return self.percent(of.share)
        low, high = map(self.percent, of.range)
        return self.say(N_("{low} to {high}")).format(low=low, high=high)

    def names(self, ids: Iterable[str]) -> str:
        """The names of some holders, one after another."""
        return ", ".join(map(self.holder, ids))


def bs(cents: int) -> str:
    return f"Bs {format_bs(cents)}"
