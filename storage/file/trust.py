"""Whom this installation knows: its own, in its own folder, written by its user alone and by no merge."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import Struct

from ..errors import from_os
from ..plan.standing import Standings, Trust
from ..plan.survey import Survey
from .device import home, laptop_key
from .json_files import put_aside, read_json, write_json
from .unknown_pack import unknown_pack_versions

_FILE: Final = "trust.json"


class _Kept(Struct):
    known: dict[str, str] = {}
    refused: list[str] = []


def load_trust() -> Trust:
    """Whom this installation knows and refuses; what cannot be read knows nobody."""
    try:
        kept = read_json(home() / _FILE, _Kept) or _Kept()
    except (OSError, msgspec.DecodeError):
        kept = _Kept()
    key = laptop_key()
    return Trust(key.device if key else "", kept.known, tuple(kept.refused))


def standings_of(survey: Survey, trust: Trust) -> Standings:
    """How each save of a survey stands with an installation."""
    saved = (one for of_record in survey.all_revisions().values() for one in of_record.values())
    return Standings(survey, trust, {one.rev for one in unknown_pack_versions(saved)})


def know(device: str, person: str) -> Trust:
    """From now on a laptop is known here, as a person's. Raises what the disk refused."""
    before = _read()
    refused = [one for one in before.refused if one != device]
    return _write(_Kept({**before.known, device: person}, refused))


def refuse(device: str) -> Trust:
    """From now on a laptop is refused here. Raises what the disk refused."""
    before = _read()
    known = {one: person for one, person in before.known.items() if one != device}
    return _write(_Kept(known, sorted({*before.refused, device})))


def forget(device: str) -> Trust:
    """A laptop is neither known nor refused any more. Raises what the disk refused."""
    before = _read()
    known = {one: person for one, person in before.known.items() if one != device}
    return _write(_Kept(known, [one for one in before.refused if one != device]))


def _read() -> _Kept:
    """What is kept; a file that cannot be read is put aside, for it is about to be written anew."""
    path = home() / _FILE
    try:
        return read_json(path, _Kept) or _Kept()
    except msgspec.DecodeError:
        put_aside(path)
        return _Kept()
    except OSError as error:
        raise from_os(error, path) from error


def _write(kept: _Kept) -> Trust:
    write_json(home() / _FILE, kept)
    return load_trust()
