"""A merge in ten lines: whether it changes the plan itself, who brought what, what waits, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from storage.gather.concern_table import CONCERNS, Concern
from storage.gather.concerns import MergeConcerns
from storage.gather.merge_reports import MergeChanges
from storage.kinds.lookup import holder_of
from storage.notation.text import printable
from storage.plan.standing import Trust
from storage.plan.survey import Survey

from ...language.gettext_ import _
from ...language.sentence_facts import few
from ...language.shell_words import shell_word
from ..laptops import laptop_in_words
from ..record_titles import record_title
from ..slots import holder_name
from .gathered_files import file_name, keeps_what_was_said
from .merges import merge_heading
from .plan_changes import CHANGES_THE_PLAN

_NAMED: Final = 4
"""As many things are named in a line."""


def summary_lines(of: MergeChanges, found: MergeConcerns, trust: Trust, out: str) -> Iterator[str]:
    """Ten lines; what there is none of is said too, so that each stands where it stood the last time.

    What was brought stands between what is told above it and below it, as wherever a merge is told of.
    """
    yield merge_heading(of.number, of.report)
    yield from _waiting(of, found, above=True)
    yield from _brought(of, trust)
    yield from _waiting(of, found, above=False)
    way_back = _("Back: guaqui merge {path} --undo {number}; of one laptop: --laptop LAPTOP")
    yield way_back.format(path=shell_word(printable(out)), number=of.number)


def _waiting(of: MergeChanges, found: MergeConcerns, *, above: bool) -> Iterator[str]:
    for kind, rule in CONCERNS.items():
        if kind in _LINES and rule.above == above:
            yield _LINES[kind](of, found)


def _brought(of: MergeChanges, trust: Trust) -> Iterator[str]:
    report = of.report
    yield _("Files: {n}").format(n=len(report.inputs))
    printed = sum(keeps_what_was_said(one.record) for one in of.fresh)
    new, known = len(report.new) - printed, sum(one.known for one in report.inputs)
    yield _("Versions: {new} new, {known} known").format(new=new, known=known)
    laptops = sorted({laptop for one in report.inputs if one.new for laptop in one.laptops})
    called = [laptop_in_words(laptop, trust) for laptop in laptops]
    yield _("From laptops: {laptops}").format(laptops=_counted(called))
    said = (one.record for one in of.changes if not keeps_what_was_said(one.record))
    holders = dict.fromkeys(holder for record in said if (holder := holder_of(record)))
    yield _("Communities and associations: {names}").format(
        names=_counted(map(partial(holder_name, of.survey), holders))
    )


def _of_plan(of: MergeChanges, found: MergeConcerns) -> str:
    """The records in which it is changed; and those that files would change which stayed out as nobody's."""
    came = (one.record for one in (*found.plan_changes, *found.nobodys))
    said = [_counted(_titles(came, of.survey))]
    if stayed := [one.error.facts["changes"] for one in found.unknown_pack]:
        would = _counted(_titles((record for changes in stayed for record in changes), of.survey))
        said.append(_("what stayed out would change {records}").format(records=would))
    return f"{_(CHANGES_THE_PLAN)}: {'; '.join(said)}"


def _stayed_out(of: MergeChanges, _found: MergeConcerns) -> str:
    return _("Stayed out: {files}").format(files=_counted(_names(one.path for one in of.report.left_out)))


def _set_aside(_of: MergeChanges, found: MergeConcerns) -> str:
    aside, files = sum(found.set_aside.values()), ", ".join(few(_names(found.set_aside), _NAMED))
    return _("Set aside: {n}").format(n=f"{aside} ({files})" if aside else 0)


def _to_settle(of: MergeChanges, found: MergeConcerns) -> str:
    return _("To settle: {what}").format(what=_counted(_titles(found.disputed, of.survey)))


_LINES: Final[Mapping[Concern, Callable[[MergeChanges, MergeConcerns], str]]] = {
    "plan_changes": _of_plan,
    "stays_out": _stayed_out,
    "set_aside": _set_aside,
    "disputed": _to_settle,
}
"""What has a line in every summary, in the place of its kind."""


def _titles(records: Iterable[str], survey: Survey) -> list[str]:
    return [record_title(record, survey) for record in dict.fromkeys(records)]


def _names(paths: Iterable[str]) -> list[str]:
    return [file_name(path) for path in paths]


def _counted(said: Iterable[str]) -> str:
    """3 (a, b, c)."""
    said = list(said)
    return f"{len(said)} ({', '.join(few(said, _NAMED))})" if said else "0"
