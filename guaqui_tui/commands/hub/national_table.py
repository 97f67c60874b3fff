"""The figures of all municipalities, one below the other: a line each, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from storage.hub.national import CountedMunicipality
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


_DECODER: Final = msgspec.json.Decoder(_Report)


def national_lines(found: Iterable[CountedMunicipality]) -> Iterator[NationalLine]:
    """A line for each, in their order."""
    for one in found:
        said = _DECODER.decode(one.report)
        day = "" if one.fresh else one.counted.astimezone().date().isoformat()
        yield _line(one.municipality, said.name, said.plan, day)


def _line(municipality: str, name: str, of: Figures, day: str) -> NationalLine:
    return NationalLine(
        municipality, name, of.productive, of.filled, of.slots, of.disputed, of.missing, of.share, day
    )


def together(lines: Sequence[NationalLine]) -> NationalLine:
    """What they come to."""
    sums = Figures()
    for name in ("productive", "filled", "slots", "disputed", "missing"):
        setattr(sums, name, sum(getattr(one, name) for one in lines))
    sums.share = percent(sums.productive, sums.filled)
    return _line("", "", sums, "")


def national_json(found: Iterable[CountedMunicipality]) -> dict[str, object]:
    """By municipality the same object as of `guaqui report --json`."""
    return {"municipalities": {one.municipality: msgspec.Raw(one.report) for one in found}}
