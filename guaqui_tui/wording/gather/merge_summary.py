"""A merge in ten lines: whether it changes the plan itself, who brought what, what waits, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from storage.gather.merge_reports import MergeChanges
from storage.kinds.lookup import holder_of
from storage.notation.text import printable
from storage.plan.survey import Survey

from ...language.error_messages import few
from ...language.gettext_ import _
from ...language.laptop_letters import laptop_letters
from ..intake.arrivals import file_name
from ..record_titles import record_title
from ..slots import holder_name
from .merges import merge_heading
from .plan_changes import CHANGES_THE_PLAN

_NAMED: Final = 4
"""As many things are named in a line."""


def summary_lines(of: MergeChanges, out: str) -> Iterator[str]:
    """Ten lines; what there is none of is said too, so that each stands where it stood the last time."""
    report = of.report
    yield merge_heading(of.number, report)
    yield f"{_(CHANGES_THE_PLAN)}: {_of_plan(of)}"
    yield _("Files: {n}").format(n=len(report.inputs))
    yield _("Stayed out: {files}").format(files=_counted(_names(one.path for one in report.left_out)))
    new, known = len(report.new), sum(one.known for one in report.inputs)
    yield _("Versions: {new} new, {known} known").format(new=new, known=known)
    laptops = sorted({laptop_letters(laptop) for one in report.inputs if one.new for laptop in one.laptops})
    yield _("From laptops: {laptops}").format(laptops=_counted(laptops))
    holders = dict.fromkeys(holder for one in of.changes if (holder := holder_of(one.record)))
    yield _("Communities and associations: {names}").format(
        names=_counted(map(partial(holder_name, of.survey), holders))
    )
    yield _("To settle: {what}").format(
        what=_counted(_titles((one.record for one in of.changes if one.disputed), of.survey))
    )
    aside = sum(one.quarantined for one in report.inputs)
    files = ", ".join(few(_names(one.path for one in report.inputs if one.quarantined), _NAMED))
    yield _("Set aside: {n}").format(n=f"{aside} ({files})" if aside else 0)
    way_back = _("Back: guaqui merge {path} --undo {number}; of one laptop: --laptop LAPTOP")
    yield way_back.format(path=printable(out), number=of.number)


def _of_plan(of: MergeChanges) -> str:
    """The records in which it is changed; and those that files would change which stayed out as nobody's."""
    came = _counted(_titles((one.record for one in (*of.plan_changes, *of.nobodys)), of.survey))
    stayed = [one.facts["changes"] for one in of.report.left_out if one.code == "pack-unknown"]
    if not stayed:
        return came
    would = _counted(_titles((record for changes in stayed for record in changes), of.survey))
    return "; ".join([came, _("what stayed out would change {records}").format(records=would)])


def _titles(records: Iterable[str], survey: Survey) -> list[str]:
    return [record_title(record, survey) for record in dict.fromkeys(records)]


def _names(paths: Iterable[str]) -> list[str]:
    return [file_name(path) for path in paths]


def _counted(said: Iterable[str]) -> str:
    """3 (a, b, c)."""
    said = list(said)
    return f"{len(said)} ({', '.join(few(said, _NAMED))})" if said else "0"
