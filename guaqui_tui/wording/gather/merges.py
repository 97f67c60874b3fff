"""What a merge changed, record by record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from msgspec import Struct

from storage.file.set_aside import SetAside
from storage.gather.merge_reports import MergeChanges, MergeReport
from storage.kinds.lookup import holder_of
from storage.names.name_table import slug
from storage.plan.settling import field_versions
from storage.plan.standing import Standings, Trust
from storage.plan.survey import Survey
from storage.revisions.changes import FieldChange
from storage.revisions.history import REMOVED
from storage.revisions.revision import IMPORT, PACK, Revision

from ...language.dates import day_and_time
from ...language.error_messages import few
from ...language.gettext_ import _, ngettext
from ...language.laptop_letters import laptop_letters
from ..intake.arrivals import left_out_in_words, other_municipalities
from ..laptops import laptop_in_words, saver_in_words
from ..record_titles import record_title
from ..slots import holder_name
from ..values import field_label, field_labels, in_reading_order, is_private_field, value_in_words


class MergedRecord(Struct, frozen=True):
    """A record that a merge changed: how it is called, whose saves they were, what differs."""

    record: str
    called: str
    laptops: tuple[str, ...]
    changes: tuple[FieldChange, ...]

    @property
    def disputed(self) -> bool:
        return any(one.disputed for one in self.changes)

    @property
    def new(self) -> bool:
        """Whether nothing was said there before."""
        return all(one.before is REMOVED for one in self.changes)


def merged_records(told: MergeChanges, standings: Standings, *, by_laptop: bool) -> list[MergedRecord]:
    """The records of a merge: those of a holder together in the order of people's names; or those of a laptop.

    What several laptops wrote stands with the first of them.
    """
    found = []
    nobodys = {(one.record, one.field) for one in told.nobodys}
    rows = _who_brought(told.fresh, standings)
    for record, of_record in groupby(told.changes, key=lambda one: one.record):
        by_field = {one.field: one for one in of_record}
        parts = tuple(by_field[field] for field in in_reading_order(record, by_field))
        said = ((laptop, (record, one.field) in nobodys) for one in parts for laptop in one.laptops)
        whose = {who for one in said for who in _whose(*one, standings.trust, rows.get(record, ()))}
        found.append(MergedRecord(record, record_title(record, told.survey), tuple(sorted(whose)), parts))
    return sorted(found, key=lambda one: _rank(one, told, by_laptop=by_laptop))


def _who_brought(fresh: Iterable[Revision], standings: Standings) -> dict[str, set[str]]:
    """By record who brought the rows of spreadsheets that came in."""
    found: dict[str, set[str]] = {}
    for one in fresh:
        if one.device == IMPORT:
            found.setdefault(one.record, set()).add(saver_in_words(one, standings))
    return found


def _whose(laptop: str, nobodys: bool, trust: Trust, rows: Collection[str]) -> Collection[str]:  # noqa: FBT001 - one of two things
    if laptop == IMPORT and rows:
        return rows
    return (_("nobody's") if nobodys and laptop == PACK else laptop_in_words(laptop, trust),)


def of_plan_itself(told: MergeChanges) -> set[str]:
    """The records of the plan's own lists that a merge changed, whoever said it."""
    return {one.record for one in told.plan_changes}


def _rank(of: MergedRecord, told: MergeChanges, *, by_laptop: bool) -> tuple[Any, ...]:
    """What is nobody's comes first, then what changes the plan itself."""
    nobodys = of.record in {one.record for one in told.nobodys}
    lists = of.record in of_plan_itself(told)
    return not nobodys, not lists, of.laptops[:1] if by_laptop else (), *_by_holder(of, told.survey)


def unknown_pack_lines(told: MergeChanges) -> Iterator[str]:
    """What in the list's name is not the list's: of files that stayed out, and of what came in."""
    say = partial(changes_in_words, survey=told.survey)
    yield from (left_out_in_words(one.error, say) for one in told.report.left_out if one.code == "pack-unknown")
    came: dict[str, list[str]] = {}
    for one in told.nobodys:
        came.setdefault(one.record, []).append(one.field)
    if came:
        said = [f"{record} ({', '.join(few(fields))})" for record, fields in say(came).items()]
        words = _("In the name of the municipality's list, and nobody's: {records}")
        yield words.format(records="; ".join(few(said)))


