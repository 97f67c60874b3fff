"""The numbers beside the names of how much is missing: found out while nobody types, little at a time."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Iterable

from textual.worker import Worker

from ...forms.unsaved_drafts import drafts_missing
from ...session import intervals
from ...widgets.board import Board
from ..frame.base_screen import BaseScreen
from .content import BoardContent


def count_missing(screen: BaseScreen[None], content: BoardContent) -> None:
    """Of whom is seen, once nothing moves any more, so that nobody waits for the numbers."""

    async def count() -> None:
        board = screen.query_one(Board)
        await sleep(intervals.COUNT_SECONDS)
        await screen.keyboard.all_done()
        screen.session.missing.note_drafts(drafts_missing(screen.session.unsaved_drafts))
        board.numbers_changed()  # another screen may have found out meanwhile
        await _number(screen, content, board.seen_rows())

    def begin() -> Worker[None]:
        return screen.run_worker(count, group="missing", exclusive=True)

    screen.call_after_refresh(begin)


async def number_all(screen: BaseScreen[None], content: BoardContent) -> None:
    """Of all: an order or a filter by it is there at once then, and the sums of levels."""
    await _number(screen, content, range(len(content.lines)))


async def _number(screen: BaseScreen[None], content: BoardContent, rows: Iterable[int]) -> None:
    """Drawn together, with the sums of levels: each by itself would have the board drawn as often."""
    found = [row for row in rows if await _find_out(screen, content, row)]
    if found:
        screen.query_one(Board).numbers_changed()


async def _find_out(screen: BaseScreen[None], content: BoardContent, row: int) -> bool:
    """Whether anything was to find out; then there is time for a key, and for all that it sets off."""
    holder = content.unknown_at(row) if row < len(content.lines) else ""
    if holder:
        content.find_out(holder)
        await sleep(0)
        await screen.keyboard.all_done()
    return bool(holder)
