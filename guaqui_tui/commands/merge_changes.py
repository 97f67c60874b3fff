"""What one merge changed, from its report and the plan: by laptop, then by community."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any, cast

from exports.tables import holder_names
from storage.changes import Change, changes
from storage.errors import Code, GuaquiError
from storage.history import REMOVED
from storage.merges import Aside, Report, asides, numbers, report_of
from storage.reading import read_file
from storage.records import holder_of
from storage.revision import PACK
from storage.survey import Survey

from ..dates import day_and_time
from ..messages import sentence
from ..screens.values import in_words, label
from ..words import _
from .common import put, put_json


def show_merge(out: Path, number: int | None, *, as_json: bool) -> int:
    """Print what merge `number` (None: the latest) changed; returns the exit code."""
    undone = asides(out)
    if undone and number is None and not as_json:
        _show_undone(undone)
        if not numbers(out):
            return 0
    number, report = report_of(out, number)
    revisions = {one.rev: one for one in read_file(out).revisions}
    before = [revisions[rev] for rev in report.before if rev in revisions]
    came = [revisions[rev] for rev in sorted(report.new) if rev in revisions]
    found = [one for one in changes(before, came) if set(one.laptops) != {PACK}]  # what every plan begins with
    if as_json:
        put_json(_result(number, report, undone, found))
    else:
        _show(number, report, found, Survey([*before, *came]))
    return 1 if any(one.disputed for one in found) else 0


def _result(number: int, report: Report, undone: list[Aside], found: list[Change]) -> dict[str, Any]:
    return {
        "merge": number,
        "at": report.at,
        "inputs": report.inputs,
        "left_out": report.left_out,
        "changes": [
            {
                "record": one.record,
                "field": one.field,
                **({} if one.before is REMOVED else {"before": one.before}),
                **({} if one.after is REMOVED else {"after": one.after}),
                "disputed": one.disputed,
                "laptops": one.laptops,
            }
            for one in found
        ],
        "set_aside": undone,
    }


def _show_undone(undone: list[Aside]) -> None:
    for one in undone:
        words = _("Undone: merge {number} of {plan} and what came after it, {n} versions. It had gathered:")
        put(words.format(number=one.merge, plan=one.plan, n=len(one.revisions)))
        for path in one.sources:
            put(f"  {path}")


def _show(number: int, report: Report, found: list[Change], survey: Survey) -> None:
    put(_("Merge {number} · {when}").format(number=number, when=day_and_time(report.at)))
    put(_("By file"))
    for one in report.inputs:
        words = _("  {laptops} · {path}: {new} new, {known} known, {disputed} to settle, {quarantined} set aside")
        put(
            words.format(
                laptops=" ".join(one.laptops) or "-",
                path=one.path,
                new=len(one.new),
                known=one.known,
                disputed=len(one.disputed),
                quarantined=one.quarantined,
            )
        )
    for left in report.left_out:
        put(_("Left out: {sentence}").format(sentence=sentence(GuaquiError(cast(Code, left.code), **left.facts))))
    names = holder_names(survey)
    ordered = sorted(found, key=lambda one: (names.get(holder_of(one.record), ""), one.record, one.field))
    for holder, of_holder in groupby(ordered, key=lambda one: holder_of(one.record)):
        put(names.get(holder) or holder or _("The plan and its lists"))
        for record, of_record in groupby(of_holder, key=lambda one: one.record):
            put(f"  {record}")
            for change in of_record:
                _show_change(change, survey)


def _show_change(one: Change, survey: Survey) -> None:
    was, is_ = (
        _("(nothing)") if value is REMOVED else in_words(one.record, one.field, value, survey)
        for value in (one.before, one.after)
    )
    said = is_ if one.before is REMOVED else f"{was} -> {is_}"
    mark = f" · {_('to settle')}" if one.disputed else ""
    put(f"    {label(one.record, one.field)}: {said} ({' '.join(one.laptops)}){mark}")
