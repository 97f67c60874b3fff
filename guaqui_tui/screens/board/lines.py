"""The board's rows: who is on them, how wide their names are, and a slot in its column."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Final

from msgspec import Struct
from rich.cells import cell_len

from exports.wording.marks import Marks
from exports.wording.rejection import rejected_count
from storage.names.look_alikes import read_as
from storage.names.name_table import slug
from storage.plan.levels.tree import Level, LevelFigures, Levels, levels
from storage.plan.name_doubts import NameDoubt, holder_doubts
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey
from storage.symbols import DRAFT, LOOK_ALIKE

from ...language.gettext_ import _
from ...look.theme import colour_of
from ...widgets.board import BoardCell
from ...widgets.board_margins import year_share
from ...widgets.text import in_cells
from ...wording.slots import Holder, numbered, slot_words
from ...wording.zones import zone_marks, zones_in_words, zones_of

NAMES: Final = 20
"""The narrowest column of names: those of the pack fit, beside five years in 80 columns."""


WIDEST: Final = 30
"""The widest column of names, where there is room for it."""


DEEPEST: Final = 4
"""A level that is deeper stands no further in: names need the room."""


LINES: Final = 6
"""Lines of a row at most: enough for every name that may be typed here."""


class BoardLine(Struct, frozen=True):
    """One row of the board: a holder's n-th slots; where `n` is 0, what a level's communities come to.

    `""` is the holder of the line of the communities that are in no level.
    """

    holder: str
    n: int
    name: str
    community: bool
    letters: str
    """The name as a search compares it, worked out once: every letter typed looks at all lines."""

    sign: str = ""
    """That of its zone in the narrow column."""

    zones: Mapping[str, str] = {}
    """The zone that it is in, by zoning in their order; empty where it is in none."""

    zones_in_words: str = ""

    doubt: NameDoubt | None = None
    """In what its name is not what it looks like."""

    rank: int = 0
    """Its place in the order of the levels."""

    above: Collection[str] = ()
    """The levels that it is in, itself among them where it is one."""

    @property
    def is_level(self) -> bool:
        return self.n == 0


def board_lines(survey: Survey, zoning: str = "") -> list[BoardLine]:
    """Communities first, then associations; one line for each demand of a year. Where there are levels, each has
    one before its communities. `zoning`: the one whose zones stand beside the names, by its id; else the last.
    """
    of = levels(survey)
    ranks = {id_: rank for rank, id_ in enumerate(id_ for one in of.tree for id_ in (one.id, *one.own))}
    above = levels_above(of)
    members = {one.id: survey.members(one.id) for one in survey.zonings()}
    words, signs, doubts = zones_in_words(survey), zone_marks(survey, zoning), holder_doubts(survey)

    def lines(holder: Holder, *, community: bool) -> Iterator[BoardLine]:
        of = {zoning: held.get(holder.id) for zoning, held in members.items()}
        zones = {zoning: one.fields.zone if one else "" for zoning, one in of.items()}
        read, sign = zones_of(filter(None, of.values()), words), signs.get(holder.id, "")
        for n, name in _names(holder.fields.name, survey.per_year(holder.fields)):
            doubt = doubts.get(holder.id)
            shown = f"{LOOK_ALIKE} {name}" if doubt else name
            letters = slug(read_as(name))
            rank = ranks.get(holder.id, len(ranks) + 1)
            yield BoardLine(
                holder.id, n, shown, community, letters, sign, zones, read, doubt, rank, above.get(holder.id, ())
            )

    without = [BoardLine("", 0, _("In no level"), community=True, letters="", rank=len(ranks))]
    return [
        *(_level_line(one, ranks[one.id], above[one.id]) for one in of.tree),
        *(without if of.tree and of.outside else []),
        *(line for one in survey.communities() for line in lines(one, community=True)),
        *(line for one in survey.associations() for line in lines(one, community=False)),
    ]


def _level_line(of: Level, rank: int, above: Collection[str]) -> BoardLine:
    """The deeper it is, the further in."""
    name = "  " * min(of.depth, DEEPEST) + of.name
    return BoardLine(of.id, 0, name, community=True, letters=slug(read_as(of.name)), rank=rank, above=above)


def levels_above(of: Levels) -> dict[str, set[str]]:
    """By community and level the levels that it is in, a level itself too."""
    found: dict[str, set[str]] = {}
    for one in of.tree:
        for id_ in (*of.ids_below(one.id), *one.communities):
            found.setdefault(id_, set()).add(one.id)
    return found


def _names(name: str, many: int) -> list[tuple[int, str]]:
    return [(n, numbered(name, n, many)) for n in range(1, many + 1)]


def verdicts_in_words(states: Iterable[SlotState]) -> str:
    """Obs. 1 × 2: how many of some were observed and how many rejected; empty where none is."""
    states = [*states]
    observed, rejected = sum(one.observed for one in states), sum(one.rejected for one in states)
    return " ".join(filter(None, (_("obs. {n}").format(n=observed) if observed else "", rejected_count(rejected))))


def name_column(lines: Iterable[BoardLine], room: int) -> int:
    """How wide the names are: as the longest where there is room for it; a longer one goes on below."""
    longest = max((cell_len(line.name) for line in lines), default=0)
    return max(NAMES, min(longest, room, WIDEST))


def folded(name: str, width: int) -> list[str]:
    """A name on as many lines as it needs: none is cut but one from elsewhere that would fill the screen."""
    if cell_len(name) <= width:
        return [name]
    wide = cell_len(name) != len(name)
    return wrap(name, width // 2 if wide else width, max_lines=LINES, placeholder=" …") or [""]


def board_cell(state: SlotState, survey: Survey, marks: Marks, width: int, *, drafted: bool = False) -> BoardCell:
    """A slot in a column of the board; `drafted`: something was typed there that is not saved."""
    mark = marks.of(state)
    words = " ".join(slot_words(state, survey, roomy=width >= 20).split())
    rest = in_cells(f"{DRAFT if drafted else ' '}{words}", max(width - 2, 0)) + " "
    return BoardCell(mark.symbol, colour_of(mark), rest)


def level_cell(of: LevelFigures, year: int, width: int) -> BoardCell:
    """What the communities of a level come to in a year."""
    return BoardCell("", "", f" {year_share(of.years[str(year)], width - 2)}")
