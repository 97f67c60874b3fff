"""Looking at what a merge would bring: find the files, read them, say who brought what. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import GuaquiError, MergeError, NotFoundError, WithoutUnknownError
from ..file.beside.names import spares_of
from ..file.disk import can_be_read, real
from ..file.reading import apart_from, read_file
from ..file.set_aside import set_aside
from ..plan.survey import Survey
from ..refusals import from_os
from ..revisions.changes import FieldChange
from ..revisions.lines import FileReading
from ..revisions.quick import Known
from ..revisions.revision import Revision
from ..revisions.union import MergeInput, file_order, grouped, union
from .admission import ALL_KNOWN, LeftOut, MergeOptions, Readings, admitted, without_left, without_set_aside
from .concern_table import left_out_as, rank
from .merge_reports import beside
from .passphrases import Passphrases
from .plan_changes import plan_changes
from .sources import find_files, readings_of

Tell = Callable[[str, int, int], None]
"""Told before each file: its path, how many are done, how many there are; 0 while they are searched for.

What it raises breaks the look off.
"""


class Found(NamedTuple):
    """The files that were found: what those hold that could be read, and why the others could not."""

    readings: Readings
    faults: list[LeftOut]


class MergePreview(NamedTuple):
    """What a merge onto `out` would bring, as it was seen. `revisions` is the union, in a merged file's order.

    Where OUT is there, it is the first of `inputs`.
    """

    out: Path
    found: Found
    """All that was found, whatever of it comes in."""
    readings: Readings
    asked: MergeOptions
    before: FileReading | None
    """What OUT held; None where it is not there."""
    stamp: tuple[int, ...] | None
    inputs: list[MergeInput]
    left_out: list[LeftOut]
    """In the order of `concern_table`."""
    strangers: dict[str, dict[str, int]]
    """By path, how many of its revisions are of another municipality and stay out, by its name."""
    accepted: dict[str, dict[str, list[str]]]
    """By path, which fields of which records the versions decide that were accepted as a pack's."""
    plan_changes: list[FieldChange]
    """What comes in and changes the plan's own lists, whoever says it."""
    revisions: list[Revision]
    survey: Survey
    disputed: frozenset[str]
    """The records to settle, of whatever municipality."""

    @property
    def sources(self) -> list[MergeInput]:
        """The inputs without OUT."""
        return self.inputs[1:] if self.before is not None else self.inputs

    @property
    def fresh(self) -> list[Revision]:
        """What would come in, or came, and was not there."""
        return [revision for one in self.sources for revision in one.fresh]

    def disputed_by(self, brought: MergeInput) -> list[str]:
        """The records to settle in which an input has a say that no earlier one had, by name."""
        fresh = grouped(one for one in brought.fresh if one.record in self.disputed)
        return [record for record in sorted(fresh) if _disputes(self.survey, record, fresh[record].keys())]


def _disputes(survey: Survey, record: str, revs: Iterable[str]) -> bool:
    """Whether some revisions of a record are claims in its conflicts."""
    state = survey.history(record)
    if state is None:
        return False
    fields = state.claims if "withdrawn" in state.conflicts else state.conflicts
    claims = {claim.revision.rev for name in fields for claim in state.claims[name]}
    return not claims.isdisjoint(revs)


def preview_merge(
    out: Path,
    sources: Sequence[Path],
    asked: MergeOptions = ALL_KNOWN,
    *,
    but: Iterable[Path] = (),
    tell: Tell = lambda _path, _done, _all: None,
) -> MergePreview:
    """Read everything that is meant, OUT first. `admission` says what comes in, and of what is asked for.

    `but`: files, folders and zips of which nothing comes in. Raises `GuaquiError`: `not-found`, `no-files`
    (nothing comes in, and `left_out` among the facts is why), `without-unknown` where one of `but` is none of
    what was found, what `admitted` raises, OUT's faults, and what the disk refused.
    """

    def read(there: Path) -> tuple[FileReading | None, Found]:
        return _read_all(there, sources, asked.passphrases, tell)

    return _previewed(out, read, sources, asked, but)


def preview_readings(out: Path, read: Callable[[Known], Readings], asked: MergeOptions) -> MergePreview:
    """The same of what comes from elsewhere than files: `read` is told what OUT has, as in `QuickLines`."""

    def found(there: Path) -> tuple[FileReading | None, Found]:
        known: Known = {}
        before = read_file(there, known) if can_be_read(there) else None
        return before, Found(read(known), [])

    return _previewed(out, found, [], asked, ())


