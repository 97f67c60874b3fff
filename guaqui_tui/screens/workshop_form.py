"""Pure: the workshop's fields <-> the body of a workshop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from exports.words import OUTCOMES, QUORUMS
from storage.numbers import parse_count
from storage.survey import Survey
from storage.text import clean_line

from ..dates import day, read_day
from ..widgets.choice import Option
from ..words import N_, _
from .typed import Typed, put

LABELS: Final = {
    "held_on": N_("Date"),
    "place": N_("Place"),
    "women": N_("Women"),
    "men": N_("Men"),
    "authorities": N_("Authorities"),
    "quorum": N_("Quorum"),
    "facilitator": N_("Who types"),
    "agenda": N_("Agenda"),
    "agreements": N_("Agreements"),
    "planned_on": N_("Convened for"),
    "outcome": N_("Outcome"),
    "reason": N_("Reason"),
}
HEADER: Final = ("held_on", "place", "women", "men", "authorities", "quorum", "facilitator")
"""What is asked when a workshop begins."""
FIELDS: Final = tuple(LABELS)
CALENDAR: Final = ("planned_on", "outcome", "reason", *HEADER[:-1], "agenda", "agreements", "facilitator")
"""The same fields in the order in which the calendar asks for them."""
LISTS: Final = {"quorum": QUORUMS, "outcome": OUTCOMES}
_DAYS: Final = ("planned_on", "held_on")


def lists() -> dict[str, list[Option]]:
    """What the fields that take one of a list may be."""
    return {name: [(kept, _(words)) for kept, words in known.items()] for name, known in LISTS.items()}


def shown(body: Mapping[str, Any]) -> Typed:
    """What the fields show of a workshop."""
    return {
        **{name: str(body.get(name, "")) for name in ("place", "women", "men", "quorum", "facilitator")},
        **{name: str(body.get(name, "")) for name in ("outcome", "reason")},
        **{name: day(str(body.get(name, ""))) for name in _DAYS},
        **{name: _points(body.get(name, "")) for name in ("agenda", "agreements")},
        "authorities": "; ".join(", ".join(v for v in one.values() if v) for one in body.get("authorities", [])),
    }


def begun(body: Mapping[str, Any], *, today: str, author: str) -> Typed:
    """What the fields show when a workshop begins: it is held today by whoever types, unless it says otherwise."""
    typed = shown(body)
    took_place = typed["outcome"] in {"", "planned", "held"}
    return {
        **typed,
        "outcome": "held" if took_place else typed["outcome"],
        "held_on": typed["held_on"] or (day(today) if took_place else ""),
        "facilitator": typed["facilitator"] or author,
    }


def read(typed: Typed, before: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The body to save, and what is wrong with which field, in words.

    Only what differs from what `before` shows is read; the rest stays as it is, whoever wrote it.
    """
    body, as_it_was = dict(before), shown(before)
    values: dict[str, Any] = {
        **{name: clean_line(typed[name]) for name in ("place", "facilitator", "quorum", "outcome", "reason")},
        **{name: parse_count(typed[name].strip()) for name in ("women", "men")},
        **{name: read_day(typed[name]) for name in _DAYS},
        **{name: read_points(typed[name]) for name in ("agenda", "agreements")},
        "authorities": read_authorities(typed["authorities"]),
    }
    for name, value in values.items():
        if typed[name] != as_it_was[name]:
            put(body, name, value)
    body.setdefault("outcome", "held" if "held_on" in body else "planned")
    return body, flaws(typed)


def _points(said: Any) -> str:
    return "; ".join(map(str, said)) if isinstance(said, list) else str(said)


def read_points(text: str) -> list[str]:
    """`one point; another`."""
    return [point for part in text.split(";") if (point := clean_line(part))]


def read_authorities(text: str) -> list[dict[str, str]]:
    """`name, office; name, office`."""
    found = []
    for part in text.split(";"):
        name, _sign, office = (clean_line(piece) for piece in part.partition(","))
        if name or office:
            found.append({key: value for key, value in (("name", name), ("office", office)) if value})
    return found


def workshop_before(survey: Survey, record: str) -> dict[str, Any] | None:
    """The workshop that was held last before this one, by its date: what the next one often repeats."""
    states = [one.history.values for one in survey.workshops() if one.record != record]
    held = [values for values in states if values.get("held_on")]
    return max(held, key=lambda values: str(values["held_on"]), default=None)


def flaws(typed: Typed) -> dict[str, str]:
    """What is wrong with what was typed, by field; an empty field never is."""
    wrong = {}
    for name in _DAYS:
        if typed[name].strip() and read_day(typed[name]) is None:
            wrong[name] = _("Type a day such as 14/7/2002.")
    for name in ("women", "men"):
        if typed[name].strip() and parse_count(typed[name].strip()) is None:
            wrong[name] = _("Type a whole number, such as 45.")
    if typed["quorum"].strip() and typed["quorum"] not in QUORUMS:
        wrong["quorum"] = _("Type 1 for declared or 2 for not declared.")
    if typed["outcome"].strip() and typed["outcome"] not in OUTCOMES:
        wrong["outcome"] = _("This is not in the list: type a number of it, or leave it empty.")
    return wrong
