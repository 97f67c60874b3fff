"""Files on their way out: each is written beside its place and flushed; all get their names at the end."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.errors import from_os
from storage.file.disk import (
    PRIVATE,
    PUBLIC,
    beside_of,
    flush_folder,
    flush_name,
    give_name,
    make_folder,
    real,
    refuse_read_only,
    write_new,
)

from .formats.file import File


class Outgoing:
    """A folder that files are put into. Left by an error or a cancel before `finish`, it is as it was.

    Raises `GuaquiError` for what the disk refuses, such as a file there that may not be written.
    """

    def __init__(self, folder: Path, *, private: bool = False) -> None:
        self.folder = folder
        self._private = private
        self._made: list[Path] = []
        """The folders that were not there before, the outermost first."""
        self._waiting: list[tuple[Path, Path]] = []
        """What is written, and the name that it is to have."""

    def __enter__(self) -> Self:
        return self

    def put(self, file: File, *, private: bool = False) -> Path:
        """Write one file; returns the name that it is going to have. A new private one is for its owner alone."""
        path = real(self.folder.joinpath(*file.name.split("/")))
        beside = beside_of(path)
        try:
            self._make_folder(path.parent)
            there = refuse_read_only(path)
            write_new(beside, file.make(), PRIVATE if private or self._private else PUBLIC, there)
        except OSError as error:
            raise from_os(error, path) from error
        self._waiting.append((beside, path))
        return path

    def _make_folder(self, folder: Path) -> None:
        missing: list[Path] = []
        while not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        for one in reversed(missing):
            make_folder(one)
            self._made.append(one)

    def finish(self) -> list[Path]:
        """Give every file its name; returns them."""
        named: list[Path] = []
        try:
            while self._waiting:
                beside, path = self._waiting[0]
                give_name(beside, path)
                del self._waiting[0]
                named.append(path)
            for path in named:
                flush_name(path)
            for folder in {path.parent for path in named}:
                flush_folder(folder)
        except OSError as error:
            raise from_os(error, self.folder) from error
        self._made.clear()
        return named

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            for beside, _path in self._waiting:
                beside.unlink(missing_ok=True)
            for folder in reversed(self._made):
                folder.rmdir()
        self._waiting.clear()


def put_all(files: Iterable[File], folder: Path, *, private: bool = False) -> list[Path]:
    """Write files into a folder, all or none."""
    with Outgoing(folder, private=private) as out:
        for file in files:
            out.put(file)
        return out.finish()
