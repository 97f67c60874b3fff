"""What a drawer that has text alone makes of a bar and of a box to tick."""

from __future__ import annotations

from typing import Final

from storage.symbols import FULL, POSSIBLE, TO_TICK

from .pieces import ChartBar, PaperCell

WHOLE_BAR: Final = 24
"""How many blocks a whole bar has."""


def blocks_of(bar: ChartBar) -> str:
    """Full blocks up to what is sure, shaded ones up to what may come."""
    sure = round(bar.part * WHOLE_BAR)
    return FULL * sure + POSSIBLE * (round((bar.most or bar.part) * WHOLE_BAR) - sure)


def with_tick(cell: PaperCell) -> str:
    """A cell's text, behind the box that is to be ticked, where it has one."""
    return f"{TO_TICK} {cell.text}" if cell.tick else cell.text
