"""Pure: what a merge changed, record by record, as the screen says it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any, Final

from msgspec import Struct
from textual.content import Content

from storage.file.set_aside import Aside
from storage.gather.merges import Report, Told
from storage.kinds.table import holder_of
from storage.names.names import slug
from storage.plan.settling import versions
from storage.plan.survey import Survey
from storage.revisions.changes import Change
from storage.revisions.history import REMOVED
from storage.revisions.revision import PACK

from ...language.dates import day_and_time
from ...language.gettext_ import _, ngettext
from ...language.messages import few
from ...widgets.text import in_cells
from ...wording.arrivals import left_out, strangers
from ...wording.history import device_name
from ...wording.slots import holder_name
from ...wording.undone import called, fitted
from ...wording.values import in_order, in_words, is_private, label, labels
from .gather_lines import worded

_WHERE: Final = 27
_LAPTOPS: Final = 18


class Of(Struct, frozen=True):
    """A record that a merge changed: how it is called, whose saves they were, what differs."""

    record: str
    called: str
    laptops: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def disputed(self) -> bool:
        return any(one.disputed for one in self.changes)

    @property
    def new(self) -> bool:
        """Whether nothing was said there before."""
        return all(one.before is REMOVED for one in self.changes)


def changed(told: Told, *, by_laptop: bool) -> list[Of]:
    """The records of a merge: those of a holder together in the order of people's names; or those of a laptop.

    What several laptops wrote stands with the first of them.
    """
    found = []
    nobodys = {(one.record, one.field) for one in told.nobodys}
    for record, of_record in groupby(told.changes, key=lambda one: one.record):
        by_field = {one.field: one for one in of_record}
        parts = tuple(by_field[field] for field in in_order(record, by_field))
        laptops = tuple(
            sorted({_whose(laptop, (record, one.field) in nobodys) for one in parts for laptop in one.laptops})
        )
        found.append(Of(record, called(record, told.survey), laptops, parts))
    return sorted(found, key=lambda one: _rank(one, told, by_laptop=by_laptop))


def _whose(laptop: str, nobodys: bool) -> str:  # noqa: FBT001 - one of two things
    return _("nobody's") if nobodys and laptop == PACK else device_name(laptop)


def _rank(of: Of, told: Told, *, by_laptop: bool) -> tuple[Any, ...]:
    """What is nobody's comes first."""
    nobodys = of.record in {one.record for one in told.nobodys}
    return not nobodys, of.laptops[:1] if by_laptop else (), *_by_holder(of, told.survey)


def nobodys(told: Told) -> Iterator[str]:
    """What in the list's name is not the list's: of files that stayed out, and of what came in."""
    say = partial(worded, survey=told.survey)
    yield from (left_out(one.error, say) for one in told.report.left_out if one.code == "pack-unknown")
    came: dict[str, list[str]] = {}
    for one in told.nobodys:
        came.setdefault(one.record, []).append(one.field)
    if came:
        said = [f"{record} ({', '.join(few(fields))})" for record, fields in say(came).items()]
        words = _("In the name of the municipality's list, and nobody's: {records}")
        yield words.format(records="; ".join(few(said)))


def _by_holder(of: Of, survey: Survey) -> tuple[bool, str, str]:
    """The plan and its lists come first."""
    holder = holder_of(of.record)
    return bool(holder), slug(holder_name(survey, holder)) if holder else "", of.record


def line_of(of: Of, survey: Survey, width: int, *, by_laptop: bool) -> Content:
    """! Andamarca · 2003           lap00001           Demand: Riego por aspersión."""
    where, laptops = fitted(of.called, _WHERE), in_cells(" ".join(of.laptops), _LAPTOPS)
    head = f"{laptops} {where}" if by_laptop else f"{where} {laptops}"
    said = _short(of, survey)
    line = Content(in_cells(f" {'!' if of.disputed else ' '} {head} {said}", width))
    return line.stylize("$alarm") if of.disputed else line


def _short(of: Of, survey: Survey) -> str:
    """What it says now, where all of it is new; else the names of what changed."""
    for name in ("text", "name") if of.new else ():
        for one in of.changes:
            if one.field == name:
                return in_words(of.record, name, one.after, survey)
    return ", ".join(labels(of.record, {one.field for one in of.changes}))


def lines_of(of: Of, survey: Survey) -> list[str]:
    """Each field: what it said, what it says. Of private ones only that they changed."""
    shown = [one for one in of.changes if not is_private(of.record, one.field)]
    lines = [f"{of.called} · {' '.join(of.laptops)}", *(_field(one, survey) for one in shown)]
    return lines if len(shown) == len(of.changes) else [*lines, f"{_('Private data')}: {_('changed')}"]


def _field(one: Change, survey: Survey) -> str:
    """What it said, and what it says: where that came into dispute, all versions."""
    was, is_ = (_said(one, value, survey) for value in (one.before, one.after))
    if one.disputed and (state := survey.history(one.record)) and one.field in state.conflicts:
        said = " / ".join(_said(one, version.value, survey) for version in versions(state, one.field))
    else:
        said = is_ if one.before is REMOVED else f"{was} → {is_}"
    parts = [f"{label(one.record, one.field)}: {said}", *([_("to settle")] if one.disputed else [])]
    return " · ".join(parts)


def _said(one: Change, value: Any, survey: Survey) -> str:
    return _("(nothing)") if value is REMOVED else in_words(one.record, one.field, value, survey)


def heading(number: int, report: Report) -> str:
    return _("Merge {number} · {when}").format(number=number, when=day_and_time(report.at))


def summary(report: Report) -> str:
    """39 files: 215 new versions, 2 files stayed out."""
    new, out = len(report.new), len(report.left_out)
    parts = [
        ngettext("{n} file", "{n} files", len(report.inputs)).format(n=len(report.inputs)),
        ngettext("{n} new version", "{n} new versions", new).format(n=new),
        ngettext("{n} file stayed out", "{n} files stayed out", out).format(n=out) if out else "",
    ]
    return ", ".join(part for part in parts if part)


def files_of(told: Told) -> Iterator[str]:
    """By file: whose it is, and how much of it was new; then those that stayed out, and why.

    Those that bring what is nobody's are not among them: `nobodys` tells of them.
    """
    report = told.report
    for one in report.inputs:
        words = _("{laptops} · {path}: {new} new, {known} known, {disputed} to settle, {quarantined} set aside")
        yield words.format(
            laptops=" ".join(one.laptops) or "-",
            path=one.path,
            new=len(one.new),
            known=one.known,
            disputed=len(one.disputed),
            quarantined=one.quarantined,
        )
        if one.strangers:
            yield strangers(one.path, one.strangers)
    say = partial(worded, survey=told.survey)
    yield from (left_out(one.error, say) for one in report.left_out if one.code != "pack-unknown")


def undone(one: Aside) -> str:
    words = _("Undone: merge {number} of {plan} and what came after it, {n} versions. It had gathered:")
    return words.format(number=one.merge, plan=one.plan, n=len(one.revisions))
