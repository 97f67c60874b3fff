"""The report as one page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from storage.kinds.field import N_

from ..wording.rule import rule
from ..wording.words import PRIVATE_EDITION
from .disputes import to_settle
from .dossier import Dossier
from .findings import findings
from .head import head
from .markup import DOCTYPE, Html, closed, element, items, opened
from .matrix import matrix
from .meetings import attendance, workshops
from .payments import associations, by_source, year_plans
from .private import hidden
from .rulings import validation
from .shares import by_class, by_year, by_zone
from .unfinished import coverage, proposals

_Body = Callable[[Dossier], Iterable[Html]]


def page(dossier: Dossier) -> Iterator[Html]:
    """The whole page, piece by piece. No piece is larger than a row or a chart."""
    say = dossier.say
    yield DOCTYPE
    yield opened("html", lang=say.language)
    yield head(say(N_("Report for the council: {plan}")).format(plan=dossier.plan.name), dossier.legend)
    yield opened("body")
    yield element("header", *_about(dossier))
    yield opened("main")
    for heading, bodies in _SECTIONS + (_PRIVATE if dossier.edition.private else ()):
        yield opened("section")
        yield element("h2", say(heading))
        yield from _filled(dossier, bodies)
        yield closed("section")
    yield from map(closed, ("main", "body", "html"))


def _about(dossier: Dossier) -> Iterator[Html]:
    """What the plan is of, what its figures mean, and whether this is the coordinator's own edition."""
    say, profile = dossier.say, dossier.survey.profile
    yield element("h1", dossier.plan.name)
    if isinstance(profile.province, str) and isinstance(profile.department, str):
        words = say(N_("Province of {province}, department of {department}."))
        yield element("p", words.format(province=profile.province, department=profile.department))
    yield from (element("p", said) for said in rule(dossier.survey, dossier.legend, say))
    if dossier.edition.private:
        yield element("p", say(PRIVATE_EDITION), class_="private")


def _findings(dossier: Dossier) -> Iterator[Html]:
    yield items(findings(dossier))


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
    (N_("Findings"), (_findings,)),
    (N_("The productive share by year"), (by_year,)),
    (N_("The productive share by zone"), (by_zone,)),
    (N_("What is asked for, by class"), (by_class,)),
    (N_("The matrix of the plan"), (matrix,)),
    (N_("Associations and co-financing"), (associations, by_source)),
    (N_("Attendance and workshops"), (attendance, workshops)),
    (N_("Coverage"), (coverage, proposals)),
    (N_("Validation"), (validation,)),
    (N_("The plan of each year ({year_word})"), (year_plans,)),
    (N_("Versions to settle"), (to_settle,)),
)
"""What stands under each heading, in the order of the page."""
_PRIVATE: Final[tuple[tuple[str, tuple[_Body, ...]], ...]] = (
    (N_("Private: demands that carry an association's"), (hidden,)),
)
