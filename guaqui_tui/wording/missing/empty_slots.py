"""Whose slots of a year are empty, in one line a year: a plan that has just begun has hundreds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from storage.plan.checks.weights import EmptySlots
from storage.plan.survey import Survey

from ...language.gettext_ import ngettext
from ..slots import holder_name

_NAMED: Final = 3
"""So many of the holders are named."""
_COUNTED: Final[Mapping[tuple[str, bool], Callable[[int], str]]] = {
    ("slot-empty", False): lambda n: ngettext(
        "{n} community without a demand", "{n} communities without a demand", n
    ),
    ("slot-empty", True): lambda n: ngettext(
        "{n} association without a demand", "{n} associations without a demand", n
    ),
    ("slot-open", False): lambda n: ngettext(
        "{n} community with proposals and no choice", "{n} communities with proposals and no choice", n
    ),
    ("slot-open", True): lambda n: ngettext(
        "{n} association with proposals and no choice", "{n} associations with proposals and no choice", n
    ),
}
"""By how the slots are empty, and whether they are associations'."""


def empty_slots_in_words(found: Iterable[EmptySlots], survey: Survey) -> Iterator[str]:
    """2027: 38 communities without a demand: Achuma, Bombori, Cala Cala …; communities and associations apart."""
    associations = {one.id for one in survey.associations()}
    for one in found:
        for are_associations in (False, True):
            its = [id_ for id_ in one.holders if (id_ in associations) == are_associations]
            if its:
                counted = _COUNTED[one.code, are_associations](len(its)).format(n=len(its))
                named = ", ".join(holder_name(survey, id_) for id_ in its[:_NAMED])
                yield f"{one.year}: {counted}: {named}{' …' if len(its) > _NAMED else ''}"
