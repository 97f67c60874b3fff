"""What one merge changed, from its report and the plan: by laptop, then by community."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from storage.errors import UnknownPackError
from storage.file.reading import read_file
from storage.file.set_aside import SetAside, asides
from storage.gather.merge_reports import MergeChanges, merge_changes, numbers
from storage.revisions.history import REMOVED

from ..language.gettext_ import _, use_terms
from ..wording.merges import files_of, merge_heading, merged_detail, merged_records, unknown_pack_lines
from ..wording.merges import undone_merge as in_words
from ..wording.values import is_private_field
from .common import put_json, put_text
from .exit_codes import ExitCode, done


def show_merge(out: Path, number: int | None, *, as_json: bool) -> ExitCode:
    """Print what merge `number` (None: the latest) changed; returns the exit code."""
    undone = asides(out)
    if undone and number is None and not as_json:
        _show_undone(undone)
        if not numbers(out):
            return ExitCode.DONE
    of = merge_changes(out, number, read_file(out).revisions)
    use_terms(of.survey)
    if as_json:
        put_json(_result(of, undone))
    else:
        _show(of)
    stays_out = any(isinstance(one.error, UnknownPackError) for one in of.report.left_out)
    return done(needs_a_person=stays_out or of.nobodys or any(one.disputed for one in of.changes))


def _result(of: MergeChanges, undone: list[SetAside]) -> dict[str, Any]:
    return {
        "merge": of.number,
        "nobodys": [{"record": one.record, "field": one.field} for one in of.nobodys],
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


def _show_undone(undone: list[SetAside]) -> None:
    for one in undone:
        put_text(in_words(one))
        for path in one.sources:
            put_text(f"  {path}")


def _show(of: MergeChanges) -> None:
    put_text(merge_heading(of.number, of.report))
    for line in unknown_pack_lines(of):
        put_text(line)
    put_text(_("By file"))
    for line in files_of(of):
        put_text(f"  {line}")
    put_text(_("By community"))
    for one in merged_records(of, by_laptop=False):
        put_text(f"  {one.record}")
        for line in merged_detail(one, of.survey):
            put_text(f"    {line}")
