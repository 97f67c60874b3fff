"""The workshop's fields <-> the body of a workshop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from storage.plan.survey import Survey

from ..language.dates import day
from ..wording.values import values_of
from .draft_values import Typed
from .entries import TAKEN_BACK, entries_of, understood
from .record_sheet import RecordSheet, entries_in_order

HEADER: Final = ("held_on", "from", "place", "women", "men", "authorities", "quorum", "to", "facilitator")
"""What is asked when a workshop begins; when it ended is known last."""
CALLED_ON: Final = "called_on"
"""What the calendar asks for first of one that nobody was convened to yet."""
FIELDS: Final = (*HEADER, "agenda", "agreements", CALLED_ON, "outcome", "reason", "cause")
"""Their order, from wherever the form is opened."""
OF_ALL: Final = (
    *("held_on", "from", "place", "women", "men", "participants", "authorities", "quorum", "to", "facilitator"),
    *("agenda", "positions", "agreements", CALLED_ON, "outcome", "reason", "cause"),
)
"""The same of a municipal one: who came to it is counted by whom they speak for, too, and some differ."""
ELSEWHERE: Final = ("read_back", "moved_to", TAKEN_BACK)
"""That it was read and accepted is said where it is read aloud; the others are acts of their own."""


def workshop_sheet(survey: Survey, *, municipal: bool = False) -> RecordSheet:
    values = values_of(survey)
    order = OF_ALL if municipal else FIELDS
    return RecordSheet(values, entries_in_order(entries_of("workshop", values), order, ELSEWHERE))


def begun(typed: Typed, *, today: str, author: str) -> Typed:
    """What the fields show when a workshop begins: it is held today by whoever types, unless it says otherwise."""
    took_place = typed["outcome"] in {"", "called", "held"}
    return {
        **typed,
        "outcome": "held" if took_place else typed["outcome"],
        "held_on": typed["held_on"] or (day(today) if took_place else ""),
        "facilitator": typed["facilitator"] or author,
    }


def read_workshop(on: RecordSheet, typed: Typed, before: Mapping[str, Any]) -> dict[str, Any]:
    """The body to save. Without an outcome it was held, where it has a day, else its people are convened."""
    body = on.read(typed, before)
    body.setdefault("outcome", "held" if "held_on" in body else "called")
    return body


def first_lacking(body: Mapping[str, Any], asked: Sequence[str]) -> str:
    """Where one goes on with a workshop that stands so: the first of the fields that lacks for that.

    Of one to which people are convened that is the day when it was held; of one that was not held, why.
    """
    outcome = body.get("outcome", "called")
    if outcome == "called":
        return CALLED_ON if CALLED_ON not in body else asked[0]
    needed = asked[: asked.index(CALLED_ON)] if outcome == "held" else ("reason",)
    return next((name for name in needed if name not in body), "outcome" if outcome != "held" else asked[0])


_TWO_NAMES: Final = re.compile(r"\S+ .*\b[^\W\d_a-zà-ÿ]\w+ [^\W\d_a-zà-ÿ]\w+")
"""An office with two words with a capital at its end: `Secretaria de actas Rosa Choque`."""


def office_like_a_person(on: RecordSheet, typed: Typed) -> str:
    """Of the authorities that are typed the first office that looks like somebody else's; empty where none does.

    A comma where a semicolon was meant makes one person another's office, and so it would be signed.
    """
    rows, _wrong = understood(on.entry("authorities"), typed["authorities"], on.values)
    offices = (row.get("office", "") for row in rows or ())
    return next((office for office in offices if _TWO_NAMES.fullmatch(office)), "")


def workshop_before(survey: Survey, record: str) -> dict[str, Any] | None:
    """The workshop that was held last before this one, by its date: what the next one often repeats."""
    states = [one.history.values for one in survey.workshops() if one.record != record]
    held = [values for values in states if values.get("held_on")]
    return max(held, key=lambda values: str(values["held_on"]), default=None)
