"""The fields of what is known of a community or an association <-> its body, and the zones that it is in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from exports.wording.values import field_of
from storage.limits import MAX_PER_YEAR
from storage.names.name_table import slug
from storage.notation.numbers import parse_count
from storage.notation.text import clean_line
from storage.plan.levels.tree import levels
from storage.plan.survey import Survey
from storage.revisions.record_changes import RecordChange

from ..language.gettext_ import _
from ..wording.look_alikes import refused_name
from ..wording.namesake import MOST, namesake
from ..wording.values import values_of
from .choices import Option
from .draft_values import Typed
from .entries import TAKEN_BACK, FormEntry, entries_of
from .record_sheet import RecordSheet, entries_in_order
from .rulings import OF_A_ZONE

LAYOUT: Final = {
    "community": ("name", "sort"),
    "association": ("name", "sector", "members", "modules", "per_year"),
}
"""By kind of record what is asked for first, before the zones; the rest stands behind them."""
NEW: Final = {"community": ("name", "sort"), "association": ("name", "per_year", "sector", "members")}
"""What is asked of one that is added, with its zones and a community's level: the rest can be said later."""
USUAL_PER_YEAR: Final = 2
"""How many demands a year an association has where nobody says otherwise: the report's dairy one names two."""
ZONES: Final = "/zones"
"""Where a body has the zones while it is in a form: no field is called so, for they are records of their own."""


def holder_sheet(survey: Survey, kind: str, *, new: bool = False) -> RecordSheet:
    """The entries of a community, or of an association."""
    values = values_of(survey)
    zones = _zones(survey)
    first, made = LAYOUT[kind], entries_of(kind, values)
    lists = {
        f"zone-{one.id}": [(zone.id, values.name("zone", zone.id)) for zone in survey.zones(one.id)]
        for one in survey.zonings()
    }
    if new:
        above = _levels(survey) if kind == "community" else []
        first = (*NEW[kind], *["part_of"] * bool(above))
        made = [one for one in made if one.path[0] in first]
        lists["part_of"] = above
    return RecordSheet(values, entries_in_order([*made, *zones], (*first, ZONES)), lists)


def _levels(survey: Survey) -> list[Option]:
    """What gathers communities: the ayllus, the districts, by id."""
    return [(one.id, clean_line(one.name)) for one in levels(survey).tree]


def _zones(survey: Survey) -> list[FormEntry]:
    """One for each zoning, called as it is."""
    field = field_of("member", "zone")
    if field is None:
        return []
    return [
        FormEntry(f"zone-{one.id}", "member", (ZONES, one.id), field, clean_line(one.fields.name), named=True)
        for one in survey.zonings()
    ]


def with_zones(survey: Survey, holder: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """A body, and beside it the zones that its holder is in, as they are now."""
    zones = {one.record.split("/")[2]: one.fields.zone for one in survey.memberships(holder)}
    return {**body, ZONES: zones} if zones else dict(body)


def holder_changes(
    survey: Survey, record: str, body: Mapping[str, Any], before: Mapping[str, Any], base: Collection[str]
) -> list[RecordChange]:
    """What is to be saved so that a holder is as `body` with its zones says; nothing where it is so already.

    What an assembly said of the zone that one is in goes when that changes: it was said of another.
    """
    holder = record.rpartition("/")[2]
    own = {name: value for name, value in body.items() if name != ZONES}
    found: list[RecordChange] = [] if own == dict(before) else [(record, own, base)]
    now, was = body.get(ZONES, {}), with_zones(survey, holder, {}).get(ZONES, {})
    moved = (zoning for zoning in sorted({*now, *was}) if now.get(zoning) != was.get(zoning))
    return found + [member_change(survey, zoning, holder, now.get(zoning)) for zoning in moved]


def member_change(survey: Survey, zoning: str, holder: str, zone: str | None) -> RecordChange:
    """That one is in another zone of a zoning; in none, where none is given."""
    record = f"member/{survey.municipality}/{zoning}/{holder}"
    state = survey.history(record)
    values = state.values if state else {}
    if not zone:
        return record, {**values, TAKEN_BACK: True}, survey.heads(record)
    gone = {*OF_A_ZONE, "cause", TAKEN_BACK}
    kept = {name: value for name, value in values.items() if name not in gone}
    return record, {**kept, "zone": zone}, survey.heads(record)


def holder_flaws(
    survey: Survey,
    record: str,
    on: RecordSheet,
    typed: Typed,
    before: Mapping[str, Any],
    needed: Collection[str] = (),
) -> dict[str, str]:
    """What is wrong with which field, in words; never with one that nobody touched, but for the `needed` ones."""
    wrong = on.flaws(typed, before)
    touched = {*on.touched(typed, before), *needed}
    if "name" in touched and (words := wrong_name(survey, record, typed["name"].strip())):
        wrong["name"] = words
    if "per_year" in touched and (typed["per_year"].strip() or "per_year" in needed):
        least = 1 if record.startswith("association/") else 0
        if not least <= _count(typed["per_year"]) <= MAX_PER_YEAR:
            words = _("Type a whole number from {least} to {most}.")
            wrong["per_year"] = words.format(least=least, most=MAX_PER_YEAR)
    return wrong


def _count(text: str) -> int:
    found = parse_count(text.strip())
    return -1 if found is None else found


def wrong_name(survey: Survey, record: str, name: str) -> str:
    """What is wrong with the name of a holder, in words; nothing where it may be called so."""
    if not slug(name):
        return _("Write the name, with letters.")
    if len(name) > MOST:
        return _("{n} characters are too many: shorten it to {most}.").format(n=len(name), most=MOST)
    if why := refused_name(name):
        return why
    meant = survey.names().match(name)
    there = namesake(survey, name)
    return _("It is there already: {name}.").format(name=there) if there and meant != record else ""
