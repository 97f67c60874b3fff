"""What is asked for beside a ruling: the reason, its cause, the votes, the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from storage.kinds.lookup import KINDS
from storage.kinds.terms.cause import OF_STATES
from storage.names.name_table import slug
from storage.notation.days import read_day
from storage.notation.lacking_words import says_it_lacks
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.translatable import N_

from ..language.dates import day
from ..language.gettext_ import _
from ..language.numbers import amount
from .adding.causes import causes_for
from .counted_votes import read_votes
from .demand import CAUSE
from .field_beside import FieldBeside, read_cause, unsaid_cause
from .rulings import NewRuling, cause_in_words

_REASON, _VOTES, _ON = "reason", "votes", "on"
_CALLED: Final = frozenset(
    {
        name
        for one in KINDS["demand"].fields
        if one.says.unit == "cents"
        for name in (*one.says.called, slug(one.says.label))
    }
)
"""What a demand's cost is called."""


def ruling_fields(
    survey: Survey, said: NewRuling, votes: str, cost_cents: int = 0, present: int | None = None
) -> list[FieldBeside]:
    """A cause is asked for where the status has one. `votes` as they are typed; `cost_cents`: what it says that it
    costs: that this lacks is doubted then. `present`: how many people came, where they were counted.
    """
    return [*_fields(survey, said, votes, cost_cents, present)]


def _fields(
    survey: Survey, said: NewRuling, votes: str, cost_cents: int, present: int | None
) -> Iterator[FieldBeside]:
    def too_many(counted: Mapping[str, int]) -> str:
        n = sum(counted.values())
        words = _("{n} votes of {people} people")
        return words.format(n=n, people=present) if present is not None and n > present else ""

    def doubt_cause(cause: str | None) -> str:
        return doubt(cause) or unsaid_cause(cause)

    def doubt(words: str | None) -> str:
        named = cause_in_words(survey, words)
        odd = bool(cost_cents) and says_it_lacks(named, _CALLED)
        return _("it says a cost: {amount}").format(amount=amount(cost_cents)) if odd else ""

    yield FieldBeside(_REASON, N_("Reason"), said.reason, clean_line, is_prose=True, doubt=doubt)
    if said.status in OF_STATES:
        fitting, every = causes_for(survey, said.status), causes_for(survey, "")
        yield FieldBeside(
            CAUSE,
            N_("Cause"),
            said.cause,
            read_cause,
            options=fitting,
            all_options=every,
            doubt=doubt_cause,
            takes_words=True,
        )
    yield FieldBeside(_VOTES, N_("Votes"), votes, _votes, doubt=too_many)
    yield FieldBeside(_ON, N_("Day"), day(said.on), _day)


def _votes(typed: str) -> Mapping[str, int]:
    counted = read_votes(typed) if typed else {}
    if counted is None:
        raise ValueError(_("Type for, against and abstained, such as 41 12 3."))
    return counted


def _day(typed: str) -> str:
    read = read_day(typed) if typed else ""
    if read is None:
        raise ValueError(_("Type a day such as 14/7/2002."))
    return read


def ruling_of_fields(status: str, said: Mapping[str, Any]) -> NewRuling:
    """What was said by the fields' names."""
    return NewRuling(status, said[_REASON], said[_VOTES], said[_ON], said.get(CAUSE) or "")
