"""What one merge changed, from its report and the plan: by laptop, then by community."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from storage.file.reading import read_file
from storage.file.set_aside import SetAside, asides
from storage.file.trust import load_trust
from storage.gather.concerns import MergeConcerns, concerns_since
from storage.gather.merge_reports import MergeChanges, merge_changes, numbers
from storage.plan.standing import Standings, Trust
from storage.plan.survey import Survey
from storage.revisions.history import REMOVED

from ...language.gettext_ import _, use_terms
from ...wording.gather.merge_summary import summary_lines
from ...wording.gather.merges import MergedRecord, files_of, merged_detail, merged_records, unknown_pack_lines
from ...wording.gather.merges import undone_merge as in_words
from ...wording.gather.plan_changes import CHANGES_THE_PLAN
from ...wording.gather.standings import merge_standing_lines, nobodys_rows_lines
from ...wording.values import is_private_field
from .. import ExitCode, done
from ..common import put_json, put_text
from .standing_result import standing_result


def show_merge(out: Path, number: int | None, *, as_json: bool) -> ExitCode:
    """Print what merge `number` (None: the latest) changed; returns the exit code."""
    undone = asides(out)
    if undone and number is None and not as_json:
        _show_undone(undone)
        if not numbers(out):
            return ExitCode.DONE
    there = read_file(out).revisions
    of = merge_changes(out, number, there)
    use_terms(of.survey)
    standings, fresh = Standings(Survey(there), load_trust()), of.fresh
    found = concerns_since(of, standings)
    if as_json:
        put_json(_result(of, found, undone) | standing_result(fresh, found, standings))
    else:
        _show(of, out, found, standings)
    return done(needs_a_person=found.wait)


def _result(of: MergeChanges, found: MergeConcerns, undone: list[SetAside]) -> dict[str, Any]:
    return {
        "merge": of.number,
        "nobodys": [{"record": one.record, "field": one.field} for one in of.nobodys],
        "plan_changes": sorted({one.record for one in (*of.plan_changes, *of.nobodys)} | _stay_out(found)),
        "at": of.report.at,
        "inputs": of.report.inputs,
        "left_out": of.report.left_out,
        "changes": [
            {
                "record": one.record,
                "field": one.field,
                **({} if one.before is REMOVED else {"before": one.before}),
                **({} if one.after is REMOVED else {"after": one.after}),
                "disputed": one.disputed,
                "laptops": one.laptops,
            }
            for one in of.changes
            if not is_private_field(one.record, one.field)
        ],
        "set_aside": undone,
    }


def _stay_out(found: MergeConcerns) -> set[str]:
    """The records that what stayed out as nobody's would have changed."""
    return {record for one in found.unknown_pack for record in one.error.facts["changes"]}


def _show_undone(undone: list[SetAside]) -> None:
    trust = load_trust()
    for one in undone:
        put_text(in_words(one, trust))
        for path in one.sources:
            put_text(f"  {path}")


def _show(of: MergeChanges, out: Path, found: MergeConcerns, standings: Standings) -> None:
    for line in summary_lines(of, found, standings.trust, str(out)):
        put_text(line)
    records = merged_records(of, standings, by_laptop=False)
    lists = {one.record for one in of.plan_changes}
    above = [one for one in records if one.record in lists]
    if lines := [*unknown_pack_lines(of, found), *_detailed(above, of, standings.trust)]:
        put_text(_(CHANGES_THE_PLAN))
        _put_lines(lines)
    for line in merge_standing_lines(of.fresh, found.overruled, of.survey, standings):
        put_text(line)
    for line in nobodys_rows_lines(found.nobodys_rows, of.survey):
        put_text(line)
    put_text(_("By file"))
    _put_lines(files_of(of, found, standings.trust))
    put_text(_("By community"))
    _put_lines(_detailed([one for one in records if one.record not in lists], of, standings.trust))


def _detailed(records: Iterable[MergedRecord], of: MergeChanges, trust: Trust) -> Iterator[str]:
    for one in records:
        called, *fields = merged_detail(one, of.survey, trust)
        yield called
        yield from (f"  {line}" for line in fields)


def _put_lines(lines: Iterable[str]) -> None:
    for line in lines:
        put_text(f"  {line}")
