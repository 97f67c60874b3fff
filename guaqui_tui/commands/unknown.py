"""Names that an import does not know: whom each may mean, and what to write so that it does."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from storage.nearest import Near, nearest
from storage.survey import Survey

from ..near_words import apart, why
from ..words import _
from .common import tell


def tell_nearest(names: Iterable[str], survey: Survey) -> None:
    """For each name the nearest holders with their scores, ready to be decided on; nothing is decided here."""
    holders = survey.holders()
    for name in names:
        tell(
            _("  {name} is not known. The nearest, of 0 to 100; if it is one of them, import again with:").format(
                name=name
            )
        )
        shown = nearest(name, holders)
        called = {near.record: near.name for near in shown}
        for near in shown:
            _tell_one(name, near, called)


def _tell_one(name: str, near: Near, called: dict[str, str]) -> None:
    alias = shlex.quote(f"{name}={near.record.rpartition('/')[2]}")
    text = _("    {score:>3}  {holder}, {why}:  --alias {alias}")
    tell(text.format(score=near.score, holder=near.name, why=why(near), alias=alias))
    for words in apart(near, called):
        tell(f"         {words}")
