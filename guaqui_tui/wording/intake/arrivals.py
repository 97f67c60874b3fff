"""Who brought what, as a table of what was looked at says it, on the screen and by the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from msgspec import Struct

from exports.wording.look_alikes import marked_name
from storage.errors import GuaquiError, LeftByHandError, UnknownPackError, error_of
from storage.gather.preview import MergePreview
from storage.notation.text import clean_line, printable
from storage.plan.name_doubts import KnownDoubts
from storage.plan.row_arrivals import RowArrivals, arrivals_in
from storage.revisions.changes import FieldChange
from storage.revisions.revision import Revision
from storage.revisions.union import MergeInput
from storage.translatable import N_

from ...language.error_messages import facts_in_words, few, sentence
from ...language.gettext_ import _, ngettext
from ...language.laptop_letters import letters_of
from ..gather.plan_changes import plan_change_lines
from ..look_alikes import brought_sentence

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


class ArrivalLine(Struct, frozen=True):
    """A file: its path and name, whose it is, how many of its versions are new, known, to settle, and set aside.

    `plan`: what in it changes the plan itself, line by line. `remark` is what else there is to say of it; `aside`
    why some of it was set aside. `stays_out`: it stays out whole, and the remark says why; `by_hand`: for somebody
    left it out. `nobodys`: it brings what nobody known wrote; that is said before all else.
    """

    path: str
    name: str
    whose: str = ""
    people: str = ""
    laptops: tuple[str, ...] = ()
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    remark: str = ""
    aside: str = ""
    plan: tuple[str, ...] = ()
    stays_out: bool = False
    by_hand: bool = False
    nobodys: bool = False


Worded = Callable[[Mapping[str, Iterable[str]]], Mapping[str, Iterable[str]]]
"""Says what records and their fields are called."""


def arrival_lines(
    seen: MergePreview, inputs: Sequence[MergeInput], worded: Worded = dict, title: Callable[[str], str] = str
) -> list[ArrivalLine]:
    """A line for each input, then one for each file that stays out; those first that bring what is nobody's.

    `title` says what a record of the plan's own lists is called.
    """
    paths = [*(one.path for one in inputs), *(one.path for one in seen.left_out)]
    alike = Counter(map(file_name, paths))

    def name(path: str) -> str:
        return file_name(path) if alike[file_name(path)] == 1 else printable(path)

    doubts, rows = KnownDoubts(seen.survey), arrivals_in(seen.survey)
    found = [
        *(_brought(name(one.path), one, seen, worded, title, doubts, rows) for one in inputs),
        *(_stays_out(one.path, name(one.path), one.error, worded) for one in seen.left_out),
    ]
    return sorted(found, key=lambda line: not line.nobodys)


def file_name(path: str) -> str:
    """The last part of a file's path."""
    return printable(PurePath(path).name)


def _stays_out(path: str, name: str, error: GuaquiError, worded: Worded) -> ArrivalLine:
    return ArrivalLine(
        path,
        name,
        remark=left_out_in_words(error, worded),
        stays_out=True,
        by_hand=isinstance(error, LeftByHandError),
        nobodys=isinstance(error, UnknownPackError),
    )


def _brought(
    name: str,
    one: MergeInput,
    seen: MergePreview,
    worded: Worded,
    title: Callable[[str], str],
    doubts: KnownDoubts,
    rows: RowArrivals,
) -> ArrivalLine:
    whose, people = _who(one)
    counts = (one.new, one.known, len(seen.disputed_by(one)), len(one.problems))
    accepted = seen.accepted.get(one.path, {})
    damaged = "" if one.reading.whole else _("{path} is damaged; what is whole in it comes in.")
    remarks = (
        _accepted(one.path, worded(accepted)) if accepted else "",
        damaged.format(path=printable(one.path)),
        other_municipalities(one.path, seen.strangers.get(one.path, {})),
        nobodys_rows_sentence(one.path, rows.nobodys(one.fresh), title) if one.path != str(seen.out) else "",
        brought_sentence(printable(one.path), doubts.brought(one.fresh)) if one.path != str(seen.out) else "",
    )
    remark = "\n".join(filter(None, remarks))
    plan = plan_change_lines(_of_this(one, seen), title)
    return ArrivalLine(
        one.path,
        name,
        whose,
        people,
        tuple(one.laptops),
        counts,
        remark,
        _set_aside(one),
        tuple(plan),
        nobodys=bool(accepted),
    )


def _of_this(one: MergeInput, seen: MergePreview) -> list[FieldChange]:
    """What of the plan's own lists a file changes, with the laptops whose saves in it do; OUT changes nothing."""
    if one not in seen.sources:
        return []
    brings = {(each.record, each.device) for each in one.fresh}
    return [
        each._replace(laptops=laptops)
        for each in seen.plan_changes
        if (laptops := tuple(laptop for laptop in each.laptops if (each.record, laptop) in brings))
    ]


def _accepted(path: str, changes: Mapping[str, Iterable[str]]) -> str:
    words = _("{path} brings what is said in the name of the municipality's list, as was accepted: {changes}.")
    return words.format_map(facts_in_words({"path": path, "changes": {one: [*of] for one, of in changes.items()}}))


def other_municipalities(path: str, many: Mapping[str, int]) -> str:
    """Of which other municipalities something in a file stays out."""
    n = sum(many.values())
    words = ngettext(
        "{path}: {n} version of another municipality ({names}) stays out.",
        "{path}: {n} versions of other municipalities ({names}) stay out.",
        n,
    )
    return words.format(path=printable(path), n=n, names=", ".join(sorted(many))) if many else ""


def nobodys_rows_sentence(path: str, rows: Collection[Revision], title: Callable[[str], str]) -> str:
    """Which records rows of spreadsheets say something of, of which nothing at hand says who brought them."""
    records = [title(record) for record in sorted({one.record for one in rows})]
    words = ngettext(
        "{path} brings a row of a spreadsheet that is nobody's: nothing at hand says who brought it: {records}.",
        "{path} brings rows of spreadsheets that are nobody's: nothing at hand says who brought them: {records}.",
        len(rows),
    )
    return words.format(path=printable(path), records="; ".join(few(records))) if records else ""


def _set_aside(one: MergeInput) -> str:
    """2 set aside: its proof does not fit: it was changed outside the app."""
    if not one.problems:
        return ""
    n = len(one.problems)
    why = dict.fromkeys(_(REFUSALS.get(problem.reason, problem.reason)) for problem in one.problems)
    words = ngettext("{n} entry was set aside: {why}.", "{n} entries were set aside: {why}.", n)
    return words.format(n=n, why="; ".join(why))


def _who(one: MergeInput) -> tuple[str, str]:
    """Whose laptop it is, and who typed; of a plan that holds many, how many laptops."""
    if len(one.laptops) > _NAMED:
        return ngettext("{n} laptop", "{n} laptops", len(one.laptops)).format(n=len(one.laptops)), ""
    people = (marked_name(clean_line(one_of)) for one_of in one.authors[:_NAMED])
    return " ".join(letters_of(one.laptops)), ", ".join(people)


def left_out_in_words(error: GuaquiError, worded: Worded = dict) -> str:
    """Why a file stays out whole."""
    if "changes" in error.facts:
        changes = {one: [*of] for one, of in worded(error.facts["changes"]).items()}
        error = error_of(error.code, **{**error.facts, "changes": changes})
    return _("Left out: {sentence}").format(sentence=sentence(error))
