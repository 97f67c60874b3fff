"""Looking at what a merge would bring: find the files, read them, say who brought what. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import GuaquiError, MergeError, NotFoundError, UnknownPackError, from_os
from ..file.disk import can_be_read, real, spares_of
from ..file.reading import apart_from, read_file
from ..file.set_aside import set_aside
from ..plan.survey import Survey
from ..revisions.lines import FileReading
from ..revisions.revision import Revision
from ..revisions.union import MergeInput, file_order, grouped, union
from .admission import LeftOut, MergeOptions, Readings, admitted, without_set_aside
from .merge_reports import beside
from .sources import find_files, readings_of

Tell = Callable[[str, int, int], None]
"""Told before each file: its path, how many are done, how many there are. What it raises breaks the look off."""


class MergePreview(NamedTuple):
    """What a merge onto `out` would bring, as it was seen. `revisions` is the union, in a merged file's order.

    Where OUT is there, it is the first of `inputs`.
    """

    out: Path
    readings: Readings
    asked: MergeOptions
    before: FileReading | None
    """What OUT held; None where it is not there."""
    stamp: tuple[int, ...] | None
    inputs: list[MergeInput]
    left_out: list[LeftOut]
    """Those first that bring what is nobody's."""
    strangers: dict[str, dict[str, int]]
    """By path, how many of its revisions are of another municipality and stay out, by its name."""
    accepted: dict[str, dict[str, list[str]]]
    """By path, which fields of which records the versions decide that were accepted as a pack's."""
    revisions: list[Revision]
    survey: Survey

    @property
    def sources(self) -> list[MergeInput]:
        """The inputs without OUT."""
        return self.inputs[1:] if self.before is not None else self.inputs

    def disputed_by(self, brought: MergeInput) -> list[str]:
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


def preview_merge(
    out: Path,
    sources: Sequence[Path],
    *,
    again: bool = False,
    accept_pack: bool = False,
    municipality: str = "",
    tell: Tell = lambda _path, _done, _all: None,
) -> MergePreview:
    """Read everything that is meant, OUT first. `admission` says what comes in, and of what is asked for.

    Raises `GuaquiError`: `not-found`, `no-files` (nothing comes in, and `left_out` among the facts is why), what
    `admitted` raises, OUT's faults, and what the disk refused.
    """
    asked = MergeOptions(again, accept_pack, municipality)
    readings: Readings = []
    out = real(out)
    left_out = [
        LeftOut(str(spare), MergeError("spare-apart", path=str(out), spare=str(spare), count=count))
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
            if isinstance(reading, FileReading):
                readings.append((name, reading))
            elif isinstance(reading, NotFoundError):
                raise reading
            elif not (reading.facts.get("other_json") and (in_folder or name != str(path))):
                left_out.append(LeftOut(name, reading))
    if not asked.again:
        readings, kept_out = without_set_aside(set_aside(out), before, readings)
        left_out += kept_out
    seen = _weighed(out, before, stamp, readings, left_out, asked)
    if not seen.inputs:
        raise _nothing(seen.left_out, sources)
    return seen


def _nothing(left_out: list[LeftOut], sources: Sequence[Path]) -> GuaquiError:
    """Why no file comes in where there is no plan yet: of one file its own fault, of many all of them."""
    if len(left_out) == 1:
        return left_out[0].error
    return MergeError("no-files", paths=list(map(str, sources)), left_out=left_out)


def anew(seen: MergePreview) -> MergePreview:
    """The same look at what OUT is by now; the other files are not read again."""
    stamp = stamp_of(seen.out)
    if stamp == seen.stamp:
        return seen
    before = read_file(seen.out) if can_be_read(seen.out) else None
    return _weighed(seen.out, before, stamp, seen.readings, seen.left_out, seen.asked)


def stamp_of(path: Path) -> tuple[int, ...] | None:
    """What changes when a file does; None where it is not there."""
    try:
        said = path.stat()
    except OSError:
        return None
    return said.st_ino, said.st_size, said.st_mtime_ns


def _weighed(
    out: Path,
    before: FileReading | None,
    stamp: tuple[int, ...] | None,
    readings: Readings,
    left_out: list[LeftOut],
    asked: MergeOptions,
) -> MergePreview:
    inside = admitted(out, before, readings, asked)
    first = [(str(out), before)] if before is not None else []
    together, brought = union([*first, *inside.readings])
    revisions = file_order(grouped(together.values()))
    stays_out = [*inside.left_out, *left_out]
    return MergePreview(
        out=out,
        readings=[one for one in readings if one[0] not in {left.path for left in inside.left_out}],
        asked=asked,
        before=before,
        stamp=stamp,
        inputs=brought,
        left_out=sorted(stays_out, key=lambda one: not isinstance(one.error, UnknownPackError)),
        strangers=inside.strangers,
        accepted=inside.accepted,
        revisions=revisions,
        survey=Survey(revisions),
    )
