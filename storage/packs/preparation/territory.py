"""A list of communities -> communities, the levels above them, zonings, zones, and who is in which zone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from ...errors import SetupError
from ...kinds.terms.community import is_level
from ...names.name_table import slug
from ...notation.text import clean_line
from .answer_texts import ColumnRole, FreeIds, column_at, column_role
from .answers import Answers, ListRow, ListTable
from .cell_values import details
from .list_columns import known_columns
from .list_names import ListNames

_FIGURES: Final = ("people", "families")
"""Of a row that has any, or a zone, its name is a community's, though a level is called so too."""
_DETAILS: Final = ("code", "people", "families", "latitude_e6", "longitude_e6")


class Territory(NamedTuple):
    """Bodies by id, each list in the order of the table; of members by zoning and holder."""

    communities: dict[str, dict[str, Any]]
    zonings: dict[str, dict[str, Any]]
    zones: dict[str, dict[str, Any]]
    members: dict[tuple[str, str], dict[str, Any]]
    levels_with_rows: tuple[str, ...] = ()
    """The names of those levels whose rows name themselves as their level."""

    @property
    def levels(self) -> list[str]:
        """The names of those that are levels above others."""
        return [body["name"] for body in self.communities.values() if is_level(body)]

    def zones_of(self, zoning: str) -> list[str]:
        """The names of a zoning's zones."""
        return [zone["name"] for zone in self.zones.values() if zone["zoning"] == zoning]


NOWHERE: Final = Territory({}, {}, {}, {})


class ListRoles(NamedTuple):
    """What the columns of a list of communities are; levels from the nearest upward."""

    name: int
    levels: tuple[ColumnRole, ...]
    zonings: tuple[ColumnRole, ...]
    details: dict[str, int]

    @property
    def used(self) -> set[int]:
        """The places of the columns that something is made of."""
        return {self.name, *self.details.values(), *(one.at for one in (*self.levels, *self.zonings))}


def roles_of(answers: Answers) -> ListRoles:
    """As they were answered. Raises `setup-column-unknown`."""
    table = answers.table("from")
    name = column_at(answers.text("name-column"), table)
    levels = tuple(column_role(text, table) for text in answers.lines("level"))
    zonings = tuple(column_role(text, table) for text in answers.lines("zoning"))
    taken = {name, *(one.at for one in (*levels, *zonings))}
    known = known_columns(table, "community")
    return ListRoles(
        name, levels, zonings, {one: known[one] for one in _DETAILS if known.get(one, name) not in taken}
    )


def territory_of(answers: Answers) -> Territory:
    """Nothing as long as it is not said which column has the names.

    Raises a `SetupError` with the line of what does not fit in the list, `setup-no-rows`.
    """
    table = answers.table("from")
    if table.path and not table.rows:
        raise SetupError("setup-no-rows", path=table.path)
    if not answers.text("name-column"):
        return NOWHERE
    return _TerritoryReader(table, roles_of(answers)).read()


