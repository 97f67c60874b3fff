"""In what a written name is near to a known one, and what tells that from those it is taken for, in words.

The command line and the app say it alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from storage.names.nearest import NearHolder, Why
from storage.translatable import N_

from ..language.gettext_ import _

_WHYS: Final[dict[Why, str]] = {
    "spelling": N_("by its spelling"),
    "sound": N_("by its sound"),
    "words": N_("word by word"),
}


def why_near(near: NearHolder) -> str:
    """In what they are near."""
    return _(_WHYS[near.why])


def what_tells_apart(near: NearHolder, called: Mapping[str, str]) -> list[str]:
    """Whom it is not, and the words of each name that tell. `called` are the names by record."""
    return [
        _("not {other}: {mine} / {others}").format(other=called[record], mine=mine or "—", others=others or "—")
        for record, (mine, others) in near.apart.items()
    ]


def near_in_short(near: NearHolder) -> str:
    """The words of a name that tell, against those of whom it is taken for: A, not B."""
    told = (
        _("{mine}, not {others}").format(mine=mine or "—", others=others or "—")
        for mine, others in near.apart.values()
    )
    return " · ".join(told)
