"""What stands in each slot of the plan, as boards, tables and figures all need it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, Struct

from ..kinds.process.demand import Demand, Slot
from .productive import ProductiveRule, Verdict
from .survey import Survey, SurveyRecord
from .views.readers import shown_conflicts

if TYPE_CHECKING:  # most slots are drawn without a word of proposals and votes
    from .votes import Vote

Stand = Literal["filled", "none", "postponed", "missing"]
"""`missing`: nothing yet, only proposals (status open), or withdrawn. `none`: decided not to ask."""


class SlotState(Struct, frozen=True):
    """One slot: who asks, in which year, and how it stands. `class_` is the shown one, None where none is: a
    class that is nowhere is none.

    `entry` is the demand that is asked for. One that was withdrawn is asked for nowhere: it is `kept` alone, for
    who goes on from its record or says what became of it.
    """

    holder: str
    year: int
    n: int
    stand: Stand
    entry: SurveyRecord[Demand] | None = None
    class_: str | None = None
    verdict: Verdict | None = None
    open: bool = False
    """Whether there are proposals and no choice yet."""
    kept: SurveyRecord[Demand] | None = None
    """The record as it stands, be it withdrawn."""

    @property
    def slot(self) -> Slot:
        return Slot(self.holder, self.year, self.n)

    @property
    def disputed(self) -> bool:
        """Whether anything in it is in conflict that may be shown: no mark tells of what is private."""
        return self.kept is not None and bool(shown_conflicts(self.kept.history))

    @property
    def unsettled(self) -> bool:
        """Whether anything in it is in conflict, what is private too."""
        return self.kept is not None and self.kept.history.disputed

    @property
    def rejected(self) -> bool:
        """Whether it was rejected, in a workshop or by whoever else: it stays decided, and goes no further."""
        return self._stands_as("rejected")

    @property
    def observed(self) -> bool:
        """Whether an assembly wants something of it before it validates it."""
        return self._stands_as("observed")

    def _stands_as(self, status: str) -> bool:
        said = self.entry.fields.status if self.entry else UNSET
        return said == status and self.stand == "filled" and not self.disputed

    @property
    def text(self) -> str:
        text = self.entry.fields.text if self.entry else UNSET
        return text if isinstance(text, str) else ""

    @property
    def proposals(self) -> list[dict[str, Any]]:
        """Those that have words, in their order."""
        from .votes import proposals_with_words

        return proposals_with_words(self.entry.history.values.get("options")) if self.entry else []

    @property
    def vote(self) -> Vote:
        from .votes import Vote, vote_of

        return vote_of(self.entry.history.values) if self.entry else Vote()

    @property
    def cost_cents(self) -> int:
        cost = self.entry.fields.cost_cents if self.entry else UNSET
        return cost if isinstance(cost, int) else 0


class Slots:
    """The slots of a survey, each computed once per look. Make a new one after a change."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._rule = ProductiveRule(survey)

    def at(self, holder: str, year: int, n: int = 1) -> SlotState:
        entry = self.survey.demand(holder, year, n)
        if entry is None:
            return SlotState(holder, year, n, "missing")
        fields = entry.fields
        if fields.withdrawn is True:
            return SlotState(holder, year, n, "missing", kept=entry)
        shown = self._rule.class_of(fields.class_, fields.action)
        stand = stand_of(fields)
        verdict = self._rule.verdict(entry, shown) if stand == "filled" else None
        return SlotState(holder, year, n, stand, entry, shown, verdict, open=fields.status == "open", kept=entry)

    def of_holder(self, holder: str) -> list[SlotState]:
        """The slots of a community or an association, by its id: by year and number."""
        many = self.survey.slots_by_year(holder)
        return [self.at(holder, year, n) for year in many for n in range(1, many[year] + 1)]

    def of_communities(self) -> Iterator[SlotState]:
        """Every slot of the communities inside the plan."""
        for community in self.survey.communities():
            yield from self.of_holder(community.id)

    def of_associations(self) -> Iterator[SlotState]:
        """Every slot of the associations inside the plan."""
        for association in self.survey.associations():
            yield from self.of_holder(association.id)

    def of_all(self) -> list[SlotState]:
        """Every slot inside the plan: the communities', then the associations'."""
        return [*self.of_communities(), *self.of_associations()]


def stand_of(fields: Demand) -> Stand:
    """How a slot stands whose demand, which is not withdrawn, says this."""
    if fields.status == "none":
        return "none"
    if fields.status == "postponed":
        return "postponed"
    return "missing" if fields.status == "open" or fields.text is UNSET else "filled"


def next_missing(survey: Survey, here: Slot) -> Slot | None:
    """The holder's next year that nothing stands in yet."""
    slots = Slots(survey)
    later = (year for year in survey.plan.years if year > here.year)
    empty = (year for year in later if slots.at(here.holder, year, here.n).stand == "missing")
    return next((Slot(here.holder, year, here.n) for year in empty), None)