class _TerritoryReader:
    """Reads one list: first who is there, then the levels, then the zones."""

    def __init__(self, table: ListTable, roles: ListRoles) -> None:
        self._table = table
        self._roles = roles
        self._names = ListNames(table)
        self._ids = FreeIds()
        self._by_name: dict[str, str] = {}
        """Letters of a name -> the id."""
        self._bodies: dict[str, dict[str, Any]] = {}
        self._zonings: dict[str, dict[str, Any]] = {}
        self._zones: dict[str, dict[str, Any]] = {}
        self._members: dict[tuple[str, str], dict[str, Any]] = {}

    def read(self) -> Territory:
        for row in self._table.rows:
            self._add(row)
        above = self._levels(self._names_shared())
        for id_, level in above.items():
            self._bodies[id_]["part_of"] = level
        self._put_zones()
        own = (self._cell(row, self._roles.name) for row in self._table.rows if self._names_itself(row))
        levels = tuple(name for name in own if is_level(self._bodies[self._by_name[slug(name)]]))
        return Territory(self._bodies, self._zonings, self._zones, self._members, levels)

    def _add(self, row: ListRow) -> None:
        id_ = self._new(self._names.new(row, self._roles.name), row.line)
        self._bodies[id_].update(details(row, self._roles.details, self._table, "community"))

    def _new(self, name: str, line: int) -> str:
        id_ = self._names.id_of(self._ids, name, line)
        self._by_name[slug(name)], self._bodies[id_] = id_, {"name": name}
        return id_

    def _named_levels(self, row: ListRow) -> list[tuple[int, str]]:
        """The columns of the levels that a row names, with the letters of their names; the nearest first."""
        named = ((role.at, slug(self._cell(row, role.at))) for role in self._roles.levels)
        return [(at, letters) for at, letters in named if letters]

    def _names_itself(self, row: ListRow) -> bool:
        """Whether a row names itself as its nearest level."""
        nearest = self._named_levels(row)[:1]
        return bool(nearest) and nearest[0][1] == slug(self._cell(row, self._roles.name))

    def _names_shared(self) -> set[tuple[int, str]]:
        """The columns and names of levels that are called as a community is, or as a level nearer to one."""
        shared = set()
        communities = {
            slug(self._cell(row, self._roles.name)) for row in self._table.rows if self._is_community(row)
        }
        for row in self._table.rows:
            taken = set(communities)
            for at, letters in self._named_levels(row):
                if letters in taken:
                    shared.add((at, letters))
                taken.add(letters)
        return shared

    def _is_community(self, row: ListRow) -> bool:
        """Whether a row that may be called as a level is not that level: it has what levels do not have."""
        if not self._names_itself(row):
            return False
        body = self._bodies[self._id(row)]
        return any(one in body for one in _FIGURES) or any(self._cell(row, one.at) for one in self._roles.zonings)

    def _levels(self, shared: set[tuple[int, str]]) -> dict[str, str]:
        """By id the level right above; those that are levels are marked as such."""
        above: dict[str, str] = {}
        for row in self._table.rows:
            below = self._id(row)
            for role in self._roles.levels:
                named = self._cell(row, role.at)
                is_apart = (role.at, slug(named)) in shared
                if not named or (not is_apart and self._by_name.get(slug(named)) == self._id(row)):
                    continue  # a level's own row names itself, or nothing
                level = (
                    self._level_apart(named, role, row.line) if is_apart else self._level(named, role, row.line)
                )
                self._put(above, below, level, row.line)
                below = level
        return above

    def _level(self, named: str, role: ColumnRole, line: int) -> str:
        level = self._by_name.get(slug(named)) or self._new(named, line)
        self._bodies[level] |= {"sort": role.name, "per_year": 0}
        return level

    def _level_apart(self, named: str, role: ColumnRole, line: int) -> str:
        """One whose name is a community's, or a nearer level's: it is called with its kind's word behind."""
        return self._level(f"{named} ({role.name})", role, line)

    def _put(self, above: dict[str, str], below: str, level: str, line: int) -> None:
        """Raises `setup-level-several` where a row says another level than one before, `setup-level-of-itself`."""
        facts = {"path": self._table.path, "line": line, "name": self._bodies[below]["name"]}
        if above.setdefault(below, level) != level:
            others = [self._bodies[one]["name"] for one in (above[below], level)]
            raise SetupError("setup-level-several", **facts, levels=others)
        if below in _upward(above, level):
            raise SetupError("setup-level-of-itself", **facts)

    def _put_zones(self) -> None:
        zoning_ids, zone_ids = FreeIds(), FreeIds()
        for role in self._roles.zonings:
            zoning = self._names.id_of(zoning_ids, role.name, self._table.rows[0].line)
            self._zonings[zoning] = {"name": role.name}
            self._put_zones_of(zoning, role.at, zone_ids)

    def _put_zones_of(self, zoning: str, at: int, ids: FreeIds) -> None:
        of_name: dict[str, str] = {}
        for row in self._table.rows:
            if not (name := self._cell(row, at)):
                continue  # it is in no zone of this zoning
            if (zone := of_name.get(slug(name))) is None:
                zone = of_name[slug(name)] = self._names.id_of(ids, name, row.line)
                self._zones[zone] = {"name": name, "zoning": zoning}
            self._members[zoning, self._id(row)] = {"zone": zone}

    def _id(self, row: ListRow) -> str:
        return self._by_name[slug(self._cell(row, self._roles.name))]

    def _cell(self, row: ListRow, at: int) -> str:
        return clean_line(row.cells[at])


def _upward(above: dict[str, str], of: str) -> Iterator[str]:
    """One and what stands above it, as far as that goes without coming round."""
    seen: set[str] = set()
    while of and of not in seen:
        yield of
        seen.add(of)
        of = above.get(of, "")
