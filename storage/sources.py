"""Where field files come from: files that were named, folders that are searched, zips that are looked into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

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
            inside = sorted((*path.rglob("*.json"), *path.rglob("*.zip")))
            found += [
                (one, True) for one in inside if one.resolve() not in own and not one.name.endswith(_QUARANTINE)
            ]
        else:
            found.append((path, False))
    return found


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
