"""The mouse in lists, on the board, and over texts."""

from __future__ import annotations

import pytest
from textual import events
from textual.geometry import Offset

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.widgets.board import Board
from guaqui_tui.widgets.rows import Rows
from guaqui_tui.widgets.text import path_in_cells

from ..all_screens import furnish
from ..pilot import Hands, Laptop


@pytest.fixture
def furnished(laptop: Laptop) -> Laptop:
    words.use("es")
    furnish(laptop)
    return laptop


async def click(hands: Hands, at: Offset) -> None:
    await hands.pilot.click(offset=at)
    await hands.rest()


async def drag(hands: Hands, start: Offset, end: Offset) -> None:
    await hands.pilot.mouse_down(offset=start)
    await hands.pilot.hover(offset=end)
    await hands.pilot.mouse_up(offset=end)
    await hands.rest()


def test_one_click_picks_a_line_and_another_opens_it(furnished: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6")
        rows = hands.app.screen.query_one(Rows)
        at = rows.content_region.offset + Offset(4, 1)
        await click(hands, at)
        assert (rows.cursor, isinstance(hands.app.screen, CommunityScreen)) == (1, True)
        await click(hands, at)
        assert isinstance(hands.app.screen, DemandScreen)

    furnished.use(use)


def test_one_click_picks_a_cell_of_the_board_and_another_opens_it(furnished: Laptop) -> None:
    async def use(hands: Hands) -> None:
        board = hands.app.screen.query_one(Board)
        at = board.content_region.offset + Offset(board._columns.first + board._columns.each + 1, 2)
        await click(hands, at)
        assert board.cursor == (1, 1)
        await click(hands, at)
        assert isinstance(hands.app.screen, DemandScreen)

    furnished.use(use)


def test_the_wheel_goes_through_a_list_that_says_that_it_goes_on(furnished: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f9")
        await hands.pilot.resize_terminal(80, 14)
        await hands.rest()
        rows = hands.app.screen.query_one(Rows)
        lines = str(rows.render()).split("\n")
        assert (lines[-1].endswith("↓"), lines[0].endswith("↑")) == (True, False)
        at = rows.content_region.offset + Offset(1, 1)
        for _turn in range(9):
            await hands.pilot._post_mouse_events([events.MouseScrollDown], offset=at)
        await hands.rest()
        assert rows.cursor >= len(lines)
        assert str(rows.render()).split("\n")[0].endswith("↑")

    furnished.use(use)


def test_a_text_that_is_dragged_over_is_copied_and_opens_nothing(furnished: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6")
        rows = hands.app.screen.query_one(Rows)
        first = rows.content_region.offset
        await drag(hands, first + Offset(2, 1), first + Offset(20, 1))
        await hands.press("ctrl+c")
        assert "2004" in hands.app.clipboard
        assert "Copiado" in hands.screen
        assert (rows.cursor, isinstance(hands.app.screen, CommunityScreen)) == (0, True)

    furnished.use(use)


def test_the_board_is_copied_too(furnished: Laptop) -> None:
    async def use(hands: Hands) -> None:
        board = hands.app.screen.query_one(Board)
        first, before = board.content_region.offset, board.cursor
        await hands.pilot.hover(offset=first)
        await drag(hands, first + Offset(0, 1), first + Offset(board._columns.name, 3))
        await hands.press("ctrl+c")
        copied = hands.app.clipboard.split("\n")
        assert (copied[0].startswith("Andamarca"), copied[1].startswith("Arcata"), len(copied)) == (True, True, 3)
        assert board.cursor == before

    furnished.use(use)


def test_help_says_how_a_text_is_copied(furnished: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f1", "end")
        assert "Ctrl+C" in hands.screen

    furnished.use(use)


@pytest.mark.parametrize(
    ("path", "width", "shown"),
    [
        ("/home/ana/taller/andamarca.json", 24, "…a/taller/andamarca.json"),
        ("/a.json", 8, "/a.json "),
        ("/a.json", 1, "…"),
    ],
)
def test_a_path_loses_its_beginning(path: str, width: int, shown: str) -> None:
    assert path_in_cells(path, width) == shown
