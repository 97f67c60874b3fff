"""The report as one page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from storage.symbols import FALLS
from storage.translatable import N_

from ..dossier import Dossier
from ..findings.sentences import council_points
from ..findings.shares import falling_year, number, number_words
from ..frame import data_words
from ..wording.rule import rule
from ..wording.words import PRIVATE_EDITION
from .carried_demands import carried_demands_section
from .coverage import coverage_section, proposals_section
from .disputes import to_settle_section
from .head import head
from .main_points import (
    association_points,
    coverage_points,
    dispute_points,
    money_points,
    workshop_points,
    year_plan_points,
    zone_points,
)
from .markup import DOCTYPE, Html, closing_tag, element, items, opening_tag
from .matrix import matrix_section
from .meetings import attendance_section, workshops_section
from .payments import associations_section, by_source_section, year_plans_section
from .rulings import validation_section
from .shares import by_class_section, by_level_section, by_year_section, by_zone_section
from .tallies import (
    causes_section,
    ceilings_section,
    facts_section,
    money_share_section,
    proposers_section,
    references_section,
    standing_section,
    vocation_section,
)

_Body = Callable[[Dossier], Iterable[Html]]


def page(dossier: Dossier) -> Iterator[Html]:
    """The whole page, piece by piece. No piece is larger than a row or a chart."""
    say = dossier.say
    yield DOCTYPE
    yield opening_tag("html", lang=say.language)
    yield head(say(N_("Report for the council: {plan}")).format(plan=dossier.plan.name), dossier.legend)
    yield opening_tag("body")
    yield element("header", *_about(dossier))
    yield opening_tag("main")
    for heading, bodies in _SECTIONS + (_PRIVATE if dossier.edition.private else ()):
        yield opening_tag("section")
        yield element("h2", say(heading))
        yield from _filled(dossier, bodies)
        yield closing_tag("section")
    yield from map(closing_tag, ("main", "body", "html"))


def _about(dossier: Dossier) -> Iterator[Html]:
    """What the plan is of, of which data this is made, and whether this is the coordinator's own edition."""
    say, profile = dossier.say, dossier.survey.profile
    yield element("h1", dossier.plan.name)
    if isinstance(profile.province, str) and isinstance(profile.department, str):
        words = say(N_("Province of {province}, department of {department}."))
        yield element("p", words.format(province=profile.province, department=profile.department))
    yield element("p", data_words(dossier.survey, say))
    if dossier.edition.private:
        yield element("p", say(PRIVATE_EDITION), class_="private")


def _number(dossier: Dossier) -> Iterator[Html]:
    """The one number, how it is counted, the year that falls, and what else a council has to know."""
    yield element("p", number(dossier), class_="number")
    yield element("p", number_words(dossier), class_="of-number")
    yield from (element("p", said, class_="counted") for said in rule(dossier.survey, dossier.legend, dossier.say))
    if falls := falling_year(dossier):
        yield element("p", element("b", f"{FALLS} {falls.words}"))
    for point in council_points(dossier):
        yield element("p", element("b", f"{point.label}."), f" {point.text}")


def _said(points: Callable[[Dossier], Iterator[str]]) -> _Body:
    """Sentences as the body of a section; nothing where there is none."""

    def body(dossier: Dossier) -> Iterator[Html]:
        if said := list(points(dossier)):
            yield items(said)

    return body


def _filled(dossier: Dossier, bodies: Iterable[_Body]) -> Iterator[Html]:
    """What some parts show; where they have nothing to show, that is said."""
    empty = True
    for body in bodies:
        for piece in body(dossier):
            empty = False
            yield piece
    if empty:
        yield element("p", dossier.say(N_("Nothing of this is noted.")))


_SECTIONS: Final[tuple[tuple[str, tuple[_Body, ...]], ...]] = (
    (N_("How much is productive"), (_number, by_year_section, money_share_section, references_section)),
    (N_("The productive share by zone"), (_said(zone_points), by_zone_section, by_level_section)),
    (N_("Vocation and demand"), (vocation_section,)),
    (N_("What is asked for, by class"), (by_class_section,)),
    (N_("The matrix of the plan"), (matrix_section,)),
    (
        N_("Associations and co-financing"),
        (_said(association_points), associations_section, _said(money_points), by_source_section),
    ),
    (
        N_("Attendance and workshops"),
        (_said(workshop_points), proposers_section, attendance_section, workshops_section),
    ),
    (N_("Coverage"), (_said(coverage_points), coverage_section, proposals_section)),
    (N_("Validation"), (validation_section,)),
    (N_("Causes given"), (causes_section,)),
    (N_("Commitments, and what became of what was planned"), (standing_section,)),
    (N_("The plan of each year ({year_word})"), (_said(year_plan_points), ceilings_section, year_plans_section)),
    (N_("Facts of the municipality, and their documents"), (facts_section,)),
    (N_("Versions to settle"), (_said(dispute_points), to_settle_section)),
)
"""What stands under each heading, in the order of the page."""
_PRIVATE: Final[tuple[tuple[str, tuple[_Body, ...]], ...]] = (
    (N_("Private: demands that carry an association's"), (carried_demands_section,)),
)
