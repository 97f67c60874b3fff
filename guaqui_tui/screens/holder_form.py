"""Pure: the fields of what is known of a community or an association <-> its body."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from exports.registers import listed
from storage.limits import MAX_PER_YEAR
from storage.names import slug
from storage.numbers import parse_count
from storage.survey import Survey
from storage.text import clean_line

from ..widgets.choice import Option
from ..words import N_, _
from .new_community import MOST, namesake
from .rulings import OF_A_ZONING
from .typed import Typed, put

LABELS: Final = {
    "name": N_("Name"),
    "kind": N_("Rural or town"),
    "admin_zone": N_("Zone"),
    "typology_zone": N_("Typology"),
    "sector": N_("Sector"),
    "members": N_("Members"),
    "modules": N_("Modules"),
    "per_year": N_("Demands a year"),
    "zone": N_("Zone"),
}
FIELDS: Final = {
    "community": ("name", "kind", "admin_zone", "typology_zone"),
    "association": ("name", "sector", "members", "modules", "per_year", "zone"),
}
"""By kind of record, in the order in which they are asked for."""
NEW_ASSOCIATION: Final = ("name", "per_year", "sector", "members", "zone")
"""What is asked of an association that is added: only the first two are needed."""
USUAL_PER_YEAR: Final = 2
"""How many demands a year an association has where nobody says otherwise: the report's dairy one names two."""
LISTS: Final = frozenset({"kind", "admin_zone", "typology_zone", "zone"})
"""Those that take one of a list."""
KINDS: Final = {"rural": N_("rural"), "town": N_("town")}
_TEXTS: Final = ("name", "sector", *LISTS)


def lists(survey: Survey) -> dict[str, list[Option]]:
    """What those of `LISTS` may be."""
    zones = {zoning: [(z.id, z.fields.name) for z in survey.zones(zoning)] for zoning in ("admin", "typology")}
    return {
        "kind": [(kept, _(words)) for kept, words in KINDS.items()],
        "admin_zone": zones["admin"],
        "typology_zone": zones["typology"],
        "zone": zones["admin"],
    }


def shown(body: Mapping[str, Any], fields: tuple[str, ...]) -> Typed:
    typed = {name: str(body.get(name, "")) for name in fields}
    if "modules" in typed:
        modules = body.get("modules", [])
        typed["modules"] = listed((one.get("name"), one.get("members")) for one in modules)
    return typed


def read(typed: Typed, before: Mapping[str, Any]) -> dict[str, Any]:
    """The body to save: only what differs from what `before` shows is read.

    What an assembly said of zones goes when they change: it was said of others.
    """
    body, as_it_was = dict(before), shown(before, tuple(typed))
    touched = {name for name, value in typed.items() if value != as_it_was[name]}
    for name in touched:
        put(body, name, _value(name, typed[name]))
    if touched & {"admin_zone", "typology_zone"}:
        for name in OF_A_ZONING:
            body.pop(name, None)
    return body


def _value(name: str, value: str) -> Any:
    if name in _TEXTS:
        return clean_line(value)
    return read_modules(value) if name == "modules" else parse_count(value.strip())


def read_modules(text: str) -> list[dict[str, Any]]:
    """`Belén Pituta I, 21; Belén Patacamaya, 8`."""
    found = []
    for part in text.split(";"):
        name, _comma, members = part.rpartition(",") if "," in part else (part, "", "")
        said: dict[str, Any] = {}
        put(said, "name", clean_line(name))
        put(said, "members", parse_count(members.strip()))
        if said:
            found.append(said)
    return found


def flaws(
    survey: Survey,
    record: str,
    typed: Typed,
    before: Mapping[str, Any],
    options: Mapping[str, Mapping[str, str]],
    needed: Collection[str] = (),
) -> dict[str, str]:
    """What is wrong with which field, in words; never with one that nobody touched, but for the `needed` ones.

    `options` are by list.
    """
    as_it_was = shown(before, tuple(typed))
    touched = {name: value.strip() for name, value in typed.items() if value != as_it_was[name] or name in needed}
    wrong = {}
    if "name" in touched and (words := _wrong_name(survey, record, touched["name"])):
        wrong["name"] = words
    if touched.get("members") and parse_count(touched["members"]) is None:
        wrong["members"] = _("Type a whole number, such as 45.")
    if "per_year" in touched and not 1 <= (parse_count(touched["per_year"]) or 0) <= MAX_PER_YEAR:
        wrong["per_year"] = _("Type a whole number from 1 to {most}.").format(most=MAX_PER_YEAR)
    counts = [part.rpartition(",")[2].strip() for part in touched.get("modules", "").split(";") if "," in part]
    if any(parse_count(count) is None for count in counts):
        wrong["modules"] = _("Type name, members; name, members: Belén Pituta I, 21.")
    for name, known in options.items():
        if touched.get(name) and touched[name] not in known:
            wrong[name] = _("Type its number, or leave it empty.")
    return wrong


def _wrong_name(survey: Survey, record: str, name: str) -> str:
    if not slug(name):
        return _("Write the name, with letters.")
    if len(name) > MOST:
        return _("{n} characters are too many: shorten it to {most}.").format(n=len(name), most=MOST)
    meant = survey.names().match(name)
    there = namesake(survey, name)
    return _("It is there already: {name}.").format(name=there) if there and meant != record else ""
