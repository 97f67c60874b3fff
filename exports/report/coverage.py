"""What is still to be decided: demands that are missing, and proposals without a choice."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.slot_states import SlotState
from storage.translatable import N_

from ..dossier import Dossier
from .markup import Head, Html, table


def coverage_section(dossier: Dossier) -> Iterator[Html]:
    """Which communities lack what; then those that ask for nothing productive."""
    say, rows = dossier.say, dossier.communities
    heads = [Head(say(N_("Community"))), Head(say(N_("Missing"))), Head(say(N_("Postponed")))]
    lacking = (
        [row.name, *(_slots(dossier, row.cells, stand) for stand in ("missing", "postponed"))] for row in rows
    )
    yield from table(say(N_("What is missing, by community")), heads, (row for row in lacking if any(row[1:])))
    without = set(dossier.figures.communities.without_productive_ids)
    heads = [Head(say(N_("Community"))), *map(Head, dossier.zonings.values())]
    title = say(N_("Communities without any productive demand, of those with every year decided"))
    yield from table(title, heads, ([row.name, *dossier.zones_of(row.id)] for row in rows if row.id in without))


def _slots(dossier: Dossier, states: list[SlotState], stand: str) -> str:
    return ", ".join(dossier.slot(state) for state in states if state.stand == stand)


def proposals_section(dossier: Dossier) -> Iterator[Html]:
    """Every proposal of the slots where nothing was chosen yet."""
    say = dossier.say
    heads = [
        Head(say(word)) for word in (N_("Community or association"), N_("Year"), N_("Proposal"), N_("Proposed by"))
    ]
    heads.append(Head(say(N_("Votes")), figures=True))
    rows = []
    for state in dossier.states:
        for option in state.proposals if state.open else ():
            said = (
                dossier.values.text("demand", f"options.{name}", option.get(name))
                for name in ("text", "proposed_by", "votes")
            )
            rows.append([dossier.holder(state.holder), dossier.slot(state), *said])
    yield from table(say(N_("Proposals without a choice yet")), heads, rows)
