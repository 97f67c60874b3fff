"""What the assembly said of the demands and of the communities' zones, and why."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from storage.kinds.ruling import Ruling
from storage.kinds.terms.member import Member
from storage.plan.decisions import Ruled, slot_status, zonings_of_communities
from storage.plan.survey import SurveyRecord
from storage.revisions.canonical import canonical
from storage.symbols import PART
from storage.translatable import N_

from ..dossier import Dossier
from ..tables.table import plain_cell
from .markup import Head, Html, table

_WITH_REASON = ("observed", "rejected")


def validation_section(dossier: Dossier) -> Iterator[Html]:
    """How many stand how; then each that was observed or rejected, with the reason."""
    say, of = dossier.say, dossier.figures.validation
    statuses = [word for word, _n in dossier.ruling_counts(Ruled())]
    heads = [Head(say(N_("What was decided of"))), *(Head(word, figures=True) for word in statuses)]
    named = (N_("Communities' demands"), of.communities), (N_("Associations' demands"), of.associations)
    rows = [[say(name), *map(str, structs.astuple(ruled))] for name, ruled in (*named, (N_("Zoning"), of.zoning))]
    yield from table("", heads, rows)
    heads = [Head(say(N_("Community or association"))), Head(say(N_("What was said of it, and why")))]
    told: dict[str, list[str]] = {}
    for holder, said in (*_demands(dossier), *_zones(dossier)):
        told.setdefault(holder, []).append(said)
    by_holder = ([dossier.holder(holder), "\n".join(said)] for holder, said in told.items())
    yield from table(say(N_("Observed and rejected, with the reason")), heads, by_holder)


def _demands(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Whose, and 2004 · Sprinklers · rejected · no water there · 41 for it, 12 against it · 05/10/2002."""
    for state in dossier.states:
        if state.stand == "filled" and state.entry and slot_status(state) in _WITH_REASON:
            said = (dossier.text(state.entry, name) for name in ("status", "cause", "status_reason"))
            votes = _votes(dossier, state.entry.fields.ruling)
            yield state.holder, _joined(dossier.slot(state), state.text, *said, *votes)


def _zones(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """One for each thing that was said of a community's zones: of all of them together, as a rule."""
    for holder, members in zonings_of_communities(dossier.survey).items():
        said: dict[bytes, list[SurveyRecord[Member]]] = {}
        for one in members:
            if one.fields.status in _WITH_REASON:
                said.setdefault(_ruled(one), []).append(one)
        for of in said.values():
            zonings = ", ".join(dossier.zonings[one.record.split("/")[2]] for one in of)
            words = (dossier.text(of[0], name) for name in ("status", "cause", "reason"))
            yield holder, _joined(zonings, *words, *_votes(dossier, of[0].fields.ruling))


def _joined(*parts: str) -> str:
    return f" {PART} ".join(filter(None, parts))


def _ruled(member: SurveyRecord[Member]) -> bytes:
    """What was said of it, but for the zone that it is in."""
    return canonical({name: value for name, value in member.history.values.items() if name != "zone"})


def _votes(dossier: Dossier, ruling: object) -> tuple[str, str]:
    """Votes for and against, and the day."""
    if not isinstance(ruling, Ruling):
        return "", ""
    say, votes = dossier.say, ""
    if plain_cell(ruling.for_) is not None or plain_cell(ruling.against) is not None:
        words = say(N_("{for_} for it, {against} against it"))
        votes = words.format(for_=plain_cell(ruling.for_) or 0, against=plain_cell(ruling.against) or 0)
    return votes, say.day(plain_cell(ruling.on) or "")
