"""The figures of all municipalities, one below the other: a line each, and what they come to together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from storage.errors import GuaquiError
from storage.hub.national import CountedMunicipality
from storage.limits import MAX_INTEGER
from storage.notation.text import printable
from storage.plan.productive_share import Figures, percent

from ... import __version__

RULE: Final = __version__
"""What counts."""


class _Report(Struct):
    """What a line needs of a report."""

    name: str
    plan: Figures


class NationalLine(NamedTuple):
    """A municipality's figures, of all years; `municipality` is empty where they are of all together."""

    municipality: str
    name: str
    productive: int
    filled: int
    slots: int
    disputed: int
    missing: int
    share: float | None
    """In percent."""
    counted: str
    """The day on which it was counted, where more may have come since."""
    counted_by: str
    """The login role that says so, in the same case."""


_DECODER: Final = msgspec.json.Decoder(_Report)


class Nation(NamedTuple):
    """What was found of all municipalities: `figures`, and what somebody kept in their place and is no report.

    `away`: why some databases of the hub were not reached, a refusal each.
    """

    figures: list[CountedMunicipality]
    unreadable: list[CountedMunicipality]
    away: list[GuaquiError]

    @property
    def not_sound(self) -> bool:
        """Whether somebody has to look at something of it."""
        return bool(self.unreadable or self.away) or any(one.nobodys for one in self.figures)


def nation_of(found: Iterable[CountedMunicipality], away: list[GuaquiError]) -> Nation:
    """What was found, sorted out: whoever may count may keep any bytes."""
    nation = Nation([], [], away)
    for one in found:
        (nation.figures if _is_report(one.report) else nation.unreadable).append(one)
    return nation


def _is_report(said: bytes) -> bool:
    """What the decoder passes over goes on as it is: no sign for terminals, no number too long to count with."""
    try:
        plan = _DECODER.decode(said).plan
        text = said.decode()
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False
    return not _NOT_PLAIN.search(text) and _adds_up(plan)


def _adds_up(of: Figures) -> bool:
    """Whether these can be figures of some slots."""
    counts = (of.slots, of.filled, of.productive, of.disputed, of.unclassed, of.none, of.postponed, of.missing)
    bounded = all(0 <= one <= MAX_INTEGER for one in counts)
    return bounded and of.productive + of.disputed <= of.filled <= of.slots and _is_share(of)


def _is_share(of: Figures) -> bool:
    return of.share == percent(of.productive, of.filled) and not str(of.share).startswith("-")


_NOT_PLAIN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]|[0-9]{20}")


def national_lines(found: Iterable[CountedMunicipality]) -> Iterator[NationalLine]:
    """A line for each, in their order."""
    for one in found:
        said = _DECODER.decode(one.report)
        seen = ("", "") if one.fresh else (one.counted.astimezone().date().isoformat(), printable(one.source))
        yield _line(one.municipality, said.name, said.plan, *seen)


def _line(municipality: str, name: str, of: Figures, day: str = "", who: str = "") -> NationalLine:
    return NationalLine(
        municipality, name, of.productive, of.filled, of.slots, of.disputed, of.missing, of.share, day, who
    )


def together(lines: Sequence[NationalLine]) -> NationalLine:
    """What they come to."""
    sums = Figures()
    for name in ("productive", "filled", "slots", "disputed", "missing"):
        setattr(sums, name, sum(getattr(one, name) for one in lines))
    sums.share = percent(sums.productive, sums.filled)
    return _line("", "", sums)


def national_json(found: Sequence[CountedMunicipality]) -> dict[str, object]:
    """By municipality the same object as of `guaqui report --json`; whose word it is where others counted it."""
    others = {
        line.municipality: {"counted": line.counted, "counted_by": line.counted_by}
        for line in national_lines(found)
        if line.counted
    }
    reports = {one.municipality: msgspec.Raw(one.report) for one in found}
    return {"municipalities": reports, **({"counted_by_others": others} if others else {})}
