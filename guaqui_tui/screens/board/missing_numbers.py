"""The numbers beside the names of how much is missing: found out while nobody waits, little at a time."""

from __future__ import annotations

from asyncio import sleep

from textual.screen import Screen
from textual.worker import Worker

from ...widgets.board import Board
from .content import BoardContent


def count_missing(screen: Screen[None], content: BoardContent) -> None:
    """Once all else is drawn, so that nobody waits for the numbers."""

    async def count() -> None:
        await _number_seen(screen.query_one(Board), content)

    def begin() -> Worker[None]:
        return screen.run_worker(count, group="missing", exclusive=True)

    screen.call_after_refresh(begin)


async def _number_seen(board: Board, content: BoardContent) -> None:
    """Of whom is seen."""
    board.numbers_changed()  # another screen may have found out meanwhile
    found = [row for row in board.seen_rows() if await _find_out(content, row, board)]
    if found:
        board.numbers_changed()  # the sums of levels, too


async def number_all(board: Board, content: BoardContent) -> None:
    """Of all: an order or a filter by it is there at once then, and the sums of levels."""
    for row in range(len(content.lines)):
        await _find_out(content, row, board)
    board.numbers_changed()


async def _find_out(content: BoardContent, row: int, board: Board) -> bool:
    """Whether anything was to find out; then there is time for a key."""
    holder = content.unknown_at(row) if row < len(content.lines) else ""
    if holder:
        content.find_out(holder)
        board.number_changed(row)
        await sleep(0)
    return bool(holder)
