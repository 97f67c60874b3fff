"""Big sums of several papers differ: each says in words what it counts, and comes to the sum of just that."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from exports.council.whole_matrix import whole_matrix
from exports.document.pieces import Figure, PaperTable, Piece, Text
from exports.dossier import Dossier
from exports.findings.sentences import council_points
from exports.plan_draft.paper import plan_draft
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.plan.decisions import slot_status
from storage.plan.money import costs_once
from storage.plan.slot_states import SlotState

from ..generated import plan

_PARTS = ("lo de las asociaciones", "lo observado", "lo no aceptado")
_AMOUNT = re.compile(r"Bs [\d.,]*\d")


def left_out(said: str) -> set[str]:
    """What a line says that its sum does not count: all else it does."""
    found = re.search(r"No cuenta: ([^.]*)\.", said)
    return {*found[1].split(", ")} if found else set()


def is_counted(dossier: Dossier, state: SlotState, without: set[str]) -> bool:
    theirs = state.holder in dossier.figures.associations
    named = {"observed": "lo observado", "rejected": "lo no aceptado"}.get(str(slot_status(state)))
    return state.stand == "filled" and named not in without and not (theirs and _PARTS[0] in without)


def comes_to(dossier: Dossier, said: str) -> str:
    kept = [state for state in dossier.states if is_counted(dossier, state, left_out(said))]
    return dossier.amount(sum(costs_once(kept).values()))


def sums(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Each big sum, and the words beside it."""
    pieces = plan_draft(dossier).pieces
    figure = next(one for one in pieces if isinstance(one, Figure))
    yield figure.number, line_with("cuenta: ", pieces)
    together = line_with("Todos los subprogramas juntos", pieces)
    yield _AMOUNT.findall(together)[0], together
    in_money = council_points(dossier)[1].text
    yield _AMOUNT.findall(in_money)[1], in_money
    matrix = whole_matrix(dossier).pieces
    table = next(one for one in matrix if isinstance(one, PaperTable))
    assert table.rows[-1].whole_cells[-1].text == in_matrix(dossier, line_with("cuenta: ", matrix))


def in_matrix(dossier: Dossier, said: str) -> str:
    """Its tables sum up to the whole: what is asked for jointly with an association is in one of the two alone."""
    costs = costs_once(one for one in dossier.states if one.stand == "filled")
    kept = (one for one in dossier.states if is_counted(dossier, one, left_out(said)))
    return dossier.amount(sum(costs[one.entry.record] for one in kept if one.entry))


def line_with(part: str, pieces: tuple[Piece, ...]) -> str:
    return next(one.text for one in pieces if isinstance(one, Text) and part in one.text)


@pytest.mark.parametrize("seed", range(4))
def test_every_big_sum_is_of_what_its_line_says(seed: int) -> None:
    words.use("es")
    dossier = Dossier(plan(seed), Edition(words.speech()))
    found = [*sums(dossier)]
    for amount, said in found:
        assert amount == comes_to(dossier, said), said
        assert _PARTS[0] in said, said
    assert len({amount for amount, _said in found}) > 1, "they differ, so the lines are needed"


def test_what_waits_for_the_council_is_named() -> None:
    words.use("es")
    dossier = Dossier(plan(0), Edition(words.speech()))
    observed = [
        f"{dossier.holder(one.holder)} {dossier.slot(one)}"
        for one in dossier.states
        if one.stand == "filled"
        and slot_status(one) == "observed"
        and one.holder not in dossier.figures.associations
    ]
    told = council_points(dossier)[2].text
    assert observed
    assert f"bservadas: {len(observed)}" in told
    assert (f"({', '.join(observed)})" in told) == (len(observed) <= 8)
