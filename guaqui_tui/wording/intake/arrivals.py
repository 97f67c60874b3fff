"""What came in from spreadsheets, import by import, and what taking one back does, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from storage.kinds.lookup import KINDS
from storage.notation.text import clean_line
from storage.plan.arrivals.arrival_list import ListedArrival
from storage.plan.arrivals.arrival_undo import ArrivalUndo, KeptRecord, WhyKept
from storage.plan.standing import Trust
from storage.plan.survey import Survey
from storage.translatable import N_

from ...language.dates import day_and_time
from ...language.gettext_ import _, ngettext
from ...language.sentence_facts import few
from ..laptops import laptop_in_words
from ..record_titles import record_title
from ..values import field_labels

_RANGES: Final = 12
"""As many runs of lines are told."""

_WHYS: Final[dict[WhyKept, str]] = {
    "decided": N_("somebody decided it since"),
    "brought": N_("another import brought the same"),
    "needed": N_("the record could not be without it"),
}


def arrival_in_words(one: ListedArrival, trust: Trust, whose: str = "") -> str:
    """14/07/2002 10:22  demandas.xlsx · Zona B · 12 rows · Rosa Mamani · k7m2 (Pedro).

    `whose` is the municipality that it is of, where the file has several.
    """
    rows = ngettext("{n} row", "{n} rows", one.rows).format(n=one.rows)
    author, taken_back = clean_line(one.author), _("taken back") if one.withdrawn else ""
    who = laptop_in_words(one.device, trust)
    who = f"{who} ({author})" if author else who
    said = (clean_line(whose), clean_line(one.file), clean_line(one.table), rows, who, taken_back)
    return f"{day_and_time(one.at) or _('no date'):16}  {' · '.join(filter(None, said))}"


def rows_in_words(one: ListedArrival) -> list[str]:
    """What its rows are, in which lines they stood, and how the file was read."""
    kinds = ", ".join(_(KINDS[kind].plural) if kind in KINDS else kind for kind in one.kinds)
    runs = few(list(_ranges(row.line for row in one.came)), _RANGES)
    lines = ngettext("line {lines}", "lines {lines}", one.rows).format(lines=", ".join(runs))
    said = " · ".join(filter(None, (kinds, lines if runs else "")))
    steps = _("read with: {steps}").format(steps=" · ".join(map(clean_line, one.steps))) if one.steps else ""
    return [*filter(None, (said, steps))]


def _ranges(lines: Iterable[int]) -> Iterator[str]:
    """Runs of lines: 2-4, 9."""
    numbers = sorted({line for line in lines if line})
    gaps = [(a, b) for a, b in pairwise(numbers) if b > a + 1]
    starts, ends = [*numbers[:1], *(b for _a, b in gaps)], [*(a for a, _b in gaps), *numbers[-1:]]
    yield from (str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))


def arrival_undo_in_words(undo: ArrivalUndo, survey: Survey, *, is_done: bool, most: int) -> list[str]:
    """What taking an import back does, or did: of each sort of record the first `most`."""

    def title(record: str) -> str:
        return record_title(record, survey)

    return [
        *_withdrawn(undo.withdrawn, title, is_done=is_done, most=most),
        *_restored(undo, title, is_done=is_done, most=most),
        *_kept(undo.kept, title, most),
        *([] if undo.withdrawn or undo.restored else [_("There is nothing to take out of the plan.")]),
    ]


Title = Callable[[str], str]


def _withdrawn(records: Sequence[str], title: Title, *, is_done: bool, most: int) -> list[str]:
    if not (n := len(records)):
        return []
    if is_done:
        words = ngettext(
            "{n} record that it began is withdrawn: {records}.",
            "{n} records that it began are withdrawn: {records}.",
            n,
        )
    else:
        words = ngettext(
            "{n} record that it began will be withdrawn: {records}.",
            "{n} records that it began will be withdrawn: {records}.",
            n,
        )
    return [words.format(n=n, records=_listed(map(title, records), most))]


def _restored(undo: ArrivalUndo, title: Title, *, is_done: bool, most: int) -> list[str]:
    if not (n := len(undo.restored)):
        return []
    if is_done:
        words = ngettext("{n} record is as before it: {records}.", "{n} records are as before it: {records}.", n)
    else:
        words = ngettext(
            "{n} record will be as before it: {records}.", "{n} records will be as before it: {records}.", n
        )
    said = (_with_fields(record, fields, title) for record, fields in undo.restored.items())
    return [words.format(n=n, records=_listed(said, most))]


def _kept(kept: Sequence[KeptRecord], title: Title, most: int) -> list[str]:
    """What stays, by why it does."""
    lines = []
    for why, words in _WHYS.items():
        of = [one for one in kept if one.why == why]
        said = _listed((_with_fields(one.record, one.fields, title) for one in of), most)
        stays = ngettext("{n} stays ({why}): {records}.", "{n} stay ({why}): {records}.", len(of))
        lines += [stays.format(n=len(of), why=_(words), records=said)] if of else []
    return lines


def _with_fields(record: str, fields: Sequence[str], title: Title) -> str:
    labels = ", ".join(field_labels(record, fields))
    return f"{title(record)} ({labels})" if labels else title(record)


def _listed(said: Iterable[str], most: int) -> str:
    return "; ".join(few(list(said), most))
