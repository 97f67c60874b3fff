"""What is productive: the rule by which a filled slot is, be its class its own or its action's.

Which classes are productive the municipality decides (`storage/kinds/terms/class_.py`). A demand is only where
every claim says so: those of its class, or, where it has none of its own, those of its action and of the class of
that action. How slots are counted by it is in `productive_share.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from ..kinds.process.demand import Demand
from ..kinds.terms.action import Action
from ..revisions.history import REMOVED, Claim
from .survey import Survey, SurveyRecord

CLASS: Final = "class"
ACTION: Final = "action"

Verdict = Literal["productive", "disputed", "unclassed", "other"]
"""Of a filled slot: whether it is productive by every claim, by some alone (`disputed`), or by none.

What is productive by none is `other`, or `unclassed` where the class that is shown is none.
"""


class ActionClasses:
    """The classes of a survey's actions: demands have them that say none. Make a new one after a change."""

    def __init__(self, survey: Survey) -> None:
        self._classes = {one.id: classes_of(one) for one in survey.actions(withdrawn=True)}

    def of(self, *actions: object) -> list[str]:
        """The classes that some actions have by what is claimed: of each first the one that is shown."""
        ids = (one for one in actions if isinstance(one, str))
        return [class_ for id_ in ids for class_ in self._classes.get(id_, ())]

    def completed(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a demand says, with the class that is shown of its action where it has none of its own."""
        found = [] if CLASS in body else self.of(body.get(ACTION))
        return {**body, CLASS: found[0]} if found else body


class ProductiveRule:
    """The rule by a survey's classes and actions. Make a new one after a change."""

    def __init__(self, survey: Survey) -> None:
        self._classes = ActionClasses(survey)
        self._productive = productive_claims(survey)

    def class_of(self, own: object, action: object) -> str | None:
        """A demand's class that is shown: its own, else its action's; None where that is nowhere."""
        shown = own if isinstance(own, str) else next(iter(self._classes.of(action)), None)
        return shown if shown in self._productive else None

    def verdict(self, entry: SurveyRecord[Demand], shown: str | None) -> Verdict:
        """Of a filled slot's demand; `shown`: the class that is shown of it."""
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
        own, actions = claims.get(CLASS, ()), claims.get(ACTION, ())
        revs = {claim.revision.rev for claim in (*own, *actions)}
        return {
            one
            for rev in revs
            for class_ in _values(own, rev)
            for action in _values(actions, rev)
            for one in self._classes_of(class_, action)
        } or {None}

    def _classes_of(self, own: object, action: object) -> set[str | None]:
        """A demand's own class, else each that a claim gives its action."""
        if isinstance(own, str):
            return {own}
        return {*self._classes.of(action)} or {None}


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
