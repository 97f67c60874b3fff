"""Pure: who came to the workshops, what became of each, and which are still to be held."""

from __future__ import annotations

from collections.abc import Iterator

from storage.records import Workshop

from ..calendar import ALL, calendar
from ..registers import authorities_in_words
from ..tables import plain
from ..words import N_, OUTCOMES, WORKSHOP_STAGES
from .charts import Bar, bars
from .dossier import Dossier
from .markup import Head, Html, figure, table


def attendance(dossier: Dossier) -> Iterator[Html]:
    """Women and men of all workshops that were held and counted."""
    say, of = dossier.say, dossier.figures.attendance
    came = {say(N_("Women")): of.women, say(N_("Men")): of.men}
    if most := max(came.values()):
        title = say(N_("Attendance at all workshops, counted together"))
        chart = bars(title, [Bar(name, n / most, str(n)) for name, n in came.items()])
        heads = [Head(say(N_("Who"))), Head(say(N_("How many")), figures=True)]
        yield from figure(title, chart, table("", heads, ([name, str(n)] for name, n in came.items())))
    heads = [Head(say(N_("Workshops"))), Head(say(N_("How many")), figures=True)]
    rows = ([say(OUTCOMES.get(name, name)), str(n)] for name, n in dossier.figures.workshops.items())
    yield from table(say(N_("Workshops by what became of them")), heads, rows)


def workshops(dossier: Dossier) -> Iterator[Html]:
    """Each time that somebody was convened, in the order of the process; and who was not convened yet."""
    say, people = dossier.say, dossier.edition.people
    words = N_("Workshop"), N_("What became of it")
    heads = [Head(say(N_("Who"))), *(Head(say(word)) for word in words)]
    heads += [Head(say(N_("Women")), figures=True), Head(say(N_("Men")), figures=True)]
    heads += [Head(say(N_("Authorities"))), Head(say(N_("Who types")))] if people else []
    yield from table(say(N_("Calendar of the workshops")), heads, _rows(dossier))


def _rows(dossier: Dossier) -> Iterator[list[str]]:
    say = dossier.say
    for line in calendar(dossier.survey):
        who = say(N_("All")) if line.holder == ALL else dossier.holder(line.holder)
        stage = say(WORKSHOP_STAGES.get(line.stage, line.stage))
        for entry in line.times:
            yield [who, stage, *_said(dossier, entry.fields)]
        if not line.times:
            yield [who, stage, *_said(dossier, Workshop(outcome=N_("not convened yet")))]


def _said(dossier: Dossier, fields: Workshop) -> list[str]:
    """What became of it, with day, place and reason under it; how many came; and who, where people are named."""
    say = dossier.say
    day = say.day(plain(fields.held_on) or plain(fields.planned_on) or "")
    outcome = say(OUTCOMES.get(fields.outcome, fields.outcome))
    lines = "\n".join(line for line in (outcome, day, plain(fields.place), plain(fields.reason)) if line)
    counts = ["" if plain(n) is None else str(n) for n in (fields.women, fields.men)]
    names = [authorities_in_words(fields.authorities) or "", plain(fields.facilitator) or ""]
    return [lines, *counts, *(names if dossier.edition.people else [])]
