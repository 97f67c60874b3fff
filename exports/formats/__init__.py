"""One small writer for each format. Adding one is a file here and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from storage.disk import replace_file
from storage.errors import from_os
from storage.survey import Survey

from ..tables import Say


class Writer(Protocol):
    """Makes a format's files: (file name, bytes) pairs. The same plan gives the same bytes everywhere."""

    def __call__(self, survey: Survey, say: Say, *, private: bool) -> Iterable[tuple[str, bytes]]: ...


def _csv() -> Writer:
    from .csv import write

    return write


def _json() -> Writer:
    from .json import write

    return write


def _xlsx() -> Writer:
    from .xlsx import write

    return write


FORMATS: dict[str, Callable[[], Writer]] = {"csv": _csv, "json": _json, "xlsx": _xlsx}
"""Loaded when asked for: a workbook writer is heavy, and most starts need none."""


def export(survey: Survey, folder: Path, formats: Iterable[str], say: Say, *, private: bool = False) -> list[Path]:
    """Write the named formats into `folder`, which is made if need be; returns the files.

    Everything is made before anything is written, and each file is replaced whole. Raises `GuaquiError` for
    what the disk refuses.
    """
    made = [pair for name in formats for pair in FORMATS[name]()(survey, say, private=private)]
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made:
            replace_file(folder / name, [data])
            paths.append(folder / name)
    except OSError as error:
        raise from_os(error, folder) from error
    return paths
