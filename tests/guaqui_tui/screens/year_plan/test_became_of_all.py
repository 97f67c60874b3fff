"""What became of all lines of a year's plan of which nothing is said yet, by 0 and a digit; what is said stays."""

from __future__ import annotations

import pytest

from guaqui_tui.language import gettext_ as words

from ...pilot import Hands, Laptop
from ..test_register import saved
from .test_became import PLANNED, M, became, planned, row


@pytest.mark.costly(0)
def test_0_and_a_digit_say_it_of_all_that_say_nothing_yet_and_go_back_as_one_key(laptop: Laptop) -> None:
    planned(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"arcata", "5", "0", "down", "4", "ctrl+z")  # an arrow leaves it at one line
        await hands.press("0")
        assert "2 líneas no dicen nada. Todas: 4 sin empezar" in hands.words
        await hands.press("8")
        assert "2 líneas: no hecho" in hands.words
        assert "Andamarca, Sullcata" in hands.words
        await hands.press("1")
        assert row(hands, "Sullcata").rstrip().endswith("● no hecho")
        await hands.press("ctrl+z")
        assert row(hands, "Sullcata").rstrip().endswith("inscrita en el POA")
        await hands.press("0", "6")
        assert "queda dicho que gastó lo que cuesta" in hands.words
        await hands.press(*"Acta 7", "enter", "0")
        assert "Cada línea del POA ya dice algo" in hands.words
        await hands.press("f2")

    laptop.use(use)
    assert (became(laptop, "arcata") or {})["state"] == "under-way"
    for holder in ("andamarca", "sullcata"):
        assert became(laptop, holder) == {
            "state": "done",
            "on": "2003-07-14",
            "spent_cents": 8_000_000,
            "evidence": "Acta 7",
        }
    assert became(laptop, "patarani") is None


def test_what_was_said_without_a_state_is_not_written_over_by_0_nor_lost_by_a_digit(laptop: Laptop) -> None:
    words.use("es")
    stands = {"spent_cents": 5_000_000, "evidence": "Acta 7", "reason": "falta pintar"}
    for holder in ("andamarca", "arcata"):
        laptop.save((holder, 2003, {**PLANNED, "executed": stands}))
    laptop.save(("sullcata", 2003, PLANNED))

    async def use(hands: Hands) -> None:
        await hands.press("f4", "0")
        assert "1 línea no dice nada" in hands.words
        await hands.press("6", *"Acta de todas", "enter", "0")
        assert "Cada línea" in hands.words
        await hands.press(*"andamarca", "6")
        assert all(part in hands.words for part in ("50.000", "Acta 7"))
        await hands.press("enter", "f2", *"arcata", "4", "f2")

    laptop.use(use)
    on = "2003-07-14"
    assert became(laptop, "andamarca") == {**stands, "state": "done", "on": on}
    assert became(laptop, "arcata") == {**stands, "state": "not-begun", "on": on}
    assert (became(laptop, "sullcata") or {})["evidence"] == "Acta de todas"


def test_a_cause_for_all_is_said_once_and_where_nothing_is_planned_0_says_so(laptop: Laptop) -> None:
    words.use("es")
    laptop.save(("andamarca", 2003, PLANNED), ("arcata", 2003, PLANNED))

    async def use(hands: Hands) -> None:
        await hands.press("f4", "0", "7", *"Granizo", "enter", "f2", "right", "0")
        assert "Nada está inscrito todavía en este plan" in hands.words

    laptop.use(use)
    causes = {(became(laptop, holder) or {})["cause"] for holder in ("andamarca", "arcata")}
    assert [(saved(laptop, f"cause/{M}/{one}") or {})["name"] for one in causes] == ["Granizo"]
