"""Which of the files that were read come into a merge, and why the others stay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from ..errors import (
    GuaquiError,
    LeftByHandError,
    OtherMunicipalityError,
    SetAsideError,
    SeveralMunicipalitiesError,
    UnknownPackError,
)
from ..file.unknown_pack import unknown_pack_versions, unknown_packs
from ..packs.file_municipality import has_of, municipalities_of, own_municipalities
from ..revisions.changes import decided
from ..revisions.lines import FileReading
from ..revisions.record_names import municipality_of
from ..revisions.revision import Revision
from .passphrases import Passphrases

Readings = list[tuple[str, FileReading]]
"""What was read, each with the path that it was read from."""


class LeftOut(NamedTuple):
    """An input that stays out whole, and why."""

    path: str
    error: GuaquiError


class MergeOptions(NamedTuple):
    """What whoever merges asks for.

    `again`: what an undo put aside comes in too. `accept_pack`: so do versions in a pack's name that nobody knows,
    `together`: what is of other municipalities. `municipality`: whose plan it is, where it is not there yet and
    the files are of several. `without`: the paths of those that stay out, as they were read. `passphrases`:
    what opens those that are encrypted. `of_hub`: it comes from a hub, so what stays out is nobody's file.
    """

    again: bool = False
    accept_pack: bool = False
    together: bool = False
    municipality: str = ""
    without: frozenset[str] = frozenset()
    passphrases: Passphrases = Passphrases()
    of_hub: bool = False


ALL_KNOWN: Final = MergeOptions()
"""Nothing out of the ordinary is asked for."""


class Admitted(NamedTuple):
    """What comes in: of each file the revisions of the plan's municipalities.

    `strangers`: how many of each path are of another one, by its name. `accepted`: by path, what the versions that
    were accepted as a pack's change.
    """

    readings: Readings
    left_out: list[LeftOut]
    strangers: dict[str, dict[str, int]]
    accepted: dict[str, dict[str, list[str]]]


def without_left(without: Collection[str], readings: Readings) -> tuple[Readings, list[LeftOut]]:
    """The readings that nobody left out, and those that somebody did."""
    left = [path for path, _reading in readings if path in without]
    stays = [LeftOut(path, LeftByHandError("left-by-hand", path=path)) for path in left]
    return [one for one in readings if one[0] not in without], stays


def without_set_aside(
    aside: Collection[str], before: FileReading | None, readings: Readings, *, of_hub: bool = False
) -> tuple[Readings, list[LeftOut]]:
    """The readings that bring nothing of what an undo took out of OUT, and those that would."""
    if not aside:
        return readings, []
    gone = set(aside) - _ids(before)
    inside: Readings = []
    left_out = []
    for path, reading in readings:
        if count := sum(one.rev in gone for one in reading.revisions):
            error = SetAsideError("hub-set-aside" if of_hub else "set-aside", path=path, count=count)
            left_out.append(LeftOut(path, error))
        else:
            inside.append((path, reading))
    return inside, left_out


def admitted(out: Path, before: FileReading | None, readings: Readings, asked: MergeOptions) -> Admitted:
    """What comes in of some readings. `before` is what OUT holds, None where it is not there.

    Raises `municipalities-differ` where another municipality than OUT's is asked for, and `municipalities-several`
    where there is no OUT, the files are of several and none is asked for.
    """
    own = _municipalities(out, before, readings, asked)
    ours = [one for one in readings if has_of(own, one[1].revisions)]
    others = [_stranger(own, *one) for one in readings if not has_of(own, one[1].revisions)]
    known = _ids(before)
    strange = {path: found for path, reading in ours if (found := unknown_pack_versions(reading.revisions, known))}
    sure = [one for one in ours if one[0] not in strange]
    base = [revision for one in (before, *(one for _path, one in sure)) for revision in _revisions(one)]
    effects = {path: _effect(base, reading, strange[path]) for path, reading in ours if path in strange}
    stay = [] if asked.accept_pack else [one for one in ours if one[0] in strange]
    nobodys = [
        LeftOut(path, _nobodys(path, reading, _beside(base, known, reading), effects[path], of_hub=asked.of_hub))
        for path, reading in stay
    ]
    inside = ours if asked.accept_pack else sure
    strangers = {path: many for path, reading in inside if (many := _others(own, reading))}
    return Admitted(
        [(path, _only(own, reading) if path in strangers else reading) for path, reading in inside],
        [*nobodys, *others],
        strangers,
        effects if asked.accept_pack else {},
    )


def _municipalities(
    out: Path, before: FileReading | None, readings: Readings, asked: MergeOptions
) -> frozenset[str]:
    """Whose plan OUT is, of several those that it describes; empty where all are, or where nothing says whose."""
    if asked.together:
        return frozenset()
    if there := _revisions(before):
        own = own_municipalities(there)
        if asked.municipality and asked.municipality not in own:
            facts = {"path": str(out), "municipality": ", ".join(sorted(own)), "own": asked.municipality}
            raise OtherMunicipalityError("municipalities-differ", **facts)
        return own
    found = {name: path for path, reading in readings for name in municipalities_of(reading.revisions)}
    if len(found) > 1 and not asked.municipality:
        raise SeveralMunicipalitiesError(
            "municipalities-several", municipalities=sorted(found), paths=sorted({*found.values()})
        )
    return frozenset({asked.municipality} if asked.municipality else found)


def _only(own: frozenset[str], reading: FileReading) -> FileReading:
    return reading._replace(revisions=[one for one in reading.revisions if _is_of(own, one)])


def _others(own: frozenset[str], reading: FileReading) -> dict[str, int]:
    """How many of a file's revisions are of each other municipality."""
    names = {municipality_of(record) for record in {one.record for one in reading.revisions}}
    if not own or names <= own:
        return {}
    return dict(Counter(municipality_of(one.record) for one in reading.revisions if not _is_of(own, one)))


