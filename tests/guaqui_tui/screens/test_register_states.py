"""The states of a list's records by digits: marked, seen, written as one act, taken back."""

from __future__ import annotations

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.frame.questions.state_question import StateQuestion
from guaqui_tui.screens.plan.record import RecordScreen
from storage import FieldFile

from ..pilot import Hands, Laptop
from .test_register import disagree, open_list, saved

FIRST, SECOND = "commitment/guaqui/a", "commitment/guaqui/b"
PROMISED = {"who": "CIPCA", "what": "Bombas", "to": "municipio", "due": "2004-01", "state": "open"}


def promised(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(FIRST, PROMISED)
        field.save(SECOND, {"who": "PADER", "what": "Ferias"})


def acts(laptop: Laptop, record: str) -> int:
    with FieldFile.open(laptop.file, writable=False) as field:
        return len(field.survey.revisions(record))


def row(hands: Hands, of: str) -> str:
    return next(line for line in hands.screen.split("\n") if of in line)


def test_digits_mark_and_only_f2_writes_them_as_one_act(laptop: Laptop) -> None:
    promised(laptop)

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        assert row(hands, "CIPCA: Bombas").split()[-3:] == ["municipio", "01/2004", "pendiente"]
        assert "2 cumplido" in hands.screen
        await hands.press("2", "down", "4")
        assert row(hands, "CIPCA: Bombas").rstrip().endswith("● cumplido")
        assert row(hands, "PADER: Ferias").rstrip().endswith("● incumplido")
        assert (acts(laptop, FIRST), acts(laptop, SECOND)) == (1, 1)
        await hands.press("f2")
        assert row(hands, "CIPCA: Bombas").split()[-1] == "cumplido"
        assert (saved(laptop, FIRST) or {})["state_on"] == "2003-07-14"
        await hands.press("ctrl+z")
        assert row(hands, "municipio ").split()[-1] == "pendiente"

    laptop.use(use)
    assert "state" not in (saved(laptop, SECOND) or {})
    assert (saved(laptop, FIRST) or {})["state"] == "open"


@pytest.mark.costly(0)
def test_enter_adds_what_shows_it_and_a_day_that_is_none_is_said_there(laptop: Laptop) -> None:
    promised(laptop)

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("2", "enter")
        assert isinstance(hands.app.screen, StateQuestion)
        await hands.write("acta de entrega")
        await hands.press("enter", "ctrl+a", *"31/2/2003", "f2")
        assert isinstance(hands.app.screen, StateQuestion)
        assert "Un año, un mes o un día" in hands.words
        await hands.press("ctrl+a", *"6/2003", "f2")
        assert "● cumplido · 06/2003 · acta de entrega" in hands.words
        await hands.press("f2", "enter")
        assert isinstance(hands.app.screen, RecordScreen)

    laptop.use(use)
    body = saved(laptop, FIRST) or {}
    assert (body["state"], body["state_on"], body["evidence"]) == ("kept", "2003-06", "acta de entrega")


@pytest.mark.costly(0)
def test_a_broken_promise_is_asked_for_its_cause_and_another_state_has_none(laptop: Laptop) -> None:
    promised(laptop)

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("2", "enter")
        assert "Causa" not in hands.words
        await hands.press("escape", "4", "enter")
        assert "? falta la causa" in hands.words
        await hands.press(*"Sin recibo", "enter")
        assert hands.place == "evidence"
        await hands.press("f2")
        assert "● incumplido · 14/07/2003 · Sin recibo" in hands.words
        await hands.press("4", "down", "5", "enter", "1", "f2", "f2")

    async def again(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("1", "f2")

    laptop.use(use)
    first, second = saved(laptop, FIRST) or {}, saved(laptop, SECOND) or {}
    assert (saved(laptop, f"cause/guaqui/{first['cause']}") or {})["name"] == "Sin recibo"
    assert (second["state"], bool(second["cause"])) == ("dropped", True)
    laptop.use(again)
    assert "cause" not in (saved(laptop, FIRST) or {})


def test_what_is_marked_and_not_written_is_there_after_a_power_cut(laptop: Laptop) -> None:
    promised(laptop)

    async def cut(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("3")

    async def again(hands: Hands) -> None:
        assert "«Registro" in hands.words
        assert "Compromisos" in hands.words
        await open_list(hands, "commitment")
        assert row(hands, "CIPCA: Bombas").rstrip().endswith("● cumplido en parte")
        await hands.press("f2")

    laptop.use(cut)
    laptop.use(again)
    assert (saved(laptop, FIRST) or {})["state"] == "partly"


def test_two_laptops_states_both_stand_and_no_digit_decides_between_them(laptop: Laptop) -> None:
    words.use("es")
    disagree(laptop, FIRST, {"who": "CIPCA", "what": "Bombas"}, {"state": "kept"}, {"state": "broken"})
    before = acts(laptop, FIRST)

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        assert row(hands, "!CIPCA").rstrip().endswith(("cumplido / incumplido", "incumplido / cumplido"))
        await hands.press("1")
        assert "Resuélvalas primero" in hands.words
        await hands.press("f2")

    laptop.use(use)
    assert acts(laptop, FIRST) == before


def test_nought_leaves_it_open_and_no_other_digit_says_a_state(laptop: Laptop) -> None:
    promised(laptop)

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("6")
        assert "del 1 al 5" in hands.words
        await hands.press("1")
        assert "Ya dice eso" in hands.words
        await hands.press("2", "0")
        assert "●" not in row(hands, "CIPCA: Bombas")
        await open_list(hands, "lesson")
        await hands.press("1")
        assert "●" not in hands.screen

    laptop.use(use)
    assert saved(laptop, FIRST) == PROMISED


@pytest.mark.costly(0)
def test_a_due_date_that_is_none_is_said_at_its_field_and_nothing_is_lost(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("insert", *"CIPCA", "enter", *"Bombas")
        await hands.go_to("due")
        await hands.press(*"31/2/2004", "f2")
        assert isinstance(hands.app.screen, RecordScreen)
        assert hands.place == "due"
        assert "Un año, un mes o un día" in hands.words
        for typed in ("CIPCA", "Bombas", "31/2/2004"):
            assert typed in hands.screen
        await hands.press("ctrl+a", *"2/2004", "f2")
        assert row(hands, "CIPCA: Bombas").split()[-1] == "02/2004"

    laptop.use(use)
