"""Which of a holder's demands of a year a row is about, where no column has their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ..plan.same_words import compared_words
from ..revisions.canonical import canonical
from .compare import Said, agrees


class RowReading(NamedTuple):
    """What a row was read as. `numbered`: a column says which of its holder's demands of the year it is."""

    row: Any
    record: str
    said: Said
    numbered: bool


def number(
    found: Sequence[RowReading], most: Callable[[str], int], texts: Callable[[str], Sequence[str]]
) -> list[RowReading]:
    """The readings with the records that they are about.

    `most` is how many demands a year the holder of a record has, `texts` what is said of a record. Where it has
    several, rows are numbered by the text that stands, then in their order, by what no row with a number has; one
    too many is left as it was. A row that says what one with a number says is that one.
    """
    taken = {one.record: one.said for one in found if one.numbered}
    groups: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        if not one.numbered and most(one.record) > 1:
            groups.setdefault(one.record, []).append(at)
    numbered = list(found)
    for record, places in groups.items():
        names = [f"{record.rpartition('/')[0]}/{n}" for n in range(1, most(record) + 1)]
        of_group = _records([found[at].said for at in places], names, texts, taken)
        for at, name in zip(places, of_group, strict=True):
            numbered[at] = found[at]._replace(record=name)
    return numbered


def _records(
    rows: Sequence[Said], names: list[str], texts: Callable[[str], Sequence[str]], taken: Mapping[str, Said]
) -> list[str]:
    """Each row's record; rows that say the same are one."""
    keys = [_key(said) for said in rows]
    given = {_key(taken[name]): name for name in reversed(names) if name in taken}
    waiting = {key: said for key, said in zip(keys, rows, strict=True) if key not in given}
    free = dict.fromkeys(name for name in names if name not in taken)
    for key, said in waiting.items():
        stands = (name for name in free if any(agrees(said.get("text"), text) for text in texts(name)))
        if name := next(stands, None):
            given[key] = name
            del free[name]
    rest = iter(free)
    for key in waiting:
        if key not in given:
            given[key] = next(rest, names[0])
    return [given[key] for key in keys]


def _key(said: Said) -> bytes:
    """The same for rows that say the same."""
    return canonical({name: compared_words(value) or value for name, value in said.items()})
