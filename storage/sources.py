"""Where field files come from: files that were named, folders that are searched, zips that are looked into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .disk import SPARE
from .errors import GuaquiError
from .lines import Reading
from .reading import read_bytes, read_file
from .zipped import members

_QUARANTINE = ".quarantine.json"


def find_files(named: Iterable[Path], but: Iterable[Path]) -> list[tuple[Path, bool]]:
    """The files that are meant: those named, and in folders every .json and .zip. True: found in a folder.

    Quarantines, and the files of `but`, are passed over in folders.
    """
    own = {path.resolve() for path in but}
    found: list[tuple[Path, bool]] = []
    for path in named:
        if path.is_dir():
            inside = {_meant(one) for one in path.rglob("*")} - {None}
            found += [(one, True) for one in sorted(filter(None, inside)) if one.resolve() not in own]
        else:
            found.append((path, False))
    return found


def _meant(path: Path) -> Path | None:
    """The file that an entry of a folder stands for: itself, or the one whose spare copy it is."""
    if path.name.startswith(".") and path.name.endswith(SPARE):
        return path.with_name(path.name[1 : -len(SPARE)])
    name = path.name.lower()
    return path if name.endswith((".json", ".zip")) and not name.endswith(_QUARANTINE) else None


def readings_of(path: Path) -> Iterator[tuple[str, Reading | GuaquiError]]:
    """What a file holds, or why it cannot be read; of a zip, each field file in it, under its own name."""
    if path.suffix.lower() != ".zip":
        try:
            yield str(path), read_file(path)
        except GuaquiError as error:
            yield str(path), error
        return
    try:
        for name, data in members(path):
            try:
                reading: Reading | GuaquiError = read_bytes(name, data)
            except GuaquiError as error:
                reading = error
            yield name, reading
    except GuaquiError as error:
        yield str(path), error
