"""Uses the app as its user does: keys in, the screen's text out."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from textual import app as textual_app
from textual import events, pilot
from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from guaqui_tui.app import GuaquiApp
from guaqui_tui.session import intervals, settings
from guaqui_tui.session.settings import Settings
from storage import FieldFile
from storage.kinds.process.demand import demand_name

GOLDENS = Path(__file__).with_name("goldens")
SEED = "5ab34b06f3ae1837982d52147a311f8827c6901016f9941fdbeb4adaed9fd9ed"
"""What the laptop of every test signs with, drawn for this alone."""
DEVICE = "k7m2nd4sojnbniuunduw3ga24eiz6ncyv2e6gfo4mwmf2dduvs7a"
"""Its public key."""
NOW = "2003-07-14T10:42:31-04:00"
FOR_EVER = frozenset({"feed", "_when_quiet"})
"""Work of the app that goes on as long as it does."""
BESIDE = 0.001
"""Seconds between two looks at what is done beside the screen."""
LOOK = 0.01
"""Seconds between two looks at what comes by itself."""
_held_up: list[object] = []


@contextmanager
def held_up() -> Iterator[None]:
    """The test holds up what is done beside the screen: until then nobody waits for it."""
    _held_up.append(None)
    try:
        yield
    finally:
        _held_up.pop()


def at_rest(pump: MessagePump) -> bool:
    """Whether it waits for a message: nothing is on its way to it, and it is amid none."""
    waits = bool(pump._message_queue.ready_event._waiters)
    return pump._closed or (waits and not pump.message_queue_size and not pump._next_callbacks)


def unhandled(app: App[Any]) -> bool:
    """Whether anything in the app is to be handled or moves by itself."""
    moves = app._resize_timer or app.animator._animations or app.animator._scheduled
    return bool(moves) or not all(at_rest(pump) for pump in (app, *app._registry))


def undrawn(app: App[Any]) -> bool:
    """Whether anything on the screen waits to be drawn, and may be."""
    screen = app.screen if app.screen_stack and not app._batch_count else None
    return screen is not None and any(
        (
            screen._layout_required,
            screen._repaint_required,
            screen._scroll_required,
            screen._dirty_widgets,
            screen._compositor._dirty_regions,
            screen._callbacks,
        )
    )


def working(app: App[Any]) -> bool:
    """Whether anything was typed and not looked at, or is done beside the screen and will come to an end."""
    if _held_up or not isinstance(app, GuaquiApp):
        return False
    typed = app._keyboard._typed._unfinished_tasks  # type: ignore[attr-defined]
    return bool(typed) or any(one.is_running and one.name not in FOR_EVER for one in app.workers)


_draw_now = Screen._compositor_refresh
_drawing: list[object] = []


def draw(screen: Screen[Any]) -> None:
    """What a terminal shows once nothing else is to be done."""
    _drawing.append(None)
    try:
        screen._on_timer_update()
        if screen._compositor._dirty_regions and not screen.app._batch_count:
            screen._compositor_refresh()
    finally:
        _drawing.pop()


def draw_later(screen: Screen[Any]) -> None:
    """What changes again before anybody sees it need not be drawn: it waits for `idle`."""
    if _drawing or screen is not screen.app.screen:
        _draw_now(screen)


async def idle(_least: float = 0) -> None:
    """Until the app has done all that it was asked. It draws when nothing else is to be done, as on a terminal.

    Textual's own way looks whether the processor rests, which says nothing on a busy machine.
    """
    app = active_app.get()
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    while not (app._exit or app._exception):  # one use of the app ends after LOST_SECONDS
        if ready:
            await asyncio.sleep(0)
        elif undrawn(app):
            draw(app.screen)
            await asyncio.sleep(0)
        elif unhandled(app) or working(app):
            await asyncio.sleep(BESIDE)
        else:
            return


async def idle_screen(_pilot: Pilot[Any], timeout: float = 0) -> bool:  # noqa: ASYNC109 - Textual's own
    """In place of a message to each widget of the screen, to see it come back."""
    await idle(timeout)
    return True


for module in (textual_app, pilot):  # each has taken the name for itself
    setattr(module, "wait_for_idle", idle)  # noqa: B010 - it is not theirs to export, says mypy
setattr(Screen, "_compositor_refresh", draw_later)  # noqa: B010 - the same
setattr(Pilot, "_wait_for_screen", idle_screen)  # noqa: B010 - the same


class Hands:
    """Somebody at the keyboard."""

    def __init__(self, app: GuaquiApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """One key after the other, as somebody does who looks at the screen after each word."""
        for word, run in groupby(keys, lambda key: len(key) == 1):
            if word:
                await self.write("".join(run))
            else:
                for key in run:
                    await self.app._press_keys([key])
                    await self.rest()

    async def press_at(self, *keys: tuple[str, float]) -> None:
        """Keys, each pressed at a second of the clock of events; the app looks at them when all are there."""
        for key, at in keys:
            event = events.Key(key, key if len(key) == 1 else None)
            event.time = at
            self.app.post_message(event)
        await self.rest()

    async def write(self, text: str) -> None:
        for character in text:
            self.app.post_message(events.Key(character, character))
        await self.rest()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.rest()

    async def go_to(self, place: str) -> None:
        """With Enter, from field to field, to the one with this id."""
        for _field in range(60):
            if self.place == place:
                return
            await self.press("enter")
        raise AssertionError(f"{place} is not come by at\n{self.screen}")

    async def to_words(self) -> None:
        """With Up to the first proposal, from where the form of a decided demand begins."""
        for _line in range(20):
            if self.place == "proposal-1":
                return
            await self.press("up")
        raise AssertionError(f"the words are not come by at\n{self.screen}")

    async def rest(self) -> None:
        """Until all that was typed has done its work, or the app ends."""
        await idle()
        if not self.app._exit:
            await self.app._keyboard.all_done()
            await idle()

    async def until(self, there: Callable[[], object]) -> None:
        """Until something is there that comes by itself; what waits for ever is ended after `LOST_SECONDS`."""
        while not there():
            await self.pilot.pause(LOOK)

    @property
    def words(self) -> str:
        """What stands on the screen, without frames, as one line: where lines break hangs on a folder's name."""
        return " ".join(self.screen.replace("│", " ").split())

    @property
    def screen(self) -> str:
        """What stands on the screen, as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"

    @property
    def place(self) -> str:
        """The id of the field with the cursor."""
        return (self.app.focused.id or "") if self.app.focused else ""


Use = Callable[[Hands], Awaitable[None]]
LOST_SECONDS = 300
"""No use of the app in a test takes this long: one that does waits for ever, and is a fault, not a stop of all."""


class Laptop:
    """One installation with one field file, `file`. Its user is faster than a key that is held down."""

    doubled_seconds = 0.0
    one_movement_seconds = 0.0

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "plan.json"

    def save(self, *demands: tuple[str, int, dict[str, Any]], file: Path | None = None) -> None:
        """Demands in the file, which is made where it is not there."""
        path = file or self.file
        get = FieldFile.open if path.exists() else FieldFile.create
        opened = get(path, author="Equipo Dos", now=lambda: NOW)
        with opened as field:
            for holder, year, body in demands:
                field.save(demand_name("guaqui", holder, year), {"status": "proposed", **body})

    def met(self, *communities: str) -> None:
        """Workshops in the file that were held."""
        with FieldFile.open(self.file, author="Equipo Dos", now=lambda: NOW) as field:
            for one in communities:
                field.save(f"workshop/guaqui/community/{one}/1", {"outcome": "held"})

    def demand(self, holder: str, year: int, n: int = 1) -> dict[str, Any] | None:
        """A demand as whoever opens the file finds it."""
        with FieldFile.open(self.file, writable=False) as field:
            state = field.survey.history(demand_name("guaqui", holder, year, n))
            return state.values if state else None

    def use(
        self, use: Use, *, opening: Path | None = None, size: tuple[int, int] = (80, 24), **remembered: Any
    ) -> None:
        """Open the app as Equipo Uno, who had this laptop's file open last, and use it."""

        async def run() -> None:
            known = {"author": "Equipo Uno", "file": str(self.file), **remembered}
            intervals.QUIET_SECONDS = 3600  # type: ignore[misc]  # what is made ready while nobody types has a test of its own
            intervals.COUNT_SECONDS = 0  # type: ignore[misc]  # whoever looks waits for the numbers
            intervals.DOUBLED_SECONDS = self.doubled_seconds  # type: ignore[misc]
            intervals.ONE_MOVEMENT_SECONDS = self.one_movement_seconds  # type: ignore[misc]
            app = GuaquiApp(opening, Settings(**known))
            app.session._clock = lambda: NOW
            async with app.run_test(size=size) as pilot:
                hands = Hands(app, pilot)
                try:
                    async with asyncio.timeout(LOST_SECONDS):
                        await hands.until(lambda: len(app.screen_stack) > 1)
                        await hands.rest()
                        await use(hands)
                        await app.session.close()
                except TimeoutError:
                    raise AssertionError(f"waits for ever at\n{hands.screen}") from None

        asyncio.run(run())

    def remembered(self) -> Settings:
        return settings.load()


def compare(name: str, screen: str) -> None:
    """A screen is as it was agreed on; `GUAQUI_GOLDENS=write` agrees to what it is now."""
    path = GOLDENS / f"{name}.txt"
    if os.environ.get("GUAQUI_GOLDENS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(screen, "utf-8")
    assert screen == path.read_text("utf-8")
