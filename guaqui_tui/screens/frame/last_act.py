"""Taking back the last act, and letting it stand again, from any screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from storage import GuaquiError, Revision

from ...language.gettext_ import _
from ...session.undo import NotUndone
from .refusals import STAYS, STAYS_UNDONE

if TYPE_CHECKING:
    from .base_screen import BaseScreen


async def take_back(screen: BaseScreen[Any], *, again: bool = False) -> None:
    """Take the last act back, or let it stand `again`; where that changes a figure it is said before what it
    does, and asked.
    """
    from .plan_effects import asks_of_effects

    try:
        changes = await screen.session.changes_back(again=again)
    except NotUndone as stays:
        _say_why(screen, stays, again=again)
        return
    if not screen.takes_back([change[0] for change in changes]):
        where = _title(screen, changes[0][0])
        screen.say(_("What was saved last is {where}, not this: take it back there.").format(where=where))
    elif not asks_of_effects(screen, changes, lambda: screen.while_keys_wait(_take(screen, again=again))):
        await _take(screen, again=again)


async def _take(screen: BaseScreen[Any], *, again: bool) -> None:
    try:
        saved = await (screen.session.redo() if again else screen.session.undo())
    except NotUndone as stays:
        _say_why(screen, stays, again=again)
    except GuaquiError as error:
        screen.say(screen.refused(error), wrong=True)
    else:
        words = _("Done again. {what}") if again else _("Undone. {what}")
        screen.say(words.format(what=_changed(screen, saved)))


def _title(screen: BaseScreen[Any], record: str) -> str:
    from ...wording.record_titles import record_title

    return record_title(record, screen.session.survey)


def _say_why(screen: BaseScreen[Any], stays: NotUndone, *, again: bool) -> None:
    words = {**STAYS, **STAYS_UNDONE} if again else STAYS
    screen.say(_(words[stays.why]).format(where=_title(screen, stays.record)), wrong=stays.why != "nothing")


def _changed(screen: BaseScreen[Any], saved: Iterable[Revision]) -> str:
    """What that changed, in words."""
    from ...wording.undo import undo_in_words

    if screen.on_wall:  # a proposal's change has who proposed it
        return ", ".join(_title(screen, one.record) for one in saved)
    return undo_in_words(saved, screen.session.file.survey, screen.session.trust)
