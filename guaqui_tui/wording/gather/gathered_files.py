"""Who brought what, as a table of what was looked at says it, on the screen and by the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from msgspec import Struct

from exports.wording.look_alikes import marked_name
from storage.errors import GuaquiError, Notice, error_of
from storage.gather.admission import LeftOut
from storage.gather.concern_table import LEFT_OUT, Concern, rank
from storage.gather.concerns import MergeConcerns, concerns_by_file, nobodys_rows_in, overruled_by
from storage.gather.plan_changes import plan_changes_by
from storage.gather.preview import MergePreview
from storage.kinds.lookup import kind_of
from storage.notation.text import clean_line, printable
from storage.plan.standing import Standings, Trust
from storage.revisions.union import MergeInput
from storage.translatable import N_

from ...language.error_messages import sentence
from ...language.gettext_ import _, ngettext
from ...language.sentence_facts import facts_in_words, few
from ..laptops import laptops_in_words, notice_in_words
from ..look_alikes import brought_sentence
from .plan_changes import plan_change_lines
from .standings import overruled_heading, overruled_lines

HEADINGS: Final = (N_("New"), N_("Known"), N_("To settle"), N_("Set aside"))
"""What the four numbers of a line are."""

_NAMED = 3
"""As many laptops and people of one file are named in the table."""


REFUSALS: Final[dict[str, str]] = {
    "damaged": N_("a line is damaged"),
    "table": N_("a table of something else"),
    "hash": N_("its proof does not fit: it was changed outside the app"),
    "signature": N_("not signed by the laptop that it names: somebody else made it"),
    "body": N_("a record that says what it may not"),
    "canonical": N_("not written as the app writes"),
    "doubled-key": N_("a field that stands there twice"),
    "json": N_("not readable"),
    "size": N_("a version that is too long"),
    "shape": N_("no version at all"),
    "text": N_("a text with signs that nobody types"),
    "key": N_("a field of an impossible name"),
    "integer": N_("a number that is too great"),
    "number": N_("a number that is no whole one"),
    "type": N_("a value of no known kind"),
    "depth": N_("lists within lists, without end"),
}
"""Why something in a file was set aside."""


class FileLine(Struct, frozen=True):
    """A file: its path and name, whose it is, how many of its versions are new, known, to settle, and set aside.

    `said`: what it leaves to a person, in sentences by kind, in their order; of what changes the plan itself one
    for each record.
    """

    path: str
    name: str
    whose: str = ""
    people: str = ""
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    said: Mapping[Concern, tuple[str, ...]] = {}

    @property
    def stays_out(self) -> bool:
        return not LEFT_OUT.isdisjoint(self.said)


Worded = Callable[[Mapping[str, Iterable[str]]], Mapping[str, Iterable[str]]]
"""Says what records and their fields are called."""


class Gathering(NamedTuple):
    """What was looked at, what it leaves to a person, how laptops stand here, and what records are called."""

    seen: MergePreview
    found: MergeConcerns
    standings: Standings
    worded: Worded = dict
    title: Callable[[str], str] = str


def file_lines(of: Gathering, inputs: Sequence[MergeInput]) -> list[FileLine]:
    """A line for each input and each file that stays out; those first of which is the first to be told."""
    by_file = concerns_by_file(of.seen, of.found)
    alike = Counter(map(file_name, by_file))

    def name(path: str) -> str:
        return file_name(path) if alike[file_name(path)] == 1 else printable(path)

    why = reasons_left_out(of.seen.left_out, of.worded)
    found = [
        *(_brought(name(one.path), one, of, by_file[one.path]) for one in inputs),
        *(_stays_out(name(one.path), one, why[one.path], by_file[one.path]) for one in of.seen.left_out),
    ]
    return sorted(found, key=lambda line: rank(line.said))


def reading_step(path: str, done: int, all_: int) -> str:
    """Reading 12 of 39: laptop12.json; while it is not known how many there are, how many were looked at."""
    if not all_:
        return _("Searching: {n} files looked at, now {name}").format(n=done, name=file_name(path))
    return _("Reading {number} of {of}: {name}").format(number=done + 1, of=all_, name=file_name(path))


def file_name(path: str) -> str:
    """The last part of a file's path."""
    return printable(PurePath(path).name)


def keeps_what_was_said(record: str) -> bool:
    """Whether it says nothing new: an acta that was printed."""
    return kind_of(record) == "acta"


def _stays_out(name: str, one: LeftOut, why: str, kinds: Iterable[Concern]) -> FileLine:
    return FileLine(one.path, name, said=dict.fromkeys(kinds, (why,)))


def _brought(name: str, one: MergeInput, of: Gathering, kinds: Iterable[Concern]) -> FileLine:
    whose, people = _who(one, of.standings.trust)
    new = sum(not keeps_what_was_said(revision.record) for revision in one.fresh)
    counts = (new, one.known, len(of.seen.disputed_by(one)), len(one.problems))
    said = {kind: tuple(_SAY[kind](one, of)) for kind in kinds}
    return FileLine(one.path, name, whose, people, counts, said)


