"""A municipality's pack: the records that every new file of it starts from, each referring to what is there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..errors import InputError
from ..kinds.lookup import kind_of
from ..kinds.terms.alias import Alias
from ..names.name_table import slug
from ..packs.editions import FOLDER, bad_pack, municipalities, read_editions
from ..plan.survey import Survey
from ..revisions.references import named_in
from ..revisions.revision import Revision


@cache
def load_pack(municipality: str) -> tuple[Revision, ...]:
    """The revisions of a municipality's pack. Raises `municipality-unknown` or `pack-bad`."""
    if municipality not in municipalities():
        raise InputError("municipality-unknown", municipality=municipality, known=municipalities())
    path = FOLDER / f"{municipality}.toml"
    return parse_pack(path.read_text("utf-8"), path.name)


def parse_pack(text: str, file: str) -> tuple[Revision, ...]:
    """The revisions that a pack's text says.

    Raises `pack-bad` with file, line and reason: what `read_editions` raises, a reference to what is
    not there, two of one name.
    """
    said = read_editions(text, file)
    for needed in ("municipality", "plan"):
        if not any(kind_of(record) == needed for record in said.lines):
            raise bad_pack(file, 1, f"there is no [edition.{needed}]")
    for record, reason in _loose_ends(Survey(said.revisions)):
        raise bad_pack(file, said.lines[record], f"{record}: {reason}")
    return said.revisions


def _loose_ends(survey: Survey) -> Iterator[tuple[str, str]]:
    """Records that refer to what is not there, or that share a name, each with the reason."""
    for plan in survey.plans():
        if plan.history.values["years"] != sorted(set(plan.fields.years)):
            yield plan.record, "years are each once, in order"
    for record in sorted(survey.all_revisions()):
        state = survey.history(record)
        for one in named_in(record, state.values if state else {}):
            if not any(name in survey for name in one.records(survey.municipality)):
                yield record, f"{one.field} {one.id!r} is no {' or '.join(one.kinds)} that is there"
    yield from _zones_of_another_zoning(survey)
    yield from _name_clashes(survey)


def _zones_of_another_zoning(survey: Survey) -> Iterator[tuple[str, str]]:
    for zoning in survey.zonings():
        zones = {one.id for one in survey.zones(zoning.id)}
        for member in survey.members(zoning.id).values():
            if member.fields.zone not in zones:
                yield member.record, f"zone {member.fields.zone!r} is of another zoning"


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
        name = alias.fields.name
        if slug(name) in taken:
            yield alias.record, f"the name {name!r} is taken by {taken[slug(name)]}"
        elif alias.id != slug(name):
            yield alias.record, f"an alias is called by its name's letters: {slug(name)!r}"
