"""What the actas say that were recorded: each is a record of its own, which keeps what was printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from ...kinds.field import EVERYBODY
from ...revisions.canonical import canonical
from ..survey import Survey
from .code import code_of
from .of_holder import Printed

_SHAPE: Final = tuple[str, str, list[tuple[str, dict[str, Any]]]]


def is_acta(data: object) -> bool:
    try:
        msgspec.convert(data, _SHAPE)
    except msgspec.ValidationError:
        return False
    return True


def unlike(said: Iterable[Any]) -> list[Any]:
    """Data of actas, each once, in their order."""
    return [*{canonical(data): data for data in said}.values()]


def recorded_data(survey: Survey, record: str) -> Printed | None:
    """What was printed, among all that any save of an acta's record says; where that differs, its code tells.

    None of a record that is none, or another's.
    """
    whose = record.split("/")[1:3]
    said = unlike(one.body["printed"] for one in survey.revisions(record).values())
    actas = [data for data in said if is_acta(data) and data[:2] == whose]
    if len(actas) < 2:
        return next(iter(actas), None)
    code = record.rpartition("/")[2].upper()
    return next((data for data in actas if code_of(data) == code), None)


def of_assemblies(survey: Survey) -> list[Printed]:
    """What the recorded actas of municipal workshops say."""

    def made() -> list[Printed]:
        begin = f"acta/{survey.municipality}/{EVERYBODY}/"
        names = (one for one in survey.records("acta") if one.startswith(begin))
        return [data for name in names if (data := recorded_data(survey, name))]

    return survey.once("actas of assemblies", made, {"acta"})
