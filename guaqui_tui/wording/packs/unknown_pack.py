"""What a pack that is not known here says, for whoever is to accept it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from storage.kinds.lookup import KINDS, TERMS
from storage.kinds.terms.class_ import Class
from storage.notation.text import clean_line, printable
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from storage.symbols import NOTHING

from ...language.gettext_ import _
from ...language.sentence_facts import few
from ..values import field_labels

_FIRST: Final = ("plan", "class", "community", "association", "zoning", "zone")
"""The kinds whose records move most figures, and are named."""
_ABOVE: Final = "municipality"
"""What stands above them all."""


def pack_lines(said: Iterable[Revision], most: int | None = None) -> list[str]:
    """A line for each kind: how many, and what they are called; in the last only how many of the rest.

    Communities 46: Achuma, Bombori. Which classes are productive stands beside them: the shares go by that.
    `most` are named of each, where that is said.
    """
    survey = Survey(said)
    rest = [kind for kind in KINDS if kind in TERMS - {_ABOVE, *_FIRST}]
    counted = ", ".join(_counted(survey, kind) for kind in rest if survey.records(kind))
    return [*(line for kind in _FIRST for line in _of_kind(survey, kind, most)), *filter(None, [counted])]


def _of_kind(survey: Survey, kind: str, most: int | None) -> Iterator[str]:
    if survey.records(kind):
        yield f"{_counted(survey, kind)}: {_few(sorted(survey.named(kind).values()), most)}"
    if kind == "class" and (named := [one.fields for one in survey.entries(kind, Class)]):
        productive = [one.name for one in named if one.productive is True]
        (label,) = field_labels(f"{kind}/", ["productive"])
        yield f"{label} {len(productive)}: {_few(productive, most) or NOTHING}"


def _counted(survey: Survey, kind: str) -> str:
    return f"{_(KINDS[kind].plural)} {len(survey.records(kind))}"


def _few(names: Iterable[object], most: int | None) -> str:
    said = [printable(clean_line(str(one))) for one in names]
    return ", ".join(said if most is None else few(said, most))
