"""Who came to the workshops, what became of each, and which are still to be held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from storage.kinds.field import EVERYBODY
from storage.kinds.process.workshop import Workshop
from storage.plan.calendar import Convened, convened_steps
from storage.plan.survey import SurveyRecord
from storage.translatable import N_

from ..dossier import Dossier
from ..tables.table import plain_cell
from .charts import Bar, bars
from .markup import Head, Html, figure, table


def attendance_section(dossier: Dossier) -> Iterator[Html]:
    """Women and men of all workshops that were held and counted."""
    say, of = dossier.say, dossier.figures.attendance
    came = {say(N_("Women")): of.women, say(N_("Men")): of.men}
    if most := max(came.values()):
        title = say(N_("Attendance at all workshops, counted together"))
        chart = bars(title, [Bar(name, n / most, str(n)) for name, n in came.items()])
        heads = [Head(say(N_("Who"))), Head(say(N_("How many")), figures=True)]
        yield from figure(title, chart, table("", heads, ([name, str(n)] for name, n in came.items())))
    heads = [Head(say(N_("Workshops"))), Head(say(N_("How many")), figures=True)]
    rows = (
        [dossier.values.text("workshop", "outcome", name), str(n)] for name, n in dossier.figures.workshops.items()
    )
    yield from table(say(N_("Workshops by what became of them")), heads, rows)


def workshops_section(dossier: Dossier) -> Iterator[Html]:
    """Each time that somebody was convened, in the order of the process; and who was not convened yet."""
    say, people = dossier.say, dossier.edition.people
    words = N_("Workshop"), N_("What became of it")
    heads = [Head(say(N_("Who"))), *(Head(say(word)) for word in words)]
    heads += [Head(say(N_("Women")), figures=True), Head(say(N_("Men")), figures=True)]
    heads += [Head(say(N_("Authorities"))), Head(say(N_("Who types")))] if people else []
    yield from table(say(N_("Calendar of the workshops")), heads, _rows(dossier))


def _rows(dossier: Dossier) -> Iterator[list[str]]:
    """By step: who is not convened yet in one row, whose workshop was held in another, unless people are named;
    each of the others in one of its own.
    """
    people = dossier.edition.people
    for step, lines in groupby(convened_steps(dossier.survey), key=lambda line: line.step):
        called, named = dossier.values.named(("step",), step), [*lines]
        entries = [(_who(dossier, line), entry) for line in named for entry in line.times]
        alone = [one for one in entries if people or one[1].fields.outcome != "held"]
        yield from ([who, called, *_said(dossier, entry)] for who, entry in alone)
        if held := [one for one in entries if one not in alone]:
            yield [_named(dossier, [who for who, _entry in held]), called, *_held(dossier, held)]
        if none := [_who(dossier, line) for line in named if not line.times]:
            blanks = [""] * (2 + (len(_PEOPLE) if people else 0))
            yield [", ".join(none), called, dossier.say(N_("not convened yet")), *blanks]


def _named(dossier: Dossier, who: Sequence[str]) -> str:
    """Their names, or of many how many they are."""
    if len(who) <= _MOST_NAMES:
        return ", ".join(dict.fromkeys(who))
    return dossier.say(N_("{n} of the {communities_word}")).format(n=len(who))


def _who(dossier: Dossier, line: Convened) -> str:
    return dossier.say(N_("All")) if line.holder == EVERYBODY else dossier.holder(line.holder)


def _held(dossier: Dossier, held: Sequence[tuple[str, SurveyRecord[Workshop]]]) -> list[str]:
    """What became of several that were held, from which day to which, and how many came to them together."""
    outcome = dossier.values.text("workshop", "outcome", "held")
    days = sorted(day for _who, one in held if (day := plain_cell(one.fields.held_on)))
    span = dict.fromkeys((dossier.say.day(days[0]), dossier.say.day(days[-1]))) if days else ()
    came = (
        [n for _who, one in held if isinstance(n := getattr(one.fields, name), int)] for name in ("women", "men")
    )
    lines = "\n".join(filter(None, (f"{outcome}: {len(held)}", " – ".join(span))))
    return [lines, *(str(sum(n)) if n else "" for n in came)]


def _said(dossier: Dossier, entry: SurveyRecord[Workshop]) -> list[str]:
    """What became of it, with day, place and reason under it; how many came; and who, where people are named."""
    outcome, held, called, place, cause, reason, *counted = (
        dossier.text(entry, name)
        for name in ("outcome", "held_on", "called_on", "place", "cause", "reason", "women", "men", *_PEOPLE)
    )
    lines = "\n".join(filter(None, (outcome, held or called, place, cause, reason)))
    return [lines, *(counted if dossier.edition.people else counted[: -len(_PEOPLE)])]


_MOST_NAMES = 12
_PEOPLE = ("authorities", "facilitator")
