"""What is drawn anew where little changed is what Textual draws of all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.strip import Strip

from guaqui_tui.screens.frame.partial_drawing import PartialDrawing
from guaqui_tui.widgets.board import Board

from ...pilot import Hands, Laptop


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str]]]:
    """What a terminal is sent of each change, as we draw it and as Textual does."""
    drawn: list[tuple[str, str]] = []
    ours = PartialDrawing.render_partial_update

    def render(self: PartialDrawing) -> ChopsUpdate | None:
        changed = {*self._dirty_regions}
        narrow = ours(self)
        self._dirty_regions = changed
        with monkeypatch.context() as whole:
            whole.setattr(PartialDrawing, "_get_renders", Compositor._get_renders)
            wide = ours(self)
        drawn.append((_sent(narrow), _sent(wide)))
        return narrow

    monkeypatch.setattr(PartialDrawing, "render_partial_update", render)
    yield drawn
    assert len(drawn) > 10
    assert [two for two in drawn if two[0] != two[1]] == []


def _sent(update: ChopsUpdate | None) -> str:
    from rich.console import Console

    return update.render_segments(Console(color_system="truecolor", force_terminal=True)) if update else ""


@pytest.mark.costly(0)
def test_a_change_is_drawn_as_if_all_were(laptop: Laptop, both: list[tuple[str, str]]) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press(*["down"] * 12, "right", "pagedown", "ctrl+home", *"arc")
        await hands.press("ctrl+p", *"co", "down", "down", "escape")
        await hands.press("enter", *"Riego y ", "tab", "down", "f6", "escape")

    laptop.use(use)


def test_the_cursor_s_way_over_the_board_draws_two_cells(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    lines: list[int] = []
    draw = Board._drawn

    def drawn(board: Board, y: int) -> Strip:
        lines.append(y)
        return draw(board, y)

    async def use(hands: Hands) -> None:
        await hands.press("down")
        monkeypatch.setattr(Board, "_drawn", drawn)
        await hands.press("down", "right")

    laptop.use(use)
    assert sorted(set(lines)) == [2, 3]
