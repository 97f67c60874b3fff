"""What a merge leaves to a person, before it and after it, all of it and file by file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import Struct

from ..errors import Notice
from ..plan.name_doubts import KnownDoubts, NameDoubt
from ..plan.standing import Overruled, Standings, overruled
from ..plan.views.scopes import disputed_in
from ..revisions.changes import FieldChange
from ..revisions.revision import Revision
from ..revisions.union import MergeInput
from .admission import LeftOut
from .concern_table import CONCERNS, Concern, left_out_as
from .merge_reports import MergeChanges, ReportInput
from .plan_changes import plan_changes_by
from .preview import MergePreview


class MergeConcerns(Struct, frozen=True):
    """What there is of each kind, in the order of `CONCERNS`; what is of files by their paths.

    `unknown_pack`: files that stay out, for they say in a pack's name what nobody knows. `nobodys`: what of that
    came in all the same; `accepted_pack`: what came in as it was asked for, by record its fields. `overruled`:
    what a stranger put in the place of a known laptop's word. `nobodys_rows`: rows of spreadsheets that nobody
    says they brought. `undone`, `other_plan`: files that stay out for that. `other_municipality`: how many
    versions of which stay out. `set_aside`: how many entries. `disputed`: the records to settle.
    """

    unknown_pack: list[LeftOut] = []
    nobodys: list[FieldChange] = []
    accepted_pack: dict[str, dict[str, list[str]]] = {}
    plan_changes: list[FieldChange] = []
    overruled: list[Overruled] = []
    nobodys_rows: list[Revision] = []
    stays_out: list[LeftOut] = []
    undone: list[LeftOut] = []
    other_plan: list[LeftOut] = []
    other_municipality: dict[str, dict[str, int]] = {}
    damaged: list[str] = []
    set_aside: dict[str, int] = {}
    look_alikes: dict[str, list[NameDoubt]] = {}
    laptop_twice: list[Notice] = []
    wrong_clock: list[Notice] = []
    own_saves_missing: list[Notice] = []
    disputed: list[str] = []
    left_by_hand: list[LeftOut] = []

    @property
    def kinds(self) -> list[Concern]:
        """Those of which there is something, in their order."""
        return [kind for kind in CONCERNS if getattr(self, kind)]

    @property
    def wait(self) -> bool:
        """Whether any of it waits for a person."""
        return any(CONCERNS[kind].waits for kind in self.kinds)

    @property
    def notices(self) -> list[Notice]:
        """What is to see to on laptops."""
        return [*self.laptop_twice, *self.wrong_clock, *self.own_saves_missing]


def concerns_of(seen: MergePreview, standings: Standings, notices: Iterable[Notice] = ()) -> MergeConcerns:
    """What a merge would leave to a person, or did. `standings`: of what there is then; `notices`: of laptops."""
    doubts = KnownDoubts(seen.survey)
    return MergeConcerns(
        **_left_out(seen.left_out),
        **_by_code(notices),
        accepted_pack=seen.accepted,
        plan_changes=seen.plan_changes,
        overruled=overruled(seen.survey, seen.fresh, standings),
        nobodys_rows=standings.rows.nobodys(seen.fresh),
        other_municipality=seen.strangers,
        damaged=[one.path for one in seen.inputs if not one.reading.whole],
        set_aside={one.path: len(one.problems) for one in seen.inputs if one.problems},
        look_alikes={one.path: found for one in seen.sources if (found := doubts.brought(one.fresh))},
        disputed=disputed_in(seen.survey),
    )


def concerns_since(told: MergeChanges, standings: Standings) -> MergeConcerns:
    """What is left to a person of a merge that its report tells of.

    `standings` are of the plan now: who brought a row may have come later.
    """
    report, fresh, doubts = told.report, told.fresh, KnownDoubts(told.survey)
    return MergeConcerns(
        **_left_out(LeftOut(one.path, one.error) for one in report.left_out),
        **_by_code(one.notice for one in report.to_see),
        nobodys=told.nobodys,
        plan_changes=told.plan_changes,
        overruled=overruled(told.survey, fresh, standings),
        nobodys_rows=standings.rows.nobodys(fresh),
        other_municipality={one.path: one.strangers for one in report.inputs if one.strangers},
        damaged=[one.path for one in report.inputs if not one.whole],
        set_aside={one.path: one.quarantined for one in report.inputs if one.quarantined},
        look_alikes={one.path: found for one in report.inputs if (found := doubts.brought(_new_in(one, fresh)))},
        disputed=disputed_in(told.survey),
    )


def _new_in(one: ReportInput, fresh: Iterable[Revision]) -> list[Revision]:
    new = set(one.new)
    return [revision for revision in fresh if revision.rev in new]


def concerns_by_file(seen: MergePreview, found: MergeConcerns) -> dict[str, list[Concern]]:
    """By path, what there is of each kind in a file. Disputes are the plan's, and of no one file."""
    by_file = {one.path: _of_input(one, found) for one in seen.inputs}
    by_file |= {one.path: by_file[one.path] + _of_source(one, found) for one in seen.sources}
    by_file |= {one.path: [left_out_as(one.error)] for one in seen.left_out}
    return {path: sorted(kinds, key=[*CONCERNS].index) for path, kinds in by_file.items()}


def _of_input(one: MergeInput, found: MergeConcerns) -> list[Concern]:
    there: dict[Concern, object] = {
        "other_municipality": one.path in found.other_municipality,
        "damaged": one.path in found.damaged,
        "set_aside": one.path in found.set_aside,
        "laptop_twice": _names_any(found.laptop_twice, one),
        "wrong_clock": _names_any(found.wrong_clock, one),
    }
    return [kind for kind, is_there in there.items() if is_there]


def _of_source(one: MergeInput, found: MergeConcerns) -> list[Concern]:
    """What only a file has that comes in: what stood in the plan already changes nothing."""
    there: dict[Concern, object] = {
        "accepted_pack": one.path in found.accepted_pack,
        "plan_changes": plan_changes_by(one.fresh, found.plan_changes),
        "overruled": overruled_by(one, found),
        "nobodys_rows": nobodys_rows_in(one, found),
        "look_alikes": one.path in found.look_alikes,
    }
    return [kind for kind, is_there in there.items() if is_there]


def overruled_by(one: MergeInput, found: MergeConcerns) -> list[Overruled]:
    """What a file puts in the place of a known laptop's word."""
    fresh = {revision.rev for revision in one.fresh}
    return [each for each in found.overruled if each.by.rev in fresh]


def nobodys_rows_in(one: MergeInput, found: MergeConcerns) -> list[Revision]:
    """The rows of spreadsheets in a file that nobody says they brought."""
    nobodys = {row.rev for row in found.nobodys_rows}
    return [revision for revision in one.fresh if revision.rev in nobodys]


def _names_any(notices: Iterable[Notice], one: MergeInput) -> bool:
    return any(notice.facts["laptop"] in one.laptops for notice in notices)


def _left_out(left_out: Iterable[LeftOut]) -> dict[str, Any]:
    return _grouped((left_out_as(one.error), one) for one in left_out)


def _by_code(notices: Iterable[Notice]) -> dict[str, Any]:
    return _grouped((_NOTICES[one.code], one) for one in notices)


def _grouped(pairs: Iterable[tuple[Concern, Any]]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for kind, one in pairs:
        groups.setdefault(kind, []).append(one)
    return groups


_NOTICES: Final[Mapping[str, Concern]] = {
    "laptop-twice": "laptop_twice",
    "clock-early": "wrong_clock",
    "clock-ahead": "wrong_clock",
    "own-saves-missing": "own_saves_missing",
}
