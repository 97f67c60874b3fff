"""A municipality's pack: the records that every new file of it starts from, each referring to what is there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .editions import FOLDER, bad_pack, municipalities, read_editions
from .errors import GuaquiError
from .names import slug
from .records import Alias, Zone, kind_of
from .revision import Revision
from .survey import Survey


@cache
def load_pack(municipality: str) -> tuple[Revision, ...]:
    """The revisions of a municipality's pack. Raises `municipality-unknown` or `pack-bad`."""
    if municipality not in municipalities():
        raise GuaquiError("municipality-unknown", municipality=municipality, known=municipalities())
    path = FOLDER / f"{municipality}.toml"
    return parse_pack(path.read_text("utf-8"), path.name)


def parse_pack(text: str, file: str) -> tuple[Revision, ...]:
    """The revisions that a pack's text says.

    Raises `pack-bad` with file, line and reason: what `read_editions` raises, a reference to a zone, subprogramme,
    source or holder that is not there, two of one name.
    """
    said = read_editions(text, file)
    if f"plan/{said.municipality}" not in said.lines:
        raise bad_pack(file, 1, "there is no [edition.plan]")
    for record, reason in _loose_ends(Survey(said.revisions)):
        raise bad_pack(file, said.lines[record], f"{record}: {reason}")
    return said.revisions


def _loose_ends(survey: Survey) -> Iterator[tuple[str, str]]:
    """Records that refer to what is not there, or that share a name, each with the reason."""
    plan = survey.plan
    state = survey.history(f"plan/{survey.municipality}")
    if not plan.years or (state and state.values["years"] != plan.years):
        yield f"plan/{survey.municipality}", "years are at least one, each once, in order"
    zones = {zone.id: zone.fields.zoning for zone in survey.entries("zone", Zone)}
    for community in survey.communities():
        for zoning, zone in (
            ("admin", community.fields.admin_zone),
            ("typology", community.fields.typology_zone),
        ):
            if isinstance(zone, str) and zones.get(zone) != zoning:
                yield community.record, f"{zoning}_zone {zone!r} is not a zone of that kind"
    for association in survey.associations():
        zone = association.fields.zone
        if isinstance(zone, str) and zone not in zones:
            yield association.record, f"zone {zone!r} is not there"
    for action in survey.actions():
        subprogramme = action.fields.subprogramme
        if isinstance(subprogramme, str) and subprogramme not in (plan.subprogrammes or {}):
            yield action.record, f"subprogramme {subprogramme!r} is not in the plan"
    yield from _name_clashes(survey)


def _name_clashes(survey: Survey) -> Iterator[tuple[str, str]]:
    communities_ids = {one.id for one in survey.communities()}
    for record in survey.records("association"):
        if record.rpartition("/")[2] in communities_ids:
            yield record, "a community has this id"
    taken: dict[str, str] = {}
    communities = [(one.record, one.fields.name) for one in survey.communities()]
    associations = [(one.record, one.fields.name) for one in survey.associations()]
    for record, name in (*communities, *associations):
        if taken.setdefault(slug(name), record) != record:
            yield record, f"the name {name!r} is taken by {taken[slug(name)]}"
    for alias in survey.entries("alias", Alias):
        name, target = alias.fields.name, alias.fields.target
        if target not in survey or kind_of(target) not in {"community", "association"}:
            yield alias.record, f"target {target!r} is no community or association that is there"
        elif slug(name) in taken:
            yield alias.record, f"the name {name!r} is taken by {taken[slug(name)]}"
        elif alias.id != slug(name):
            yield alias.record, f"an alias is called by its name's letters: {slug(name)!r}"
