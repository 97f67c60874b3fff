"""A field that takes one of a list, by its number or by its first letters; nothing may be taken too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from storage.names.name_table import slug
from storage.notation.value_lists import joined, parted
from storage.symbols import CURSOR
from storage.translatable import N_

from ..forms.choices import Option
from ..language.gettext_ import _, ngettext
from .fields import By, LineField
from .mouse import drags, press
from .text import in_cells

MOST = 8
"""How many options are shown at a time, each with a number."""
_OTHER: Final = N_("another: type it")
"""What stands behind the options where a word that is none of them may."""
BROAD = 60
"""Columns from which on two options stand beside each other."""


class Choice(LineField):
    """Type a number or letters. `options` stand as they are likely; PgDn shows the next ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "leaf(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
    ]

    class Offered(Message):
        """What may be chosen now."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self,
        options: Sequence[Option] = (),
        *,
        free: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's word
        **more: Any,
    ) -> None:
        """`free`: any text may stand there, and the options are offered while it would be replaced as a whole."""
        super().__init__(id=id, **more)
        self.options = list(options)
        self._free = free
        self.also: Callable[[], Mapping[str, str]] = dict
        """Other words by which people mean an option: their letters -> what is kept. Asked for once one types."""
        self.adding = ""
        """The key that adds what the list lacks, where one does."""
        self.takes_words = False
        """Whether a word that is no option may stand: it is added to the list with the record that is saved."""
        self._among: frozenset[str] | None = None
        """Which of the options are offered; None: all."""
        self._held: str | None = None
        """What was put or chosen, by what is kept: two options may read the same, and one may be unknown here."""
        self._from = 0
        self._put: set[str] = set()
        """What it was told to hold: no letters, though it may be no option here."""

    @property
    def kept(self) -> str:
        return self.taken or self.value

    @property
    def offered(self) -> list[Option]:
        """The options that are shown now."""
        return self._offerable[self._from : self._from + MOST]

    @property
    def _offerable(self) -> list[Option]:
        """What may be meant; all, where what is typed replaces a word that is none of them as a whole."""
        replaced = self.wrong and not self._free and len(self.selected_text) == len(self.value)
        return self.matching or (self._listed if replaced else [])

    def offer_among(self, kept: frozenset[str]) -> None:
        """Offer these of the options alone; what it holds is read by its name all the same."""
        if self._among != kept:
            self._among = kept
            self._open_list()
            if self.has_focus:
                self.post_message(self.Offered(self))

    def _open_list(self) -> None:
        """Offer the page of what it holds, or the first: a digit is meant for what one sees on coming to it."""
        kept, among = self.taken, self.options if self._free else self.matching
        at = next((index for index, option in enumerate(among) if option[0] == kept), 0)
        self._from = at - at % MOST

    @property
    def meant(self) -> int:
        """Which of those the field holds, or will hold when it is left; -1 where it is none of them."""
        matching = self.matching if self.value.strip() else []
        kept = self.taken or (matching[0][0] if matching else None)
        return next((index for index, option in enumerate(self.offered) if option[0] == kept), -1)

    @property
    def left(self) -> int:
        """How many more there are behind those."""
        return max(0, len(self._offerable) - self._from - MOST)

    def action_leaf(self, step: int) -> None:
        if 0 <= self._from + step * MOST < len(self._offerable):
            self._from += step * MOST
            self.post_message(self.Offered(self))

    @property
    def matching(self) -> list[Option]:
        """The options for what is typed: those that begin with it first, then those with a word that does."""
        typed = slug(self.value)
        if self._free:
            return self.options if len(self.selected_text) == len(self.value) else []
        among = self._listed
        if not typed or self.taken is not None:
            return among
        begin = [option for option in among if slug(option[1]).startswith(typed)]
        inside = [option for option in among if f"-{typed}" in slug(option[1])]
        meant = {kept for word, kept in self.also().items() if word.startswith(typed)}
        found = [*begin, *inside, *(option for option in among if option[0] in meant)]
        return list(dict.fromkeys(found))

    @property
    def _listed(self) -> list[Option]:
        """The options that are offered at all."""
        return [option for option in self.options if self._among is None or option[0] in self._among]

    @property
    def unknown(self) -> str:
        """What is typed, where no option begins like it."""
        return "" if self._free or not self.wrong or self._offerable else self.value.strip()

    @property
    def taken(self) -> str | None:
        """The option that stands in the field, letter by letter; the one that was put, while its words stand."""
        if self._held is not None and self.value == self._read(self._held):
            return self._held
        typed = slug(self.value)
        return next((kept for kept, read in self.options if typed and slug(read) == typed), None)

    def _read(self, kept: str) -> str:
        return dict(self.options).get(kept, kept)

    @property
    def wrong(self) -> bool:
        """Whether something is typed that means no option."""
        return bool(self.value.strip()) and self.taken is None

    def put(self, kept: str | None) -> None:
        """Let `kept` stand in the field. One from another version, that no option has, is read as it is kept."""
        self._put.add(kept or "")
        self._hold(kept or "")
        super().put(self.value)
        self._open_list()

    def put_back(self, kept: str) -> None:
        """Let stand again what was chosen or, where it is no option, what was typed."""
        if kept in self._put or kept in dict(self.options):
            self._hold(kept)
            self.arrive()
        else:
            self._held = None
            super().put_back(kept)

    def take(self, kept: str) -> None:
        """Somebody chose this."""
        before = self.kept
        self.put(kept)
        self.tell_from(before)

    def _hold(self, kept: str) -> None:
        self._held = kept or None
        self.value = self._read(kept) if kept else ""

    def read_anew(self, options: Sequence[Option]) -> None:
        """Offer these, and let what was taken stand as they have it: in another language, say."""
        held = self.taken
        self.options = list(options)
        if held is not None:
            self.put(held)
        self._open_list()

    def settle(self) -> None:
        """Complete what was typed to the option that it means."""
        if not self._free and self.wrong and (found := self.matching):
            self.take(found[0][0])

    def action_go_on(self, step: int, by: By = "arrow") -> None:
        self.settle()
        super().action_go_on(step, by)

    def on_focus(self, event: events.Focus) -> None:
        """Beside what its parent does then: Textual calls both."""
        if not event.from_app_focus:
            self._open_list()

    def on_blur(self) -> None:
        """The same. A word that is no option stays: it may be meant for another field, and its form says so."""
        if self.app.app_focus:
            self.settle()

    def on_input_changed(self) -> None:
        self._open_list()
        self.post_message(self.Offered(self))

    @property
    def by_digit(self) -> list[Option]:
        """Those that a digit picks now."""
        return self.offered

    def pick(self, kept: str) -> None:
        """A digit chose this."""
        self.take(kept)
        self.action_go_on(1, "digit")

    async def _on_key(self, event: events.Key) -> None:
        shown = self.by_digit
        if event.character and event.character in "123456789" and int(event.character) <= len(shown):
            event.prevent_default()
            event.stop()
            self.pick(shown[int(event.character) - 1][0])
        elif self.takes_words and event.character == str(len(shown) + 1) and not self.unknown:
            event.prevent_default()
            event.stop()
            self.clear()


class SeveralChoices(Choice):
    """Several of a list, by their names with semicolons between them: a number adds one, and one stays there."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(is_prose=True, id=id)

    @property
    def kept(self) -> str:
        return self.value

    @property
    def taken(self) -> None:
        return None

    @property
    def wrong(self) -> bool:
        return False

    @property
    def meant(self) -> int:
        return 0 if self._last and self.offered else -1

    @property
    def _last(self) -> str:
        """What is typed behind the last semicolon."""
        return self.value.rpartition(";")[2].strip()

    @property
    def _named(self) -> list[str]:
        """What stands before it."""
        return parted(f"{self.value.rpartition(';')[0]};")

    @property
    def matching(self) -> list[Option]:
        """Those that are not named yet; where letters are typed those that begin so, or have a word that does."""
        typed, named = slug(self._last), {slug(one) for one in parted(self.value)}
        among = [one for one in self.options if slug(one[1]) not in named]
        begin = [one for one in among if slug(one[1]).startswith(typed)]
        return [*begin, *(one for one in among if typed and f"-{typed}" in slug(one[1]))]

    def put(self, kept: str | None) -> None:
        LineField.put(self, kept or "")
        self._open_list()

    def put_back(self, kept: str) -> None:
        LineField.put_back(self, kept)

    def take(self, kept: str) -> None:
        before = self.value
        self.value = f"{joined([*self._named, self._read(kept)])}; "
        self.cursor_position = len(self.value)
        self.tell_from(before)

    def settle(self) -> None:
        """Complete the last letters to the one that they alone mean; others are said to be none, or which."""
        whole = {slug(read) for _kept, read in self.options}
        if self._last and slug(self._last) not in whole and len(found := self.matching) == 1:
            self.take(found[0][0])

    @property
    def by_digit(self) -> list[Option]:
        """A digit beside letters is one of a name's."""
        return [] if self._last or self.cursor_position < len(self.value) else self.offered

    def pick(self, kept: str) -> None:
        self.take(kept)


