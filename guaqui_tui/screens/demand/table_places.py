"""Where all stands on the first page of the demand's form: the proposals, and beneath them what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from textwrap import wrap
from typing import Final, NamedTuple

from msgspec import Struct
from rich.cells import cell_len
from textual.geometry import Region

from storage.notation.text import first_words
from storage.symbols import CHOSEN, TRACK

from ...forms.demand import ABSTAINED
from ...forms.proposals import OF_A_ROW, row_names, row_of
from ...widgets.field_table import Placed, PlacedWords
from ...widgets.text import shortened

HEADING: Final = "$accent bold"
QUIET: Final = "$quiet"
WRONG: Final = "$alarm bold"
DOUBT: Final = "?"
AT: Final = 5
"""The column in which proposals begin, behind their number and the mark."""
_VOTES, _BY, _BY_NARROW, _NARROW = 9, 18, 12, 76
_BROAD: Final = 130
"""The rows are no wider than that: votes stand near the words that they are for."""
_LABELS: Final = 16
"""No label before the first field of a line is longer."""
_REMARK: Final = 12
"""A remark that has less room is not said beside a field; that something is wrong stands below it then."""
_BESIDE: Final = " · "
"""What parts the remarks on the fields of one line."""
_PARTS: Final = "; "
"""What parts the votes of a proposal from those of the others."""

Said = Mapping[str, tuple[str, bool]]
"""What is said of a field, and whether it is that something is wrong."""


class TableRow(NamedTuple):
    """A proposal: its number, whether it is marked, how many it has of lines and fields."""

    number: int
    marked: bool
    lines: int
    whole: bool
    """Whether it has votes, and who proposed it."""


class AskedField(NamedTuple):
    name: str
    width: int
    label: str = ""


class AskedLine(NamedTuple):
    """Fields beside one another, which go on below where there is no room, behind a label."""

    label: str
    fields: Sequence[AskedField]


class TableWords(Struct, frozen=True):
    """All that is read on the page beside the fields."""

    proposals: str = ""
    present: str = ""
    votes: str = ""
    by: str = ""
    counted: str = ""
    doubtful: bool = False
    asked: str = ""
    hint: str = ""
    of_another: str = ""
    doubted: frozenset[str] = frozenset()
    """The fields that were said of another proposal."""


def width_of_words(width: int) -> int:
    """How wide the words of a proposal are."""
    return _columns(width)[0] - 1 - AT


def _columns(width: int) -> tuple[int, int, int]:
    """Where votes begin, where who proposed it begins, and how wide that is."""
    by, width = _BY if width >= _NARROW else _BY_NARROW, min(width, _BROAD)
    return width - 2 - by - _VOTES, width - 1 - by, by


def placed(
    width: int,
    rows: Sequence[TableRow],
    lines: Iterable[AskedLine],
    words: TableWords,
    said: Said,
    abstained: str = "",
) -> Placed:
    """`abstained`: what the field is called for those who voted for none; empty where that is not asked."""
    page = _Page(width, said, words.doubted)
    page.head(words)
    for row in rows:
        page.proposal(row, abstained)
    page.counted(words)
    page.heading_of_asked(words)
    lines = list(lines)
    start = 2 + max((min(_LABELS, cell_len(line.label)) for line in lines), default=0)
    for line in lines:
        page.line(line, start)
    return Placed(page.fields, tuple(page.words), page.y)


class _Page:
    """A page as it is put together, from above to below; `y` is the next line."""

    def __init__(self, width: int, said: Said, doubted: Collection[str]) -> None:
        self.width = width
        self.said = said
        self.doubted = doubted
        self.fields: dict[str, Region] = {}
        self.words: list[PlacedWords] = []
        self.y = 0

    def _write(self, x: int, words: str, style: str = "", room: int | None = None) -> None:
        room = self.width - 1 - x if room is None else room
        if words and room > 0:
            self.words.append(PlacedWords(x, self.y, shortened(words, room), style))

    def head(self, words: TableWords) -> None:
        votes, by, width = _columns(self.width)
        self._write(1, words.proposals, HEADING, votes - 2)
        present = 1 + cell_len(words.proposals) + 2
        self._write(present, words.present, "", votes - present - 1)
        self._write(votes, words.votes, QUIET, _VOTES - 1)
        self._write(by, words.by, QUIET, width)
        self.y += 1

    def proposal(self, row: TableRow, abstained: str) -> None:
        """In the row without votes, for it has no words, stands who voted for none."""
        votes_at, by_at, by_width = _columns(self.width)
        text, votes, by = row_names(row.number)
        self._write(1, str(row.number), HEADING if row.marked else "", 2)
        self._write(3, CHOSEN if row.marked else "", HEADING, 1)
        self.fields[text] = Region(AT, self.y, width_of_words(self.width), row.lines)
        if row.whole:
            self.fields[votes] = Region(votes_at, self.y, _VOTES - 1, 1)
            self.fields[by] = Region(by_at, self.y, by_width, 1)
        elif abstained:
            self.fields[ABSTAINED] = Region(votes_at, self.y, _VOTES - 1, 1)
            self._write(by_at, abstained, QUIET, by_width)
        self.y += row.lines
        self._remark_below([*row_names(row.number), *([] if row.whole else [ABSTAINED])], AT)

    def _remark_below(self, names: Iterable[str], x: int, *, wrong_alone: bool = False) -> None:
        words, wrong = self._remark(names)
        if words and (wrong or not wrong_alone):
            self._write_below(x, words, WRONG if wrong else QUIET)

    def _write_below(self, x: int, words: str, style: str) -> None:
        """On lines of their own, whole."""
        for line in wrap(words, max(10, self.width - 1 - x)):
            self._write(x, line, style)
            self.y += 1

    def _remark(self, names: Iterable[str]) -> tuple[str, bool]:
        said, wrong = self._remarks(names)
        return _BESIDE.join(said), wrong

    def _remarks(self, names: Iterable[str]) -> tuple[list[str], bool]:
        """What is said of some fields; where something is wrong, that alone."""
        said = [self.said[name] for name in names if self.said.get(name, ("", False))[0]]
        wrong = [words for words, is_wrong in said if is_wrong]
        return wrong or [words for words, _is_wrong in said], bool(wrong)

    def counted(self, words: TableWords) -> None:
        self._write_below(AT, words.counted, HEADING if words.doubtful else "")

    def heading_of_asked(self, words: TableWords) -> None:
        """On the line that parts it from the proposals."""
        x = 1
        for said, style in ((words.asked, HEADING), (words.hint, QUIET)):
            self._write(x, said, style)
            x += cell_len(said) + 2 if said else 0
        self.words.append(PlacedWords(x - 1, self.y, TRACK * max(0, self.width - x + 1), QUIET))
        self.y += 1
        self._write_below(1, words.of_another, HEADING)

    def line(self, line: AskedLine, start: int) -> None:
        self._write(1, line.label, "", start - 2)
        x, names = start, list[str]()
        for one in line.fields:
            label = shortened(self._label_of(one), max(4, self.width - start - one.width - 2))
            lead = cell_len(label) + 1 if label else 0
            if names and x + lead + one.width > self.width - 1:
                self._end_line(names, x, start)
                x, names = start, []
            self._write(x, label)
            room = max(4, self.width - 1 - x - lead)
            self.fields[one.name] = Region(x + lead, self.y, min(one.width, room), 1)
            names.append(one.name)
            x += lead + one.width + 2
        self._end_line(names, x, start)

    def _label_of(self, one: AskedField) -> str:
        """Behind a sign where it is doubted; one that is first on its line has that before the line's label."""
        if one.name not in self.doubted:
            return one.label
        if not one.label:
            self._write(0, DOUBT, HEADING)
        return f"{DOUBT} {one.label}" if one.label else ""

    def _end_line(self, names: Sequence[str], x: int, start: int) -> None:
        remarks, wrong = self._remarks(names)
        room = self.width - 1 - x
        if remarks and room >= _REMARK and (not wrong or cell_len(_BESIDE.join(remarks)) <= room):
            self._write(x, _with_room(remarks, room), WRONG if wrong else QUIET)
            self.y += 1
            return
        self.y += 1
        self._remark_below(names, start, wrong_alone=True)


