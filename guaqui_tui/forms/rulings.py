"""What an assembly or the government says of a record: its status, when, where, why, with which votes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from msgspec import UNSET

from storage.kinds.field import EVERYBODY
from storage.kinds.ruling import Ruling
from storage.kinds.terms.cause import OF_STATES
from storage.plan.calendar import Convened, convened_steps
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey

from ..language.dates import day
from ..language.gettext_ import _
from ..wording.values import values_of
from .counted_votes import read_votes, shown_votes
from .draft_values import put


class Sitting(NamedTuple):
    """Where and when something is decided: a workshop's record, empty where it is none, and a day, YYYY-MM-DD."""

    workshop: str
    on: str


class NewRuling(NamedTuple):
    """What is said of a record: its status, the reason, the votes {for, against, abstained}, the day, the cause.

    `cause`: the id of one of the plan's, or the words of one that it lacks.
    """

    status: str
    reason: str = ""
    votes: Mapping[str, int] = {}
    on: str = ""
    cause: str = ""


class RulingFields(NamedTuple):
    """What the fields of a ruling are called in a record."""

    status: str
    reason: str
    ruling: str
    cause: str = "cause"


OF_A_DEMAND: Final = RulingFields("status", "status_reason", "ruling")
OF_A_ZONE: Final = RulingFields("status", "reason", "ruling")
"""Of which zone somebody is in."""


def sitting(survey: Survey, step: str, today: str) -> Sitting:
    """The workshop of a step that everybody is convened to, the last of them, and its day; without one, today."""
    line = next((one for one in convened_steps(survey) if (one.step, one.holder) == (step, EVERYBODY)), None)
    return sitting_of(line, today) if line else Sitting("", today)


def sitting_of(line: Convened, today: str) -> Sitting:
    """The last workshop of some, and its day; before any, today."""
    if line.last is None:
        return Sitting("", today)
    return Sitting(line.record, today if line.last.held_on is UNSET else str(line.last.held_on))


def with_ruling(
    body: Mapping[str, Any], said: NewRuling, where: Sitting, fields: RulingFields = OF_A_DEMAND
) -> dict[str, Any]:
    """The record once it is ruled so. What was said of an earlier status goes with it; the history has it. Why a
    demand was moved stays beside a status that has no cause of its own, for it is no status's.
    """
    after = dict(body)
    has_its_own = not OF_STATES.keys().isdisjoint({body.get(fields.status), said.status})
    put(after, fields.status, said.status)
    put(after, fields.reason, said.reason)
    put(after, fields.cause, said.cause or ("" if has_its_own else body.get(fields.cause, "")))
    ruling: dict[str, Any] = {}
    put(ruling, "on", said.on or where.on)
    put(ruling, "workshop", where.workshop)
    put(after, fields.ruling, {**ruling, **said.votes})
    return after


def ruling_said(
    values: Mapping[str, Any], fields: RulingFields = OF_A_DEMAND, where: Sitting | None = None
) -> NewRuling:
    """What a record's values say of it; its day, where they say none, is that of `where`."""
    ruling = values.get(fields.ruling, {})
    return NewRuling(
        str(values.get(fields.status, "")),
        values.get(fields.reason, ""),
        read_votes(shown_votes(ruling)) or {},
        ruling.get("on", where.on if where else ""),
        values.get(fields.cause, ""),
    )


def cause_in_words(survey: Survey, cause: object) -> str:
    """A cause by its name; empty where none is said."""
    return values_of(survey).named(("cause",), cause) if isinstance(cause, str) else ""


def ruling_in_words(ruling: object, reason: object, cause: str = "") -> str:
    """15/09/2002 · 41-12-3 · the cause, by its name · the reason; empty where nothing is said."""
    parts = [said for said in (cause, reason) if isinstance(said, str) and said]
    if isinstance(ruling, Ruling):
        counts = {"for": ruling.for_, "against": ruling.against, "abstained": ruling.abstained}
        votes = shown_votes(counts)
        parts = [
            *([day(str(ruling.on))] if ruling.on is not UNSET else []),
            *([_("votes {votes}").format(votes=votes)] if votes else []),
            *parts,
        ]
    return " · ".join(parts)


def new_ruling_in_words(said: NewRuling, survey: Survey) -> str:
    """The same of one that is not written yet: as what is decided on a screen."""
    votes = shown_votes(said.votes)
    parts = [day(said.on) if said.on else "", _("votes {votes}").format(votes=votes) if votes else ""]
    return " · ".join(filter(None, [*parts, cause_in_words(survey, said.cause or UNSET), said.reason]))


def why_not(state: SlotState) -> str:
    """Why nothing can be ruled of a slot; empty where it can."""
    if state.disputed:
        return _("{year} has several versions. Settle them first.").format(year=state.year)
    if state.stand == "none":
        return _("In {year} they decided not to ask; there is nothing to decide.").format(year=state.year)
    if state.stand != "filled":
        return _("Nothing was asked for in {year} yet.").format(year=state.year)
    return ""
