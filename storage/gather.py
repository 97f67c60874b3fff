"""The file side of merging: find the files, read them, write their union to a new file, quarantine the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from .disk import can_be_read, free_name, put_new, replace_with_spare, spares_of
from .errors import GuaquiError, from_os
from .lines import Reading, whole_file
from .lock import taken
from .reading import read_file
from .records import kind_of
from .sources import find_files, readings_of
from .survey import Survey
from .text import printable
from .union import Brought, grouped, in_order, union

_PATIENCE = 20.0
"""Seconds that a merge waits for another one onto the same file."""


class LeftOut(NamedTuple):
    """An input that stays out whole, and why."""

    path: str
    error: GuaquiError


class Merged(NamedTuple):
    """What a merge gives. `survey` is the present state of the union; `wrote` whether OUT changed."""

    out: str
    revisions: int
    inputs: list[Brought]
    left_out: list[LeftOut]
    survey: Survey
    wrote: bool
    quarantine: str
    """The file that holds what was refused, empty where nothing was."""

    @property
    def quarantined(self) -> int:
        return sum(len(brought.problems) for brought in self.inputs)


class Quarantined(Struct):
    """Something that is no revision, whole, with where it stood and why it was refused."""

    source: str
    where: str
    reason: str
    detail: str
    raw: str


def quarantine_path(out: Path) -> Path:
    return out.with_name(f"{out.name}.quarantine.json")


def merge(
    out: Path,
    sources: Sequence[Path],
    *,
    dry_run: bool = False,
    tell: Callable[[str, int, int], None] = lambda _path, _done, _all: None,
) -> Merged:
    """Write the union of the files to `out`; where it exists it is the first of them.

    The same set of revisions gives the same bytes. A file that cannot be believed stays out whole, and the
    rest is merged. Raises `GuaquiError`, and then nothing was changed: `not-found`, `no-files` (none could
    be read), `municipalities-differ`, `busy`, OUT's own faults, and what the disk refused.
    """
    if dry_run:
        return _merge(out, sources, dry_run=True, tell=tell)
    lock = taken(out, _PATIENCE)
    if lock is None:
        raise GuaquiError("busy", path=str(out))
    try:
        return _merge(out, sources, dry_run=False, tell=tell)
    except OSError as error:
        raise from_os(error, out) from error
    finally:
        lock.release()


def _merge(out: Path, sources: Sequence[Path], *, dry_run: bool, tell: Callable[[str, int, int], None]) -> Merged:
    readings, left_out = _read_all(out, sources, tell)
    if not readings and len(left_out) == 1:
        raise left_out[0].error
    if not readings:
        raise GuaquiError("no-files", paths=[str(source) for source in sources])
    _same_municipality(readings)
    together, brought = union(readings)
    ordered = in_order(grouped(together.values()))
    survey = Survey(ordered)
    problems = [
        Quarantined(printable(one.path), problem.where, problem.reason, problem.detail, problem.raw)
        for one in brought
        for problem in one.problems
    ]
    kept = quarantine_path(out) if problems else None
    wrote = False
    if not dry_run:
        if kept:
            _quarantine(kept, problems)
        wrote = _write(out, [*whole_file(ordered)], readings)
    return Merged(str(out), len(ordered), brought, left_out, survey, wrote, str(kept or ""))


def _read_all(
    out: Path, sources: Sequence[Path], tell: Callable[[str, int, int], None]
) -> tuple[list[tuple[str, Reading]], list[LeftOut]]:
    """Every input that can be read, OUT first, and the rest with the reason."""
    readings: list[tuple[str, Reading]] = []
    left_out: list[LeftOut] = []
    if can_be_read(out):
        readings.append((str(out), read_file(out)))  # its faults are errors: it is going to be replaced
    files = find_files(sources, {out, *spares_of(out), quarantine_path(out)})
    for done, (path, in_folder) in enumerate(files):
        tell(str(path), done, len(files))
        for name, reading in readings_of(path):
            if isinstance(reading, Reading):
                readings.append((name, reading))
            elif reading.code == "not-found":
                raise reading
            elif not (reading.facts.get("other_json") and (in_folder or name != str(path))):
                left_out.append(LeftOut(name, reading))
    return readings, left_out


def _write(out: Path, chunks: list[bytes], readings: list[tuple[str, Reading]]) -> bool:
    if out.exists():
        before = out.read_bytes()
        if before == b"".join(chunks):
            return False
        if not readings[0][1].whole:
            put_new(free_name(out, "damaged"), [before])
    replace_with_spare(out, chunks)
    return True


def _quarantine(path: Path, problems: list[Quarantined]) -> None:
    """Add to what is in quarantine already; the same thing from the same place is kept once."""
    unique = {msgspec.json.encode(problem): None for problem in (*_in_quarantine(path), *problems)}
    replace_with_spare(path, [b"[\n", b",\n".join(unique), b"\n]\n"])


def _in_quarantine(path: Path) -> list[Quarantined]:
    """What an earlier merge kept; a file that is no quarantine is put aside, and a spare copy helps out."""
    for name in (path, *spares_of(path)):
        try:
            return msgspec.json.decode(name.read_bytes(), type=list[Quarantined])
        except FileNotFoundError:
            continue
        except msgspec.DecodeError:
            put_new(free_name(path, "damaged"), [name.read_bytes()])
    return []


def _same_municipality(readings: Iterable[tuple[str, Reading]]) -> None:
    """Refuse to mix plans: a union cannot be taken apart again by who brought what."""
    first: tuple[str, set[str]] | None = None
    for path, reading in readings:
        plans = {r.record.partition("/")[2] for r in reading.revisions if kind_of(r.record) == "plan"}
        if not plans:
            continue
        if first is None:
            first = path, plans
        elif not plans & first[1]:
            raise GuaquiError(
                "municipalities-differ",
                paths=[first[0], path],
                municipalities=[min(first[1]), min(plans)],
            )
