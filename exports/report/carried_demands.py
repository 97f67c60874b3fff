"""Which communities' demands carry an association's. For the coordinator's own edition alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from storage.plan.carried_demands import CarriedDemands, carries
from storage.translatable import N_

from ..dossier import Dossier
from .markup import Head, Html, element, table


def carried_demands_section(dossier: Dossier) -> Iterator[Html]:
    """The hidden demands counted by association, zone and year, and each of them."""
    say, of = dossier.say, dossier.figures.hidden
    if not isinstance(of, CarriedDemands) or not of.demands:
        return
    words = say.ngettext(
        "{n} demand of a community carries an association's: {share} of those decided.",
        "{n} demands of communities carry an association's: {share} of those decided.",
        of.demands,
    )
    yield element("p", words.format(n=of.demands, share=dossier.percent(of.share)))
    named = [(dossier.holder(id_), n) for id_, n in of.by_association.items()]
    yield from _counted(dossier, say(N_("Hidden demands by association")), N_("Association"), named)
    for zoning, by_zone in of.by_zone.items():
        title = say(N_("Hidden demands by zone: {zoning}")).format(zoning=dossier.zonings[zoning])
        zones = [(dossier.zone(id_) if id_ else say(N_("no zone")), n) for id_, n in by_zone.items()]
        yield from _counted(dossier, title, N_("Zone"), zones)
    yield from _counted(dossier, say(N_("Hidden demands by year")), N_("Year"), of.by_year.items())
    yield from _counted(dossier, say(N_("Why they carry it")), N_("Why it carries it"), of.by_why.items())
    heads = [Head(say(word)) for word in (N_("Community"), N_("Year"), N_("Demand"), N_("Carries"))]
    rows = (
        [dossier.holder(state.holder), dossier.slot(state), state.text, dossier.holder(carries(state))]
        for state in dossier.states
        if state.holder not in dossier.figures.associations and state.stand == "filled" and carries(state)
    )
    yield from table(say(N_("Hidden demands")), heads, rows)


def _counted(dossier: Dossier, title: str, part: str, counts: Iterable[tuple[str, int]]) -> Iterator[Html]:
    heads = [Head(dossier.say(part)), Head(dossier.say(N_("Demands")), figures=True)]
    yield from table(title, heads, ([name, str(n)] for name, n in counts if n))
