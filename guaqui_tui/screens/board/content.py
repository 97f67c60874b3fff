"""What stands on the board: its lines in the order of a view, and each slot's state, without a widget."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, ValuesView
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from exports.wording.marks import Mark, Marks
from storage.file.drafts import Draft
from storage.kinds.lookup import kind_of
from storage.kinds.process.demand import STATUSES, Slot
from storage.notation.text import clean_line
from storage.plan.levels.level_report import report_levels
from storage.plan.levels.tree import LevelFigures, Levels, levels
from storage.plan.productive_share import Figures, figures
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey
from storage.symbols import DRAFT, LOOK_ALIKE, REJECTED, SETTLED

from ...forms.unsaved_drafts import beside_slots, slots_drafted
from ...language.gettext_ import _
from ...widgets.board import BoardCell, BoardColumns, BoardRow
from ...widgets.text import shortened
from ...wording.board_views import BoardView, view_in_words
from ...wording.look_alikes import board_sentence
from ...wording.zones import shown_zoning
from .lines import BoardLine, board_cell, board_lines, folded, level_cell, name_column, verdicts_in_words
from .rows import arranged, find, fitting, workshop_dates

if TYPE_CHECKING:  # nobody is counted before the first screen stands
    from storage.plan.missing.by_holder import MissingByHolder

_NO_LINE = frozenset({"acta", "arrival", "commitment", "fact", "laptop", "lesson", "question", "remark"})
"""The kinds of record that stand on no line of the board."""
_ZONE, _NUMBER, _YEAR = 2, 6, 10
"""How wide the columns are, the years at least."""
SHORTEST = 4
"""Of a zoning's name at least so much stands over its zones."""


class BoardSpot(NamedTuple):
    """A place on the board that stays when rows come and go: a line's holder and number, and a year."""

    holder: str
    n: int
    year: int


