"""Which names of a plan, and of who types in it, are not what they look like. They are kept all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from ..kinds.lookup import KINDS, kind_of
from ..kinds.terms.zone import KIND as ZONE
from ..kinds.terms.zone import Zone
from ..names.look_alikes import StrangeLetter, by_reading, read_as, reading, strange_letters
from ..notation.text import clean_line
from ..revisions.record_names import is_of_its_name
from ..revisions.revision import Revision
from .survey import Survey

_WITH_NAMES: Final = tuple(kind.name for kind in KINDS.values() if kind.name != "alias" and kind.has("name"))
"""The kinds whose records have a name. What an alias says somebody decided on, however it is written."""
_HOLDERS: Final = ("community", "association")


class NameDoubt(Struct, frozen=True):
    """A name, the letters in it that are not what they look like, and the names of others that read the same."""

    name: str
    letters: tuple[StrangeLetter, ...] = ()
    others: tuple[str, ...] = ()


def name_doubts(survey: Survey, kinds: Iterable[str] = _WITH_NAMES) -> dict[str, NameDoubt]:
    """By record the names that are not what they look like, or that read as another's of their kind.

    Of two that read the same, that one is meant which has the strange letters; both, where neither has any.
    """
    return _doubts_in(names_by_list(survey, kinds).values())


def _doubts_in(groups: Iterable[Mapping[str, str]]) -> dict[str, NameDoubt]:
    found: dict[str, NameDoubt] = {}
    for group in groups:
        readings = by_reading(group)
        for record, name in group.items():
            if doubt := _doubt_of(record, name, group, readings):
                found[record] = doubt
    return found


def _doubt_of(
    record: str, name: str, group: Mapping[str, str], readings: Mapping[str, list[str]]
) -> NameDoubt | None:
    """What is doubtful in a record's name beside those of a list, of which `readings` are."""
    letters = strange_letters(name)
    same = [group[one] for one in readings.get(reading(name), ()) if one != record]
    others = dict.fromkeys(one for one in same if letters or not strange_letters(one))
    return NameDoubt(name, letters, tuple(others)) if letters or others else None


def names_by_list(survey: Survey, kinds: Iterable[str] = _WITH_NAMES) -> dict[tuple[str, str], dict[str, str]]:
    """The names that may be taken for one another, by record: those of one list; any other is alone."""
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for kind in kinds:
        for state in survey.standing(kind):
            name = state.values.get("name")
            if isinstance(name, str):
                groups.setdefault(_list_of(survey, kind, state.record), {})[state.record] = name
    return groups


def _list_of(survey: Survey, kind: str, record: str) -> tuple[str, str]:
    """Which list a record's name stands on: communities and associations are on one, a zone on its zoning's."""
    if kind in _HOLDERS:
        return "holder", ""
    if not is_of_its_name(KINDS[kind]):
        return kind, record
    zone = survey.entry(record, Zone) if kind == ZONE.name else None
    return kind, zone.fields.zoning if zone else ""


def holder_doubts(survey: Survey) -> dict[str, NameDoubt]:
    """By id those of communities and associations."""
    found = name_doubts(survey, _HOLDERS)
    return {record.rpartition("/")[2]: doubt for record, doubt in found.items()}


def author_doubts(revisions: Iterable[Revision], others: Iterable[str] = ()) -> dict[str, NameDoubt]:
    """Those of who saved some versions, by name; `others` are names that they may be taken for besides."""
    names = {*map(clean_line, {one.author for one in revisions})}
    plain: dict[str, str] = {}
    for name in sorted({*names, *map(clean_line, others)}):
        if name and not strange_letters(name):
            plain.setdefault(read_as(name).casefold(), name)
    found = {}
    for name in sorted(names):
        if letters := strange_letters(name):
            other = plain.get(clean_line(read_as(name)).casefold())
            found[name] = NameDoubt(name, letters, (other,) if other else ())
    return found


class KnownDoubts:
    """Of a plan, to be asked what each of several files brings into it, or would bring."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._groups = names_by_list(survey)
        self._readings = {of: by_reading(group) for of, group in self._groups.items()}
        self._authors = author_names(survey)

    def brought(self, revisions: Iterable[Revision]) -> list[NameDoubt]:
        """The names that some versions bring which are not what they look like, each once."""
        fresh = list(revisions)
        names = {
            (one.record, name)
            for one in fresh
            if "name" in one.sets and isinstance(name := one.body.get("name"), str)
        }
        found = {doubt.name: doubt for one in sorted(names) if (doubt := self._of_name(*one))}
        return [*found.values(), *author_doubts(fresh, self._authors).values()]

    def _of_name(self, record: str, name: str) -> NameDoubt | None:
        """What is doubtful in a name of a record; of one that does not stand what would be if it did."""
        kind = kind_of(record)
        if kind not in _WITH_NAMES:
            letters = strange_letters(name)
            return NameDoubt(name, letters) if letters else None
        of = _list_of(self._survey, kind, record)
        group = self._groups.get(of, {})
        if record in self._survey and group.get(record) != name and not strange_letters(name):
            return None
        return _doubt_of(record, name, group, self._readings.get(of, {}))


def author_names(survey: Survey) -> set[str]:
    """Who saved something in a file."""
    return {one.author for of_record in survey.all_revisions().values() for one in of_record.values()}