class Options(Widget):
    """The numbered list that belongs to the `Choice` with the cursor."""

    DEFAULT_CSS = """
    Options { display: none; height: auto; width: 100%; padding: 0 1; border-top: solid $rule; }
    Options.-offered { display: block; }
    """

    offered: reactive[tuple[Option, ...]] = reactive((), layout=True)
    meant: reactive[int] = reactive(-1)
    left: reactive[int] = reactive(0, layout=True)
    unknown: reactive[str] = reactive("", layout=True)

    def show(self, choice: Choice) -> None:
        other = ((_OTHER, _(_OTHER)),) if choice.takes_words else ()
        self.offered, self.meant, self.left = (*choice.offered, *other), choice.meant, choice.left
        self.unknown = said_of_unknown(choice)
        self.set_class(bool(self.offered or self.unknown), "-offered")

    def clear(self) -> None:
        self.offered, self.left, self.unknown = (), 0, ""
        self.remove_class("-offered")

    def on_click(self, event: events.Click) -> None:
        """An option that is clicked is taken, as by its number."""
        each, rows = self._columns(self.size.width)
        at = event.get_content_offset(self)
        if at is None or drags(self.screen):
            return
        place = at.x // each * rows + at.y
        if at.y < rows and place < len(self.offered):
            press(self, str(place + 1))
        elif at.y == rows and self.left:
            press(self, "pagedown")

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        press(self, "pagedown")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        press(self, "pageup")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """By the width that it is going to have: it may not have been seen yet, or have had another one."""
        if self.unknown:
            return super().get_content_height(container, viewport, width)
        return self._columns(width)[1] + bool(self.left)

    def _columns(self, width: int) -> tuple[int, int]:
        """How wide an option is, and how many stand one under another."""
        across = 2 if width >= BROAD else 1
        return max(20, (width - 2) // across), (len(self.offered) + across - 1) // across

    def render(self) -> Content:
        if self.unknown:
            return Content(self.unknown)
        each, rows = self._columns(self.size.width)
        lines = []
        for row in range(rows):
            line = Content()
            for index in range(row, len(self.offered), rows):
                meant = index == self.meant
                words = f"{CURSOR if meant else ' '}{index + 1} {self.offered[index][1]}"
                cell = Content(in_cells(words, each - 1) + " ")
                line += cell.stylize("bold $accent") if meant else cell
            lines.append(line)
        if self.left:
            words = ngettext("  and {n} more: PgDn", "  and {n} more: PgDn", self.left)
            lines.append(Content(words.format(n=self.left)))
        return Content("\n").join(lines)


def said_of_unknown(choice: Choice) -> str:
    """What is said instead of a list that lacks the word: the key that adds it, or what there is."""
    word = choice.unknown
    if not word:
        return ""
    if choice.takes_words:
        return _("{word} is not on the list yet: it is added to it with what is saved.").format(word=word)
    if choice.adding:
        return _("{word} is not on the list: {key} adds it.").format(word=word, key=choice.adding)
    names = ", ".join(read for _kept, read in choice.options[:MOST])
    return _("{word} is not on the list. There are: {names}").format(word=word, names=names)