def _with_room(remarks: Sequence[str], room: int) -> str:
    """What is said, each remark with as many of its parts as have room: what others had stands in their own rows.
    A doubt stands nowhere else, so it is never left out; where it has no room an ellipsis says that there is more.
    """
    said = [*remarks]
    while cell_len(_BESIDE.join(said)) > room and (longer := [one for one in said if _may_be_shorter(one)]):
        said[said.index(longer[-1])] = longer[-1].rpartition(_PARTS)[0]
    return _whole_words(_BESIDE.join(said), room)


def _whole_words(text: str, room: int) -> str:
    """Where it ends in an ellipsis, behind a whole word: half of an amount is another amount."""
    cut = first_words(text, room)
    return cut if cut == text or " " not in cut else first_words(text, len(cut.rpartition(" ")[0]) + 1)


def _may_be_shorter(remark: str) -> bool:
    """Whether its last part says what is seen elsewhere."""
    _rest, sign, last = remark.rpartition(_PARTS)
    return bool(sign) and DOUBT not in last


# Going from field to field


def field_below(fields: Mapping[str, Region], name: str, step: int) -> str:
    """The field one line below, or above, in its column; itself where there is no line. Votes stay among votes: on
    a line that has none of them the nearest is come to, so that no arrow does nothing.
    """
    here, row = fields[name], row_of(name)
    lines = sorted({region.y for region in fields.values()})
    at = lines.index(here.y) + step
    if not 0 <= at < len(lines):
        return name
    there = [one for one, region in fields.items() if region.y == lines[at]]
    if row and not name.startswith(OF_A_ROW[0]):
        kind = name.partition("-")[0]
        there = [one for one in there if row_of(one) and one.startswith(f"{kind}-")] or there
    return min(there, key=lambda one: abs(fields[one].x - here.x))


def field_beside(fields: Mapping[str, Region], name: str, step: int) -> str:
    """The field to the right, or to the left, on its line; itself where there is none."""
    line = sorted((one for one in fields if fields[one].y == fields[name].y), key=lambda one: fields[one].x)
    at = line.index(name) + step
    return line[at] if 0 <= at < len(line) else name
