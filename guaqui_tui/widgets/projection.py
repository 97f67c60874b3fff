"""One demand as a hall reads it on a wall: whose it is and of which year, its words, and how it stands."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from exports.wording.marks import Mark

from ..language.gettext_ import _
from ..look.theme import in_colour
from .large_figures import large


class Projected(Struct, frozen=True):
    """All that a wall may show of a slot: no person, no note, no association that it carries."""

    asks: str
    """The community, or the association and which of its demands."""
    year: int
    """0 where it is of no year."""
    lines: tuple[str, ...]
    longer: bool
    """Whether the lines are not the whole text."""
    mark: Mark
    standing: str
    """What the mark says in words, and what else is said of the demand in numbers."""


class Projection(Widget):
    """Draws a `Projected`, whoever shows it; any text in it is shown as it is."""

    DEFAULT_CSS = """
    Projection { height: auto; width: 100%; color: $foreground; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._projected: Projected | None = None
        self._year_large = False

    def show(self, projected: Projected, *, year_large: bool) -> None:
        """`year_large`: there is room for the year in figures of five rows."""
        if (projected, year_large) != (self._projected, self._year_large):
            self._projected, self._year_large = projected, year_large
            self.refresh(layout=True)

    def render(self) -> Content:
        it = self._projected
        if it is None:
            return Content()
        year_large = self._year_large and it.year
        rows = [Content.styled(row, "$accent") for row in large(str(it.year))] if year_large else []
        rows.append(Content.styled(it.asks if year_large or not it.year else f"{it.asks} · {it.year}", "$accent"))
        rows += [Content(line) for line in it.lines]
        if it.longer:
            rows.append(Content.styled(_("The text is longer than this."), "$quiet not bold"))
        rows.append(in_colour(it.mark) + Content(f" {it.standing}"))
        return Content("\n").join(rows)
