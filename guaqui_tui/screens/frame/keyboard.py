"""One key at a time: whoever types ahead of a slow laptop finds every letter where it was meant.

Textual hands each key to the field with the cursor and takes the next one at once, whatever the first set off;
a key that the field does not want comes back and is only looked up among the bindings then, behind keys that
were typed after it. Typing goes on while a save waits for a slow stick, and none of it may land in the form
that is leaving.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from textual import events

from ...look.key_meanings import UNDOES, WRITES
from ...session import intervals

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.worker import Worker

Typed = events.Key | events.Paste

WRITING = frozenset(WRITES.keys.split(","))
UNDOING = frozenset(UNDOES.keys.split(","))
"""Keys that act: one that is held down acts once."""

PATIENCE = 2.0
"""Seconds that keys wait for what is being read beside the typing."""

SETTLING = 30.0
"""Seconds after which the next key is taken though the one before is not done with. A slow laptop takes several;
a letter that does not wait lands in another field.
"""

LONGEST_WORK = 60.0
"""Seconds after which keys are taken again though a save has not come back: a way out must stay open."""


class Hold:
    """Keys wait for it from its making until it is released; releasing it again does nothing."""

    def __init__(self, keyboard: Keyboard) -> None:
        self._keyboard = keyboard
        keyboard._begin(self)  # noqa: SLF001 - the two are one thing

    def release(self) -> None:
        self._keyboard._end(self)  # noqa: SLF001 - the same

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


class Keyboard:
    """What was typed and not looked at yet, and the holds that it waits for."""

    def __init__(self) -> None:
        self._typed: asyncio.Queue[tuple[int, Typed]] = asyncio.Queue()
        self._many = 0
        """How many keys were typed so far."""
        self._before = 0
        """Keys up to that one are held back."""
        self._held_back: list[Typed] = []
        self._holds: set[Hold] = set()
        self._free = asyncio.Event()
        self._free.set()
        self._acted = ("", 0.0)
        """The key that acted last, and when; nothing once another key came."""

    def typed(self, event: Typed, *, into_field: bool = False) -> None:
        """`into_field`: the cursor stands in a field, where Ctrl+Z takes back letters, time after time."""
        if not self._is_doubled(event, into_field=into_field):
            self._many += 1
            self._typed.put_nowait((self._many, event))

    def _is_doubled(self, event: Typed, *, into_field: bool) -> bool:
        """Whether it is a key that acts and comes again before its user can have seen what the first one did.

        A key that is held down comes thirty times a second; the second F2 would answer what the first one asks.
        """
        key = event.key if isinstance(event, events.Key) else ""
        acts = key in WRITING or (key in UNDOING and not into_field)
        before, self._acted = self._acted, (key, monotonic()) if acts else ("", 0.0)
        return acts and key == before[0] and monotonic() - before[1] < intervals.DOUBLED_SECONDS

    def hold_back(self) -> None:
        """A question came by itself: what was typed by now is for the screen below, and waits for it."""
        self._before = self._many

    def give_back(self, typed: Iterable[Typed] = ()) -> None:
        """Hand on what was held back, then this, before all that is typed from now on."""
        later = [self._typed.get_nowait() for _key in range(self._typed.qsize())]
        for event in (*self._held_back, *typed):
            self._typed.put_nowait((self._many + 1, event))
        for key in later:
            self._typed.put_nowait(key)
            self._typed.task_done()
        self.forget_held_back()

    def forget_held_back(self) -> None:
        """The screen that it was for is gone."""
        self._before, self._held_back = 0, []

    async def feed(self, hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        """Hand on what was typed, each when all that the one before set off is over."""
        while True:
            number, event = await self._typed.get()
            if self._holds:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.free(), LONGEST_WORK)
            if number > self._before:
                await hand_on(event)
            else:
                self._held_back.append(event)
            self._typed.task_done()

    async def free(self) -> None:
        """Until nothing holds it."""
        while self._holds:
            await self._free.wait()

    async def all_done(self) -> None:
        """Until everything typed was handed on and the work that it began is over."""
        await self._typed.join()
        await self.free()

    def held(self) -> Hold:
        """What is typed from now on is meant for after the work of the `with` that this stands in."""
        return Hold(self)

    def hold_for(self, worker: Worker[Any]) -> None:
        """What is typed from now on is meant for after the worker: it comes to its end, fails, or is cancelled."""
        hold, task = self.held(), worker._task  # noqa: SLF001 - it has no other name
        if task is None:
            hold.release()
        else:
            task.add_done_callback(lambda _task: hold.release())

    def _begin(self, hold: Hold) -> None:
        self._holds.add(hold)
        self._free.clear()

    def _end(self, hold: Hold) -> None:
        self._holds.discard(hold)
        if not self._holds:
            self._free.set()


async def settled(pump: MessagePump | None) -> None:
    """Until `pump` and all above it, up to the app, stand and have dealt with what is waiting for them.

    A question that a key has opened has no field with the cursor before it stands: the next key would be lost.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(SETTLING):
            while pump is not None and await _has_dealt(pump):
                pump = pump._parent  # noqa: SLF001 - a pump's parent has no other name


async def _has_dealt(pump: MessagePump) -> bool:
    """Whether it is there when it stands and has dealt with what is waiting for it."""
    await pump._mounted_event.wait()  # noqa: SLF001 - it has no other name
    done = asyncio.Event()
    if not pump.is_running or not pump.post_message(events.Callback(callback=done.set)):
        return False
    await done.wait()
    return True


class _Reached(NamedTuple):
    """A field that a number went on to, and when that was pressed."""

    field: str = ""
    at: float = 0.0


class LastNumber:
    """The number of an option, which goes on to the next field by itself; an Enter of one movement is its end.

    Times are the keys' own, by the clock of events: how long they waited to be dealt with does not count.
    """

    def __init__(self) -> None:
        self._pressed_at = 0.0
        self._by_this_key = self._by_the_one_before = _Reached()

    def key_pressed(self, at: float) -> None:
        """Another key is about to be dealt with."""
        self._pressed_at, self._by_the_one_before, self._by_this_key = at, self._by_this_key, _Reached()

    def went_on_to(self, field: str) -> None:
        """This key was the number of an option, and the cursor came to another field."""
        self._by_this_key = _Reached(field, self._pressed_at)

    def is_ended(self, field: str) -> bool:
        """Whether an Enter there is the end of the number, and skips no field: some press it as after letters.

        Whoever presses it later has seen where the cursor is, and means it.
        """
        reached, at = self._by_the_one_before
        return field == reached and self._pressed_at - at < intervals.ONE_MOVEMENT_SECONDS
