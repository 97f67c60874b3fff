"""What stands on the board: its lines in the order of a view, and each slot's state, without a widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, ValuesView

from exports.wording.marks import Mark, Marks
from storage.kinds.process.demand import Slot
from storage.plan.productive_share import Figures, figures
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey

from ...language.gettext_ import _
from ...widgets.board import BoardCell
from ...wording.board_views import BoardView, view_in_words
from ...wording.look_alikes import board_sentence
from .lines import BoardLine, board_cell, board_lines
from .rows import arranged, fitting, workshop_dates


class BoardContent:
    """As the survey was when it was last looked at; before the first look there is nothing.

    `survey` gives the present one: another file may be open by now. `lines` are those of `all_lines` that the view
    shows, in their order: the rows. The columns are `years`.
    """

    def __init__(self, survey: Callable[[], Survey]) -> None:
        self._survey = survey
        self.marks = Marks(survey())
        self.all_lines: list[BoardLine] = []
        self.lines: list[BoardLine] = []
        self.years: list[int] = []
        self.dates: dict[str, str] = {}
        """The day of each holder's workshop."""
        self.view = BoardView()
        self._states: dict[tuple[str, int, int], SlotState] = {}
        self._shown: set[str] = set()
        """Holders that the filter has shown: they stay until the next view, no row vanishes under its typist."""

    def look(self) -> None:
        """Take in all that there is."""
        survey = self._survey()
        slots = Slots(survey)
        self.marks, self.years = Marks(survey), survey.plan.years
        self.all_lines, self.dates = board_lines(survey), workshop_dates(survey)
        self._states = {
            (line.holder, year, line.n): slots.at(line.holder, year, line.n)
            for line in self.all_lines
            for year in self.years
        }
        self._arrange()

    def look_at(self, slot: Slot) -> None:
        """Take in what was saved of one slot that is on the board."""
        self._states[slot.holder, slot.year, slot.n] = Slots(self._survey()).at(slot.holder, slot.year, slot.n)

    def see(self, view: BoardView) -> None:
        """Show what a view means, and nothing else."""
        self.view, self._shown = view, set()
        self._arrange()

    def keep_shown(self, holder: str) -> None:
        """Have a holder shown at the next look, whatever the filter is."""
        self._shown.add(holder)

    def _arrange(self) -> None:
        """Put the lines of the view in order. Whoever was shown before stays."""
        self._shown |= self._fitting()
        shown = (line for line in self.all_lines if line.holder in self._shown)
        self.lines = arranged(shown, self.view, self.dates)

    def _fitting(self) -> set[str]:
        return fitting(self.all_lines, self._states.values(), self.view.only)

    # Rows and columns

    def __contains__(self, slot: Slot) -> bool:
        """Whether it is on the board, shown or not."""
        return (slot.holder, slot.year, slot.n) in self._states

    def is_shown(self, holder: str) -> bool:
        return holder in self._shown

    def slot_at(self, row: int, column: int) -> Slot | None:
        if row >= len(self.lines) or column >= len(self.years):
            return None
        line = self.lines[row]
        return Slot(line.holder, self.years[column], line.n)

    def place_of(self, slot: Slot) -> tuple[int, int]:
        """Where a slot stands; the first row or year for one that is not there."""
        row = next((i for i, li in enumerate(self.lines) if (li.holder, li.n) == (slot.holder, slot.n)), 0)
        return row, self.years.index(slot.year) if slot.year in self.years else 0

    def state_at(self, row: int, column: int) -> SlotState:
        line = self.lines[row]
        return self._states[line.holder, self.years[column], line.n]

    def cell(self, row: int, column: int, width: int) -> BoardCell:
        return board_cell(self.state_at(row, column), self._survey(), self.marks, width)

    def first_missing(self, rows: Iterable[int]) -> tuple[int, int] | None:
        """Where the next demand of the holder of these rows is to be written."""
        rows = list(rows)
        places = ((row, column) for column in range(len(self.years)) for row in rows)
        return next((place for place in places if self.state_at(*place).stand == "missing"), None)

    # What is said of all of it

    @property
    def zoned(self) -> bool:
        """Whether there is something to say in the narrow column."""
        return any(line.sign for line in self.all_lines)

    @property
    def states(self) -> ValuesView[SlotState]:
        return self._states.values()

    def legend(self) -> list[Mark]:
        """The marks that stand on it."""
        return list(self.marks.legend(self.states))

    def of_communities(self) -> list[SlotState]:
        """What shares and coverage count: all communities, whatever is shown."""
        communities = {line.holder for line in self.all_lines if line.community}
        return [state for state in self.states if state.holder in communities]

    def figures_by_year(self) -> list[Figures]:
        counted = self.of_communities()
        return [figures(state for state in counted if state.year == year) for year in self.years]

    def above_in_words(self) -> str:
        """What stands above it: which lines are shown, and whose name is not what it looks like."""
        doubts = board_sentence({line.holder: line.doubt for line in self.lines if line.doubt})
        return "\n".join(filter(None, (self._filter_in_words(), doubts)))

    def _filter_in_words(self) -> str:
        """Which lines are shown, and how many; empty where all are."""
        if self.view.only == "all":
            return ""
        return _("{view}: {n} of {all}. Esc shows all.").format(
            view=view_in_words(self.view, self._survey()),
            n=len(self._fitting()),
            all=len({line.holder for line in self.all_lines}),
        )