def _by_holder(of: MergedRecord, survey: Survey) -> tuple[bool, str, str]:
    """The plan and its lists come first."""
    holder = holder_of(of.record)
    return bool(holder), slug(holder_name(survey, holder)) if holder else "", of.record


def merged_detail(of: MergedRecord, survey: Survey) -> list[str]:
    """Each field: what it said, what it says. Of private ones only that they changed."""
    shown = [one for one in of.changes if not is_private_field(of.record, one.field)]
    lines = [f"{of.called} · {' '.join(of.laptops)}", *(_field(one, survey) for one in shown)]
    return lines if len(shown) == len(of.changes) else [*lines, f"{_('Private data')}: {_('changed')}"]


def _field(one: FieldChange, survey: Survey) -> str:
    """What it said, and what it says: where that came into dispute, all versions."""
    was, is_ = (_said(one, value, survey) for value in (one.before, one.after))
    if one.disputed and (state := survey.history(one.record)) and one.field in state.conflicts:
        said = " / ".join(_said(one, version.value, survey) for version in field_versions(state, one.field))
    else:
        said = is_ if one.before is REMOVED else f"{was} → {is_}"
    parts = [f"{field_label(one.record, one.field)}: {said}", *([_("to settle")] if one.disputed else [])]
    return " · ".join(parts)


def _said(one: FieldChange, value: Any, survey: Survey) -> str:
    return _("(nothing)") if value is REMOVED else value_in_words(one.record, one.field, value, survey)


def merge_heading(number: int, report: MergeReport) -> str:
    return _("Merge {number} · {when}").format(number=number, when=day_and_time(report.at))


def merge_summary(report: MergeReport) -> str:
    """39 files: 215 new versions, 2 files stayed out."""
    new, out = len(report.new), len(report.left_out)
    parts = [
        ngettext("{n} file", "{n} files", len(report.inputs)).format(n=len(report.inputs)),
        ngettext("{n} new version", "{n} new versions", new).format(n=new),
        ngettext("{n} file stayed out", "{n} files stayed out", out).format(n=out) if out else "",
    ]
    return ", ".join(part for part in parts if part)


def files_of(told: MergeChanges, trust: Trust) -> Iterator[str]:
    """By file: whose it is, and how much of it was new; then those that stayed out, and why.

    Those that bring what is nobody's are not among them: `unknown_pack_lines` tells of them.
    """
    report = told.report
    for one in report.inputs:
        words = _("{laptops} · {path}: {new} new, {known} known, {disputed} to settle, {quarantined} set aside")
        yield words.format(
            laptops=", ".join(laptop_in_words(laptop, trust) for laptop in one.laptops) or "-",
            path=one.path,
            new=len(one.new),
            known=one.known,
            disputed=len(one.disputed),
            quarantined=one.quarantined,
        )
        if one.strangers:
            yield other_municipalities(one.path, one.strangers)
    say = partial(changes_in_words, survey=told.survey)
    yield from (left_out_in_words(one.error, say) for one in report.left_out if one.code != "pack-unknown")


def undone_merge(one: SetAside) -> str:
    if one.laptop:
        words = _("Undone: of merge {number} of {plan} what laptop {laptop} saved, {n} versions. They came in:")
    else:
        words = _("Undone: merge {number} of {plan}, {n} versions. It had gathered:")
    return words.format(number=one.merge, plan=one.plan, n=len(one.revisions), laptop=laptop_letters(one.laptop))


def changes_in_words(changes: Mapping[str, Iterable[str]], survey: Survey) -> dict[str, list[str]]:
    """Records and their fields as people call them; what is private by one word."""
    return {record_title(record, survey): field_labels(record, fields) for record, fields in changes.items()}
