"""What holds of the mouse on every screen: what is clicked does what its key does. Nothing is done by looking so:
keys that are pressed are only heard.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from textual.geometry import Offset
from textual.widget import Widget

from guaqui_tui.look import keys
from guaqui_tui.widgets.bars import KeyLine, MoreKeys
from guaqui_tui.widgets.choice import Choice, Options
from guaqui_tui.widgets.rows import Rows

from .pilot import Hands, idle


@contextmanager
def heard(hands: Hands) -> Iterator[list[str]]:
    """The keys that are pressed meanwhile; they do nothing."""
    found: list[str] = []
    keyboard = hands.app._keyboard

    def hear(event: object, *, into_field: bool = False) -> None:
        found.append(getattr(event, "key", ""))

    typed, keyboard.typed = keyboard.typed, hear  # type: ignore[method-assign]
    try:
        yield found
    finally:
        keyboard.typed = typed  # type: ignore[method-assign]


async def faults_of_the_mouse(hands: Hands) -> AsyncIterator[str]:
    """What on the screen that is shown does not do by mouse what its key does."""
    with heard(hands) as pressed:
        async for fault in _footer(hands, pressed):
            yield fault
        async for fault in _more_keys(hands, pressed):
            yield fault
        async for fault in _choices(hands, pressed):
            yield fault
        async for fault in _lines(hands, pressed):
            yield fault


async def _click(hands: Hands, widget: Widget, x: int, y: int, pressed: list[str]) -> list[str]:
    """The keys that a click somewhere on a widget presses."""
    pressed.clear()
    await hands.pilot.click(offset=widget.content_region.offset + Offset(x, y))
    await idle()
    return [*pressed]


async def _footer(hands: Hands, pressed: list[str]) -> AsyncIterator[str]:
    for line in hands.app.screen.query(KeyLine):
        said = str(line.render())
        for binding in keys.shown_bindings(hands.app.screen):
            words = f"{keys.display_of(binding)} "
            at = max(said.find(words), said.find(f"{keys.spelled(binding)} "))
            if at < 0:
                continue
            before, got = hands.app.focused, await _click(hands, line, at, 0, pressed)
            if got[:1] != binding.key.split(",")[:1] or len(got) != 1:
                yield f"{words}of the last line presses {got}"
            if hands.app.focused is not before:
                yield f"{words}of the last line takes the cursor away"


async def _more_keys(hands: Hands, pressed: list[str]) -> AsyncIterator[str]:
    for line in hands.app.screen.query(MoreKeys):
        for binding in line.bindings:
            at = str(line.render()).find(keys.key_and_action(binding))
            got = await _click(hands, line, at, 0, pressed) if at >= 0 else [binding.key.split(",")[0]]
            if got != binding.key.split(",")[:1]:
                yield f"{keys.key_and_action(binding)} above the last line presses {got}"


async def _choices(hands: Hands, pressed: list[str]) -> AsyncIterator[str]:
    for options in hands.app.screen.query(Options):
        if not options.offered or not isinstance(hands.app.focused, Choice):
            continue
        lines = [*enumerate(str(options.render()).split("\n"))]
        for number, (_kept, read) in enumerate(options.offered, 1):
            places = ((line.find(f"{number} {read[:8]}"), y) for y, line in lines)
            x, y = next(((x, y) for x, y in places if x >= 0), (-1, -1))
            if y < 0 or y >= options.size.height:
                continue
            got = await _click(hands, options, x, y, pressed)
            if got != [str(number)]:
                yield f"choice {number} {read} presses {got}"
            if not isinstance(hands.app.focused, Choice):
                yield f"choice {number} {read} takes the cursor away"
                return


async def _may_stand(rows: Rows, number: int) -> bool:
    """Whether a line may have the cursor; it is put on another one."""
    rows.cursor = number
    await idle()
    stands = rows.cursor == number
    rows.cursor = rows._from
    await idle()
    return stands


async def _lines(hands: Hands, pressed: list[str]) -> AsyncIterator[str]:
    """Of the first two lines of a list, one amid it and the last: what stands below each shifts those after it."""
    for rows in hands.app.screen.query(Rows):
        if not rows.has_focus:
            continue
        first, seen = rows._from, [*dict.fromkeys(rows._drawn)]
        for number in dict.fromkeys([*seen[:2], *seen[len(seen) // 2 :][:1], *seen[-1:]]):
            if number in rows._headings or not await _may_stand(rows, number):
                continue
            y = rows._drawn.index(number)  # what is told of a line may stand below it
            got = await _click(hands, rows, 0, y, pressed)
            if got or rows.cursor != number:
                yield f"line {y} clicked once presses {got}, and the cursor is on {rows.cursor - first}"
            got = await _click(hands, rows, 0, y, pressed)
            if got != ["enter"]:
                yield f"line {y} clicked again presses {got}"
