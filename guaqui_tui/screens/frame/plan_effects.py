"""Before a change of the plan's lists is saved: what it does to the plan, and whether it is meant."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from storage.plan.effects.plan_effects import plan_effects
from storage.revisions.record_changes import RecordChange
from storage.translatable import N_

from ...session.session import Session
from ...wording.plan_effects import effects_in_words
from . import table_of_screens as screens

if TYPE_CHECKING:
    from .base_screen import BaseScreen  # where an undo asks too


def asks_of_effects(screen: BaseScreen[Any], changes: Collection[RecordChange], save: Callable[[], None]) -> bool:
    """Before what changes a figure is saved, ask; whether there was anything to ask.

    `save` is called where it is meant; whoever says no goes on where he was.
    """
    survey = screen.session.survey
    lines = [*effects_in_words(survey, plan_effects(survey, changes))]
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
