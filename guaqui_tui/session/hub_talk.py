"""Talking with a hub from the app: in a thread that nobody has to wait for, and loaded when it is first asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from storage.gather.admission import MergeOptions

from . import intervals

if TYPE_CHECKING:
    from storage.gather.preview import MergePreview
    from storage.hub.difference import HubDifference
    from storage.hub.hub import Hub
    from storage.hub.push import Pushed

T = TypeVar("T")
Came = Callable[[int], None]
"""Told from the thread how many revisions came. What it raises breaks the talk off."""
Sent = Callable[[int, int], None]
"""Told from the thread how many are acknowledged, and how many there are to send; the same."""


def can_talk() -> bool:
    """Whether what speaks with a hub is installed here."""
    from storage.hub.driver import has_driver

    return has_driver()


class HubTalk:
    """One thing that is asked of the hub at an address. Each raises `GuaquiError`, and what gives it up."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._hub: Hub | None = None
        self._answer: asyncio.Future[None] | None = None
        self._given_up: Exception | None = None
        """What is heard instead of an answer."""

    async def differs(self, municipality: str, revs: Collection[str], tell: Came) -> HubDifference:
        """What stands here and not there, and the other way; `revs` are the ids that are here."""

        def ask(hub: Hub) -> HubDifference:
            from storage.hub.difference import hub_difference

            return hub_difference(hub, municipality, revs, tell)

        return await self._ask(ask)

    async def brings(self, out: Path, municipality: str, tell: Came) -> MergePreview:
        """What fetching a municipality would bring into a plan. Nothing is written."""

        def ask(hub: Hub) -> MergePreview:
            from storage.hub.pull import preview_pull

            return preview_pull(hub, out, MergeOptions(municipality=municipality), tell)

        return await self._ask(ask)

    async def send(self, plan: Path, municipality: str, tell: Sent) -> Pushed:
        """Bring there what a plan holds of a municipality. What was acknowledged stays there, however it ends."""

        def ask(hub: Hub) -> Pushed:
            from storage.hub.push import push

            return push(hub, [plan], MergeOptions(municipality=municipality), tell)

        return await self._ask(ask)

    def give_up(self, error: Exception) -> None:
        """Whoever asked hears this once what is on its way was called off, and soon where nobody answers.

        What came to its end meanwhile is told.
        """
        if self._given_up is not None:
            return
        self._given_up = error
        if self._answer is not None:
            self._answer.get_loop().call_later(intervals.GIVEN_UP_SECONDS, self._settle, error)
        if self._hub is not None:
            Thread(target=self._hub.give_up, daemon=True).start()  # that is talking with the server, too

    async def _ask(self, work: Callable[[Hub], T]) -> T:
        """The work is done by a thread of its own: a server that is away holds up neither the app nor its end."""
        answers: list[T] = []

        def begin(loop: asyncio.AbstractEventLoop) -> None:
            Thread(target=self._work, args=(lambda hub: answers.append(work(hub)), loop), daemon=True).start()

        await self._answered(begin)
        return answers[0]

    async def _answered(self, begin: Callable[[asyncio.AbstractEventLoop], None]) -> None:
        """Wait for what is begun. What was given up before is not begun."""
        if self._given_up is not None:
            raise self._given_up
        loop = asyncio.get_running_loop()
        self._answer = loop.create_future()
        begin(loop)
        await self._answer

    def _work(self, work: Callable[[Hub], None], loop: asyncio.AbstractEventLoop) -> None:
        error: BaseException | None = None
        try:
            self._talk(work)
        except BaseException as fault:  # noqa: BLE001 - whoever asked gets it
            error = self._given_up or fault
        with suppress(RuntimeError):  # the app is gone
            loop.call_soon_threadsafe(self._settle, error)

    def _talk(self, work: Callable[[Hub], None]) -> None:
        from storage.hub.address import hub_address
        from storage.hub.hub import Hub

        with Hub(hub_address(self._address)) as hub:
            self._hub = hub
            if self._given_up is not None:
                hub.give_up()
            work(hub)

    def _settle(self, error: BaseException | None) -> None:
        if self._answer is None or self._answer.done():
            return
        if error is None:
            self._answer.set_result(None)
        else:
            self._answer.set_exception(error)
