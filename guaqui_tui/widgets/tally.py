"""The votes in figures, the productive share of the year, and the bars of all years, as they grow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from storage.symbols import BAR, CURSOR, EIGHTHS, TRACK

from ..language.gettext_ import _
from .board_margins import whole
from .large_figures import HEIGHT, large
from .text import shortened

STACKED: Final = 2 * HEIGHT + 9
"""Rows from which on the votes stand above the share; with fewer they stand beside it."""
LOW: Final = HEIGHT + 2
"""Rows below which there is no room for large figures, with what they are and the bar."""
APART: Final = 2
COLUMN: Final = 7
"""The narrowest column of a year: its four digits and a space on either side of them."""


class YearShare(NamedTuple):
    """A year's productive demands of those that are decided; `share` in percent, None where none is.

    `high` is what the share can come to, where versions differ on what is productive.
    """

    year: int
    productive: int
    filled: int
    share: float | None
    high: float | None = None


class VoteCounts(NamedTuple):
    """What is counted: `votes` as large figures say them ("" where nobody votes), and `of` what in words."""

    votes: str
    of: str
    years: tuple[YearShare, ...]
    here: int
    """The year that is decided now, as a place among `years`."""


class Tally(Widget):
    DEFAULT_CSS = "Tally { height: 1fr; width: 100%; color: $foreground; text-style: bold; }"

    def __init__(self) -> None:
        super().__init__()
        self._counts: VoteCounts | None = None

    def show(self, counts: VoteCounts) -> None:
        if counts != self._counts:
            self._counts = counts
            self.refresh()

    def render(self) -> Content:
        it, width, height = self._counts, self.content_size.width, self.content_size.height
        if it is None or not it.years:
            return Content()
        if height < LOW:
            return self._in_short(it, width)
        rows = self._figures(it, width, beside=height < STACKED)
        rows.append(_bar(it.years[it.here].share, width))
        rows += columns(it.years, it.here, width, height - len(rows))
        return Content("\n").join(rows)

    def _in_short(self, it: VoteCounts, width: int) -> Content:
        """The share in words and as a bar, behind the votes where there are any."""
        year = it.years[it.here]
        votes = [f"{it.votes} {it.of}"] if it.votes else []
        said = " · ".join([*votes, f"{_('Productive {year}').format(year=year.year)}: {_percent(year)}"])
        return Content.styled(shortened(said, width), "$success") + Content("\n") + _bar(year.share, width)

    def _figures(self, it: VoteCounts, width: int, *, beside: bool) -> list[Content]:
        year = it.years[it.here]
        votes, share = large(it.votes), large(_percent(year))
        if beside and it.votes and cell_len(votes[0]) + APART + cell_len(share[0]) <= width:
            return _beside(votes, it.of, share, _("Productive {year}").format(year=year.year))
        named = _("Productive share {year}: {productive} of {filled}").format(**year._asdict())
        if year.high is not None:
            named += " · " + _("at most {share}%").format(share=whole(year.high))
        if beside and it.votes:  # there is no room for two of them
            small = Content.styled(f"{named} {_percent(year)}", "$success")
            return [*_above(it.votes, it.of, "$accent", width), small]
        first = [*_above(it.votes, it.of, "$accent", width), Content()] if it.votes else []
        return [*first, *_above(_percent(year), named, "$success", width)]


def _percent(year: YearShare) -> str:
    return "-" if year.share is None else f"{whole(year.share)}%"


def _above(said: str, named: str, style: str, width: int) -> list[Content]:
    """What is said in large figures, and below them what it is; in small ones where there is no room for those."""
    figures = large(said)
    fit = figures if cell_len(figures[0]) <= width else (said,)
    return [Content.styled(row, style) for row in (*fit, named)]


def _beside(votes: tuple[str, ...], of: str, share: tuple[str, ...], named: str) -> list[Content]:
    """The votes on the left and the share on the right, and below each what it is."""
    left = max(cell_len(votes[0]), cell_len(of)) + APART
    return [
        Content.styled(set_cell_size(one, left), "$accent") + Content.styled(two, "$success")
        for one, two in zip((*votes, of), (*share, named), strict=True)
    ]


def _bar(share: float | None, width: int) -> Content:
    """The share as a bar, on a line that shows how long it would be if all were productive."""
    long = round(width * (share or 0) / 100)
    return Content.styled(BAR * long, "$success") + Content.styled(TRACK * (width - long), "$quiet")


def columns(years: Sequence[YearShare], here: int, width: int, height: int) -> list[Content]:
    """A bar for each year, its share and the year below it; nothing where there are not three rows for it.

    Where there is no room for all years, those around the one that is decided are shown.
    """
    tall, many = height - 2, max(1, min(len(years), width // COLUMN))
    if tall < 1:
        return []
    each, start = min(width // many, 2 * COLUMN), max(0, min(here - many // 2, len(years) - many))
    shown = list(enumerate(years))[start : start + many]
    bars = [_column(year.share, tall) for _index, year in shown]
    styles = ["$accent" if index == here else "$success" for index, _year in shown]
    rows = [[bar[row] * (each - 2) for bar in bars] for row in range(tall)]
    rows.append([_percent(year) for _index, year in shown])
    rows = [[f" {cell}" for cell in row] for row in rows]
    rows.append([f"{CURSOR if index == here else ' '}{year.year}" for index, year in shown])
    return [
        Content().join(
            Content.styled(set_cell_size(cell, each), style) for cell, style in zip(row, styles, strict=True)
        )
        for row in rows
    ]


def _column(share: float | None, tall: int) -> list[str]:
    """A bar from its top row to its bottom; whatever is more than nothing is seen."""
    eighths = round(tall * 8 * (share or 0) / 100) or bool(share)
    return [EIGHTHS[max(0, min(8, eighths - 8 * row))] for row in reversed(range(tall))]
