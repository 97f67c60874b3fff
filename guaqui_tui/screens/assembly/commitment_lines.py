"""The commitments as a hall reads them on a wall: who promised what, and how it stands; no person among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from exports.wording.values import Values
from storage.kinds.process.commitment import STATES, Commitment
from storage.plan.survey import Survey, SurveyRecord
from storage.plan.tallies.versions_said import values_said
from storage.plan.views.named_persons import NamedPersons
from storage.symbols import DISPUTED

from ...language.dates import shown_when
from ...language.gettext_ import _

_OPEN = "open"
_KEPT = "kept"


class CommitmentsOnWall(NamedTuple):
    """`kept` of `many`; where laptops say several states it is not kept yet."""

    kept: int
    many: int
    lines: tuple[str, ...]


def commitments_on_wall(survey: Survey, values: Values) -> CommitmentsOnWall:
    listed: list[SurveyRecord[Commitment]] = survey.listed("commitment")
    persons = NamedPersons(survey)
    lines = tuple(line for one in listed for line in _lines(one, values, persons))
    kept = sum(_states(one) == [_KEPT] for one in listed)
    return CommitmentsOnWall(kept, len(listed), lines or (_("Nobody noted a commitment yet."),))


def _states(one: SurveyRecord[Commitment]) -> list[str]:
    return [str(said) for said in values_said(one, "state")] or [_OPEN]


def _lines(one: SurveyRecord[Commitment], values: Values, persons: NamedPersons) -> Iterator[str]:
    """What was promised, by whom to whom where that is nobody's name; under it how it stands."""
    fields = one.fields
    said = [values.line(words) for words in (fields.who, fields.to) if isinstance(words, str)]
    named = [words for words in said if not persons.stands_in(words)]
    what = values.line(fields.what)
    if persons.stands_in(what):
        what = _("what it says names somebody")
    yield ""
    yield f"{', '.join(named)}: {what}" if named else what
    yield f"      {_standing(one, values)}"


def _standing(one: SurveyRecord[Commitment], values: Values) -> str:
    states = [_(STATES.get(state, state)) for state in _states(one)]
    words = " / ".join(states)
    told = [_("{sign} to settle: {versions}").format(sign=DISPUTED, versions=words) if len(states) > 1 else words]
    fields = one.fields
    told += [_("since {day}").format(day=shown_when(fields.state_on))] if isinstance(fields.state_on, str) else []
    told += [_("due {day}").format(day=shown_when(fields.due))] if isinstance(fields.due, str) else []
    told += [values.named(("cause",), fields.cause)] if isinstance(fields.cause, str) else []
    return " · ".join(told)
