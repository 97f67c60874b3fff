"""What came while another screen lay over the board: nobody sees it there, so it is taken in once somebody does.

With hundreds of communities that takes longer than all else that a save in the form above sets off.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen


class WhatCame:
    """`take_in` takes in a saved record, `mark` that drafts are others now."""

    def __init__(self, board: Screen[None], take_in: Callable[[str], None], mark: Callable[[], None]) -> None:
        self._board, self._take_in, self._mark = board, take_in, mark
        self._saved: list[str] = []
        self._drafts = False

    def saved(self, record: str) -> None:
        self._saved.append(record)
        self.catch_up()

    def drafts_changed(self) -> None:
        self._drafts = True
        self.catch_up()

    def catch_up(self) -> None:
        """Take in what came, where the board is seen."""
        if self._board.app.screen is not self._board:
            return
        saved, drafts = dict.fromkeys(self._saved), self._drafts
        self._saved, self._drafts = [], False
        for record in saved:
            self._take_in(record)
        if drafts:
            self._mark()
