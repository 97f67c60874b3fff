"""What is kept beside a plan of its merges: a report of each.

`PLAN.merges/0003.json` tells of the third merge; what an undo put aside stands in `set-aside.json` (`undo.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from ..errors import Code, GuaquiError, MergeError, Notice, NoticeCode, error_of
from ..file.disk import real
from ..file.json_files import drop, write_json
from ..file.set_aside import merges_path, read_report
from ..file.unknown_pack import unknown_pack_versions
from ..plan.survey import Survey
from ..revisions.changes import FieldChange, field_changes
from ..revisions.revision import Revision
from .plan_changes import begins, plan_changes
from .quarantine import quarantine_path


class ReportInput(Struct):
    """What one file brought: `new` are the ids of its revisions that no earlier one had."""

    path: str
    laptops: list[str]
    new: list[str]
    known: int
    quarantined: int
    whole: bool
    disputed: list[str]
    """The records to settle in which it has a say."""
    strangers: dict[str, int] = {}
    """How many of its revisions are of another municipality and stayed out, by its name."""


class ReportLeftOut(Struct):
    """A file that stayed out whole: the code and the facts of why."""

    path: str
    code: Code
    facts: dict[str, Any]

    @property
    def error(self) -> GuaquiError:
        return error_of(self.code, **self.facts)


class ReportNotice(Struct):
    """What was to see to on a laptop then: the code and the facts of a notice."""

    laptop: str
    code: NoticeCode
    facts: dict[str, Any]

    @property
    def notice(self) -> Notice:
        return Notice(self.code, self.facts)


class MergeReport(Struct):
    """One merge. `at` is the clock's time, for people; `before` the ids of all revisions that were there."""

    at: str
    before: list[str]
    inputs: list[ReportInput]
    left_out: list[ReportLeftOut]
    to_see: list[ReportNotice] = []

    @property
    def new(self) -> set[str]:
        return set(chain.from_iterable(one.new for one in self.inputs))


def beside(out: Path) -> set[Path]:
    """What of a plan's own lies beside it and could be taken for an input: its quarantine, what undos gave."""
    out = real(out)
    return {quarantine_path(out), *out.parent.glob(f"{escape(out.stem)}.before-*{escape(out.suffix)}")}


@contextmanager
def kept_if_done(out: Path, report: MergeReport | None) -> Iterator[Path | None]:
    """Write the report of a merge, gives its path; where the merge then fails, there is none. The lock is held."""
    if report is None:
        yield None
        return
    folder = merges_path(out)
    path = folder / f"{max(numbers(out), default=0) + 1:04d}.json"
    try:
        write_json(path, report)  # `--show` tells it to people: of very many ids an indented copy takes much room
        yield path
    except BaseException:
        with suppress(OSError):
            drop(path)
            folder.rmdir()  # where it holds no other
        raise


def numbers(out: Path) -> list[int]:
    """The merges that there are reports of, in their order."""
    found = (path.stem for path in merges_path(out).glob("*.json"))
    return sorted(int(stem) for stem in found if stem.isascii() and stem.isdigit())


def reports(out: Path) -> dict[int, MergeReport]:
    """All that there are, by number. Raises `report-damaged`, or what the disk refused."""
    return {number: report_of(out, number)[1] for number in numbers(out)}


def report_of(out: Path, number: int | None = None) -> tuple[int, MergeReport]:
    """The report of one merge, or of the latest, with its number. Raises `merge-none` or `merge-unknown`."""
    known = numbers(out)
    if not known:
        raise MergeError("merge-none", path=str(out))
    wanted = known[-1] if number is None else number
    report = read_report(merges_path(out) / f"{wanted:04d}.json", MergeReport)
    if report is None:
        raise MergeError("merge-unknown", path=str(out), number=wanted, known=known)
    return wanted, report


class MergeChanges(NamedTuple):
    """What merge `number` changed, by record and field; `survey` is the plan as it was right after it.

    `plan_changes` are those of the changes that are of the plan's own lists; `nobodys` those that came in a pack's
    name and are not known to be one's.
    """

    number: int
    report: MergeReport
    changes: list[FieldChange]
    survey: Survey
    plan_changes: list[FieldChange]
    nobodys: list[FieldChange]

    @property
    def fresh(self) -> list[Revision]:
        """What the merge brought and is still there."""
        saved = (one for of_record in self.survey.all_revisions().values() for one in of_record.values())
        new = set(self.report.new)
        return [one for one in saved if one.rev in new]


def merge_changes(out: Path, number: int | None, revisions: Iterable[Revision]) -> MergeChanges:
    """What a merge (None: the latest) changed in a plan, of which all revisions are given.

    What a plan begins with is left out. Raises what `report_of` raises.
    """
    number, report = report_of(out, number)
    there = {one.rev: one for one in revisions}
    before = [there[rev] for rev in report.before if rev in there]
    came = [there[rev] for rev in sorted(report.new) if rev in there]
    known = {one.rev: one for one in begins(came, before)}
    fresh = [one for one in came if one.rev not in known]
    strange = {one.rev: one for one in unknown_pack_versions(fresh)}
    rest = [*before, *(one for one in came if one.rev not in strange)]
    return MergeChanges(
        number,
        report,
        field_changes([*before, *known.values()], fresh),
        Survey([*before, *came]),
        plan_changes(before, came),
        field_changes(rest, strange.values()),
    )
