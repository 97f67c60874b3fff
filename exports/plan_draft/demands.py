"""The demands on the draft plan: by subprogramme and phase, what was refused and why, and every one at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from storage.kinds.process.demand import Demand
from storage.plan.decisions import slot_status
from storage.plan.money import costs_once
from storage.plan.slot_states import SlotState
from storage.plan.survey import SurveyRecord
from storage.translatable import N_

from ..document.pieces import Heading, PaperColumn, PaperRow, Piece, Text
from ..dossier import Dossier
from ..findings.counted_money import counted_words
from .traced import demands_by_holder, in_all_versions, plain_table, traced_table

_REFUSED: Final = ("rejected", "observed")


def by_subprogramme_chapter(dossier: Dossier) -> Iterator[Piece]:
    """What is asked for and was not refused, under the subprogramme of its action; each with what it comes to."""
    found: dict[str, list[SlotState]] = {}
    programme_of = {one.id: one.fields.programme for one in dossier.survey.actions(withdrawn=True)}
    for state in _filled(dossier):
        if slot_status(state) not in _REFUSED and state.entry:
            programme = programme_of.get(str(state.entry.fields.action), "")
            found.setdefault(programme if isinstance(programme, str) else "", []).append(state)
    if found:
        yield Text(dossier.say(N_("What is asked for jointly counts once in each sum.")))
    for programme in sorted(found, key=lambda id_: (not id_, dossier.programme(id_))):
        name = dossier.programme(programme) or dossier.say(N_("without a subprogramme")).capitalize()
        yield Heading(name, 2)
        yield from _of_subprogramme(dossier, found[programme])
    yield from _of_all_subprogrammes(dossier, found.values())


def _of_all_subprogrammes(dossier: Dossier, found: Iterable[list[SlotState]]) -> Iterator[Piece]:
    """What the chapter's sums come to, and what the plan's own number has besides."""
    states = [*chain.from_iterable(found)]
    cents = sum(costs_once(states).values())
    if cents:
        words = dossier.say(N_("All subprogrammes together: {cost}.")).format(cost=dossier.amount(cents))
        yield Text(" ".join(filter(None, (words, counted_words(dossier, states)))), strong=True)


def _of_subprogramme(dossier: Dossier, states: list[SlotState]) -> Iterator[Piece]:
    heads = (N_("Year"), 0.85), (N_("Who asks"), 2.4), (N_("Demand"), 3.0), (N_("Stage"), 0.8)
    columns = [PaperColumn(dossier.say(word), share) for word, share in heads]
    columns.append(PaperColumn(dossier.say(N_("Cost")), 1.1, "right"))
    ordered = sorted(states, key=lambda one: (one.year, dossier.holder(one.holder), one.n))
    rows = (
        (
            [
                *(str(state.year), dossier.holder(state.holder), in_all_versions(dossier, entry, "text")),
                *(in_all_versions(dossier, entry, "phase"), in_all_versions(dossier, entry, "cost_cents")),
            ],
            entry.record,
        )
        for state, entry in _entries(ordered)
    )
    together = sum(costs_once(states).values())
    words = dossier.say(N_("Together: {cost}.")).format(cost=dossier.amount(together))
    for table in traced_table(dossier, columns, rows):
        yield table._replace(rows=(*table.rows, PaperRow((words,), "sum"))) if together else table


def refused_chapter(dossier: Dossier) -> Iterator[Piece]:
    """What the assembly did not accept, or observed, with its cause, its reason and the votes."""
    heads = (N_("Year"), 0.9), (N_("Who asks"), 1.6), (N_("Demand"), 2.6), (N_("Decision"), 1.0), (N_("Why"), 2.4)
    columns = [PaperColumn(dossier.say(word), share) for word, share in heads]
    states = [state for state in _filled(dossier) if slot_status(state) in _REFUSED]
    rows = (
        (
            [
                *(dossier.slot(state), dossier.holder(state.holder), in_all_versions(dossier, entry, "text")),
                *(in_all_versions(dossier, entry, "status"), _why(dossier, entry)),
            ],
            entry.record,
        )
        for state, entry in _entries(states)
    )
    yield from traced_table(dossier, columns, rows)


def _why(dossier: Dossier, entry: SurveyRecord[Demand]) -> str:
    parts = (in_all_versions(dossier, entry, name) for name in ("cause", "status_reason", "ruling"))
    return "\n".join(filter(None, parts))


def every_demand_chapter(dossier: Dossier) -> Iterator[Piece]:
    """The annex: holder by holder, so that each finds its own."""
    heads = (N_("Year"), 0.85), (N_("Demand"), 3.0), (N_("Status"), 1.2), (N_("Who is asked"), 1.8)
    columns = [PaperColumn(dossier.say(word), share) for word, share in heads]
    columns.insert(2, PaperColumn(dossier.say(N_("Cost")), 1.1, "right"))
    columns.insert(0, PaperColumn(dossier.say(N_("No.")), 0.5, "right"))
    for holder, numbered in demands_by_holder(dossier):
        yield Heading(dossier.holder(holder), 2)
        rows = [[str(number), *_row(dossier, state, state.entry)] for number, state in numbered if state.entry]
        yield from plain_table(columns, rows)


def _row(dossier: Dossier, state: SlotState, entry: SurveyRecord[Demand]) -> list[str]:
    text = in_all_versions(dossier, entry, "text") or in_all_versions(dossier, entry, "status_reason")
    cost, status, funding = (in_all_versions(dossier, entry, name) for name in ("cost_cents", "status", "funding"))
    return [dossier.slot(state), text, cost, status, funding]


def _filled(dossier: Dossier) -> list[SlotState]:
    return [state for state in dossier.states if state.stand == "filled"]


def _entries(states: Iterable[SlotState]) -> Iterator[tuple[SlotState, SurveyRecord[Demand]]]:
    return ((state, state.entry) for state in states if state.entry)