def _is_of(own: frozenset[str], one: Revision) -> bool:
    return not own or municipality_of(one.record) in own


def _stranger(own: frozenset[str], path: str, reading: FileReading) -> LeftOut:
    whose = ", ".join(municipalities_of(reading.revisions))
    facts = {"path": path, "municipality": whose, "own": ", ".join(sorted(own))}
    return LeftOut(path, OtherMunicipalityError("municipalities-differ", **facts))


def _beside(base: Collection[Revision], known: Collection[str], reading: FileReading) -> Collection[Revision]:
    """What a reading lies beside: not what came along with it, and stands nowhere yet."""
    along = {one.rev for one in reading.along}.difference(known)
    return [one for one in base if one.rev not in along] if along else base


def _nobodys(
    path: str,
    reading: FileReading,
    base: Collection[Revision],
    changes: Mapping[str, list[str]],
    *,
    of_hub: bool,
) -> UnknownPackError:
    """A pack that is merely not known here is one thing; what touches something known is named, and first."""
    found = unknown_packs([*reading.revisions, *reading.along], base)
    if not found.single and len(found.packs) == 1:
        facts = {"path": path, "changes": changes, **found.packs[0].facts}
        return UnknownPackError("hub-pack-new" if of_hub else "pack-new", **facts)
    first = {one.record for one in found.single}
    named = {
        record: changes[record] for record in sorted(changes, key=lambda record: (record not in first, record))
    }
    count = len(found.single) + sum(len(pack.revisions) for pack in found.packs)
    facts = {"path": path, "count": count, "changes": named}
    return UnknownPackError("hub-pack-unknown" if of_hub else "pack-unknown", **facts)


def _effect(base: Iterable[Revision], reading: FileReading, strange: Collection[Revision]) -> dict[str, list[str]]:
    revs = {one.rev for one in strange}
    rest = {one.rev: one for one in (*base, *reading.revisions) if one.rev not in revs}
    return decided(rest.values(), strange)


def _ids(reading: FileReading | None) -> set[str]:
    return {one.rev for one in _revisions(reading)}


def _revisions(reading: FileReading | None) -> list[Revision]:
    return reading.revisions if reading else []
