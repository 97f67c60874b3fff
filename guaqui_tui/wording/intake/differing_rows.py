"""What rows of a spreadsheet say otherwise than the plan, in words: what stands, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from exports.tables.cells import column_named
from exports.wording.values import Values
from storage.intake.compare import Difference
from storage.intake.landing.corrections import KEY
from storage.intake.rows import Differing, Policy, TakenRows
from storage.kinds.lookup import kind_of
from storage.plan.survey import Survey

from ...language.gettext_ import _, ngettext
from ..record_titles import record_title
from ..values import field_label, is_private_field, value_in_words, values_of


def what_differs(one: Differing, survey: Survey) -> str:
    """Cost: Bs 80.000 → Bs 70.000; Families: 30 → (nothing)."""
    return "; ".join(_difference(one.record, difference, survey) for difference in one.differences)


def differing_line(one: Differing, survey: Survey, called: Callable[[str], str] = str) -> str:
    """Line 5, Andamarca · 2003: Cost: Bs 80.000 → Bs 70.000. `called` gives a record's name."""
    words = _("line {line}, {record}: {differences}")
    return words.format(line=one.number, record=called(one.record), differences=what_differs(one, survey))


def headlines(taken: TakenRows) -> Iterable[tuple[str, list[Differing]]]:
    """What is to be said of the rows that differ, before they come in, and which rows it is said of."""
    found = [*taken.differing, *(taken.outdated if taken.policy == "replace" else ())]
    second = taken.policy == "keep-both"  # which what stands elsewhere already may not be
    apart = [one for one in found if second and one.left]
    beside = [one for one in found if not (second and one.left)]
    for policy, rows in ((taken.policy, beside), ("ask", apart)):
        if rows:
            yield _policy(policy, len(rows)).format(n=len(rows)), rows
    if taken.outdated and taken.policy != "replace":
        words = ngettext(
            "{n} row says what was changed since; what stands in the plan stays:",
            "{n} rows say what was changed since; what stands in the plan stays:",
            len(taken.outdated),
        )
        yield words.format(n=len(taken.outdated)), taken.outdated


def remarks_beside(taken: TakenRows) -> Iterable[str]:
    """What else there is to say of rows that are no new demands."""
    if n := len(taken.completed):
        words = ngettext("{n} row fills in what was missing.", "{n} rows fill in what was missing.", n)
        yield words.format(n=n)
    if n := len(taken.nothing):
        words = ngettext("{n} row says nothing.", "{n} rows say nothing.", n)
        yield words.format(n=n)
    yield from how_rows_were_read(taken)


def how_rows_were_read(taken: TakenRows) -> Iterable[str]:
    """What is to be known of rows that no count says."""
    if n := len(taken.summed):
        words = ngettext(
            "Of {n} row the cost is the sum of its parts.", "Of {n} rows the cost is the sum of their parts.", n
        )
        yield words.format(n=n)
    if n := len(taken.idle):
        words = ngettext(
            "{n} line is of a list of what was taken back or only proposed: nothing of it comes in.",
            "{n} lines are of a list of what was taken back or only proposed: nothing of them comes in.",
            n,
        )
        yield words.format(n=n)


def _policy(policy: Policy, n: int) -> str:
    """What comes of so many rows that say otherwise than the plan."""
    if policy == "keep-both":
        return ngettext(
            "{n} row says otherwise than the plan. It comes in as a second version, to settle:",
            "{n} rows say otherwise than the plan. They come in as second versions, to settle:",
            n,
        )
    if policy == "replace":
        return ngettext(
            "{n} row says otherwise than the plan, and takes the place of what stands:",
            "{n} rows say otherwise than the plan, and take the place of what stands:",
            n,
        )
    return ngettext(
        "{n} row says otherwise than the plan. It is left out:",
        "{n} rows say otherwise than the plan. They are left out:",
        n,
    )


def _difference(record: str, one: Difference, survey: Survey) -> str:
    if one.field == KEY:
        return _("was {name}").format(name=record_title(one.was, survey))
    field, _sign, id_ = one.field.partition(":")
    if is_private_field(record, field):
        return _("Private data")
    if id_:
        values = values_of(survey)
        called = column_named(kind_of(record), one.field).heading(values)
        was, says = (_amount(value, values) for value in (one.was, one.says))
        return _("{field}: {was} → {says}").format(field=called, was=was, says=says)
    was, says = (value_in_words(record, one.field, value, survey) for value in (one.was, one.says))
    return _("{field}: {was} → {says}").format(field=field_label(record, one.field), was=was, says=says)


def _amount(value: Any, values: Values) -> str:
    return values.amount(value) if isinstance(value, int) else str(value or _("(nothing)"))
