"""The productive share as formulas: exact, cut as some sources publish it, and the most that it can be."""

from __future__ import annotations

from typing import Final, NamedTuple

from storage.plan.productive_share import Figures

from .grid import Grid


class Counts(NamedTuple):
    """The cells that hold how many demands are productive, how many are decided, how many are to settle."""

    productive: str
    filled: str
    disputed: str


def write_share(grid: Grid, at: tuple[int, int], counts: Counts, of: Figures) -> None:
    share = of.productive / of.filled if of.filled else None
    formula = f'IF({counts.filled}=0,"",{counts.productive}/{counts.filled})'
    grid.formula(*at, formula, grid.styles.percent_sum, share)


def write_cut(grid: Grid, at: tuple[int, int], counts: Counts, of: Figures) -> None:
    formula = f'IF({counts.filled}=0,"",INT(100*{counts.productive}/{counts.filled}))'
    grid.formula(*at, formula, grid.styles.whole_percent_sum, of.share_cut)


def write_high(grid: Grid, at: tuple[int, int], counts: Counts, of: Figures) -> None:
    """Empty where nothing is to settle."""
    high = (of.productive + of.disputed) / of.filled if of.range else None
    formula = f'IF({counts.disputed}=0,"",({counts.productive}+{counts.disputed})/{counts.filled})'
    grid.formula(*at, formula, grid.styles.percent_sum, high)


SHARES: Final = {"share": write_share, "share_cut": write_cut, "share_high": write_high}
"""By the columns that tables of figures have."""
