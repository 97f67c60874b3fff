"""When Python collects garbage: not while it imports what stays."""

from __future__ import annotations

import gc


def pause_collection() -> None:
    """Collect no garbage while there is none: what is imported stays, and is a lot to look through."""
    gc.disable()


def resume_collection() -> None:
    """Collect garbage from now on, and never look through what was there before."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def leave_what_is_there() -> None:
    """Never look through what is there now: a plan that was opened and screens that are made ready stay.

    Looking through those of hundreds of communities holds a key up longer than anything else.
    """
    if gc.isenabled():
        gc.freeze()
