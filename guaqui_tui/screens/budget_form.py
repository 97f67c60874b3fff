"""Pure: the fields of a budget line <-> its body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from storage.money import format_bs, parse_bs
from storage.names import slug
from storage.survey import Survey
from storage.text import clean_line

from ..widgets.choice import Option
from ..words import _
from .typed import Typed, put

LISTS: Final = frozenset({"holder", "subprogramme"})
_FIRST: Final = ("name", "cost")
_LAST: Final = ("subprogramme", "holder", "status_reason")


def lists(survey: Survey) -> dict[str, list[Option]]:
    """What those of `LISTS` may be."""
    programmes = survey.plan.subprogrammes if isinstance(survey.plan.subprogrammes, dict) else {}
    associations = [(one.id, one.fields.name) for one in survey.associations()]
    communities = [(one.id, one.fields.name) for one in survey.communities()]
    return {"subprogramme": list(programmes.items()), "holder": [*associations, *communities]}


def fields_of(sources: tuple[str, ...]) -> tuple[str, ...]:
    return (*_FIRST, *(f"from-{source}" for source in sources), *_LAST)


def shown(body: Mapping[str, Any], sources: tuple[str, ...]) -> Typed:
    funding = body.get("funding", {})
    return {
        **{name: str(body.get(name, "")) for name in ("name", *_LAST)},
        "cost": _amount(body.get("cost_cents")),
        **{f"from-{source}": _amount(funding.get(source)) for source in sources},
    }


def _amount(value: Any) -> str:
    return format_bs(value) if isinstance(value, int) else ""


def read(typed: Typed, before: Mapping[str, Any], sources: tuple[str, ...], today: str) -> dict[str, Any]:
    """The body to save; only what differs from what `before` shows is read. A new line stands in the POA."""
    body, as_it_was = dict(before), shown(before, sources)
    touched = {name for name, value in typed.items() if value != as_it_was.get(name, "")}
    for name in touched & {"name", *_LAST}:
        put(body, name, clean_line(typed[name]))
    if "cost" in touched:
        put(body, "cost_cents", parse_bs(typed["cost"].strip()))
    parts = dict(body.get("funding", {}))
    for source in sources:
        if f"from-{source}" in touched:
            put(parts, source, parse_bs(typed[f"from-{source}"].strip()))
    put(body, "funding", parts)
    if not before or before.get("withdrawn"):
        body.pop("withdrawn", None)
        body |= {"status": "budgeted", "ruling": {"on": today}}
    return body


def flaws(typed: Typed, options: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What is wrong with what was typed, by field. `options` are by list."""
    wrong = {}
    if typed["name"].strip() and not slug(typed["name"]):
        wrong["name"] = _("Write what the money is for, with letters.")
    for name, value in typed.items():
        if (name == "cost" or name.startswith("from-")) and value.strip() and parse_bs(value.strip()) is None:
            wrong[name] = _("Type an amount in Bs: 35.000 or 1.500,50.")
    for name, known in options.items():
        if typed[name].strip() and typed[name] not in known:
            wrong[name] = _("This is not in the list: type a number of it, or leave it empty.")
    return wrong
