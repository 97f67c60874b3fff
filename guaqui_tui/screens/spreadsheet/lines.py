"""The lines of a spreadsheet on its way in: how each stands in the list, and all of it below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import set_cell_size
from textual.content import Content

from storage.intake.sheets import Source
from storage.names.name_table import slug
from storage.notation.text import first_words
from storage.plan.survey import Survey

from ...forms.intake.intake_line import GROUPS, IntakeLine
from ...forms.intake.reading_lines import reading_lines
from ...forms.intake.row_lines import row_lines
from ...language.gettext_ import _
from ...session.several_sheets import SheetsSeen
from ...widgets.text import in_cells

_GROUP = 10
_NAME = 22
_MEANING = 26
_SHORT = 10
"""Of a row that differs only its line stands before what differs."""
_WHOLE = frozenset({"step", "offer", "refused", "rejected", "unread", "note"})
"""The kinds of lines whose name is a sentence: it takes the room of what it means."""
_ALIKE = (frozenset({"step", "offer", "refused"}), frozenset({"unused", "column"}))
"""What a line of one kind may be from now on, once something is told of it."""


def lines_of(source: Source, seen: SheetsSeen, survey: Survey) -> list[IntakeLine]:
    """All there is to see of a spreadsheet, and to tell otherwise, in the order in which it is decided."""
    return [*reading_lines(source, seen, survey), *row_lines(seen, survey)]


def drawn_line(lines: Sequence[IntakeLine], number: int, width: int) -> Content:
    """12 Columns   Costo Bs                 Cost (Bs)                5 | 7: a group is named once."""
    line = lines[number]
    called = GROUPS[line.kind]
    first = number == 0 or GROUPS[lines[number - 1].kind] != called
    group = _cell(_(called) if first else "", _GROUP)
    room = max(1, width - _GROUP - 4)
    return Content(in_cells(f"{number + 1:>3} {group}{_parts(line, room)}", width))


def whole_line(line: IntakeLine) -> str:
    """All of a line, with what it is headed by."""
    parts = (line.name, _meaning(line), line.values)
    return f"{_(GROUPS[line.kind])}: {' · '.join(part for part in parts if part)}"


def _parts(line: IntakeLine, room: int) -> str:
    if line.kind in _WHOLE:
        beside = " ".join(filter(None, (_meaning(line), line.values)))
        short = first_words(beside, 24)
        named = max(1, room - (len(short) + 2 if short else 0))
        return f"{_cell(line.name, named)}  {short}" if short else first_words(line.name, room)
    meaning = _SHORT if line.kind == "differing" else _MEANING
    values = first_words(line.values, max(1, room - _NAME - meaning - 2))
    return f"{_cell(line.name, _NAME)} {_cell(_meaning(line), meaning)} {values}"


def _meaning(line: IntakeLine) -> str:
    before = _("as told before")
    return f"{line.meaning}, {before}" if line.remembered else line.meaning


def _cell(words: str, width: int) -> str:
    return set_cell_size(first_words(words, width - 1), width)


def found_line(lines: Sequence[IntakeLine], line: IntakeLine | None, at: int) -> int:
    """Where a line stands now, by what it is told by; the first of what it was of, or the place where it was."""
    if line is None or not lines:
        return 0
    alike = next((kinds for kinds in _ALIKE if line.kind in kinds), frozenset({line.kind}))
    for number, one in enumerate(lines):
        if one.kind in alike and one.key == line.key:
            return number
    return min(at, len(lines) - 1)


def sought_line(lines: Sequence[IntakeLine], typed: str, character: str) -> tuple[str, int | None]:
    """What was typed with a character more, and the line with that number, or that begins so; None for none."""
    for text in (typed + character, character):
        if text.isdecimal() and 0 < int(text) <= len(lines):
            return text, int(text) - 1
        wanted = slug(text)
        found = (at for at, line in enumerate(lines) if wanted and slug(line.name).startswith(wanted))
        if not text.isdecimal() and (at := next(found, None)) is not None:
            return text, at
    return "", None
