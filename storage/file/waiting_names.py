"""Names that imports did not know, and the files in which their rows wait: this installation's own list.

The rows of such a name did not come in: they lie beside their spreadsheet, to be taken in once somebody decided
whose it is. A name stands on the list for as long as that file is there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ..errors import GuaquiError
from ..limits import MAX_NAME
from ..notation.text import clean_line, first_words, printable
from ..plan.checks.undecided import WrittenName
from .device import home
from .disk import real
from .json_files import put_aside, read_json, write_json
from .lock import own_turn

_FILE: Final = "waiting-names.json"
_SHEETS: Final = 100
"""Files whose names are kept, the latest ones."""
_NAMES: Final = 10_000
"""Names of a file that are kept."""


class _Sheet(Struct):
    """The rows of one file that wait: of which field file and municipality, by name how many."""

    plan: bytes
    municipality: str
    file: bytes
    names: dict[str, int]


def keep_waiting(plan: Path, municipality: str, file: Path, names: Iterable[tuple[str, int]]) -> None:
    """Keep which names rows were of that wait in a file, and how many of each. Raises what the disk refused."""
    fresh = _Sheet(_bytes(plan), municipality, _bytes(file), {})
    for name, rows in names:
        if len(fresh.names) < _NAMES:
            fresh.names[first_words(clean_line(name), MAX_NAME)] = rows
    with own_turn(home() / _FILE):
        others = [one for one in _read() if one.file != fresh.file and _path(one.file).exists()]
        write_json(home() / _FILE, [*others, *([fresh] if fresh.names else [])][-_SHEETS:])


def waiting_names(plan: Path, municipality: str) -> list[WrittenName]:
    """The names of a field file that wait, each with the file that its rows are in, as far as that is there."""
    own = _bytes(plan)
    sheets = [one for one in _read() if (one.plan, one.municipality) == (own, municipality)]
    return [
        WrittenName(name, rows, printable(str(_path(one.file))))
        for one in sheets
        if _path(one.file).exists()
        for name, rows in one.names.items()
    ]


def _bytes(path: Path) -> bytes:
    return os.fsencode(real(path.absolute()))


def _path(kept: bytes) -> Path:
    return Path(os.fsdecode(kept))


def _read() -> list[_Sheet]:
    """What is kept; of what cannot be read nothing is."""
    path = home() / _FILE
    try:
        return read_json(path, list[_Sheet]) or []
    except msgspec.DecodeError:
        with suppress(GuaquiError):
            put_aside(path)
    except OSError:
        pass
    return []
