"""What stands in each slot of the plan, as boards, tables and figures all need it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import UNSET, Struct

from storage.kinds.process.demand import Demand
from storage.kinds.terms.action import Action
from storage.plan.readers import shown_conflicts
from storage.plan.survey import Survey, SurveyRecord
from storage.revisions.history import REMOVED, Claim

from .votes import Vote, proposals_with_words, vote_of

Stand = Literal["filled", "none", "postponed", "missing"]
"""`missing`: nothing yet, only proposals (status open), or withdrawn. `none`: decided not to ask."""

Verdict = Literal["productive", "disputed", "unclassed", "other"]
"""Of a filled slot: whether it is productive by every claim, by some alone (`disputed`), or by none.

What is productive by none is `other`, or `unclassed` where the class that is shown is none.
"""


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
    def disputed(self) -> bool:
        """Whether anything in it is in conflict that may be shown: no mark tells of what is private."""
        return self.kept is not None and bool(shown_conflicts(self.kept.history))

    @property
    def unsettled(self) -> bool:
        """Whether anything in it is in conflict, what is private too."""
        return self.kept is not None and self.kept.history.disputed

    @property
    def text(self) -> str:
        text = self.entry.fields.text if self.entry else UNSET
        return text if isinstance(text, str) else ""

    @property
    def proposals(self) -> list[dict[str, Any]]:
        """Those that have words, in their order."""
        return proposals_with_words(self.entry.history.values.get("options")) if self.entry else []

    @property
    def vote(self) -> Vote:
        return vote_of(self.entry.history.values) if self.entry else Vote()

    @property
    def cost_cents(self) -> int:
        cost = self.entry.fields.cost_cents if self.entry else UNSET
        return cost if isinstance(cost, int) else 0


class Slots:
    """The slots of a survey, each computed once per look. Make a new one after a change."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        actions = survey.actions(withdrawn=True)
        self._action_class = {action.id: action.fields.class_ for action in actions}
        self._action_classes = {action.id: classes_of(action) for action in actions}
        self._productive = productive_claims(survey)

    def at(self, holder: str, year: int, n: int = 1) -> SlotState:
        entry = self.survey.demand(holder, year, n)
        if entry is None:
            return SlotState(holder, year, n, "missing")
        fields = entry.fields
        if fields.withdrawn is True:
            return SlotState(holder, year, n, "missing", kept=entry)
        shown = self.class_of(fields.class_, fields.action)
        stand = _stand(fields)
        verdict = self._verdict(entry, shown) if stand == "filled" else None
        return SlotState(holder, year, n, stand, entry, shown, verdict, open=fields.status == "open", kept=entry)

    def of_holder(self, holder: str, per_year: int) -> list[SlotState]:
        """A holder's slots, by year and number."""
        years = self.survey.plan.years
        return [self.at(holder, year, n) for year in years for n in range(1, per_year + 1)]

    def of_communities(self) -> Iterator[SlotState]:
        """Every slot of the communities inside the plan."""
        for community in self.survey.communities():
            yield from self.of_holder(community.id, self.survey.per_year(community.fields))

    def of_associations(self) -> Iterator[SlotState]:
        """Every slot of the associations inside the plan."""
        for association in self.survey.associations():
            yield from self.of_holder(association.id, self.survey.per_year(association.fields))

    def class_of(self, own: object, action: object) -> str | None:
        """A demand's class that is shown: its own, else its action's; None where that is nowhere."""
        of_action = self._action_class.get(action) if isinstance(action, str) else None
        shown = own if isinstance(own, str) else of_action
        return shown if shown in self._productive else None

    def _classes_of(self, own: object, action: object) -> set[str | None]:
        """A demand's own class, else each that a claim gives its action."""
        if isinstance(own, str):
            return {own}
        return {*self._action_classes.get(action, ())} or {None} if isinstance(action, str) else {None}

    def _verdict(self, entry: SurveyRecord[Demand], shown: str | None) -> Verdict:
        classes = self._claimed_classes(entry)
        said = {one for class_ in classes for one in self._productive.get(class_ or "", {False})}
        if len(said) > 1:
            return "disputed"
        return "productive" if said == {True} else "other" if shown else "unclassed"

    def _claimed_classes(self, entry: SurveyRecord[Demand]) -> set[str | None]:
        """The classes that the demand has by its claims.

        A revision that claims one of class and action is read with every claim of the other: which of them
        will stand is not decided. An action's class is in dispute in every demand that has none of its own.
        """
        claims = entry.history.claims
        own, actions = claims.get("class", ()), claims.get("action", ())
        revs = {claim.revision.rev for claim in (*own, *actions)}
        return {
            one
            for rev in revs
            for class_ in _values(own, rev)
            for action in _values(actions, rev)
            for one in self._classes_of(class_, action)
        } or {None}


def classes_of(action: SurveyRecord[Action]) -> list[str]:
    """The classes that claims give an action: the one that is shown, then those that dispute it."""
    shown = action.fields.class_
    return [shown, *sorted({claim.value for claim in action.history.claims["class"]} - {shown})]


def productive_claims(survey: Survey) -> dict[str, set[bool]]:
    """By class what is claimed of whether it is productive: of one in dispute both."""
    found = {}
    for id_ in survey.named("class"):
        state = survey.history(f"class/{survey.municipality}/{id_}")
        claims = state.claims.get("productive", ()) if state else ()
        found[id_] = {claim.value is True for claim in claims} or {False}
    return found


def _values(claims: tuple[Claim, ...], rev: str) -> list[object]:
    """What `rev` claims of a field; where it claims nothing, what any claim says."""
    mine = [claim.value for claim in claims if claim.revision.rev == rev]
    said = mine or [claim.value for claim in claims] or [None]
    return [None if value is REMOVED else value for value in said]


def _stand(fields: Demand) -> Stand:
    if fields.status == "none":
        return "none"
    if fields.status == "postponed":
        return "postponed"
    return "missing" if fields.status == "open" or fields.text is UNSET else "filled"
