"""Every key in one place. Descriptions are marked here and translated when they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from textual.binding import Binding

from .words import N_, _

if TYPE_CHECKING:
    from textual.screen import Screen


def _key(keys: str, action: str, words: str, display: str, *, shown: bool = True) -> Binding:
    """A key that works wherever the cursor stands; it is shown in the footer unless `shown` is false."""
    return Binding(keys, action, words, show=shown, key_display=display, priority=True)


def _soft(keys: str, action: str, words: str = "", display: str = "") -> Binding:
    """A key that the field with the cursor may take for itself; without words it is not shown."""
    return Binding(keys, action, words, show=bool(words), key_display=display)


HELP: Final = _key("f1", "app.help", N_("Help"), "F1")
QUIT: Final = _key("ctrl+q", "app.quit", N_("Quit"), "Ctrl+Q")
BACK: Final = _key("escape", "back", N_("Back"), "Esc")
BOARD: Final = _key("escape", "back", N_("Board"), "Esc")
SAVE: Final = _key("f2,ctrl+s", "save", N_("Save"), "F2")
FILE: Final = _key("f3", "app.file", N_("File"), "F3")
OPEN: Final = _key("enter", "open", N_("Demand"), "Enter")
COMMUNITY: Final = _key("f6,ctrl+t", "community", N_("Community"), "F6")
WORKSHOP: Final = _key("f6,ctrl+t", "workshop", N_("Workshop"), "F6")
ALOUD: Final = _key("f7,ctrl+l", "aloud", N_("Read out"), "F7")
ACCEPT: Final = _key("enter", "accept", N_("Read and accepted"), "Enter")
MEND: Final = _soft("f20", "mend", N_("Mend it"), "1-9")
FIND: Final = _soft("slash", "find", N_("Find"), "A-Z")
NEXT_FIELD: Final = _soft("down", "next_field", N_("Next"), "Enter")
PREVIOUS_FIELD: Final = _soft("up", "previous_field")
GO_ON: Final = _key("enter", "go_on", N_("Go on"), "Enter")
CLOSE: Final = _key("enter,escape,f1", "back", N_("Go on"), "Enter")
TAKE_DRAFT: Final = _key("enter", "take", N_("Take it up"), "Enter")
DROP_DRAFT: Final = _key("delete", "drop", N_("Leave it and forget it"), N_("Del"))
LATER: Final = _key("escape", "back", N_("Later"), "Esc")


def shown(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """Keys and words of a screen's footer, in the order of its class, in the language in use; quitting last."""
    for binding in (*type(screen).BINDINGS, QUIT):
        if isinstance(binding, Binding) and binding.show and screen.check_action(binding.action, ()):
            yield _(binding.key_display or binding.key), _(binding.description)
