"""How the plan was made: each step with who met, when and how many; and who did not come, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from storage.kinds.field import EVERYBODY
from storage.plan.calendar import convened_steps
from storage.plan.survey import SurveyRecord
from storage.translatable import N_

from ..document.pieces import Heading, PaperColumn, Piece, Text
from ..dossier import Dossier
from .traced import in_all_versions, traced_table

_HELD: Final = "held"
"""What is closed was given up without its workshop: nobody met."""


def process_chapter(dossier: Dossier) -> Iterator[Piece]:
    for step, of_step in groupby(convened_steps(dossier.survey), key=lambda line: line.step):
        places = [*of_step]
        times = [(_who(dossier, line.holder), one) for line in places for one in line.times]
        yield Heading(dossier.values.named(("step",), step), 2)
        yield from _met(dossier, [one for one in times if one[1].fields.outcome == _HELD])
        yield from _did_not(dossier, [one for one in times if one[1].fields.outcome != _HELD])
        waiting = [line for line in places if not line.times and not line.level]
        if waiting:
            yield Text(_waiting(dossier, [line.holder for line in waiting]))


def _waiting(dossier: Dossier, holders: list[str]) -> str:
    if holders == [EVERYBODY]:
        return dossier.say(N_("It is still to be held."))
    return dossier.say(N_("Not convened yet: {names}.")).format(names=dossier.names(holders))


_Time = tuple[str, SurveyRecord[Any]]
"""Who was convened, and what is said of that."""


def _who(dossier: Dossier, holder: str) -> str:
    return dossier.say(N_("All")) if holder == EVERYBODY else dossier.holder(holder)


def _met(dossier: Dossier, times: list[_Time]) -> Iterator[Piece]:
    heads = (N_("Who met"), 3.0), (N_("When and where"), 2.0), (N_("Women"), 0.7), (N_("Men"), 0.7)
    columns = [PaperColumn(dossier.say(word), share) for word, share in heads]
    rows = (
        (
            [
                who,
                _when(dossier, one),
                in_all_versions(dossier, one, "women"),
                in_all_versions(dossier, one, "men"),
            ],
            one.record,
        )
        for who, one in times
    )
    yield from traced_table(dossier, columns, rows)


def _did_not(dossier: Dossier, times: list[_Time]) -> Iterator[Piece]:
    """Convened, and it was not held: what became of it, the cause, the reason."""
    heads = (N_("Who"), 2.8), (N_("What became of it"), 1.0), (N_("When and where"), 1.6), (N_("Why"), 2.2)
    columns = [PaperColumn(dossier.say(word), share) for word, share in heads]
    rows = (
        ([who, in_all_versions(dossier, one, "outcome"), _when(dossier, one), _why(dossier, one)], one.record)
        for who, one in times
    )
    yield from traced_table(dossier, columns, rows)


def _when(dossier: Dossier, entry: SurveyRecord[Any]) -> str:
    day = in_all_versions(dossier, entry, "held_on") or in_all_versions(dossier, entry, "called_on")
    return ", ".join(filter(None, (day, in_all_versions(dossier, entry, "place"))))


def _why(dossier: Dossier, entry: SurveyRecord[Any]) -> str:
    return ": ".join(
        filter(None, (in_all_versions(dossier, entry, "cause"), in_all_versions(dossier, entry, "reason")))
    )