def _previewed(
    out: Path,
    read: Callable[[Path], tuple[FileReading | None, Found]],
    sources: Sequence[Path],
    asked: MergeOptions,
    but: Iterable[Path],
) -> MergePreview:
    out = real(out)
    apart = [
        LeftOut(str(spare), MergeError("spare-apart", path=str(out), spare=str(spare), count=count))
        for spare, count in apart_from(out)
    ]
    stamp = stamp_of(out)
    before, found = read(out)
    found = found._replace(faults=[*apart, *found.faults])
    asked = asked._replace(without=asked.without | _paths_in(but, found))
    seen = _weighed_all(out, before, stamp, found, asked)
    if not seen.inputs:
        raise _nothing(seen.left_out, sources)
    return seen


def renewed(seen: MergePreview, asked: MergeOptions) -> MergePreview:
    """The same look with something else asked for; no file is read again. Raises what `preview_merge` raises."""
    return _weighed_all(seen.out, seen.before, seen.stamp, seen.found, asked)


def _read_all(
    out: Path, sources: Sequence[Path], passphrases: Passphrases, tell: Tell
) -> tuple[FileReading | None, Found]:
    """What OUT holds, whose faults are errors, for it is going to be replaced; and all that is found."""
    known: Known = {}
    before = read_file(out, known) if can_be_read(out) else None
    try:
        files = find_files(sources, {out, *spares_of(out), *beside(out)}, lambda path, n: tell(path, n, 0))
    except OSError as error:
        raise from_os(error, error.filename or out) from error
    found = Found([], [])
    for done, (path, in_folder) in enumerate(files):
        tell(str(path), done, len(files))
        for name, reading in readings_of(path, known, passphrases):
            if isinstance(reading, FileReading):
                found.readings.append((name, reading))
            elif isinstance(reading, NotFoundError):
                raise reading
            elif not (reading.facts.get("other_json") and (in_folder or name != str(path))):
                found.faults.append(LeftOut(name, reading))
    return before, found


def _paths_in(named: Iterable[Path], found: Found) -> frozenset[str]:
    """The paths of what was found that some files, folders or zips are or hold. Raises `without-unknown`."""
    there = {path: Path(path).resolve() for path, _what in (*found.readings, *found.faults)}
    inside = {one: {path for path, full in there.items() if full.is_relative_to(one.resolve())} for one in named}
    if unknown := [str(one) for one, paths in inside.items() if not paths]:
        raise WithoutUnknownError("without-unknown", paths=unknown)
    return frozenset().union(*inside.values())


def _weighed_all(
    out: Path, before: FileReading | None, stamp: tuple[int, ...] | None, found: Found, asked: MergeOptions
) -> MergePreview:
    """A look at all that was found, but for what somebody left out and what was undone."""
    readings, left_out = without_left(asked.without, found.readings)
    left_out += [one for one in found.faults if one.path not in asked.without]
    if not asked.again:
        readings, kept_out = without_set_aside(set_aside(out), before, readings, of_hub=asked.of_hub)
        left_out += kept_out
    return _weighed(out, before, stamp, readings, left_out, asked)._replace(found=found)


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
    weighed = _weighed(seen.out, before, stamp, seen.readings, seen.left_out, seen.asked)
    return weighed._replace(found=seen.found)


def stamp_of(path: Path) -> tuple[int, ...] | None:
    """What changes when a file does; None where it is not there."""
    try:
        said = path.stat()
    except OSError:
        return None
    return said.st_ino, said.st_size, said.st_mtime_ns


def _united(readings: Readings) -> tuple[list[Revision], list[MergeInput]]:
    """The union in a merged file's order, and what each brought. What finds it is let go of: it may be long."""
    together, brought = union(readings)
    return file_order(grouped(together.values())), brought


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
    revisions, brought = _united([*first, *inside.readings])
    survey = Survey(revisions)
    there = before.revisions if before else []
    came = [one for of in brought[len(first) :] for one in of.fresh]
    stays_out = [*inside.left_out, *left_out]
    return MergePreview(
        out=out,
        found=Found([], []),
        readings=[one for one in readings if one[0] not in {left.path for left in inside.left_out}],
        asked=asked,
        before=before,
        stamp=stamp,
        inputs=brought,
        left_out=sorted(stays_out, key=lambda one: rank([left_out_as(one.error)])),
        strangers=inside.strangers,
        accepted=inside.accepted,
        plan_changes=plan_changes(there, came),
        revisions=revisions,
        survey=survey,
        disputed=frozenset(survey.own_records.disputed()),
    )
