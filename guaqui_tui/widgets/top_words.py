"""What the line at the top says of a screen, and of how it stands with the saves."""

from __future__ import annotations

from typing import Final

from storage.notation.text import printable
from storage.symbols import SECOND_COPY

from ..demo import INVENTED, PLAN_NAME
from ..forms.unsaved_drafts import unsaved_in_words
from ..language.gettext_ import _
from ..session.session import Session
from ..wording.authors import short_name
from .bars import TopWords
from .text import shortened

MOST_OF_A_NAME: Final = 24
"""Cells of the top line for who types."""


def top_words(here: TopWords, session: Session, *, unsaved: bool, on_wall: bool) -> TopWords:
    """`here` has what the screen says of itself; `unsaved`: something stands on a screen that is not saved.
    Nothing of a person, a laptop or a file is said on a wall.
    """
    if not session.is_open:
        return here
    state, alarm = (here.state, here.alarm) if here.state else _saves(session, unsaved=unsaved)
    # two files of one plan look alike
    file = "" if on_wall else printable(session.file.path.stem)
    signed = [] if on_wall else _signature(session)
    plan = session.survey.plan.name
    invented = here.here and plan == PLAN_NAME  # nobody may take it for what a community asked for
    where = f"{INVENTED} · {here.here}" if invented else here.here
    plan = plan.removeprefix(f"{INVENTED} · ") if invented else plan
    return TopWords(where, plan, file, here.first, signed, state, alarm)


def _signature(session: Session) -> list[str]:
    """Who types, and on which laptop."""
    return [shortened(short_name(session.file.author), MOST_OF_A_NAME), session.device[:4]]


def _saves(session: Session, *, unsaved: bool) -> tuple[str, bool]:
    """How it stands with the saves, and whether somebody has to do something about it."""
    warned = [] if session.writable else [_("Read-only")]
    copied = [SECOND_COPY] if session.is_copied else []
    if warned := [*warned, *unsaved_in_words(here=unsaved, drafts=session.unsaved_drafts)]:
        return " ".join((*copied, " · ".join(warned))), True
    saved = [_("Saved {time}").format(time=session.saved_at)] if session.saved_at else []
    return " ".join((*copied, *saved)), False
