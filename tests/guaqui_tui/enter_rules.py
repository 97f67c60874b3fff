"""What holds of Enter in every field: it goes somewhere, does something, or says in words which key writes."""

from __future__ import annotations

from collections.abc import AsyncIterator

from guaqui_tui.look.key_meanings import WRITES
from guaqui_tui.widgets.bars import KeyLine
from guaqui_tui.widgets.fields import LineField, Prose

from .language.invented import in_letters_abroad
from .pilot import Hands
from .screen_rules import without

MOST = 60
"""Fields of a form."""
_WRITTEN_BY = (WRITES.display, in_letters_abroad(WRITES.display))


async def faults_of_enter(hands: Hands) -> AsyncIterator[str]:
    """Where Enter, pressed from the field with the cursor on, does nothing and says nothing."""
    screen, seen = hands.app.screen, set[str]()
    while isinstance(screen.focused, LineField | Prose) and hands.place not in seen and len(seen) < MOST:
        before, shown = hands.place, without(hands.screen, screen.query(KeyLine))
        seen.add(before)
        await hands.press("enter")
        if hands.app.screen is not screen:
            return
        says = without(hands.screen, screen.query(KeyLine))
        told = any(key in says for key in _WRITTEN_BY) or screen.query("PlainText.-wrong.-said")
        if hands.place == before and says == shown and not told:
            yield f"in {before} Enter does nothing and says nothing:\n{hands.screen}"