class BoardContent:
    """As the survey was when it was last looked at; before the first look there is nothing.

    `survey` gives the present one, `missing` what is missing in it: another file may be open by now. `lines` are
    those of `all_lines` that the view shows, in their order: the rows. The columns are `years`.
    """

    def __init__(self, survey: Callable[[], Survey], missing: Callable[[], MissingByHolder]) -> None:
        self._survey = survey
        self._missing = missing
        self._counts = False
        """Whether anybody asked what is missing: before, it is known of nobody."""
        self.marks = Marks(survey())
        self.all_lines: list[BoardLine] = []
        self.lines: list[BoardLine] = []
        self.years: list[int] = []
        self.dates: dict[str, str] = {}
        """The day of each holder's workshop."""
        self.view = BoardView()
        self.levels = Levels((), ())
        self._of_levels: dict[str, LevelFigures] = {}
        self._states: dict[tuple[str, int, int], SlotState] = {}
        self._communities: set[str] = set()
        self._by_year: dict[int, Figures] = {}
        """What was counted, until something of that year comes."""
        self._drafted: set[Slot] = set()
        self._of_drafts: set[str] = set()
        """Slots, and holders, of which something was typed and not saved."""
        self._shown: set[str] = set()
        """Holders that the filter has shown: they stay until the next view, no row vanishes under its typist."""

    def look(self) -> None:
        """Take in all that there is."""
        survey = self._survey()
        slots = Slots(survey)
        self.marks, self.years = Marks(survey), survey.plan.years
        self.levels = levels(survey)
        self.all_lines, self.dates = board_lines(survey, self.view.zoning), workshop_dates(survey)
        self._states = {
            (line.holder, year, line.n): slots.at(line.holder, year, line.n)
            for line in self.all_lines
            if not line.is_level
            for year in self.years
        }
        self._communities = {line.holder for line in self.all_lines if line.community}
        self._by_year.clear()
        self._sum_up()
        self._arrange()

    def look_at(self, slot: Slot) -> bool:
        """Take in what was saved of one slot on the board; whether what stands at its name changed."""
        before = self._verdicts(slot.holder, slot.n)
        self._states[slot.holder, slot.year, slot.n] = Slots(self._survey()).at(slot.holder, slot.year, slot.n)
        self._by_year.pop(slot.year, None)
        self._sum_up()
        return before != self._verdicts(slot.holder, slot.n)

    def take_beside(self, record: str) -> bool:
        """Take in what was saved that is no slot, where no line of the board changes by it; whether that is so."""
        kind = kind_of(record)
        if kind == "workshop":
            self.dates = workshop_dates(self._survey())
        return kind in _NO_LINE or (kind == "workshop" and self.view.sort != "calendar")

    def _sum_up(self) -> None:
        self._of_levels = report_levels(self._survey(), self.levels, self.states)

    def see(self, view: BoardView) -> None:
        """Show what a view means, and nothing else."""
        is_of_another = view.zoning != self.view.zoning
        self.view, self._shown = view, set()
        if is_of_another:
            self.look()
        else:
            self._arrange()

    def keep_shown(self, holder: str) -> None:
        """Have a holder shown at the next look, whatever the filter is."""
        self._shown.add(holder)

    def _arrange(self) -> None:
        """Put the lines of the view in order. Whoever was shown before stays."""
        self._shown |= self._fitting()
        parts = {one.id: one.communities for one in self.levels.tree} | {"": self.levels.outside}
        gathers = {id_ for id_, its in parts.items() if self.view.only == "all" or not self._shown.isdisjoint(its)}
        shown = (line for line in self.all_lines if line.holder in (gathers if line.is_level else self._shown))
        self.lines = arranged(shown, self.view, self.dates, self._many_missing)

    def _fitting(self) -> set[str]:
        return fitting(self.all_lines, self._states.values(), self.view.only, self._many_missing)

    # What is missing before the actas

    def _many_missing(self, holder: str) -> int:
        self._counts = True
        return len(self._missing().of(holder).before)

    def number_at(self, row: int) -> str:
        """How much is missing of whom a row is; of a level, of all of its communities. Empty until it is known."""
        line = self.lines[row]
        holders = self._communities_of(line)
        if line.n > 1 or not all(map(self._is_known, holders)):
            return ""
        return str(sum(map(self._many_missing, holders)) or SETTLED)

    def _communities_of(self, line: BoardLine) -> Sequence[str]:
        if not line.is_level:
            return (line.holder,)
        return self.levels.below(line.holder) if line.holder else self.levels.outside

    def unknown_at(self, row: int) -> str:
        """The holder of a row of whom it is to find out; empty where it is known, and on the line of a level."""
        line = self.lines[row]
        return "" if line.is_level or self._is_known(line.holder) else line.holder

    def _is_known(self, holder: str) -> bool:
        return self._counts and self._missing().is_known(holder)

    def find_out(self, holder: str) -> None:
        self._many_missing(holder)

    # Rows and columns

    def __contains__(self, slot: Slot) -> bool:
        """Whether it is on the board, shown or not."""
        return (slot.holder, slot.year, slot.n) in self._states

    def is_shown(self, holder: str) -> bool:
        return holder in self._shown

    def slot_at(self, row: int, column: int) -> Slot | None:
        """None on the line of a level, which has no slots."""
        at = self.spot_at(row, column)
        return Slot(at.holder, at.year, at.n) if at and at.n else None

    def name_found(self, letters: str) -> str:
        """The first holder, shown or not, that some letters mean; empty where none is called so."""
        holders = [line for line in self.all_lines if not line.is_level]
        return next((holders[row].name for row in find(holders, letters)), "")

    def spot_at(self, row: int, column: int) -> BoardSpot | None:
        if row >= len(self.lines) or column >= len(self.years):
            return None
        line = self.lines[row]
        return BoardSpot(line.holder, line.n, self.years[column])

    def place_of(self, at: Slot | BoardSpot | None) -> tuple[int, int]:
        """Where a slot or a level's sum stands; the first row of slots or year for one that is not there."""
        if at is None:
            return self._first_row(), 0
        rows = (row for row, one in enumerate(self.lines) if (one.holder, one.n) == (at.holder, at.n))
        row = next(rows, self._first_row())
        return row, self.years.index(at.year) if at.year in self.years else 0

    def _first_row(self) -> int:
        """The first that has slots."""
        return next((row for row, line in enumerate(self.lines) if not line.is_level), 0)

    def places_of(self, slot: Slot) -> list[tuple[int, int]]:
        """Where a slot stands, and where it is summed up."""
        row, column = self.place_of(slot)
        above = self.lines[row].above or {""}
        sums = (at for at, line in enumerate(self.lines) if line.is_level and line.holder in above)
        return [(row, column), *((at, column) for at in sums)]

    def state_at(self, row: int, column: int) -> SlotState:
        line = self.lines[row]
        return self._states[line.holder, self.years[column], line.n]

    def rows(self, width: int) -> list[BoardRow]:
        """What stands in front of each row, the names folded to a width."""
        names = (" ".join(filter(None, self._called(one))) for one in self.lines)
        shown = zip(self.lines, names, strict=True)
        return [BoardRow(folded(name, width), one.sign, one.community, one.is_level) for one, name in shown]

    def columns(self, width: int) -> BoardColumns:
        """On a board so wide: the names have what the others leave, and the years what the names leave."""
        zone = _ZONE if self.zoned else 0
        names = name_column(self.lines, width - zone - _NUMBER - 2 - _YEAR * len(self.years))
        each = max(_YEAR, (width - names - 1 - zone - _NUMBER - 1) // max(1, len(self.years)))
        heads = self._over_names(names + zone), _("Lacks")
        return BoardColumns(names + 1, zone, _NUMBER, each, heads, [str(year) for year in self.years])

    def _called(self, line: BoardLine) -> tuple[str, str, str]:
        """Its name, marked while something of it is typed and not saved, and what was not let pass."""
        return DRAFT if line.holder in self._of_drafts else "", line.name, self._verdicts(line.holder, line.n)

    def _verdicts(self, holder: str, n: int) -> str:
        there = (self._states.get((holder, year, n)) for year in self.years)
        return verdicts_in_words(state for state in there if state)

    def mark_drafts(self, drafts: Collection[Draft]) -> set[Slot] | None:
        """Mark what was typed and not saved; gives the slots that are marked otherwise, None where names are."""
        before, named = self._drafted, self._of_drafts
        self._drafted, self._of_drafts = slots_drafted(drafts), {*beside_slots(drafts)}
        return before ^ self._drafted if named == self._of_drafts else None

    def cell(self, row: int, column: int, width: int) -> BoardCell:
        if of := self.level_at(row):
            return level_cell(of, self.years[column], width)
        drafted = self.slot_at(row, column) in self._drafted
        return board_cell(self.state_at(row, column), self._survey(), self.marks, width, drafted=drafted)

    def level_at(self, row: int) -> LevelFigures | None:
        """What the communities of a level come to, on its line."""
        return self._of_levels[self.lines[row].holder] if self.lines[row].is_level else None

    def first_missing(self, rows: Iterable[int]) -> tuple[int, int] | None:
        """Where the next demand of the holder of these rows is to be written."""
        rows = [row for row in rows if not self.lines[row].is_level]
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
        return [state for state in self.states if state.holder in self._communities]

    def signs_explained(self) -> list[str]:
        """Whose zone stands in the narrow column, and what each sign means that stands somewhere."""
        signs = [*(mark.with_words(_) for mark in self.legend()), f"{REJECTED} {_(STATUSES['rejected'])}"]
        zones = (
            [_("Beside each name stands its zone: {zoning}.").format(zoning=self._zoning)] if self.zoned else []
        )
        words = _("{sign} marks a name with a letter that is not what it seems, or that reads as another does.")
        doubts = [words.format(sign=LOOK_ALIKE)] if any(line.doubt for line in self.all_lines) else []
        drafts = [f"{DRAFT} " + _("typed and not saved")] if self._drafted or self._of_drafts else []
        return [*zones, " · ".join([*signs, *drafts]), *doubts]

    @property
    def _zoning(self) -> str:
        """What the zoning is called whose zones stand in the narrow column; empty where there is none."""
        zoning = shown_zoning(self._survey(), self.view.zoning)
        return clean_line(zoning.fields.name) if zoning else ""

    def _over_names(self, width: int) -> str:
        """What stands over the names and, ending over its zones, what the zoning is called: Z without room."""
        names = _("Community")
        room = width - cell_len(names) - 2
        zoning = shortened(self._zoning, room) if room >= SHORTEST else _("Z")
        return names + zoning.rjust(width - cell_len(names)) if self.zoned else names

    def rejected(self, level: str = "") -> int:
        """How many demands of the communities were rejected, of all or of a level's."""
        below = set(self.levels.below(level))
        return sum(one.rejected and (not level or one.holder in below) for one in self.of_communities())

    def figures_by_year(self) -> list[Figures]:
        unknown = {year for year in self.years if year not in self._by_year}
        counted = [state for state in self.of_communities() if state.year in unknown] if unknown else []
        for year in unknown:
            self._by_year[year] = figures(state for state in counted if state.year == year)
        return [self._by_year[year] for year in self.years]

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
            all=len({line.holder for line in self.all_lines if not line.is_level}),
        )
