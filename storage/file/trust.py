"""Whom this installation knows: its own, in its own folder, written by its user alone and by no merge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Struct

from ..plan.standing import Trust
from ..refusals import from_os
from .device import home, laptop_key
from .json_files import put_aside, read_json, write_json
from .lock import own_turn
from .unknown_pack import accepted_packs

_FILE: Final = "trust.json"


class _Kept(Struct):
    known: dict[str, str] = {}
    refused: list[str] = []


def load_trust(own: str = "") -> Trust:
    """Whom this installation knows and refuses; what cannot be read knows nobody.

    `own` is the device that this installation saves as; its key's, where nothing else is said.
    """
    try:
        kept = read_json(home() / _FILE, _Kept) or _Kept()
    except (OSError, msgspec.DecodeError):
        kept = _Kept()
    return Trust(own or _own_key(), kept.known, tuple(kept.refused), accepted_packs())


def _own_key() -> str:
    key = laptop_key()
    return key.device if key else ""


def know(device: str, person: str) -> None:
    """From now on a laptop is known here, as a person's. Raises what the disk refused."""
    _put(device, known={device: person})


def refuse(device: str) -> None:
    """From now on a laptop is refused here. Raises what the disk refused."""
    _put(device, refused=[device])


def forget(device: str) -> None:
    """A laptop is neither known nor refused any more. Raises what the disk refused."""
    _put(device)


def _put(device: str, *, known: Mapping[str, str] = MappingProxyType({}), refused: Iterable[str] = ()) -> None:
    """Have a laptop on one list, or on none, whatever it was on before."""
    with own_turn(home() / _FILE):
        before = _read()
        others = {one: person for one, person in before.known.items() if one != device}
        kept = _Kept({**others, **known}, sorted({*before.refused} - {device} | {*refused}))
        write_json(home() / _FILE, kept)


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
