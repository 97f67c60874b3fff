"""The one number of a plan, and the year in which it falls."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from storage.plan.productive_share import Figures
from storage.translatable import N_

from ..dossier import Dossier
from ..wording.rule import counting


def number(dossier: Dossier) -> str:
    """51,11%; of a range both ends; 0 of 90 where nothing is decided."""
    plan = dossier.figures.plan
    if plan.filled:
        return dossier.share(plan)
    return dossier.say(N_("{n} of {slots}")).format(n=plan.filled, slots=plan.slots)


def number_words(dossier: Dossier) -> str:
    """What the number is of, and what of it is to settle."""
    plan, say = dossier.figures.plan, dossier.say
    if not plan.filled:
        return say(N_("demands decided; there is no productive share yet"))
    words = say(N_("productive: {productive} of {filled} demands decided"))
    said = words.format(productive=plan.productive, filled=plan.filled)
    doubt = say(N_("to settle whether productive: {n}")).format(n=plan.disputed)
    return f"{said}; {doubt}" if plan.disputed else said


def how_counted(dossier: Dossier) -> str:
    """The rule of counting, to stand beside the number."""
    return " ".join(counting(dossier.survey, dossier.legend, dossier.say))


class FallingYear(NamedTuple):
    """The year to notice; `words` say why."""

    year: str
    words: str


def falling_year(dossier: Dossier) -> FallingYear | None:
    """The year in which the share falls most from one year to the next, else the one in which it is smallest; none
    where all have the same, and none that versions in dispute could undo.
    """
    decided = [(year, of) for year, of in dossier.figures.years.items() if of.share is not None]
    (last, before), (year, of) = max(pairwise(decided), key=_drop, default=(("", Figures()),) * 2)
    if _least(before) > _most(of):
        words = dossier.say(N_("In {year} the share falls to {after}; in {last} it was {before}."))
        said = words.format(year=year, after=dossier.share(of), last=last, before=dossier.share(before))
        return FallingYear(year, said)
    lowest = sorted(decided, key=lambda one: _most(one[1]))
    if len(lowest) > 1 and _most(lowest[0][1]) < _least(lowest[1][1]):
        year, of = lowest[0]
        words = dossier.say(N_("The smallest share is that of {year}: {share}."))
        return FallingYear(year, words.format(year=year, share=dossier.share(of)))
    return None


def _drop(years: tuple[tuple[str, Figures], tuple[str, Figures]]) -> float:
    """By how much the share falls from one year to the next, whatever is to settle turns out to be."""
    (_last, before), (_year, of) = years
    return _least(before) - _most(of)


def _least(of: Figures) -> float:
    return of.range[0] if of.range else of.share or 0.0


def _most(of: Figures) -> float:
    return of.range[1] if of.range else of.share or 0.0


def share_of_slots(dossier: Dossier, of: Figures) -> str:
    """7 of 18: 38.89%; where something is to settle: 7 of 18: 38.89% to 44.44%."""
    if not of.filled:
        return dossier.say(N_("nothing decided"))
    words = dossier.say(N_("{productive} of {filled}: {share}"))
    return words.format(productive=of.productive, filled=of.filled, share=dossier.share(of))
