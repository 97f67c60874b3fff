"""One key at a time: whoever types ahead of a slow laptop finds every letter where it was meant.

Textual hands each key to the field with the cursor and takes the next one at once, whatever the first set off.
Typing goes on while a save waits for a slow stick, and the letters must not land in the form that is leaving.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

PATIENCE = 2.0
"""Seconds after which a key is taken though the one before is not done with: a way out must stay open."""


class Turns:
    """Whose turn it is: the keyboard's, or that of something which a key began."""

    def __init__(self) -> None:
        self._busy = 0
        self._free = asyncio.Event()
        self._free.set()

    def take(self) -> None:
        self._busy += 1
        self._free.clear()

    def give(self) -> None:
        self._busy = max(0, self._busy - 1)
        if not self._busy:
            self._free.set()

    @contextmanager
    def taken(self) -> Iterator[None]:
        self.take()
        try:
            yield
        finally:
            self.give()

    async def wait(self, seconds: float = 60) -> None:
        """Until the keyboard has its turn; keys wait in their order."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._free.wait(), seconds)


async def settled(pump: MessagePump | None) -> None:
    """Until `pump` and all above it have dealt with what a key set off."""
    rounds = 2  # the key, and the message that the field makes of it
    while pump is not None and pump._parent is not None:  # noqa: SLF001 - the parent of any pump has no other name
        for _round in range(rounds):
            done = asyncio.Event()
            if not pump.is_running or not pump.call_later(done.set):
                return
            try:
                await asyncio.wait_for(done.wait(), PATIENCE)
            except TimeoutError:
                return
        rounds, pump = 1, pump._parent  # noqa: SLF001
