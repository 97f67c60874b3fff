"""Why an acta is a draft that nobody signs, and what makes it one that is signed."""

from __future__ import annotations

from typing import Final

from storage.kinds.process.workshop import OUTCOMES
from storage.plan.acta.draft import Unheld
from storage.translatable import N_

from ..wording.speech import Speech
from .conflicts_said import ConflictsSaid

_TO_SETTLE: Final = N_("Draft: something in it is still to settle, so it has no code and is not signed.")
_TOO_LONG: Final = N_(
    "Draft: it has more text than can be recorded, so it has no code and is not signed. Shorten what it says."
)
_NOT_HELD: Final = N_("Draft: it is not noted that its workshop was held, so it has no code and is not signed.")
_CALLED: Final = N_("It is convened for {day}.")
_THE_LAST_TIME: Final = N_("The last time: {outcome}.")
_TO_COME: Final = N_(
    "Draft: its workshop is noted as held on {day}, a day to come by the newest save, so it has no code and is "
    "not signed. Correct that day, or the laptop's clock, and save."
)


def draft_words(unsettled: ConflictsSaid | None, unheld: Unheld | None, say: Speech) -> str:
    """Of one that is a draft for neither reason: it is too long."""
    said = [_unheld(unheld, say)] if unheld else []
    said += [say(_TO_SETTLE)] if unsettled else []
    return "\n".join(said) or say(_TOO_LONG)


def _unheld(of: Unheld, say: Speech) -> str:
    if of.outcome == "held":
        return say(_TO_COME).format(day=say.day(of.day))
    said = [say(_NOT_HELD)]
    if of.outcome == "called":
        said += [say(_CALLED).format(day=say.day(of.day))] if of.day else []
    elif of.outcome:
        said.append(say(_THE_LAST_TIME).format(outcome=say(OUTCOMES.get(of.outcome, of.outcome))))
    return " ".join(said)
