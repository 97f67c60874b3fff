"""The answers of whoever prepares a new municipality -> the records of its pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ...errors import SetupError
from ...names.name_table import slug
from ...notation.text import clean_line
from ...symbols import CLASS_SYMBOLS
from ...translatable import N_
from .answer_texts import FreeIds, NamedItem, StepItem, named_items, per_year_of, step_items, years_of
from .answers import Answers
from .cell_values import details
from .list_columns import column_of_names, known_columns
from .list_names import ListNames
from .territory import Territory, territory_of

PackRecords = dict[str, dict[tuple[str, ...], dict[str, Any]]]
"""Bodies by kind and by what stands behind the municipality in a record's name, in the order of a pack's text."""

_PROFILE: Final = {
    "name": "name",
    "department": "department",
    "province": "province",
    "country": "country",
    "currency": "currency",
    "sign": "currency_sign",
    "numbers": "number_form",
    "plan-word": "plan_word",
    "year-word": "year_word",
    "period-word": "period_word",
    "community-word": "community_word",
    "authority-word": "authority_word",
    "sector-word": "sector_word",
    "council-word": "council_word",
    "paper": "paper",
}
"""Questions -> the fields of a municipality."""
_CAUSES: Final = {
    "no-agreement": N_("No agreement"),
    "no-money": N_("No money"),
    "no-land": N_("No land, or no permit"),
    "asked-already": N_("Asked for already, or done"),
}
"""Why something may be rejected, put off, not come to. Nobody is asked for them: whoever wants others edits the
plan's lists.
"""
_PLAN: Final = N_("plan")
_PLAN_NAME: Final = N_("{word} of {name} {years}")


def pack_records(answers: Answers) -> PackRecords:
    """All records of the pack that was answered for. Raises `SetupError`."""
    territory = territory_of(answers)
    return {
        "municipality": {(): profile(answers)},
        "plan": prepared_plans(answers),
        "class": _classes(named_items(answers.lines("class"))),
        "step": _steps(prepared_steps(answers)),
        "funder": {(one.id,): {"name": one.name} for one in named_items(answers.lines("funder"))},
        "cause": usual_causes(answers),
        "programme": prepared_programmes(answers),
        "zoning": _by_part(territory.zonings),
        "zone": _by_part(territory.zones),
        "community": _by_part(territory.communities),
        "association": prepared_associations(answers, territory),
        "member": {(*parts,): body for parts, body in territory.members.items()},
    }


def profile(answers: Answers) -> dict[str, Any]:
    said = {field: clean_line(answers.text(question)) for question, field in _PROFILE.items()}
    return {field: text for field, text in said.items() if text}


def prepared_plans(answers: Answers) -> dict[tuple[str, ...], dict[str, Any]]:
    """A plan of each answer's years. Raises `setup-years-bad`, `setup-years-twice`."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    taken: set[int] = set()
    for text in answers.lines("years"):
        years = years_of(text)
        if shared := sorted(taken.intersection(years)):
            raise SetupError("setup-years-twice", text=text, years=shared)
        taken.update(years)
        span = f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])
        word = clean_line(answers.text("plan-word")) or _capital(answers.say(_PLAN))
        name = answers.say(_PLAN_NAME).format(word=word, name=clean_line(answers.text("name")), years=span)
        found[(span,)] = {"name": name, "years": years, "per_year": per_year_of(answers.text("per-year"))}
    return found


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def usual_causes(answers: Answers) -> dict[tuple[str, ...], dict[str, Any]]:
    """Those that a plan begins with, in the language of whoever prepares it; each may be the cause of all."""
    return {(id_,): {"name": answers.say(name)} for id_, name in _CAUSES.items()}


def _classes(items: list[NamedItem]) -> dict[tuple[str, ...], dict[str, Any]]:
    """Each with a mark of its own as long as there are any; the screens give the rest one."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for order, item in enumerate(items, 1):
        mark = {"mark": CLASS_SYMBOLS[order - 1]} if order <= len(CLASS_SYMBOLS) else {}
        found[(item.id,)] = {"name": item.name, "productive": item.marked, **mark, "order": order}
    return found


def prepared_steps(answers: Answers) -> list[StepItem]:
    return step_items(answers.lines("step"), answers.text("community-word"))


def _steps(items: Iterable[StepItem]) -> dict[tuple[str, ...], dict[str, Any]]:
    return {
        (one.id,): {
            "name": one.name,
            "of": one.of,
            "order": order,
            **({"validates": True} if one.validates else {}),
        }
        for order, one in enumerate(items, 1)
    }


def prepared_programmes(answers: Answers) -> dict[tuple[str, ...], dict[str, Any]]:
    """Those of a list; one that is part of another names it by its name or its code."""
    bodies = _listed(answers, "programmes", "programme", ("code", "part_of"))
    ids = {slug(str(body[key])): id_ for id_, body in bodies.items() for key in ("code", "name") if key in body}
    table = answers.table("programmes")
    for row, body in zip(table.rows, bodies.values(), strict=True):
        if (above := body.get("part_of")) is None:
            continue
        if slug(above) not in ids:
            raise SetupError("setup-part-unknown", path=table.path, line=row.line, name=above)
        body["part_of"] = ids[slug(above)]
    return _by_part(bodies)


def prepared_associations(answers: Answers, territory: Territory) -> dict[tuple[str, ...], dict[str, Any]]:
    """Those of a list; where it does not say how many demands a year they have it is the plan's number.

    None may be called as a community is. Raises `setup-name-of-community`.
    """
    fields = ("per_year", "sector", "part_of", "members", "women")
    bodies = _listed(answers, "associations", "association", fields, territory.communities)
    communities = {slug(body["name"]) for body in territory.communities.values()}
    table = answers.table("associations")
    for row, body in zip(table.rows, bodies.values(), strict=True):
        if slug(body["name"]) in communities:
            raise SetupError("setup-name-of-community", path=table.path, line=row.line, name=body["name"])
    number = per_year_of(answers.text("per-year")) if bodies else 0
    return _by_part({id_: {"name": body["name"], "per_year": number, **body} for id_, body in bodies.items()})


def _listed(
    answers: Answers, question: str, kind: str, fields: tuple[str, ...], taken: Iterable[str] = ()
) -> dict[str, dict[str, Any]]:
    """The records of a list by id, in its order; some ids are taken already."""
    table, ids = answers.table(question), FreeIds(taken)
    if not table.path:
        return {}
    known, at = known_columns(table, kind), column_of_names(table, kind)
    if at is None or not table.rows:
        raise SetupError("setup-no-rows", path=table.path)
    columns = {field: known[field] for field in fields if known.get(field, at) != at}
    names = ListNames(table)
    named = [(row, names.new(row, at)) for row in table.rows]
    return {
        names.id_of(ids, name, row.line): {"name": name, **details(row, columns, table, kind)}
        for row, name in named
    }


def _by_part(bodies: Mapping[str, dict[str, Any]]) -> dict[tuple[str, ...], dict[str, Any]]:
    return {(id_,): body for id_, body in bodies.items()}
