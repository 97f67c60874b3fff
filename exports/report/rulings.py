"""Pure: what the assembly said of the demands and of the communities' zones, and why."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from storage.records import Ruling

from ..decisions import Ruled, status_of
from ..tables import plain
from ..words import N_, STATUSES
from .dossier import Dossier
from .findings import rulings
from .markup import Head, Html, table

_WITH_REASON = ("observed", "rejected")


def validation(dossier: Dossier) -> Iterator[Html]:
    """How many stand how; then each that was observed or rejected, with the reason."""
    say, of = dossier.say, dossier.figures.validation
    statuses = [word for word, _n in rulings(dossier, Ruled())]
    heads = [Head(say(N_("What was decided of"))), *(Head(word, figures=True) for word in statuses)]
    named = (N_("Communities' demands"), of.communities), (N_("Associations' demands"), of.associations)
    rows = [[say(name), *map(str, structs.astuple(ruled))] for name, ruled in (*named, (N_("Zoning"), of.zoning))]
    yield from table("", heads, rows)
    words = N_("Year"), N_("Demand"), N_("Status"), N_("Reason"), N_("Votes"), N_("Decided on")
    heads = [Head(say(N_("Community or association"))), *(Head(say(word)) for word in words)]
    yield from table(
        say(N_("Observed and rejected, with the reason")), heads, [*_demands(dossier), *_zones(dossier)]
    )


def _demands(dossier: Dossier) -> Iterator[list[str]]:
    for state in dossier.states:
        if state.stand == "filled" and state.entry and status_of(state) in _WITH_REASON:
            fields = state.entry.fields
            said = _ruled(dossier, fields.status, fields.status_reason, fields.ruling)
            yield [dossier.holder(state.holder), dossier.slot(state), state.text, *said]


def _zones(dossier: Dossier) -> Iterator[list[str]]:
    for one in dossier.survey.communities():
        fields = one.fields
        if fields.zoning_status in _WITH_REASON:
            said = _ruled(dossier, fields.zoning_status, fields.zoning_reason, fields.zoning_ruling)
            yield [fields.name, "", dossier.say(N_("Zoning")), *said]


def _ruled(dossier: Dossier, status: object, reason: object, ruling: object) -> list[str]:
    """Status, reason, votes for and against, day."""
    say = dossier.say
    votes = day = ""
    if isinstance(ruling, Ruling):
        day = say.day(plain(ruling.on) or "")
        if plain(ruling.for_) is not None or plain(ruling.against) is not None:
            words = say(N_("{for_} for it, {against} against it"))
            votes = words.format(for_=plain(ruling.for_) or 0, against=plain(ruling.against) or 0)
    return [say(STATUSES[str(status)]), reason if isinstance(reason, str) else "", votes, day]
