"""The line at the top and the line of keys at the bottom, the same on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from storage.symbols import RULE

from ..look import keys
from .mouse import press
from .text import shortened

USUAL: Final = 80
"""Columns of a terminal; on narrower ones Esc is said rather than another key."""
_WAYS_OUT: Final = {"back", "app.help"}
"""What the line of keys has room for on any terminal."""


class TopWords(Struct, frozen=True):
    """What the line at the top says: where its user is, of which plan in which file, who types on which laptop,
    and how it stands with the saves.
    """

    here: str = ""
    plan: str = ""
    file: str = ""
    first: str = ""
    """What is named on the rule below."""
    signature: Sequence[str] = ()
    state: str = ""
    alarm: bool = False


class TopLine(Widget):
    """Where there is little room, the file goes first, then the plan, the laptop, and who types. Below it a rule
    parts it from the work; what stands first there may be named on it.
    """

    DEFAULT_CSS = "TopLine { dock: top; height: 2; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._says = TopWords()

    def show(self, says: TopWords) -> None:
        if says != self._says:
            self._says = says
            self.refresh()

    def render(self) -> Content:
        it, width = self._says, max(0, self.size.width - 2)
        here = it.here or it.plan or "Guaqui"
        plan = it.plan if it.plan != here else ""
        for left, right in _shorter_and_shorter(here, plan, it):
            if cell_len(" · ".join((*left, *right))) + 1 <= width:
                break
        line = Content(" ") + self._drawn(left, right, width) + Content(" ")
        return line.stylize("on $band") + Content("\n") + ruled(it.first, self.size.width)

    def _drawn(self, left: Sequence[str], right: Sequence[str], width: int) -> Content:
        state = Content.styled(self._says.state, "bold $waits" if self._says.alarm else "$quiet")
        signed = [Content(part) for part in right if part != self._says.state]
        end = Content(" · ").join([*signed, *([state] if self._says.state else [])])
        here = Content.styled(shortened(left[0], max(1, width - end.cell_length - 2)), "bold")
        beside = Content.styled("".join(f" · {part}" for part in left[1:]), "$quiet")
        gap = max(0, width - here.cell_length - beside.cell_length - end.cell_length)
        return here + beside + Content(" " * gap) + end


def _shorter_and_shorter(here: str, plan: str, it: TopWords) -> Iterator[tuple[list[str], list[str]]]:
    """What may stand on the left and on the right, all of it first, what nobody can do without last."""
    state = [it.state] if it.state else []
    signature = [part for part in it.signature if part]
    for beside in ((plan, it.file), (plan,)):
        yield [here, *filter(None, beside)], [*signature, *state]
    for signed in range(len(signature), -1, -1):
        yield [here], [*signature[:signed], *state]


def ruled(title: str, width: int) -> Content:
    """A thin line that parts what stands above from what stands below, which it may name."""
    if not title:
        return Content.styled(RULE * width, "$rule")
    named = shortened(title, max(1, width - 6))
    line = Content.styled(RULE * 2 + " ", "$rule") + Content.styled(named, "bold $accent")
    return line + Content.styled(" " + RULE * max(0, width - cell_len(named) - 4), "$rule")


KeyName = Callable[[Binding], str]
ROOMY = 100
"""Columns of a terminal from which on every key of an action is named, if all of them have room."""


class KeyLine(Widget):
    """The keys that do something here, as `keys.py` has them; the last ones only where there is room, but for
    those that lead out.

    A key that is clicked is pressed.
    """

    DEFAULT_CSS = "KeyLine { dock: bottom; height: 1; background: $band; color: $foreground; }"

    def render(self) -> Content:
        shown, gap, name = self._with_room()
        line = Content(" ")
        for binding in shown:
            line += Content.styled(name(binding), "bold $accent")
            line += Content(f" {keys.words_on_bar(binding)}" + " " * gap)
        return line

    def _with_room(self) -> tuple[list[Binding], int, KeyName]:
        """Those that have room, how far they stand apart, and how their keys are said: all, if there is room."""
        every, width = list(keys.shown_bindings(self.screen)), self.size.width
        if width >= ROOMY and _length(every, 2, keys.spelled) <= width:
            return every, 2, keys.spelled
        beside_back = [one for one in every if one.action != "back"]  # Esc is known, if one has to be missing
        for shown, gap in ((every, 2), (every, 1), (beside_back, 1)):
            if _length(shown, gap) <= width and (shown is every or width >= USUAL):
                return shown, gap, keys.display_of
        found = [one for one in every if one.action in _WAYS_OUT]
        for binding in every:
            if binding not in found and _length([*found, binding], 1) <= width:
                found.append(binding)
        return sorted(found, key=every.index), 1, keys.display_of

    def on_click(self, event: events.Click) -> None:
        shown, gap, name = self._with_room()
        ends = 1
        for binding in shown:
            begins, ends = ends, ends + _cells_of(binding, name) + gap
            if begins <= event.x < ends - gap:
                press(self, binding.key.split(",")[0])


class MoreKeys(Widget):
    """Keys that the last line has no room for, said above it; one that is clicked is pressed."""

    DEFAULT_CSS = "MoreKeys { height: 1; width: 100%; padding: 0 1; color: $quiet; }"

    def __init__(self, bindings: Sequence[Binding], *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.bindings = bindings

    def render(self) -> Content:
        said = " · ".join(map(keys.key_and_action, self.bindings))
        return Content(shortened(said, max(1, self.content_size.width)))

    def on_click(self, event: events.Click) -> None:
        at, ends = event.get_content_offset(self), 0
        for binding in self.bindings:
            begins, ends = ends, ends + cell_len(keys.key_and_action(binding)) + 3
            if at is not None and begins <= at.x < ends - 3:
                press(self, binding.key.split(",")[0])


def _length(bindings: Sequence[Binding], gap: int, name: KeyName = keys.display_of) -> int:
    return 1 + sum(_cells_of(one, name) + gap for one in bindings) - gap


def _cells_of(binding: Binding, name: KeyName) -> int:
    return cell_len(f"{name(binding)} {keys.words_on_bar(binding)}")
