"""The numbers beside the names of how much is missing: found out while nobody waits, little at a time."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Iterable

from ...widgets.board import Board
from .content import BoardContent


async def number_seen(board: Board, content: BoardContent) -> None:
    """Of whom is seen."""
    board.numbers_changed()  # another screen may have found out meanwhile
    for row in board.seen_rows():
        if await _find_out(content, [row]):
            board.number_changed(row)


async def number_all(board: Board, content: BoardContent) -> None:
    """Of all: an order or a filter by it is there at once then, and the sums of levels."""
    await _find_out(content, range(len(content.lines)))
    board.numbers_changed()


async def _find_out(content: BoardContent, rows: Iterable[int]) -> bool:
    """Whether anything was to find out; after each there is time for a key."""
    found = False
    for row in rows:
        if row < len(content.lines) and (holder := content.unknown_at(row)):
            content.find_out(holder)
            found = True
            await sleep(0)
    return found
