"""What F10 opens wherever the acta of somebody is asked for: first what is missing, where anything is."""

from __future__ import annotations

from typing import Any

from ...forms.unsaved_drafts import drafts_missing
from ...session.session import Session
from . import paper_screens
from . import table_of_screens as screens
from .opening import Opening


def acta_asked(session: Session, holder: str) -> Opening[Any]:
    """`holder`: a community, an association, a level. From what is missing F10 goes on to the acta as it is."""
    session.missing.note_drafts(drafts_missing(session.unsaved_drafts))
    if session.missing.of(holder).before:
        return screens.what_is_missing(holder, acta=True)
    return paper_screens.acta(holder)
