"""The board's table, drawn line by line: a line is made when it is seen, and a save changes one cell.

Textual's own table makes all cells of every line each time that a line is drawn, and needs as long for it as for
the whole rest of the first screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from .mouse import drags, press
from .removable import Removable


class BoardCell(NamedTuple):
    """A slot: its mark, the variable that has the mark's colour, and its words, shown as they are: nothing in them
    is obeyed.
    """

    mark: str
    colour: str
    words: str


class BoardRow(NamedTuple):
    """A holder: the name on as many lines as it needs, the zone, and whether it is a community; or a `level` that
    gathers those below it.
    """

    name: Sequence[str]
    zone: str
    community: bool
    level: bool = False


class BoardColumns(NamedTuple):
    """Their widths, and what stands over them: over names with zones, and over the number. These stay where they
    are; the years scroll.
    """

    name: int
    zone: int
    number: int
    each: int
    heads: tuple[str, str]
    years: Sequence[str]

    @property
    def first(self) -> int:
        """Where the years begin."""
        return self.name + self.zone + self.number


class BoardPlace(NamedTuple):
    """Where the cursor is, counted from 0: a row, and a column of the years."""

    row: int = 0
    column: int = 0


CellAt = Callable[[int, int], BoardCell]
"""Makes the cell of a row and a column."""
NumberAt = Callable[[int], str]
"""Gives the number beside the name of a row; empty where it is not known yet."""


class Board(Removable, ScrollView, can_focus=True):
    DEFAULT_CSS = """
    Board { height: 1fr; background: $background; color: $foreground;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
    Board > .board--head { color: $quiet; text-style: bold underline; }
    Board:nocolor > .board--cursor { background: $background; color: $foreground; text-style: bold reverse; }
    Board > .board--cursor { background: $accent; color: $on-accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"board--head", "board--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1, 0)", show=False),
        Binding("down", "step(1, 0)", show=False),
        Binding("left", "step(0, -1)", show=False),
        Binding("right", "step(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "step(0, -9999)", show=False),
        Binding("end", "step(0, 9999)", show=False),
        Binding("ctrl+home", "step(-9999999, 0)", show=False),
        Binding("ctrl+end", "step(9999999, 0)", show=False),
    ]

    cursor: var[BoardPlace] = var(BoardPlace())

    class Moved(Message):
        """The cursor is at another slot."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._columns = BoardColumns(0, 0, 0, 1, ("", ""), ())
        self._rows: Sequence[BoardRow] = ()
        self._lines: list[tuple[int, int]] = []
        """What stands on each line: a row, and which line of that row."""
        self._tops: list[int] = []
        """The first line of each row."""
        self._cell_at: CellAt = lambda _row, _column: BoardCell("", "", "")
        self._number_at: NumberAt = lambda _row: ""
        self._cells: dict[tuple[int, int], BoardCell] = {}
        self._numbers: dict[int, str] = {}
        """The numbers as they were drawn, by row."""
        self._pointed_at = False
        self._clicked: BoardPlace | None = None
        """The cell that was clicked last."""

    def show(self, columns: BoardColumns, rows: Sequence[BoardRow], cell_at: CellAt, number_at: NumberAt) -> None:
        """Show this from its beginning."""
        self._columns, self._rows, self._cell_at, self._number_at = columns, rows, cell_at, number_at
        self._cells, self._numbers = {}, {}
        self._lines = [(row, part) for row, held in enumerate(rows) for part in range(len(held.name))]
        self._tops = [line for line, (_row, part) in enumerate(self._lines) if part == 0]
        self.scroll_x = self.scroll_y = self.scroll_target_x = self.scroll_target_y = 0
        self.set_reactive(Board.cursor, BoardPlace())
        self.virtual_size = Size(columns.first + columns.each * len(columns.years), 1 + len(self._lines))
        self.refresh()
        self.post_message(self.Moved())
        self._follow()

    def changed(self, row: int, column: int) -> None:
        """What stands in a cell is something else now."""
        self._cells.pop((row, column), None)
        self._refresh_cell(BoardPlace(row, column))

    def number_changed(self, row: int) -> None:
        """The number beside a name is another now."""
        if row < len(self._rows):
            region = Region(0, 1 + self._tops[row], self._columns.first, 1)
            self.refresh(region.translate((0, -self.scroll_offset.y)))

    def numbers_changed(self) -> None:
        """Any of those numbers may be another: those that are, are drawn anew."""
        for row in self.seen_rows():
            if self._numbers.get(row) != self._number_at(row):
                self.number_changed(row)

    def seen_rows(self) -> list[int]:
        """The rows that are on the screen, from the top."""
        top = self.scroll_offset.y
        return list(dict.fromkeys(row for row, _part in self._lines[top : top + max(0, self.size.height - 1)]))

    def height_of(self, row: int) -> int:
        return len(self._rows[row].name)

    # The cursor

    def move_to(self, row: int, column: int) -> None:
        self.cursor = BoardPlace(row, column)
        self._follow()

    def validate_cursor(self, place: BoardPlace) -> BoardPlace:
        row = max(0, min(place.row, len(self._rows) - 1))
        return BoardPlace(row, max(0, min(place.column, len(self._columns.years) - 1)))

    def watch_cursor(self, before: BoardPlace, now: BoardPlace) -> None:
        self._refresh_cell(before)
        self._refresh_cell(now)
        self.post_message(self.Moved())

    def action_step(self, rows: int, columns: int) -> None:
        self.move_to(self.cursor.row + rows, self.cursor.column + columns)

    def action_page(self, direction: int) -> None:
        """As many rows as are seen at once."""
        if not self._rows:
            return
        room = self.scrollable_content_region.height - 1
        here = self._tops[self.cursor.row]
        line = max(0, min(here + direction * room, len(self._lines) - 1))
        self.scroll_relative(y=direction * room, animate=False, force=True)
        self.move_to(self._lines[line][0], self.cursor.column)

    def on_click(self, event: events.Click) -> None:
        if drags(self.screen):
            return
        line = event.y - 1 + self.scroll_offset.y
        if event.y > 0 and line < len(self._lines):
            column = (event.x + self.scroll_offset.x - self._columns.first) // self._columns.each
            self._click(BoardPlace(self._lines[line][0], column))

    def _click(self, place: BoardPlace) -> None:
        """A cell that is clicked has the cursor; clicked once more it does what Enter does."""
        place = self.validate_cursor(place)
        again = self._clicked == place == self.cursor
        self._clicked = None if again else place
        self.move_to(*place)
        if again:
            press(self, "enter")

    def on_resize(self) -> None:
        """A line that says something above takes one from here, and may not hide the cursor."""
        self._follow()

    def _follow(self) -> None:
        """Scroll so that the cursor is seen; nowhere while it is not known how much is."""
        if self._rows and self.size:
            region = self._region(self.cursor)
            spacing = Spacing(1, 0, 0, self._columns.first)
            self.scroll_to_region(region, animate=False, spacing=spacing, force=True)

    def _region(self, place: BoardPlace) -> Region:
        """Where a cell stands, among all lines and columns."""
        columns = self._columns
        x = columns.first + columns.each * place.column
        return Region(x, 1 + self._tops[place.row], columns.each, self.height_of(place.row))

    def _refresh_cell(self, place: BoardPlace) -> None:
        if place.row < len(self._rows):
            self.refresh(self._region(place).translate(-self.scroll_offset))

    # Drawing

    def on_enter(self) -> None:
        """The mouse is here: from now on each letter says where it stands, so that texts can be selected."""
        if not self._pointed_at:
            self._pointed_at = True
            self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        seen = "\n".join(self._drawn(y).text.rstrip() for y in range(self.size.height))
        return selection.extract(seen), "\n"

    def render_line(self, y: int) -> Strip:
        """One line of what is seen, with what of it is selected."""
        strip = self._drawn(y)
        span = self.text_selection.get_span(y) if self.text_selection else None
        if span is not None:
            start, end = span[0], span[1] if span[1] >= 0 else strip.cell_length
            selected = self.screen.get_component_rich_style("screen--selection")
            parts = strip.crop(0, start), strip.crop(start, end).apply_style(selected), strip.crop(end)
            strip = Strip.join(parts)
        return strip.apply_offsets(0, y) if self._pointed_at else strip

    def _drawn(self, y: int) -> Strip:
        """One line of what is seen, the heads on the first."""
        base = self.rich_style
        width, line = self.size.width, y - 1 + self.scroll_offset.y
        if y == 0:
            fixed, years = self._heads()
        elif line < len(self._lines):
            fixed, years = self._line(base, *self._lines[line])
        else:
            return Strip.blank(width, base)
        scrolled = self.scroll_offset.x
        seen = Strip(years).crop(scrolled, scrolled + width) if scrolled else years
        return Strip([fixed, *seen]).adjust_cell_length(width, base)

    def _heads(self) -> tuple[Segment, list[Segment]]:
        style, columns = self.get_component_rich_style("board--head"), self._columns
        over, number = columns.heads
        fixed = set_cell_size(over, columns.name + columns.zone) + self._number_in_column(number)
        years = "".join(set_cell_size(year, columns.each) for year in columns.years)
        return Segment(fixed, style), [Segment(years, style)]

    def _line(self, base: Style, row: int, part: int) -> tuple[Segment, list[Segment]]:
        """One line of a row: what stays, and the years."""
        columns, held = self._columns, self._rows[row]
        beside = (held.zone, self._number_at(row)) if part == 0 else ("", "")
        if part == 0:
            self._numbers[row] = beside[1]
        fixed = self._in_columns(held.name[part], *beside)
        years: list[Segment] = []
        variables = self.app.theme_variables
        for column in range(len(columns.years)):
            mark, colour, words = self._cell(row, column) if part == 0 else BoardCell("", "", "")
            text = set_cell_size(words, columns.each - len(mark))
            if self.cursor == (row, column):
                years.append(Segment(mark + text, self.get_component_rich_style("board--cursor")))
            else:
                years += [Segment(mark, base + Style(color=variables[colour.lstrip("$")]))] if mark else []
                years.append(Segment(text, base))
        return Segment(fixed, base + Style(italic=not held.community, bold=held.level)), years

    def _in_columns(self, name: str, zone: str, number: str) -> str:
        """What stays where it is."""
        of = self._columns
        return set_cell_size(name, of.name) + set_cell_size(zone, of.zone) + self._number_in_column(number)

    def _number_in_column(self, words: str) -> str:
        """It ends a cell before the years."""
        width = self._columns.number
        return set_cell_size(" " * max(0, width - 1 - cell_len(words)) + words, width)

    def _cell(self, row: int, column: int) -> BoardCell:
        if (row, column) not in self._cells:
            self._cells[row, column] = self._cell_at(row, column)
        return self._cells[row, column]
