"""Taking back what was saved last, or letting it stand again, from whatever screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from storage import GuaquiError, Revision
from storage.revisions.record_changes import RecordChange

from ...language.gettext_ import _
from ...session.undo import NotUndone, concerns_holder
from .refusals import STAYS, STAYS_UNDONE

if TYPE_CHECKING:
    from .base_screen import BaseScreen


async def undo_from(screen: BaseScreen[Any], *, again: bool) -> None:
    """Take the last act back, or let it stand `again`; where that changes a figure it is said before what it
    does, and asked. One that nothing here shows is named first, and taken back by the same key pressed again.
    """
    from .plan_effects import asks_of_effects

    try:
        changes = await screen.session.changes_back(again=again)
    except NotUndone as stays:
        _say_why_it_stays(screen, stays, again=again)
        return
    if not screen.takes_back([change[0] for change in changes]):
        where = _record_in_words(screen, changes[0][0])
        screen.say(_("What was saved last is {where}, not this: take it back there.").format(where=where))
        return
    if _names_elsewhere(screen, changes, again=again):
        return
    if not asks_of_effects(screen, changes, lambda: screen.while_keys_wait(_undo_last(screen, again=again))):
        await _undo_last(screen, again=again)


def _names_elsewhere(screen: BaseScreen[Any], changes: Sequence[RecordChange], *, again: bool) -> bool:
    """Say of what the act is where the screen is another holder's, once; whether that was said just now."""
    records = [change[0] for change in changes]
    act = (again, [(change[0], change[2]) for change in changes])
    named, screen.undo_named = screen.undo_named, None
    if named == act or not screen.only_holder or any(concerns_holder(one, screen.only_holder) for one in changes):
        return False
    screen.undo_named = act
    words = (
        _("What was undone last is of another place: {what}. Ctrl+Y again lets it stand.")
        if again
        else _("What was saved last is of another place: {what}. Ctrl+Z again takes it back.")
    )
    screen.say(words.format(what=", ".join(_record_in_words(screen, one) for one in records)))
    return True


async def _undo_last(screen: BaseScreen[Any], *, again: bool) -> None:
    try:
        saved = await (screen.session.redo() if again else screen.session.undo())
    except NotUndone as stays:
        _say_why_it_stays(screen, stays, again=again)
    except GuaquiError as error:
        screen.say(screen.refused(error), wrong=True)
    else:
        words = _("Done again. {what}") if again else _("Undone. {what}")
        screen.say(words.format(what=_acts_in_words(screen, saved)))


def _say_why_it_stays(screen: BaseScreen[Any], stays: NotUndone, *, again: bool) -> None:
    words = {**STAYS, **STAYS_UNDONE} if again else STAYS
    where = _record_in_words(screen, stays.record)
    screen.say(_(words[stays.why]).format(where=where), wrong=stays.why != "nothing")


def _record_in_words(screen: BaseScreen[Any], record: str) -> str:
    from ...wording.record_titles import record_title

    return record_title(record, screen.session.survey)


def _acts_in_words(screen: BaseScreen[Any], saved: Iterable[Revision]) -> str:
    """What was taken back or done again, in words."""
    from ...wording.undo import undo_in_words

    if screen.on_wall:  # a proposal's change has who proposed it
        return ", ".join(_record_in_words(screen, one.record) for one in saved)
    return undo_in_words(saved, screen.session.file.survey, screen.session.trust)