def _accepted(one: MergeInput, of: Gathering) -> Iterator[str]:
    changes = {record: [*fields] for record, fields in of.worded(of.found.accepted_pack[one.path]).items()}
    words = _("{path} brings what is said in the name of the municipality's list, as was accepted: {changes}.")
    yield words.format_map(facts_in_words({"path": one.path, "changes": changes}))


def _changes_plan(one: MergeInput, of: Gathering) -> list[str]:
    changes = plan_changes_by(one.fresh, of.found.plan_changes)
    return plan_change_lines(changes, of.title, of.standings.trust)


def _overrules(one: MergeInput, of: Gathering) -> Iterator[str]:
    found = overruled_by(one, of.found)
    yield overruled_heading(found)
    yield from (f"  {line}" for line in overruled_lines(found, of.seen.survey, of.standings))


def _nobodys_rows(one: MergeInput, of: Gathering) -> Iterator[str]:
    """Which records rows say something of, of which nothing at hand says who brought them."""
    rows = nobodys_rows_in(one, of.found)
    words = ngettext(
        "{path} brings a row of a spreadsheet that is nobody's: nothing at hand says who brought it: {records}.",
        "{path} brings rows of spreadsheets that are nobody's: nothing at hand says who brought them: {records}.",
        len(rows),
    )
    records = few([of.title(record) for record in sorted({row.record for row in rows})])
    yield words.format(path=printable(one.path), records="; ".join(records))


def _other_municipality(one: MergeInput, of: Gathering) -> Iterator[str]:
    yield other_municipalities(one.path, of.found.other_municipality[one.path])


def _damaged(one: MergeInput, _of: Gathering) -> Iterator[str]:
    yield _("{path} is damaged; what is whole in it comes in.").format(path=printable(one.path))


def _look_alikes(one: MergeInput, of: Gathering) -> Iterator[str]:
    yield brought_sentence(printable(one.path), of.found.look_alikes[one.path])


def _twice(one: MergeInput, of: Gathering) -> Iterator[str]:
    return _notices(of.found.laptop_twice, one, of)


def _wrong_clock(one: MergeInput, of: Gathering) -> Iterator[str]:
    return _notices(of.found.wrong_clock, one, of)


def _notices(notices: Iterable[Notice], one: MergeInput, of: Gathering) -> Iterator[str]:
    mine = (notice for notice in notices if notice.facts["laptop"] in one.laptops)
    return (notice_in_words(notice, of.standings.trust) for notice in mine)


def other_municipalities(path: str, many: Mapping[str, int]) -> str:
    """Of which other municipalities something in a file stays out."""
    n = sum(many.values())
    words = ngettext(
        "{path}: {n} version of another municipality ({names}) stays out.",
        "{path}: {n} versions of other municipalities ({names}) stay out.",
        n,
    )
    return words.format(path=printable(path), n=n, names=", ".join(sorted(many))) if many else ""


def _set_aside(one: MergeInput, _of: Gathering) -> Iterator[str]:
    """2 set aside: its proof does not fit: it was changed outside the app."""
    n = len(one.problems)
    why = dict.fromkeys(_(REFUSALS.get(problem.reason, problem.reason)) for problem in one.problems)
    words = ngettext("{n} entry was set aside: {why}.", "{n} entries were set aside: {why}.", n)
    yield words.format(n=n, why="; ".join(why))


_SAY: Final[Mapping[Concern, Callable[[MergeInput, Gathering], Iterable[str]]]] = {
    "accepted_pack": _accepted,
    "plan_changes": _changes_plan,
    "overruled": _overrules,
    "nobodys_rows": _nobodys_rows,
    "other_municipality": _other_municipality,
    "damaged": _damaged,
    "set_aside": _set_aside,
    "look_alikes": _look_alikes,
    "laptop_twice": _twice,
    "wrong_clock": _wrong_clock,
}
"""What there may be of a file that comes in."""


def _who(one: MergeInput, trust: Trust) -> tuple[str, str]:
    """Whose laptop it is, and who typed; of a plan that holds many, how many laptops."""
    if len(one.laptops) > _NAMED:
        return ngettext("{n} laptop", "{n} laptops", len(one.laptops)).format(n=len(one.laptops)), ""
    people = (marked_name(clean_line(one_of)) for one_of in one.authors[:_NAMED])
    return laptops_in_words(one.laptops, trust), ", ".join(people)


def reasons_left_out(left_out: Iterable[LeftOut], worded: Worded = dict) -> dict[str, str]:
    """By path, why each of some files stays out whole. Of those that go by one unknown pack the first tells it."""
    found: dict[str, str] = {}
    versions: set[str] = set()
    for one in left_out:
        version = one.error.facts.get("version", "")
        if version in versions:
            words = _("Left out: {path} goes by the same list, version {version}.")
            found[one.path] = words.format(path=printable(one.path), version=version)
        else:
            found[one.path] = left_out_in_words(one.error, worded)
        versions |= {version} - {""}
    return found


def left_out_in_words(error: GuaquiError, worded: Worded = dict) -> str:
    """Why a file stays out whole."""
    if "changes" in error.facts:
        changes = {one: [*of] for one, of in worded(error.facts["changes"]).items()}
        error = error_of(error.code, **{**error.facts, "changes": changes})
    return _("Left out: {sentence}").format(sentence=sentence(error))
