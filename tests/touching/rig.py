"""Uses the app as its user does: keys in, the screen's text out."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual import _wait, events
from textual.pilot import Pilot

from guaqui_tui import app as app_module
from guaqui_tui import settings
from guaqui_tui.app import GuaquiApp
from guaqui_tui.settings import Settings
from storage import FieldFile
from storage.records import demand_name

GOLDENS = Path(__file__).with_name("goldens")
_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.005, 0.0005  # a key is waited for four times, and most do little
NOW = "2003-07-14T10:42:31-04:00"


class Hands:
    """Somebody at the keyboard."""

    def __init__(self, app: GuaquiApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.rest()

    async def write(self, text: str) -> None:
        for character in text:
            self.app.post_message(events.Key(character, character))
        await self.rest()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.rest()

    async def rest(self, seconds: float = 0) -> None:
        """Until all that was typed has done its work."""
        await self.pilot.pause(seconds)
        await self.app._turns.all_done()
        await self.pilot.pause()

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
    """One installation with one field file, `file`."""

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
            app_module.QUIET_SECONDS = 3600  # what is made ready while nobody types has a test of its own
            app = GuaquiApp(opening, Settings(**known))
            app.desk._clock = lambda: NOW
            async with app.run_test(size=size) as pilot:
                hands = Hands(app, pilot)
                for _tries in range(200):
                    await hands.rest(0.01)
                    if len(app.screen_stack) > 1:
                        break
                await hands.rest()
                await use(hands)
                await app.desk.close()

        asyncio.run(asyncio.wait_for(run(), LOST_SECONDS))

    def remembered(self) -> Settings:
        return settings.load()


def compare(name: str, screen: str) -> None:
    """A screen is as it was agreed on; `GUAQUI_GOLDENS=write` agrees to what it is now."""
    path = GOLDENS / f"{name}.txt"
    if os.environ.get("GUAQUI_GOLDENS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(screen, "utf-8")
    assert screen == path.read_text("utf-8")
