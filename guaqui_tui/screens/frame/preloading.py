"""What is made ready while nobody types: the form of demands, unseen, and the other screens' modules."""

from __future__ import annotations

from asyncio import sleep, to_thread
from importlib import import_module
from pkgutil import walk_packages

from textual.screen import Screen

from storage.kinds.process.demand import Slot
from storage.notation.word_lists import listed
from storage.revisions.signature import load_library

from . import table_of_screens as screens
from .keyboard import settled
from .opening import SCREENS, ScreenOpener, keys_may_come


async def prepare(app: ScreenOpener, slot: Slot) -> None:
    """Have the form standing before it is asked for, unseen, and the other screens imported."""
    opening = screens.demand(slot)
    if not app.is_screen_installed(opening.name):
        form = app.make(opening, waits=True)
        app.install_screen(form, opening.name)
        with app.keyboard_held(), app.batch_update():  # whoever types now means the screen that they see
            app.push_screen(form)
            await keys_may_come(form)
            await settled(form)
            await _draw_unseen(form)
            app.pop_screen()
    await to_thread(load_library)  # it would be loaded by the first save
    await to_thread(listed)  # other words for the options of lists, which are asked for at the first letter
    await _load_all()


async def _load_all() -> None:
    """Import the screens, one after the other, with time for a key between two."""
    for module in walk_packages(import_module(SCREENS).__path__, f"{SCREENS}."):
        import_module(module.name)
        await sleep(0)


async def _draw_unseen(form: Screen[object]) -> None:
    """Have all of the form drawn, so that what stays the same is not drawn while people wait; little at a time."""
    for widget in form.query("*"):
        if widget.size:
            widget.render_lines(widget.size.region)
            await sleep(0)
    form._update_timer.resume()  # noqa: SLF001 - its first tick comes a whole period late, and only the first
