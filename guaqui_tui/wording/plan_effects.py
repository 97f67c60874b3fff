"""What a change of the plan's own lists does to what is counted, in words."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.effects.plan_effects import PlanEffect
from storage.plan.productive_share import Figures
from storage.plan.survey import Survey
<<<<<<< HEAD:guaqui_tui/wording/plan_effects.py
=======
from storage.revisions.record_changes import RecordChange
from storage.translatable import N_
>>>>>>> lay:guaqui_tui/screens/record/plan_effects.py

from ..language.gettext_ import _, ngettext
from ..language.numbers import decimal


<<<<<<< HEAD:guaqui_tui/wording/plan_effects.py
def effects_in_words(survey: Survey, effects: list[PlanEffect]) -> Iterator[str]:
=======
def asks_of_effects(screen: BaseScreen[Any], changes: Collection[RecordChange], save: Callable[[], None]) -> bool:
    """Before what changes a figure is saved, ask; whether there was anything to ask.

    `save` is called where it is meant; whoever says no goes on where he was.
    """
    lines = [*_in_words(screen.session.survey, plan_effects(screen.session.survey, changes))]
    if lines:
        question = screens.effects_question(N_("This changes the plan itself"), lines)
        screen.open(question, lambda meant: save() if meant else None)
    return bool(lines)


async def save_changes(session: Session, changes: Collection[RecordChange]) -> None:
    """Save one record or several, as one act. Raises `GuaquiError`."""
    if len(changes) == 1:
        await session.save(*next(iter(changes)))
    else:
        await session.save_many(changes)


def _in_words(survey: Survey, effects: list[PlanEffect]) -> Iterator[str]:
>>>>>>> lay:guaqui_tui/screens/record/plan_effects.py
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
