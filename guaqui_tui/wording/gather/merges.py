"""What a merge changed, record by record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby, starmap
from typing import Any, Final

from msgspec import Struct

from storage.errors import Notice
from storage.file.set_aside import SetAside
from storage.gather.admission import LeftOut
from storage.gather.concern_table import Concern, rank
from storage.gather.concerns import MergeConcerns
from storage.gather.merge_reports import MergeChanges, MergeReport
from storage.kinds.lookup import holder_of
from storage.names.name_table import slug
from storage.plan.settling import field_versions
from storage.plan.standing import Standings, Trust
from storage.plan.survey import Survey
from storage.plan.views.scopes import around
from storage.revisions.changes import FieldChange
from storage.revisions.history import REMOVED
from storage.revisions.revision import IMPORT, PACK, Revision

from ...language.dates import day_and_time
from ...language.gettext_ import _, ngettext
from ...language.sentence_facts import few
from ..laptops import laptop_in_words, laptops_in_words, notice_in_words, saver_in_words
from ..look_alikes import brought_sentence
from ..record_titles import record_title
from ..slots import holder_name
from ..values import field_label, field_labels, in_reading_order, is_private_field, value_in_words
from .gathered_files import keeps_what_was_said, other_municipalities, reasons_left_out


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
    found, fresh = [], told.fresh
    nobodys = {(one.record, one.field) for one in told.nobodys}
    rows = _who_brought(fresh, standings)
    there: dict[Concern, set[str]] = {
        "nobodys": {one.record for one in told.nobodys},
        "plan_changes": of_plan_itself(told),
        "nobodys_rows": {one.record for one in standings.rows.nobodys(fresh)},
    }
    for record, of_record in groupby(told.changes, key=lambda one: one.record):
        by_field = {one.field: one for one in of_record}
        if keeps_what_was_said(record):
            continue
        parts = tuple(by_field[field] for field in in_reading_order(record, by_field))
        said = ((laptop, (record, one.field) in nobodys) for one in parts for laptop in one.laptops)
        whose = {who for one in said for who in _whose(*one, standings.trust, rows.get(record, ()))}
        found.append(MergedRecord(record, record_title(record, told.survey), tuple(sorted(whose)), parts))
    return sorted(found, key=lambda one: _rank(one, there, told.survey, by_laptop=by_laptop))


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


def _rank(
    of: MergedRecord, there: Mapping[Concern, set[str]], survey: Survey, *, by_laptop: bool
) -> tuple[Any, ...]:
    """By what there is of a record that somebody has to look at, then by laptop or holder."""
    kinds = [kind for kind, records in there.items() if of.record in records]
    return rank(kinds), of.laptops[:1] if by_laptop else (), *_by_holder(of, survey)


def unknown_pack_lines(told: MergeChanges, found: MergeConcerns) -> Iterator[str]:
    """What in the list's name is not the list's: of files that stayed out, and of what came in."""
    say = partial(changes_in_words, survey=told.survey)
    yield from reasons_left_out(found.unknown_pack, say).values()
    came: dict[str, list[str]] = {}
    for one in found.nobodys:
        came.setdefault(one.record, []).append(one.field)
    if came:
        said = [f"{record} ({', '.join(few(fields))})" for record, fields in say(came).items()]
        words = _("In the name of the municipality's list, and nobody's: {records}")
        yield words.format(records="; ".join(few(said)))


def _by_holder(of: MergedRecord, survey: Survey) -> tuple[bool, str, str]:
    """The plan and its lists come first."""
    holder = holder_of(of.record)
    return bool(holder), slug(holder_name(around(survey, of.record), holder)) if holder else "", of.record


def merged_detail(of: MergedRecord, survey: Survey, trust: Trust) -> list[str]:
    """Each field: what it said, what it says. Of private ones only that they changed."""
    shown = [one for one in of.changes if not is_private_field(of.record, one.field)]
    lines = [f"{of.called} · {' '.join(of.laptops)}", *(_field(one, survey, trust) for one in shown)]
    return lines if len(shown) == len(of.changes) else [*lines, f"{_('Private data')}: {_('changed')}"]


def _field(one: FieldChange, survey: Survey, trust: Trust) -> str:
    """What it said, and what it says: where that came into dispute, all versions."""
    was, is_ = (_said(one, value, survey, trust) for value in (one.before, one.after))
    if one.disputed and (state := survey.history(one.record)) and one.field in state.conflicts:
        said = " / ".join(_said(one, version.value, survey, trust) for version in field_versions(state, one.field))
    else:
        said = is_ if one.before is REMOVED else f"{was} → {is_}"
    parts = [f"{field_label(one.record, one.field)}: {said}", *([_("to settle")] if one.disputed else [])]
    return " · ".join(parts)


def _said(one: FieldChange, value: Any, survey: Survey, trust: Trust) -> str:
    if value is REMOVED:
        return _("(nothing)")
    return value_in_words(one.record, one.field, value, survey, trust=trust)


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


def files_of(told: MergeChanges, found: MergeConcerns, trust: Trust) -> Iterator[str]:
    """By file: whose it is, and how much of it was new; then what else there is to say of files, in its order.

    Of those that bring what is nobody's `unknown_pack_lines` tells.
    """
    for one in told.report.inputs:
        words = _("{laptops} · {path}: {new} new, {known} known, {disputed} to settle, {quarantined} set aside")
        yield words.format(
            laptops=laptops_in_words(one.laptops, trust) or "-",
            path=one.path,
            new=len(one.new),
            known=one.known,
            disputed=len(one.disputed),
            quarantined=one.quarantined,
        )
    for kind in found.kinds:
        yield from _OF_FILES[kind](found, told.survey, trust) if kind in _OF_FILES else ()


def _left_out(left_out: Iterable[LeftOut], survey: Survey) -> list[str]:
    return [*reasons_left_out(left_out, partial(changes_in_words, survey=survey)).values()]


def _damaged(paths: Iterable[str]) -> list[str]:
    return [_("{path} is damaged; what is whole in it comes in.").format(path=path) for path in paths]


def _noticed(notices: Iterable[Notice], trust: Trust) -> list[str]:
    return [notice_in_words(one, trust) for one in notices]


_OF_FILES: Final[Mapping[Concern, Callable[[MergeConcerns, Survey, Trust], Iterable[str]]]] = {
    "stays_out": lambda found, survey, _trust: _left_out(found.stays_out, survey),
    "undone": lambda found, survey, _trust: _left_out(found.undone, survey),
    "other_plan": lambda found, survey, _trust: _left_out(found.other_plan, survey),
    "other_municipality": lambda found, _survey, _trust: starmap(
        other_municipalities, found.other_municipality.items()
    ),
    "damaged": lambda found, _survey, _trust: _damaged(found.damaged),
    "look_alikes": lambda found, _survey, _trust: starmap(brought_sentence, found.look_alikes.items()),
    "laptop_twice": lambda found, _survey, trust: _noticed(found.laptop_twice, trust),
    "wrong_clock": lambda found, _survey, trust: _noticed(found.wrong_clock, trust),
    "left_by_hand": lambda found, survey, _trust: _left_out(found.left_by_hand, survey),
}
"""What there may be of files besides their numbers, in a report."""


def undone_merge(one: SetAside, trust: Trust) -> str:
    if one.laptop:
        words = _("Undone: of merge {number} of {plan} what laptop {laptop} saved, {n} versions. They came in:")
    else:
        words = _("Undone: merge {number} of {plan}, {n} versions. It had gathered:")
    return words.format(
        number=one.merge, plan=one.plan, n=len(one.revisions), laptop=laptop_in_words(one.laptop, trust)
    )


def changes_in_words(changes: Mapping[str, Iterable[str]], survey: Survey) -> dict[str, list[str]]:
    """Records and their fields as people call them; what is private by one word."""
    return {record_title(record, survey): field_labels(record, fields) for record, fields in changes.items()}
