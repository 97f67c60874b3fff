"""Names that an import does not know: whom each may mean, and what to write so that it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from storage.intake.unknown_names import nearest_to
from storage.names.nearest import NearHolder
from storage.plan.survey import Survey

from ...language.gettext_ import _, ngettext
from ...language.shell_words import shell_word
from ...wording.look_alikes import with_letters
from ...wording.name_nearness import what_tells_apart, why_near
from ..common import put_text

_IN_FULL: Final = 5
"""So many names are told each with all that helps to decide; of more, each in a line."""

_LOOKED_AT: Final = 100
"""So many names are compared with the known ones. Nobody decides on more at once, and each takes its time."""

_LINES: Final = 20
_IN_ONE_LINE: Final = 10
_LONGEST: Final = 60
"""Letters of a name that no alias is made of."""


def tell_nearest(names: Iterable[str], survey: Survey) -> None:
    """For each name the nearest holders with their scores, ready to be decided on; nothing is decided here.

    However many names there are, some forty lines are told at most.
    """
    names = list(dict.fromkeys(names))
    found = nearest_to(names[:_LOOKED_AT], survey)
    near = [(name, shown) for name, shown in found.items() if shown]
    if len(names) <= _IN_FULL:
        for name, shown in near:
            _tell_in_full(name, shown, {one.record: one.name for one in survey.holders()})
    elif near:
        _tell_in_short(near, len(names))
    _tell_far([name for name, shown in found.items() if not shown])
    if more := len(names) - len(found) + max(0, len(near) - _LINES):
        words = ngettext("  {n} more name is not known either.", "  {n} more names are not known either.", more)
        put_text(words.format(n=more))


def _tell_in_full(name: str, shown: Sequence[NearHolder], called: Mapping[str, str]) -> None:
    words = _("  {name} is not known. The nearest, of 0 to 100; if it is one of them, import again with:")
    put_text(words.format(name=with_letters(name)))
    for near in shown:
        alias = shell_word(f"{name}={_id(near)}")
        text = _("    {score:>3}  {holder}, {why}:  --alias {alias}")
        put_text(text.format(score=near.score, holder=near.name, why=why_near(near), alias=alias))
        for line in what_tells_apart(near, called):
            put_text(f"         {line}")


def _tell_in_short(near: Sequence[tuple[str, Sequence[NearHolder]]], many: int) -> None:
    """A line for each name, with the ids that an alias takes."""
    text = _("  {n} names are not known. The nearest, of 0 to 100, by the ID of --alias 'NAME=ID':")
    put_text(text.format(n=many))
    for name, shown in near[:_LINES]:
        ids = ", ".join(f"{_id(one)} {one.score}" for one in shown)
        put_text(f"    {name}: {ids}")


def _tell_far(names: Sequence[str]) -> None:
    """Names that nobody's is near: each would be far off."""
    if names:
        said = ", ".join(with_letters(name[:_LONGEST]) for name in names[:_IN_ONE_LINE])
        said += " …" if len(names) > _IN_ONE_LINE else ""
        words = ngettext(
            "  {n} name is not known, and near to nobody's: {names}",
            "  {n} names are not known, and near to nobody's: {names}",
            len(names),
        )
        put_text(words.format(n=len(names), names=said))


def _id(near: NearHolder) -> str:
    return near.record.rpartition("/")[2]
