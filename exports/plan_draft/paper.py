"""The draft plan as a paper: the chapters of which there are records, numbered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from storage.translatable import N_

from ..document.paper import Paper
from ..document.pieces import Caution, Figure, Heading, NewPage, Piece, Point, Text
from ..dossier import Dossier
from ..findings.counted_money import counted_words
from ..frame import frame_of
from ..wording.rule import rule
from .demands import by_subprogramme_chapter, every_demand_chapter, refused_chapter
from .money import money_chapter
from .municipality import (
    actors_chapter,
    commitments_chapter,
    facts_chapter,
    lessons_chapter,
    vision_chapter,
    zones_chapter,
)
from .process import process_chapter
from .traced import annex_numbers

_Chapter = Callable[[Dossier], Iterable[Piece]]

CHAPTERS: Final[tuple[tuple[str, _Chapter], ...]] = (
    (N_("The municipality: facts and their documents"), facts_chapter),
    (N_("What the municipality wants to be"), vision_chapter),
    (N_("Zones"), zones_chapter),
    (N_("How this plan was made"), process_chapter),
    (N_("What is asked for, by subprogramme"), by_subprogramme_chapter),
    (N_("Money by year and source"), money_chapter),
    (N_("What was not accepted or was observed, and why"), refused_chapter),
    (N_("Commitments"), commitments_chapter),
    (N_("Who takes part"), actors_chapter),
    (N_("What was learned"), lessons_chapter),
    (N_("Annex: every demand"), every_demand_chapter),
)
"""In the order of the document; one of which there are no records is left out."""


def plan_draft(dossier: Dossier) -> Paper:
    """The whole document. It names nobody who typed, and nothing private is in it without the edition for that."""
    say = dossier.say
    frame = frame_of(dossier.survey, dossier.edition, say(N_("Draft of the {plan_word}")), dossier.plan.name)
    return Paper(frame, (*_beginning(dossier), *_chapters(dossier)), say.language)


def _beginning(dossier: Dossier) -> Iterator[Piece]:
    """That it is a draft, how much is asked for, and how it counts."""
    say, of = dossier.say, dossier.figures
    yield Caution(say(N_("Draft, to be presented to the assembly: nothing in it is approved.")))
    if of.money.cost_cents:
        words = say(N_("is what all demands together cost. {Communities_word}: {n} of {slots} decided."))
        counted = words.format(n=of.plan.filled, slots=of.plan.slots)
        yield Figure(dossier.amount(of.money.cost_cents), counted)
        if words := counted_words(dossier, dossier.states):
            yield Text(words)
        yield from _what_for(dossier)
    if share := dossier.share(of.plan):
        yield Text(say(N_("Productive share: {share}.")).format(share=share), strong=True)
    yield from map(Text, rule(dossier.survey, dossier.legend, say))
    if many := len(dossier.survey.disputed()):
        words = say.ngettext(
            "{n} thing has several versions; each stands where it belongs, with the words: to settle.",
            "{n} things have several versions; each stands where it belongs, with the words: to settle.",
            many,
        )
        yield Caution(words.format(n=many))
    yield from _where_more(dossier)


def _where_more(dossier: Dossier) -> Iterator[Piece]:
    """How a figure is traced, by the name of the first demand."""
    first = next(iter(annex_numbers(dossier)), "")
    if first:
        words = dossier.say(
            N_(
                "Each demand has its number in the annex. By its name, {title} say, the program tells what was "
                "saved of it, and by whom."
            )
        )
        yield Text(words.format(title=dossier.values.title(first)))


def _what_for(dossier: Dossier) -> Iterator[Piece]:
    """What the communities' demands of each class cost, and all others together: the sum is the number above."""
    of, say = dossier.figures, dossier.say
    rest = of.money.cost_cents - sum(one.cost_cents for one in of.classes.values())
    for id_, one in of.classes.items():
        if one.cost_cents:
            yield Point(dossier.amount(one.cost_cents), dossier.values.named(("class",), id_))
    if rest:
        yield Point(dossier.amount(rest), say(N_("associations, and demands without a class")))


def _chapters(dossier: Dossier) -> Iterator[Piece]:
    number = 0
    for title, chapter in CHAPTERS:
        pieces = [*chapter(dossier)]
        if pieces:
            number += 1
            if chapter is every_demand_chapter:
                yield NewPage()
            yield Heading(f"{number}. {dossier.say(title)}", listed=True)
            yield from pieces
