"""The commitments as a hall reads them on a wall: who promised what, and how it stands; no person among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from exports.wording.values import Values
from storage.kinds.process.commitment import STATES, Commitment
from storage.plan.survey import Survey, SurveyRecord
from storage.plan.tallies.versions_said import values_said
from storage.plan.views.named_bodies import NamedBodies
from storage.plan.views.named_persons import NamedPersons
from storage.symbols import DISPUTED

from ...language.dates import shown_when
from ...language.gettext_ import _

_OPEN = "open"
_KEPT = "kept"


class _Named(NamedTuple):
    """By what is known whether a name may stand on a wall."""

    persons: NamedPersons
    bodies: NamedBodies

    def left_out(self, text: str, parties: Iterable[str]) -> str:
        """A text without the persons named in it, and the parties whose name is not shown either; empty where
        that does not do.
        """
        unknown = (self.bodies.strange_words(one) for one in parties if not self.bodies.has(one))
        return self.persons.left_out(text, frozenset[str]().union(*unknown))


class CommitmentsOnWall(NamedTuple):
    """`kept` of `many`; where laptops say several states it is not kept yet."""

    kept: int
    many: int
    lines: tuple[str, ...]


def commitments_on_wall(survey: Survey, values: Values) -> CommitmentsOnWall:
    listed: list[SurveyRecord[Commitment]] = survey.listed("commitment")
    own_words = values.say("{council_word}"), values.say("{authority_word}"), values.say("{authorities_word}")
    named = _Named(NamedPersons(survey), NamedBodies(survey, own_words, values.say("{community_word}")))
    lines = [line for one in listed for line in _lines(one, values, named)]
    if any(not named.bodies.has(words) for one in listed for words in _parties(one, values)):
        lines += ["", _("Shown are only names of communities, associations and institutions on their lists.")]
    kept = sum(_states(one) == [_KEPT] for one in listed)
    return CommitmentsOnWall(kept, len(listed), tuple(lines) or (_("Nobody noted a commitment yet."),))


def _states(one: SurveyRecord[Commitment]) -> list[str]:
    return [str(said) for said in values_said(one, "state")] or [_OPEN]


def _parties(one: SurveyRecord[Commitment], values: Values) -> list[str]:
    """Who promised, and to whom where that is said."""
    return [values.line(words) for words in (one.fields.who, one.fields.to) if isinstance(words, str)]


def _lines(one: SurveyRecord[Commitment], values: Values, named: _Named) -> Iterator[str]:
    """What was promised, by whom to whom where that is nobody's name; under it how it stands."""
    parties = _parties(one, values)
    shown = [words if named.bodies.has(words) else _("name not shown") for words in parties]
    what = named.left_out(values.line(one.fields.what), parties) or _("what it says names somebody")
    yield ""
    yield f"{', '.join(dict.fromkeys(shown))}: {what}"
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
