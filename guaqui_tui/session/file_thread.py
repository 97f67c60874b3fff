"""The one thread that all of an open field file is done by, in the order in which it was asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from storage import FieldFile, Survey
from storage.plan.standing import Trust

from . import intervals
from .file_at_hand import FileAtHand
from .request_counts import RequestCounts
from .shown_plan import ShownPlan

if TYPE_CHECKING:
    from storage.plan.missing.by_holder import MissingByHolder

P = ParamSpec("P")
T = TypeVar("T")


class FileThread:
    """The part of a session that has the thread, and the file, if one is open. To read of it needs no thread."""

    def __init__(self, clock: Callable[[], str]) -> None:
        self._clock = clock
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session")
        self._at_hand: FileAtHand | None = None
        self.is_closed = False
        """Nothing is given to the thread any more."""

    @property
    def is_open(self) -> bool:
        return self._at_hand is not None and not self.is_closed

    @property
    def at_hand(self) -> FileAtHand:
        """What was opened last. What it says may be read when it is closed, for a message may still come."""
        if self._at_hand is None:
            raise RuntimeError("no file is open")
        return self._at_hand

    @property
    def file(self) -> FieldFile:
        return self.at_hand.file

    @property
    def shown(self) -> ShownPlan:
        """Which of the file's plans the screens show."""
        return self.at_hand.shown

    @property
    def survey(self) -> Survey:
        """The present state of the plan that is shown; may be read while a save goes on."""
        return self.at_hand.survey

    @property
    def request_counts(self) -> RequestCounts:
        """What was asked for so far in the municipality that is shown."""
        return self.at_hand.request_counts

    @property
    def missing(self) -> MissingByHolder:
        """What is missing before each acta of the plan that is shown."""
        return self.at_hand.missing

    @property
    def trust(self) -> Trust:
        """Whom this installation knows."""
        return self._at_hand.trust if self._at_hand else Trust()

    @property
    def device(self) -> str:
        """This laptop, as what it saved says it; empty until it saved for the first time."""
        return self.file.device if self.is_open else ""

    @property
    def writable(self) -> bool:
        return self.file.writable

    @property
    def today(self) -> str:
        """The day by this laptop's clock, YYYY-MM-DD."""
        return self._clock()[:10]

    @property
    def now(self) -> str:
        """The time by this laptop's clock, as revisions have it."""
        return self._clock()

    async def run(self, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Let the writing thread do something, after all that it was given before; nothing breaks it off."""
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._writer, lambda: do(*args, **kwargs)))

    async def keep_typing(self, do: Callable[[], None]) -> None:
        """Let it keep what no draft has. A timer may still come when the app is left: it was kept before then."""
        if not self.is_closed:
            await self.run(do)

    def wait(self) -> None:
        """Until the writing thread has done all that it was given."""
        with suppress(RuntimeError):  # it does nothing any more
            self._writer.submit(bool).result(intervals.BACKUP_SECONDS)

    async def close(self) -> None:
        """Finish what was begun, and let the file go."""
        if self.is_open:
            await self.run(self.file.close)
        self.is_closed = True  # a form's timer may still come; what it had to keep was kept before
        self._writer.shutdown(wait=False)
