"""What whoever takes over has to know, in words: page and screen say it alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from msgspec import UNSET

from storage.kinds.lookup import kind_of
from storage.kinds.process.commitment import Commitment
from storage.kinds.process.institution import Office
from storage.kinds.states import STATE
from storage.plan.handover import AHEAD, FallingDue, Handover, InOffice
from storage.plan.survey import SurveyRecord
from storage.plan.views.readers import shown_conflicts
from storage.symbols import ATTENTION, DISPUTED, NOTHING
from storage.translatable import N_

from ..findings.versions import versions_said
from ..wording.values import Values, labels

_NO_EARLIER: Final = "2000"
"""Days of before are those of a clock that lost its battery: no laptop kept a plan here then."""


class HandoverLine(NamedTuple):
    """`beside`: its day, or a telephone number; `record`: where there is more of it, or empty."""

    beside: str
    words: str
    record: str


class HandoverSection(NamedTuple):
    """Some lines under one title; `none` is said where there is no line."""

    title: str
    none: str
    lines: list[HandoverLine]


def handover_sections(of: Handover, values: Values) -> list[HandoverSection]:
    """What waits, and then which laptops there are."""
    laptops = (HandoverLine(_clock(one.last, values), values.line(one.whose) or NOTHING, "") for one in of.laptops)
    title, none = N_("Laptops that saved something here"), N_("None yet.")
    return [
        *waiting_sections(of, values),
        HandoverSection(values.say(title), values.say(none), [*laptops]),
    ]


def waiting_sections(of: Handover, values: Values) -> list[HandoverSection]:
    """What there is to do, in the order in which it is needed."""
    say = values.say
    made = (
        (
            say(N_("What is due in {n} days")).format(n=AHEAD),
            N_("Nothing that has a day."),
            (_due(one, values) for one in of.due),
        ),
        (
            say(N_("Open commitments")),
            N_("None is open."),
            (_commitment(one, values) for one in of.commitments),
        ),
        (say(N_("What is to settle")), N_("Nothing has several versions."), _disputes(of, values)),
        (
            say(N_("Workshops without their acta")),
            N_("Every workshop that was held has its acta."),
            (_workshop(one.record, one.fields.held_on, values) for one in of.acta_owed),
        ),
        (
            say(N_("Whom to call")),
            N_("No institution is written down yet."),
            (_to_call(one, values) for one in of.to_call),
        ),
    )
    return [HandoverSection(title, say(none), [*lines]) for title, none, lines in made]


def _clock(day: str, values: Values) -> str:
    """The day that a laptop's clock says, where it can be one."""
    return values.say.day(day) if day >= _NO_EARLIER else values.say(N_("clock not set"))


def _due(one: FallingDue, values: Values) -> HandoverLine:
    when = values.say.when(one.when)
    words = values.title(one.record)
    if one.office:
        words = values.say(N_("{name}: the office ends")).format(name=f"{words} · {_person(one.office, values)}")
    elif kind_of(one.record) == "workshop":
        words = values.say(N_("{name}: it is convened")).format(name=words)
    return HandoverLine(f"{ATTENTION} {when}" if one.late else when, words, one.record)


def _commitment(one: SurveyRecord[Commitment], values: Values) -> HandoverLine:
    fields = one.fields
    to = [values.line(fields.to)] if fields.to is not UNSET else []
    due = values.say.when(fields.due) if fields.due is not UNSET else ""
    return HandoverLine(due, " · ".join((values.title(one.record), *to, *_state(one, values))), one.record)


def _state(one: SurveyRecord[Any], values: Values) -> Iterator[str]:
    """How it stands; where two laptops say it otherwise, both, marked."""
    said = one.history.values.get(STATE)
    if STATE in shown_conflicts(one.history):
        yield f"{DISPUTED} {' / '.join(versions_said(values, one.history, STATE))}"
    elif said is not None:
        yield values.text(kind_of(one.record), STATE, said)


def _disputes(of: Handover, values: Values) -> Iterable[HandoverLine]:
    for one in of.disputes:
        fields = ", ".join(labels(kind_of(one.record), one.fields, values.say))
        yield HandoverLine("", f"{values.title(one.record)} · {fields}", one.record)


def _workshop(record: str, held_on: object, values: Values) -> HandoverLine:
    day = values.say.day(str(held_on)) if held_on is not UNSET else ""
    return HandoverLine(day, values.title(record), record)


def _to_call(of: InOffice, values: Values) -> HandoverLine:
    fields = of.entry.fields
    phone, address = (
        values.line(said) if isinstance(said, str) else "" for said in (fields.phone, fields.address)
    )
    people = "; ".join(filter(None, (_person(member, values) for member in of.members)))
    words = " · ".join(filter(None, (values.title(of.entry.record), people, address)))
    return HandoverLine(phone, words, of.entry.record)


def _person(one: Office, values: Values) -> str:
    return ", ".join(values.line(said) for said in (one.name, one.office) if isinstance(said, str))
