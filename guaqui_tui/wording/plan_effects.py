"""What a change of the plan's own lists does to what is counted, in words."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.effects.plan_effects import PlanEffect
from storage.plan.productive_share import Figures
from storage.plan.survey import Survey

from ..language.gettext_ import _, ngettext
from ..language.numbers import decimal


def effects_in_words(survey: Survey, effects: list[PlanEffect]) -> Iterator[str]:
    """A sentence for each thing that changes; with its plan where the municipality has several."""
    names = survey.all_plans.named("plan")
    several = len({*names, *(one.plan for one in effects)}) > 1
    for one in effects:
        whose = f"{names.get(one.plan, one.plan)}: " if several else ""
        yield from (f"{whose}{words}" for words in _sentences(one))


def _sentences(one: PlanEffect) -> Iterator[str]:
    before, after = one.before, one.after
    if before.slots != after.slots:
        words = _("{was} demands were expected; with this it is {will}.")
        yield words.format(was=before.slots, will=after.slots)
    if more := after.missing - before.missing:
        yield _more_are_missing(more) if more > 0 else _fewer_are_missing(-more)
    if (was := _share(before)) != (will := _share(after)):
        yield _("The share goes from {was} to {will}.").format(was=was, will=will)
    if n := one.left_out:
        words = ngettext("{n} demand is left out of the plan.", "{n} demands are left out of the plan.", n)
        yield words.format(n=n)
    if n := one.taken_in:
        words = ngettext("{n} demand comes into the plan.", "{n} demands come into the plan.", n)
        yield words.format(n=n)


def _more_are_missing(n: int) -> str:
    return ngettext("With this {n} more demand is missing.", "With this {n} more demands are missing.", n).format(
        n=n
    )


def _fewer_are_missing(n: int) -> str:
    return ngettext("With this {n} demand less is missing.", "With this {n} fewer demands are missing.", n).format(
        n=n
    )


def _share(of: Figures) -> str:
    """51,11%; what it lies between while claims differ."""
    if of.share is None:
        return _("no share yet")
    ends = dict.fromkeys(of.range or (of.share,))
    return " – ".join(f"{decimal(end, 2)}%" for end in ends)
