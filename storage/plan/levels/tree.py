"""The levels above communities (ayllu, marka, district), who is below each, and what its communities come to.

A level is a community with `per_year` 0: it gathers others and asks for nothing itself. What it is part of may be
a level again, as deep as the municipality has it. What is said wrongly breaks nothing: who is part of something
that is no level on the list is in none, and levels that are part of each other in a circle stand at the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct

from ...kinds.terms.community import is_level
from ..productive_share import Figures, fill
from ..slot_states import SlotState
from ..survey import Survey


class Level(Struct, frozen=True):
    """`depth`: how many are above it. `own` are the communities that are part of it, `communities` those of the
    levels below it too, by id, in the order of the levels.
    """

    id: str
    name: str
    depth: int
    own: tuple[str, ...]
    communities: tuple[str, ...]


class LevelFigures(Figures, kw_only=True):
    years: dict[str, Figures]


class Levels(NamedTuple):
    """`tree`: each level before those that are part of it. `outside`: the communities that are in none, by id."""

    tree: tuple[Level, ...]
    outside: tuple[str, ...]

    def below(self, level: str) -> tuple[str, ...]:
        """The communities of a level and of those below it; none of what is no level."""
        return next((one.communities for one in self.tree if one.id == level), ())

    def ids_below(self, level: str) -> set[str]:
        """A level and those below it, by id."""
        at = next((at for at, one in enumerate(self.tree) if one.id == level), len(self.tree))
        return {level, *(one.id for one in self.tree[at + 1 : self._end(at)])}

    def _end(self, at: int) -> int:
        """Behind the last one below a place of the tree."""
        behind = range(at + 1, len(self.tree))
        return next((end for end in behind if self.tree[end].depth <= self.tree[at].depth), len(self.tree))

    def heads(self) -> dict[str, list[Level]]:
        """By community the levels that begin with it, from the top, where all stand in the order of the levels."""
        found: dict[str, list[Level]] = {}
        for one in self.tree:
            for id_ in one.communities[:1]:
                found.setdefault(id_, []).append(one)
        return found

    def order(self) -> list[str]:
        """The communities in the order of their levels; last those that are in none."""
        return [*(id_ for one in self.tree for id_ in one.own), *self.outside]


def is_level_here(survey: Survey, holder: str) -> bool:
    """Whether an id is of a level on the list."""
    state = survey.own(holder)
    return state is not None and state.values.get("withdrawn") is not True and is_level(state.values)


def levels(survey: Survey) -> Levels:
    """The levels of a plan as they stand, each and its communities in the order of their list."""
    listed = {one.id: one for one in survey.communities()}
    above = _levels_above(survey)
    part: dict[str, list[str]] = {}
    for id_ in listed:
        part.setdefault(above[id_], []).append(id_)
    gathers = {id_ for id_, one in listed.items() if is_level(one.history.values)}
    own = {id_: tuple(one for one in part.get(id_, ()) if one not in gathers) for id_ in ("", *gathers)}
    tree = _in_order(part, gathers)
    below = _below(tree, own)
    made = (Level(id_, listed[id_].fields.name, depth, own[id_], below[id_]) for id_, depth in tree)
    return Levels(tuple(made), own[""])


def _in_order(part: Mapping[str, list[str]], gathers: set[str]) -> list[tuple[str, int]]:
    """Each level before those that are part of it, with its depth."""
    tree, waiting = [], [(id_, 0) for id_ in reversed(part.get("", ())) if id_ in gathers]
    while waiting:
        id_, depth = waiting.pop()
        tree.append((id_, depth))
        waiting += [(one, depth + 1) for one in reversed(part.get(id_, ())) if one in gathers]
    return tree


def _below(tree: list[tuple[str, int]], own: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """By level the communities of it and of those below it."""
    found: dict[str, list[str]] = {}
    path: list[str] = []
    for id_, depth in tree:
        path[depth:] = [id_]
        found[id_] = []
        for one in path:
            found[one] += own[id_]
    return {id_: tuple(communities) for id_, communities in found.items()}


def _levels_above(survey: Survey) -> dict[str, str]:
    """By community and level the level that it is part of; empty where it is in none."""
    said, wrong = _said_above(survey), wrong_levels(survey)
    return {id_: "" if id_ in wrong else above for id_, above in said.items()}


def _said_above(survey: Survey) -> dict[str, str]:
    """What each one on the list says that it is part of; empty where it says nothing."""
    said = ((one.id, one.fields.part_of) for one in survey.communities())
    return {id_: above if isinstance(above, str) else "" for id_, above in said}


def wrong_levels(survey: Survey) -> dict[str, str]:
    """Why one is not part of what it says, by id: `level-unknown`, it is not on the list; `level-asks`, it is no
    level but asks for something itself; `level-circle`, the way up leads back to it.
    """
    said = _said_above(survey)
    gathers = {one.id for one in survey.communities() if is_level(one.history.values)}
    found = {}
    for id_, above in said.items():
        if above and above not in said:
            found[id_] = "level-unknown"
        elif above and above not in gathers:
            found[id_] = "level-asks"
    return found | dict.fromkeys(_in_circles({id_: said[id_] for id_ in gathers}), "level-circle")


def said_below(survey: Survey, level: str) -> list[str]:
    """The records of those of which a claim in dispute says that they are part of a level, or of one below it."""
    of = levels(survey).ids_below(level)
    states = [one.history for one in survey.communities(withdrawn=True) if "part_of" in one.history.conflicts]
    return [one.record for one in states if any(claim.value in of for claim in one.claims["part_of"])]


def _in_circles(above: Mapping[str, str]) -> set[str]:
    """Those from which the way up leads back to themselves."""
    done: set[str] = set()
    found: set[str] = set()
    for id_ in above:
        way: list[str] = []
        at = id_
        while at in above and at not in done:
            done.add(at)
            way.append(at)
            at = above[at]
        found |= {*way[way.index(at) :]} if at in way else set()
    return found


def level_figures(of: Levels, states: Iterable[SlotState], years: Iterable[int]) -> dict[str, LevelFigures]:
    """The figures of each level by its id, by the one rule of counting: those of its communities and of the levels
    below. `""` are the communities that are in none, where there are any; without a level there is nothing.
    """
    by_holder: dict[str, list[SlotState]] = {}
    for state in states:
        by_holder.setdefault(state.holder, []).append(state)
    parts = {one.id: one.communities for one in of.tree} | ({"": of.outside} if of.tree and of.outside else {})
    asked = {id_: [s for one in part for s in by_holder.get(one, ())] for id_, part in parts.items()}
    return {id_: _figures(its, [*years]) for id_, its in asked.items()}


def _figures(states: list[SlotState], years: Iterable[int]) -> LevelFigures:
    of_years = {str(year): fill(Figures(), (s for s in states if s.year == year)) for year in years}
    found = LevelFigures(years=of_years)
    fill(found, states)
    return found
