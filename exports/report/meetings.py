"""Who came to the workshops, what became of each, and which are still to be held."""

from __future__ import annotations

from collections.abc import Iterator

from storage.kinds.field import EVERYBODY
from storage.kinds.process.workshop import Workshop
from storage.plan.calendar import convened_steps
from storage.plan.survey import SurveyRecord
from storage.translatable import N_

from ..dossier import Dossier
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
    say = dossier.say
    for line in convened_steps(dossier.survey):
        who = say(N_("All")) if line.holder == EVERYBODY else dossier.holder(line.holder)
        step = dossier.values.named(("step",), line.step)
        for entry in line.times:
            yield [who, step, *_said(dossier, entry)]
        if not line.times:
            yield [who, step, say(N_("not convened yet")), *[""] * (4 if dossier.edition.people else 2)]


def _said(dossier: Dossier, entry: SurveyRecord[Workshop]) -> list[str]:
    """What became of it, with day, place and reason under it; how many came; and who, where people are named."""
    outcome, held, called, place, reason, *counted = (
        dossier.text(entry, name)
        for name in ("outcome", "held_on", "called_on", "place", "reason", "women", "men", *_PEOPLE)
    )
    lines = "\n".join(filter(None, (outcome, held or called, place, reason)))
    return [lines, *(counted if dossier.edition.people else counted[: -len(_PEOPLE)])]


_PEOPLE = ("authorities", "facilitator")
