"""The line of signs under the board, and how much of the plan is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from exports.wording.marks import OURS, Mark
from exports.wording.rejection import rejected_count
from storage.plan.productive_share import Figures

from ..language.gettext_ import _
from ..look.theme import in_colour
from ..wording.slots import IN_SHORT
from .board_margins import whole
from .text import shortened

SHORTEST = 6
"""Of a class's name at least so much is shown; what has no room then stands in the help."""


class Legend(Widget):
    """The classes first; on the second line what is no class, as far as there is room beside the coverage."""

    DEFAULT_CSS = "Legend { height: 2; width: 100%; padding: 0 1 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._marks: Sequence[Mark] = ()
        self._plan = Figures()
        self._rejected = 0

    def show(self, classes: Iterable[Mark], plan: Figures, rejected: int) -> None:
        """`rejected`: how many of the demands that are decided were."""
        self._marks, self._plan, self._rejected = list(classes), plan, rejected
        self.refresh()

    def render(self) -> Content:
        width, decided = self.content_size.width, coverage_in_words(self._plan, self._rejected)
        ours = _ours()
        below = _fitting(ours, width - cell_len(decided) - 1)
        above = [*_named(self._marks, width - _length(ours[: -below or None])), *ours[: len(ours) - below]]
        second = Content(" ").join(ours[len(ours) - below :])
        gap = max(1, width - second.cell_length - cell_len(decided))
        first = Content(" ").join(above).truncate(width, ellipsis=True)
        return Content("\n").join([first, second + Content(" " * gap) + Content.styled(decided, "bold")])


def _ours() -> list[Content]:
    """The marks that are no class, what is to be done first."""
    marks = sorted(OURS.values(), key=lambda mark: mark.name != "disputed")
    return [_part(mark, _(IN_SHORT[mark.name])) for mark in marks]


def _part(mark: Mark, words: str) -> Content:
    return in_colour(mark) + Content(f" {words}")


def _length(parts: Iterable[Content]) -> int:
    """Of parts that stand beside others, each with a space."""
    return sum(part.cell_length + 1 for part in parts)


def _fitting(parts: Sequence[Content], room: int) -> int:
    """How many of the last parts have room."""
    return next((n for n in range(len(parts), 0, -1) if _length(parts[-n:]) <= room + 1), 0)


def _named(classes: Sequence[Mark], room: int) -> list[Content]:
    """The classes by name; the longest names are cut as far as they have to be, all to the same length."""
    words = [mark.words(_) for mark in classes]
    spare = room - sum(cell_len(mark.symbol) + 2 for mark in classes)
    longest = max(map(cell_len, words), default=0)
    while longest > SHORTEST and sum(min(cell_len(word), longest) for word in words) > spare:
        longest -= 1
    return [_part(mark, shortened(word, longest)) for mark, word in zip(classes, words, strict=True)]


def coverage_in_words(plan: Figures, rejected: int = 0) -> str:
    """Decided 87 of 90 (97%) ○ 2 × 1: how many of all that are decided ask for nothing, and were rejected, stands
    behind.
    """
    n = plan.filled + plan.none
    share = whole(100 * n / plan.slots) if plan.slots else 0
    words = _("decided {n} of {slots} ({share}%)").format(n=n, slots=plan.slots, share=share)
    none = f"{OURS['none'].symbol} {plan.none}" if plan.none else ""
    return " ".join(filter(None, (words, none, rejected_count(rejected))))
