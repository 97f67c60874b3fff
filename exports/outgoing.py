"""Files on their way out: each is written beside its place and flushed; all get their names at the end."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.disk import flush_folder, write_new
from storage.errors import from_os

from .formats import File


class Outgoing:
    """A folder that files are put into. Left by an error or a cancel before `finish`, it is as it was.

    Raises `GuaquiError` for what the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: list[Path] = []
        """The folders that were not there before, the outermost first."""
        self._waiting: list[tuple[Path, Path]] = []
        """What is written, and the name that it is to have."""

    def __enter__(self) -> Self:
        return self

    def put(self, file: File) -> Path:
        """Write one file; returns the name that it is going to have."""
        path = self.folder.joinpath(*file.name.split("/"))
        beside = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            self._make_folder(path.parent)
            write_new(beside, file.make())
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
            one.mkdir()
            self._made.append(one)

    def finish(self) -> list[Path]:
        """Give every file its name; returns them."""
        named: list[Path] = []
        try:
            while self._waiting:
                beside, path = self._waiting[0]
                beside.replace(path)
                del self._waiting[0]
                named.append(path)
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


def put_all(files: Iterable[File], folder: Path) -> list[Path]:
    """Write files into a folder, all or none."""
    with Outgoing(folder) as out:
        for file in files:
            out.put(file)
        return out.finish()
