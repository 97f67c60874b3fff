"""The headings that programs for forms give to the answers of our survey: the names of its questions, with groups.

`demands-agreed-how`, `demands/funding/pdla`: as the columns `agreed.how` and `funding:pdla`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..column_meanings import Meaning
from ..own_lists import DEMANDS, list_name

_BETWEEN: Final = re.compile(r"[-/]")


def column_of_question(heading: str, meaning: Meaning) -> str:
    """The column that a question of our survey asks for; "" where a heading is none of one."""
    if " " in heading or not _BETWEEN.search(heading):
        return ""
    name, *rest = parts = _BETWEEN.split(heading)
    own = DEMANDS if meaning.of_demands else list_name(meaning.kind.name)
    return next(_columns(rest if name == own else parts, meaning), "")


def _columns(names: Sequence[str], meaning: Meaning) -> Iterator[str]:
    """What groups and the name of a question say together: a part's field, or an amount of an id."""
    if (column := ".".join(names)) in meaning.columns:
        yield column
    if names and meaning.has_keys(names[0]) and names[1:]:
        yield f"{names[0]}:{'-'.join(names[1:]).removeprefix('_')}"
