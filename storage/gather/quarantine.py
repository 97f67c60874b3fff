"""What was in files that were merged and is no revision: kept whole beside the plan, `PLAN.quarantine.json`.

A person may read one as right all the same, a line that was mended in another program or torn at its end. What it
says can then be saved like anything else, by whoever read it; the line itself stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import Struct

from ..errors import FileError
from ..file.beside.names import quarantine_of, standing_spares
from ..file.bounded_files import read_bounded
from ..file.disk import free_name, real, replace_file
from ..file.json_files import drop_spares, read_json
from ..kinds.lookup import KINDS, body_flaw, kind_of
from ..limits import MAX_JSON_BYTES
from ..notation.text import clean_value, printable
from ..plan.survey import Survey
from ..refusals import from_os
from ..revisions.canonical import flaw, plain_decoder
from ..revisions.history import differing_fields
from ..revisions.lines import Problem
from ..revisions.record_names import municipality_of

_ENDS: Final = ("", "}", "}}")
"""Of a line in a torn file the last braces are not kept: they may be the file's."""


class Quarantined(Struct, frozen=True):
    """Something that is no revision, whole, with where it stood and why it was refused."""

    source: str
    where: str
    reason: str
    detail: str
    raw: str


class SaidInIt(NamedTuple):
    """What can be read of something that is no revision: of which record it is, and what it decides.

    `author`, `at` and `device` are what it says of itself; nothing proves it.
    """

    record: str
    body: dict[str, Any]
    sets: frozenset[str]
    author: str
    at: str
    device: str


def quarantine_path(out: Path) -> Path:
    return quarantine_of(real(out))


def quarantined(path: str, problems: Iterable[Problem]) -> list[Quarantined]:
    """The refused entries of a file, as they are kept."""
    return [Quarantined(printable(path), one.where, one.reason, one.detail, one.raw) for one in problems]


def keep_quarantined(path: Path, problems: Iterable[Quarantined]) -> None:
    """Add to what is in quarantine already; the same thing from the same place is kept once."""
    unique = {msgspec.json.encode(problem): None for problem in (*_kept_before(path), *problems)}
    drop_spares(path, but=replace_file(path, [b"[\n", b",\n".join(unique), b"\n]\n"]))


def _kept_before(path: Path) -> list[Quarantined]:
    """What an earlier merge kept; a file that is no quarantine is put aside, and a spare copy helps out."""
    for name in (path, *standing_spares(path)):
        try:
            return msgspec.json.decode(read_bounded(name, MAX_JSON_BYTES), type=list[Quarantined])
        except FileNotFoundError:
            continue
        except (FileError, msgspec.DecodeError):
            name.replace(free_name(path, "damaged"))
    return []


def in_quarantine(out: Path) -> list[Quarantined]:
    """What is in a plan's quarantine, the same text once; none of it where it cannot be read.

    Raises what the disk refused.
    """
    path = quarantine_path(out)
    try:
        kept = read_json(path, list[Quarantined]) or []
    except msgspec.DecodeError:
        return []
    except OSError as error:
        raise from_os(error, path) from error
    return [*{one.raw: one for one in kept}.values()]


def said_in(one: Quarantined) -> SaidInIt | None:
    """What can be read of it; None where it is no record with what it says."""
    for value in chain.from_iterable(_objects(f"{one.raw}{end}") for end in _ENDS):
        record, body = value.get("record"), value.get("body")
        if isinstance(record, str) and isinstance(body, dict) and record.count("/") >= 2:
            plain = {
                name: clean_value(said) for name, said in body.items() if flaw({name: said}) in {None, "text"}
            }
            sets = value.get("sets")
            decides = {name for name in sets if isinstance(name, str)} if isinstance(sets, list) else set(body)
            decides -= body.keys() - plain.keys()  # what cannot be read is not taken for removed
            own = (value.get(name) for name in ("author", "at", "device"))
            return SaidInIt(
                record, plain, frozenset(decides), *(said if isinstance(said, str) else "" for said in own)
            )
    return None


def _objects(raw: str) -> Iterator[dict[str, Any]]:
    """The objects that begin in a text, the outermost first: before one may stand its number."""
    at = raw.find("{")
    while at >= 0:
        try:
            value, _end = plain_decoder.raw_decode(raw, at)
        except (ValueError, RecursionError):
            return
        if isinstance(value, dict):
            yield value
        at = raw.find("{", at + 1)


def proposal(said: SaidInIt, survey: Survey) -> dict[str, Any] | None:
    """The body that its record would have if it were taken in; None where it cannot be said of the record.

    Of a record that is there only what it decides is changed: what others decided since stays.
    """
    state = survey.history(said.record)
    before = state.values if state else {}
    decides = said.sets | (said.body.keys() if state is None else set())
    body = {name: value for name, value in before.items() if name not in decides}
    body |= {name: value for name, value in said.body.items() if name in decides}
    body = clean_value(body)
    own = not survey.municipality or municipality_of(said.record) == survey.municipality
    typed = kind_of(said.record) in KINDS.keys() - {"acta"}  # an acta is printed, and nobody types one
    return body if own and typed and body_flaw(said.record, body) is None else None


def changed_by(said: SaidInIt, body: dict[str, Any], survey: Survey) -> set[str]:
    """The fields of its record that taking it in would change; none where the plan says all of it already."""
    return differing_fields(survey.history(said.record), body)
