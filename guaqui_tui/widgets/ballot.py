"""The proposals of a slot under one another, each with a field for its votes, and a line for one more."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from storage.notation.text import first_words
from storage.symbols import BAR, CURSOR
from storage.translatable import N_

from ..language.gettext_ import _
from .fields import LineField
from .sideways import MoveSideways
from .text import Words

SHORT_BAR: Final = 8
"""Of a proposal that has one row only."""
_DIGITS: Final = "[0-9]{0,9}"
_FOR_AND_AGAINST: Final = r"[0-9 :.\-]*"


class BallotProposal(Struct, frozen=True):
    """A proposal as everybody may see it. `votes` is None where nobody counted."""

    number: int
    text: str
    votes: int | None
    chosen: bool


class BallotLine(LineField):
    """A line that is typed into in front of everybody. Numbers are mended from their end, with Backspace."""

    def action_cursor_left(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if self._is_short:
            self.post_message(MoveSideways(-1))
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if self._is_short:
            self.post_message(MoveSideways(1))
        else:
            super().action_cursor_right(select)

    def restricted(self) -> None:
        """A letter where a number belongs does nothing: no bell rings in the hall."""

    @property
    def _is_short(self) -> bool:
        return not self.value or self.restrict is not None


class ProposalLine(Widget):
    """A proposal's words, and the bar of its votes: below them, or before them where there is one row only."""

    DEFAULT_CSS = """
    ProposalLine { width: 1fr; height: 2; color: $foreground; text-style: bold; }
    ProposalLine.-tight { height: 1; }
    ProposalLine.-here { color: $accent; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._proposal: BallotProposal | None = None
        self._most = 0

    def show(self, proposal: BallotProposal | None, most: int, *, here: bool, tight: bool) -> None:
        """`most` are the votes that a whole bar stands for."""
        self.set_class(here, "-here")
        self.set_class(tight, "-tight")
        self._proposal, self._most = proposal, most
        self.refresh()

    def render(self) -> Content:
        it, width, tight = self._proposal, self.content_size.width, self.has_class("-tight")
        if it is None:
            return Content()
        room = SHORT_BAR if tight else width - 2
        bar = BAR * round(room * (it.votes or 0) / self._most) if self._most else ""
        start = f"{CURSOR if self.has_class('-here') else ' '}{it.number} "
        end = _(" (chosen)") if it.chosen else ""
        rest = width - len(start) - len(end) - (SHORT_BAR + 1 if tight else 0)
        words, drawn = (
            Content(f"{start}{first_words(it.text, max(1, rest))}{end}"),
            Content.styled(bar, "$success"),
        )
        if tight:
            return drawn + Content(" " * (SHORT_BAR + 1 - len(bar))) + words
        return words + Content("\n  ") + drawn


class Ballot(VerticalScroll, can_focus=False):
    """A row for each proposal, with a field `#votes-N`; on the last one, `#proposal-N`, another is written."""

    DEFAULT_CSS = """
    Ballot { height: 1fr; width: 100%; scrollbar-size-vertical: 1; }
    Ballot > Horizontal { height: auto; }
    Ballot BallotLine { width: 6; margin-right: 1; text-style: bold; }
    Ballot Horizontal > Words { width: auto; margin-right: 1; }
    Ballot Words { text-style: bold; }
    Ballot .new { width: 1fr; margin-right: 0; }
    Ballot BallotLine.alone { width: 16; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[BallotLine] = []
        """The fields, in their order."""
        self._lines: list[ProposalLine] = []
        self._laid: tuple[int, bool] | None = None
        self._shown: tuple[Sequence[BallotProposal], int] = ((), 0)
        self._laying = Lock()

    async def lay(self, proposals: int, *, alone: bool) -> None:
        """Have a row for so many proposals, and one more; one that is alone is voted for and against.

        Whoever asks while rows are laid gets those: between two of its steps there is none to put a cursor on.
        """
        async with self._laying:
            if self._laid != (proposals, alone):
                await self._lay(proposals, alone=alone)

    async def _lay(self, proposals: int, *, alone: bool) -> None:
        self._laid = (proposals, alone)
        await self.remove_children()
        restrict = _FOR_AND_AGAINST if alone else _DIGITS
        self.entries = [
            BallotLine(id=f"votes-{row}", restrict=restrict, classes="alone" if alone else None)
            for row in range(1, proposals + 1)
        ]
        self._lines = [] if alone else [ProposalLine() for _row in range(proposals)]  # its words stand large above
        beside = [Words(N_("Votes"))] if alone else self._lines
        rows = [Horizontal(*(pair[::-1] if alone else pair)) for pair in zip(self.entries, beside, strict=True)]
        new = BallotLine(id=f"proposal-{proposals + 1}", classes="new")
        self.entries.append(new)
        await self.mount(*rows, Horizontal(Words(N_("New proposal")), new))

    def show(self, proposals: Sequence[BallotProposal], here: int) -> None:
        """Draw the rows; the cursor is on proposal `here`."""
        self._shown = (proposals, here)
        most = max((it.votes or 0 for it in proposals), default=0)
        tight = 2 * len(self._lines) >= self.size.height
        for row, (line, proposal) in enumerate(zip(self._lines, proposals, strict=False), 1):
            line.show(proposal, most, here=row == here, tight=tight)

    def on_resize(self) -> None:
        self.show(*self._shown)
