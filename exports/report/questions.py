"""The questions to the communities, to print: a sheet for each, with the versions to tick and who says so.

An assembly reads it: it names nobody who typed, and nothing private is on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from storage.kinds.lookup import holder_of
from storage.plan.questions import open_questions
from storage.symbols import TO_TICK
from storage.translatable import N_

from ..dossier import Dossier
from .disputes import disputed_field_name, versions_said
from .head import head
from .markup import DOCTYPE, Html, closing_tag, element, opening_tag


def questions(dossier: Dossier) -> Iterator[Html]:
    """The whole page, piece by piece; nothing where nothing is asked."""
    found = open_questions(dossier.survey)
    if not found:
        return
    say = dossier.say
    yield DOCTYPE
    yield opening_tag("html", lang=say.language)
    yield head(say(N_("Questions to the communities: {plan}")).format(plan=dossier.plan.name))
    yield opening_tag("body")
    yield opening_tag("main")
    by_holder = sorted(found, key=lambda record: (dossier.holder(holder_of(record)), record))
    for holder, records in groupby(by_holder, key=holder_of):
        yield opening_tag("section", class_="sheet")
        yield element("h1", dossier.holder(holder) if holder else say(N_("The lists of the municipality")))
        yield element("p", dossier.plan.name)
        yield element("p", say(N_("The files say several things. Which of them is right?")))
        for record in records:
            yield from _asked(dossier, record, found[record])
        yield from _signed(dossier)
        yield closing_tag("section")
    yield from map(closing_tag, ("main", "body", "html"))


def _asked(dossier: Dossier, record: str, fields: list[str]) -> Iterator[Html]:
    state = dossier.survey.history(record)
    yield element("h2", dossier.values.title(record))
    for field in fields:
        versions = versions_said(dossier, state, field) if state else []
        answers = [element("p", f"{TO_TICK} {version}", class_="answer") for version in versions]
        another = element("p", f"{TO_TICK} " + dossier.say(N_("Another:")), class_="answer write")
        yield element(
            "div", element("h3", disputed_field_name(dossier, record, field)), *answers, another, class_="question"
        )


def _signed(dossier: Dossier) -> Iterator[Html]:
    for word in (N_("Who says so, and their office:"), N_("Day and place:"), N_("Signature and stamp:")):
        yield element("p", dossier.say(word), class_="write")
