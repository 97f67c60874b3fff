"""What processes that were killed left hidden beside files of ours: swept away, for it can hold private words.

There is one rule of whose it is. A name says which process wrote there: while that one is at work, nobody else
touches it. Whoever holds the lock that every writer of a name has to hold, need not ask.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from .names import LeftFile, is_of_plan, left_in, merges_of, quarantine_of
from .processes import is_at_work


def sweep(
    folder: Path,
    is_meant: Callable[[str], bool] = lambda _name: True,
    *,
    held: Collection[str] = (),
    is_done: Callable[[Path], bool] = Path.exists,
) -> None:
    """Remove what processes that are no more left in a folder for files whose names are meant.

    What they had set aside is put back, unless `is_done` says of a file that the writing had gone through. `held`:
    names whose own lock is held, by which nobody else is at work.
    """
    with suppress(OSError):
        for left in left_in(folder):
            if is_meant(left.place.name) and (left.place.name in held or not is_at_work(left.process, left.mark)):
                _see_to(left, is_done)


def sweep_plan(plan: Path) -> None:
    """The same of a plan, and of what lies beside it by its name. Its lock is held.

    That of an earlier version of it is not: people can work on that one as on any plan.
    """
    sweep(plan.parent, is_of_plan(plan), held=(plan.name, quarantine_of(plan).name))
    sweep(merges_of(plan))


def _see_to(left: LeftFile, is_done: Callable[[Path], bool]) -> None:
    with suppress(OSError):  # it is found by its name the next time
        if left.old and not is_done(left.place):
            left.path.replace(left.place)
        left.path.unlink(missing_ok=True)  # also where both were names of one file: then the system leaves both
