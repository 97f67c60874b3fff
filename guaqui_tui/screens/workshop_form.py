"""Pure: the workshop's fields <-> the body of a workshop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from storage.survey import Survey
from storage.text import clean_line

from ..dates import day, read_day
from ..words import _
from .typed import Typed, put, read_count

FIELDS: Final = ("held_on", "place", "women", "men", "authorities", "quorum", "facilitator")


def shown(body: Mapping[str, Any], *, today: str, author: str) -> Typed:
    """What the fields show. An empty header proposes the laptop's day and whoever types."""
    authorities = body.get("authorities", [])
    return {
        "held_on": day(str(body.get("held_on", today))),
        "place": str(body.get("place", "")),
        "women": str(body.get("women", "")),
        "men": str(body.get("men", "")),
        "authorities": "; ".join(", ".join(v for v in one.values() if v) for one in authorities),
        "quorum": str(body.get("quorum", "")),
        "facilitator": str(body.get("facilitator", author)),
    }


def read(typed: Typed, before: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The body to save, and what is wrong with which field, in words. Fields that the form lacks stay."""
    body = {**before, "outcome": "held"}
    for name in ("place", "facilitator", "quorum"):
        put(body, name, clean_line(typed[name]))
    for name in ("women", "men"):
        put(body, name, read_count(typed[name].strip()))
    put(body, "held_on", read_day(typed["held_on"]))
    put(body, "authorities", read_authorities(typed["authorities"]))
    return body, flaws(typed)


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
    states = [survey.history(name) for name in survey.records("workshop") if name != record]
    held = [state.values for state in states if state and state.values.get("held_on")]
    return max(held, key=lambda values: str(values["held_on"]), default=None)


def flaws(typed: Typed) -> dict[str, str]:
    """What is wrong with what was typed, by field; an empty field never is."""
    wrong = {}
    if typed["held_on"].strip() and read_day(typed["held_on"]) is None:
        wrong["held_on"] = _("Type a day such as 14/7/2002.")
    for name in ("women", "men"):
        if typed[name].strip() and read_count(typed[name].strip()) is None:
            wrong[name] = _("Type a whole number, such as 45.")
    if typed["quorum"].strip() and typed["quorum"] not in {"declared", "not-declared"}:
        wrong["quorum"] = _("Type 1 for declared or 2 for not declared.")
    return wrong
