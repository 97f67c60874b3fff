"""What is still to be decided: demands that are missing, and proposals without a choice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from storage.plan.slot_states import SlotState
from storage.translatable import N_

from ..dossier import Dossier
from .markup import Head, Html, table


def coverage_section(dossier: Dossier) -> Iterator[Html]:
    """Who lacks what, by what they lack; then those that ask for nothing productive."""
    say, rows = dossier.say, dossier.communities
    heads = [Head(say(N_("Missing"))), Head(say(N_("Postponed"))), Head(say(N_("{Communities_word}")))]
    lacking: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        its = _slots(dossier, row.cells, "missing"), _slots(dossier, row.cells, "postponed")
        lacking.setdefault(its, []).append(row.name)
    told = ([*its, ", ".join(names)] for its, names in lacking.items() if any(its))
    yield from table(say(N_("What is missing, and whose it is")), heads, told)
    without = set(dossier.figures.communities.without_productive_ids)
    heads = [Head(say(N_("Community"))), *map(Head, dossier.zonings.values())]
    title = say(N_("Communities without any productive demand, of those with every year decided"))
    yield from table(title, heads, ([row.name, *dossier.zones_of(row.id)] for row in rows if row.id in without))


def _slots(dossier: Dossier, states: list[SlotState], stand: str) -> str:
    return ", ".join(dossier.slot(state) for state in states if state.stand == stand)


_MOST_PROPOSALS: Final = 5
"""Of a slot those with the most votes are shown; all of them are in the lists."""


def proposals_section(dossier: Dossier) -> Iterator[Html]:
    """The proposals of the slots where nothing was chosen yet, a row a slot, those with the most votes first."""
    say = dossier.say
    words = N_("Community or association"), N_("Year"), N_("Proposals")
    rows = [
        [dossier.holder(state.holder), dossier.slot(state), _proposals(dossier, state)]
        for state in dossier.states
        if state.open
    ]
    yield from table(say(N_("Proposals without a choice yet")), [Head(say(word)) for word in words], rows)


def _proposals(dossier: Dossier, state: SlotState) -> str:
    """Irrigation (26 votes, women), a line each; how many more there are."""
    ranked = sorted(state.proposals, key=lambda one: -one.get("votes", 0))
    shown = [dossier.values.text("demand", "options", [one]) for one in ranked[:_MOST_PROPOSALS]]
    said = [line.partition(" ")[2] for line in shown]  # without the number of one alone
    more = len(ranked) - len(shown)
    said += [dossier.say.ngettext("and {n} more", "and {n} more", more).format(n=more)] if more else []
    return "\n".join(said)
