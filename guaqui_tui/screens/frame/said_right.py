"""Saying of what is odd that it is right, and why: of one thing or of several, as one act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from storage import GuaquiError
from storage.plan.checks.found import Finding
from storage.plan.checks.remarks import remark
from storage.revisions.record_changes import RecordChange

from . import table_of_screens as screens
from .base_screen import BaseScreen


def ask_why_right(screen: BaseScreen[Any], odd: Sequence[Finding], what: str) -> None:
    """Ask for the reason, which F2 keeps; `what` says in words of what it is asked."""

    def answered(reason: str | None) -> None:
        if reason:
            survey = screen.session.survey
            changes: list[RecordChange] = [(*remark(survey, one, reason), None) for one in odd]
            screen.while_keys_wait(save_said(screen, changes))

    screen.open(screens.why_right(what), answered)


async def save_said(screen: BaseScreen[Any], changes: Iterable[RecordChange]) -> None:
    try:
        await screen.session.save_many(changes)
    except GuaquiError as error:
        screen.say(screen.refused(error), wrong=True)
