"""Looking at what a merge would bring: find the files, read them, say who brought what. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from .aside import set_aside
from .disk import can_be_read, real, spares_of
from .errors import GuaquiError, from_os
from .lines import Reading
from .merges import beside
from .reading import apart_from, read_file
from .records import kind_of
from .revision import Revision
from .sources import find_files, readings_of
from .survey import Survey
from .union import Brought, grouped, in_order, union

Tell = Callable[[str, int, int], None]
"""Told before each file: its path, how many are done, how many there are. What it raises breaks the look off."""


class LeftOut(NamedTuple):
    """An input that stays out whole, and why."""

    path: str
    error: GuaquiError


class Look(NamedTuple):
    """What a merge onto `out` would bring, as it was seen. `revisions` is the union, in a merged file's order.

    Where OUT is there, it is the first of `inputs`.
    """

    out: Path
    readings: list[tuple[str, Reading]]
    before: Reading | None
    """What OUT held; None where it is not there."""
    stamp: tuple[int, ...] | None
    inputs: list[Brought]
    left_out: list[LeftOut]
    revisions: list[Revision]
    survey: Survey

    @property
    def sources(self) -> list[Brought]:
        """The inputs without OUT."""
        return self.inputs[1:] if self.before is not None else self.inputs

    def disputed_by(self, brought: Brought) -> list[str]:
        """The records to settle in which an input has a say that no earlier one had, by name."""
        fresh = grouped(brought.fresh)
        return [record for record in sorted(fresh) if _disputes(self.survey, record, fresh[record].keys())]


def _disputes(survey: Survey, record: str, revs: Iterable[str]) -> bool:
    """Whether some revisions of a record are claims in its conflicts."""
    state = survey.history(record)
    if state is None or not state.disputed:
        return False
    fields = state.claims if "withdrawn" in state.conflicts else state.conflicts
    claims = {claim.revision.rev for name in fields for claim in state.claims[name]}
    return not claims.isdisjoint(revs)


def look(
    out: Path, sources: Sequence[Path], *, again: bool = False, tell: Tell = lambda _path, _done, _all: None
) -> Look:
    """Read everything that is meant, OUT first. What an undo put aside stays out unless `again`.

    Raises `GuaquiError`: `not-found`, `no-files` (none could be read), OUT's faults, and what the disk refused.
    """
    readings: list[tuple[str, Reading]] = []
    out = real(out)
    left_out = [
        LeftOut(str(spare), GuaquiError("spare-apart", path=str(out), spare=str(spare), count=count))
        for spare, count in apart_from(out)
    ]
    stamp = stamp_of(out)
    before = read_file(out) if can_be_read(out) else None  # its faults are errors: it is going to be replaced
    try:
        files = find_files(sources, {out, *spares_of(out), *beside(out)})
    except OSError as error:
        raise from_os(error, error.filename or out) from error
    for done, (path, in_folder) in enumerate(files):
        tell(str(path), done, len(files))
        for name, reading in readings_of(path):
            if isinstance(reading, Reading):
                readings.append((name, reading))
            elif reading.code == "not-found":
                raise reading
            elif not (reading.facts.get("other_json") and (in_folder or name != str(path))):
                left_out.append(LeftOut(name, reading))
    if not again:
        readings, kept_out = _without_set_aside(out, before, readings)
        left_out += kept_out
    return _weighed(out, before, stamp, readings, left_out, [str(source) for source in sources])


def anew(seen: Look) -> Look:
    """The same look at what OUT is by now; the other files are not read again."""
    stamp = stamp_of(seen.out)
    if stamp == seen.stamp:
        return seen
    before = read_file(seen.out) if can_be_read(seen.out) else None
    return _weighed(seen.out, before, stamp, seen.readings, seen.left_out, [])


def stamp_of(path: Path) -> tuple[int, ...] | None:
    """What changes when a file does; None where it is not there."""
    try:
        said = path.stat()
    except OSError:
        return None
    return said.st_ino, said.st_size, said.st_mtime_ns


def _weighed(
    out: Path,
    before: Reading | None,
    stamp: tuple[int, ...] | None,
    readings: list[tuple[str, Reading]],
    left_out: list[LeftOut],
    named: list[str],
) -> Look:
    first = [(str(out), before)] if before is not None else []
    inside, strangers = _of_one_municipality([*first, *readings])
    left_out = [*left_out, *strangers]
    if not inside and len(left_out) == 1:
        raise left_out[0].error
    if not inside:
        raise GuaquiError("no-files", paths=named)
    together, brought = union(inside)
    revisions = in_order(grouped(together.values()))
    return Look(out, inside[len(first) :], before, stamp, brought, left_out, revisions, Survey(revisions))


def _without_set_aside(
    out: Path, before: Reading | None, readings: list[tuple[str, Reading]]
) -> tuple[list[tuple[str, Reading]], list[LeftOut]]:
    """The readings that bring nothing of what an undo took out of OUT, and those that would."""
    aside = set_aside(out) - {one.rev for one in (before.revisions if before else ())}
    inside: list[tuple[str, Reading]] = []
    left_out = []
    for path, reading in readings:
        if count := sum(one.rev in aside for one in reading.revisions):
            left_out.append(LeftOut(path, GuaquiError("set-aside", path=path, count=count)))
        else:
            inside.append((path, reading))
    return inside, left_out


def _of_one_municipality(
    readings: Iterable[tuple[str, Reading]],
) -> tuple[list[tuple[str, Reading]], list[LeftOut]]:
    """The readings without those of other municipalities than the first's: a union cannot be taken apart again."""
    first: tuple[str, set[str]] | None = None
    inside: list[tuple[str, Reading]] = []
    left_out = []
    for path, reading in readings:
        plans = {r.record.partition("/")[2] for r in reading.revisions if kind_of(r.record) == "plan"}
        if first is None and plans:
            first = path, plans
        if first is None or not plans or plans & first[1]:
            inside.append((path, reading))
            continue
        error = GuaquiError(
            "municipalities-differ", paths=[first[0], path], municipalities=[min(first[1]), min(plans)]
        )
        left_out.append(LeftOut(path, error))
    return inside, left_out
