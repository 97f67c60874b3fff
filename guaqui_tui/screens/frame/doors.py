"""The ways to the screens behind the board. They are imported when they are first opened, or by `prepare` while
nobody types: on an old laptop the board is there a good deal sooner without them.
"""

from __future__ import annotations

from asyncio import sleep
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from storage.kinds.process.demand import Slot

from ...session.session import Session
from .keyboard import Keyboard, settled

if TYPE_CHECKING:
    from textual.app import App

    from ..assembly.projector import ProjectorScreen
    from ..community.screen import CommunityScreen
    from ..demand.screen import DemandScreen

FORM: Final = "demand"
_BEHIND: Final = (
    "community",
    "workshop",
    "aloud",
    "assembly",
    "move",
    "history",
    "palette",
    "small",
    "who",
    "view",
    "which_holder",
    "add_community",
    "add_association",
    "elsewhere",
    "acta",
    "papers",
    "carry",
    "export",
    "verify",
    "coordination",
)


def form_at(
    app: App[Any], session: Session, keyboard: Keyboard, slot: Slot, *, goes_on: bool = True
) -> DemandScreen:
    """The app's form of demands, to be pushed. There is one: to make it anew would keep people waiting."""
    from ..demand.screen import DemandScreen

    if app.is_screen_installed(FORM):
        form = app.get_screen(FORM, DemandScreen)
        form.come_to(slot, goes_on=goes_on)
        return form
    form = DemandScreen(session, keyboard, slot, goes_on=goes_on)
    app.install_screen(form, FORM)
    return form


def community_at(session: Session, keyboard: Keyboard, slot: Slot) -> CommunityScreen:
    from ..community.screen import CommunityScreen

    return CommunityScreen(session, keyboard, slot)


def assembly_at(session: Session, keyboard: Keyboard, slot: Slot) -> ProjectorScreen:
    from ..assembly.projector import ProjectorScreen

    return ProjectorScreen(session, keyboard, slot)


async def prepare(app: App[Any], session: Session, keyboard: Keyboard, slot: Slot) -> None:
    """Have the form standing before it is asked for, unseen, and the other screens imported."""
    if not app.is_screen_installed(FORM):
        from ..demand.screen import DemandScreen

        form = DemandScreen(session, keyboard, slot, waits=True)
        app.install_screen(form, FORM)
        keyboard.take()  # whoever types now means the screen that they see
        try:
            with app.batch_update():
                app.push_screen(form)
                await form.stands.wait()
                await settled(form)
                await _draw_unseen(form)
                app.pop_screen()
        finally:
            keyboard.give()
    for name in _BEHIND:
        import_module(f".{name}", __package__)


async def _draw_unseen(form: DemandScreen) -> None:
    """Have all of the form drawn, so that what stays the same is not drawn while people wait; little at a time."""
    for widget in form.query("*"):
        if widget.size:
            widget.render_lines(widget.size.region)
            await sleep(0)
    form._update_timer.resume()  # noqa: SLF001 - its first tick comes a whole period late, and only the first
