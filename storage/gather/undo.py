"""The way back from a merge: the plan without what it brought, as a file of its own; the plan itself stays.

What was decided since stays in it. `PLAN.merges/set-aside.json`, for both of them, names what was taken out: it
comes in again only where somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from ..errors import MergeError
from ..file.disk import can_be_read, real, refuse_read_only, replace_file
from ..file.lock import only_writer
from ..file.reading import read_file
from ..file.set_aside import SetAside, asides, keep_asides
from ..plan.arrivals.row_arrivals import RowArrivals
from ..refusals import from_os
from ..revisions.lines import whole_file
from ..revisions.revision import Revision
from ..revisions.signature import first_letters
from ..revisions.union import file_order, grouped
from .merge_reports import MergeReport, report_of
from .plan_changes import begins

_SHORTEST: Final = 4
"""As many of a laptop's first letters tell which is meant, where they are no other's."""


class Undone(NamedTuple):
    """The file that an undo gave, and the laptop whose saves alone were taken out (empty: all).

    `went_on`: the records in which something that stays went on from what was taken out; somebody looks at them.
    """

    path: Path
    laptop: str
    went_on: list[str]


def undo(out: Path, number: int | None = None, laptop: str = "", *, at: str = "") -> Undone:
    """Give back the plan without what a merge (None: the latest) brought, as a new file beside it.

    Nobody else writes meanwhile. Raises `busy`, what `take_lock` raises, and what `undo_alone` raises.
    """
    out = real(out)
    if not can_be_read(out):
        raise MergeError("merge-none", path=str(out))
    with only_writer(out):
        return undo_alone(out, number, laptop, at=at)


def undo_alone(out: Path, number: int | None = None, laptop: str = "", *, at: str = "") -> Undone:
    """What `undo` does, for whoever holds the plan's lock already.

    With `laptop`, its letters or the first of them, only what it saved is taken out. The plan itself stays as it
    is, and what came or was saved since stays in the new one. Raises `GuaquiError`: what `report_of` raises,
    `merge-first` (there was no plan before), `sender-unknown` (no such laptop's saves came with it), `merge-lost`
    (the plan lacks something that it had), `undone-before` (a file lies where the new one would), what `read_file`
    raises, and what the disk refused.
    """
    out = real(out)
    number, report = report_of(out, number)
    there = {one.rev: one for one in read_file(out).revisions}
    came = [there[rev] for rev in report.new if rev in there]
    before = [there[rev] for rev in report.before if rev in there]
    whose = _whose(laptop, came, before, number) if laptop else ""
    if not (report.before or whose):
        raise MergeError("merge-first", path=str(out), number=number)
    path = out.with_name(f"{out.stem}.before-{number}{f'-{first_letters(whose)}' if whose else ''}{out.suffix}")
    if can_be_read(path):
        raise MergeError("undone-before", path=str(path), number=number)
    if not there.keys() >= set(report.before):
        raise MergeError("merge-lost", path=str(out), number=number)
    gone = _saved_by(whose, came, before, RowArrivals(there.values())) if whose else {one.rev for one in came}
    rest = [one for one in there.values() if one.rev not in gone]
    aside = SetAside(out.name, number, at, _sources(report, gone), sorted(gone), whose)
    _write(out, path, rest, [*asides(out), aside])
    return Undone(path, whose, _went_on(rest, gone))


def _whose(laptop: str, came: Iterable[Revision], before: Iterable[Revision], number: int) -> str:
    """The one laptop that is meant by some letters. Raises `sender-unknown`."""
    known = sender_devices(came, before)
    found = [one for one in known if one == laptop or (len(laptop) >= _SHORTEST and one.startswith(laptop))]
    if len(found) != 1 and laptop not in found:
        raise MergeError("sender-unknown", laptop=laptop, number=number, known=[*map(first_letters, known)])
    return laptop if laptop in found else found[0]


def sender_devices(came: Iterable[Revision], before: Iterable[Revision]) -> list[str]:
    """In whose name something came onto what was there `before`, laptops and what is none; but for what a plan
    begins with.
    """
    came = list(came)
    known = {one.rev for one in begins(came, before)}
    return sorted({one.device for one in came if one.rev not in known})


def _saved_by(laptop: str, came: Collection[Revision], before: Iterable[Revision], rows: RowArrivals) -> set[str]:
    """What a laptop saved, and the rows of spreadsheets that it says it brought in, and nobody else."""
    own = [one for one in came if one.device == laptop]
    brought = {one.rev for one in came if {named.device for named in rows.of(one)} == {laptop}}
    return {one.rev for one in own} - {one.rev for one in begins(own, before)} | brought


def _sources(report: MergeReport, gone: set[str]) -> list[str]:
    return [one.path for one in report.inputs if not gone.isdisjoint(one.new)]


def _went_on(rest: Iterable[Revision], gone: set[str]) -> list[str]:
    return sorted({one.record for one in rest if not gone.isdisjoint(one.parents)})


def _write(out: Path, path: Path, rest: Iterable[Revision], undone: list[SetAside]) -> None:
    try:
        refuse_read_only(out)
        for one in (out, path):  # the plan's own is of use where the new one gets its name
            keep_asides(one, undone)
        replace_file(
            path, whole_file(file_order(grouped(rest)))
        )  # last: the lists say nothing of a plan that has it
    except OSError as error:
        raise from_os(error, path) from error
