"""How much is missing before each acta, as a number beside the community: true at once, whatever was saved."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.screens.board import content
from guaqui_tui.screens.board.lines import board_lines
from guaqui_tui.screens.board.missing_numbers import count_missing
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.widgets.board import Board
from storage.symbols import SETTLED

from ...pilot import Hands, Laptop, held_up

WORKSHOP = "workshop/guaqui/community/arcata/1"


def number(hands: Hands, name: str = "Arcata") -> str:
    line = next(line for line in hands.screen.splitlines() if line.startswith(name))
    return line.split()[2]


def board(hands: Hands) -> BoardScreen:
    return next(one for one in hands.app.screen_stack if isinstance(one, BoardScreen))


def test_a_save_and_a_workshop_change_the_number_and_a_draft_does_not(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        assert number(hands) == "7"
        await hands.press("enter")
        await hands.write("Molino")
        await hands.press("f2")
        await hands.press("escape")
        assert number(hands) == "6"
        held = {"outcome": "held", "held_on": "2003-07-14", "women": 3, "men": 4, "read_back": True}
        await hands.app.session.save(WORKSHOP, held, ())
        await hands.rest()
        assert number(hands) == "4"
        await hands.press("right", "enter")
        await hands.write("Horno")
        await hands.press("escape")
        assert number(hands) == "4", "to save what is typed is one thing to do, and the empty slot no other"
        assert number(hands, "Andamarca") == "7"

    laptop.use(use, holder="arcata", year=2003)


def test_where_nothing_is_missing_it_is_said_by_a_sign(laptop: Laptop) -> None:
    laptop.save(*(("arcata", year, {"status": "none"}) for year in range(2003, 2008)))

    async def use(hands: Hands) -> None:
        held = {"outcome": "held", "held_on": "2003-07-14", "women": 3, "men": 4, "read_back": True}
        await hands.app.session.save(WORKSHOP, held, ())
        await hands.rest()
        assert number(hands) == SETTLED
        await hands.press("ctrl+f")
        await hands.write("only without")
        await hands.press("enter")
        assert "Arcata" not in hands.screen
        assert "20 of 21" in hands.screen

    laptop.use(use)


def test_those_come_first_of_whom_most_is_missing(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}), ("arcata", 2003, {"text": "Posta"}))
    laptop.save(("arcata", 2004, {"text": "Aula"}))

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f")
        await hands.write("most missing")
        await hands.press("enter")
        names = [line.name for line in board(hands)._content.lines if line.community]
        assert names[-2:] == ["Andamarca", "Arcata"]
        assert names[0] == "Belén Pituta A"

    laptop.use(use)


def test_nobody_is_counted_while_a_key_waits_and_all_are_drawn_at_once(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save()
    counted: list[str] = []
    drawn: list[int] = []
    find_out = content.BoardContent.find_out
    draw = Board.numbers_changed

    def counting(of: content.BoardContent, holder: str) -> None:
        counted.append(holder)
        find_out(of, holder)

    def drawing(of: Board) -> None:
        drawn.append(len(counted))
        draw(of)

    async def use(hands: Hands) -> None:
        screen = board(hands)
        screen._content.look()
        hands.app.session.at_hand._missing = None  # as it is when the board is opened
        monkeypatch.setattr(content.BoardContent, "find_out", counting)
        monkeypatch.setattr(Board, "numbers_changed", drawing)
        with held_up(), screen.keyboard.held():
            count_missing(screen, screen._content)
            await hands.pilot.pause()
            assert (counted, drawn) == ([], [])
        await hands.rest()
        assert len(counted) > 10
        assert drawn == [0, len(counted)]

    laptop.use(use)


def test_a_workshop_that_is_saved_looks_at_no_line_of_the_board(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save()
    looked: list[Any] = []
    lines = board_lines

    def counted(*arguments: Any) -> Any:
        looked.append(arguments)
        return lines(*arguments)

    async def use(hands: Hands) -> None:
        monkeypatch.setattr(content, "board_lines", counted)
        await hands.app.session.save(WORKSHOP, {"outcome": "held", "held_on": "2003-07-14"}, ())
        await hands.rest()
        assert board(hands)._content.dates["arcata"] == "2003-07-14"
        assert looked == []

    laptop.use(use)
