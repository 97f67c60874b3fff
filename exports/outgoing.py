"""Files on their way out: each is written beside its place and flushed; all get their names at the end, or none.

Where a naming fails, those that were done are put back: what stood there before has a second name until all is
done. What a kill leaves of it is found by its name, and put back or removed, the next time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from storage.errors import FileError
from storage.file.beside.names import aside_of, beside_of
from storage.file.disk import (
    PRIVATE,
    PUBLIC,
    flush_folder,
    flush_name,
    free_spare,
    give_name,
    make_folder,
    real,
    refuse_read_only,
    write_new,
)
from storage.refusals import from_os

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
        self._spares: list[tuple[Path, Path]] = []
        """Whole copies of what replaces a field file, until all is done, and the file's own name."""

    def __enter__(self) -> Self:
        return self

    def begin(self) -> None:
        """Make the folder itself, where nothing can be put before it is there."""
        try:
            self._make_folder(self.folder)
        except OSError as error:
            raise from_os(error, self.folder) from error

    def put(self, file: File, *, private: bool = False, spare: bool = False) -> Path:
        """Write one file; returns the name that it is going to have. A new private one is for its owner alone.

        `spare`: where one stands there that holds no more, a whole copy lies beside it until all is done, as where
        a field file is replaced: a stick can lose both names of a renaming, and whoever reads it finds that.
        """
        path = real(self.folder.joinpath(*file.name.split("/")))
        beside = beside_of(path)
        try:
            self._make_folder(path.parent)
            there = refuse_read_only(path)
            write_new(beside, file.make(), PRIVATE if private or self._private else PUBLIC, there)
            self._waiting.append((beside, path))  # from now on it is taken back, also where what follows fails
            if there and spare:
                self._spares.append((free_spare(path), path))
                write_new(self._spares[-1][0], file.make(), like=there)
        except OSError as error:
            raise from_os(error, path) from error
        return path

    def _make_folder(self, folder: Path) -> None:
        missing: list[Path] = []
        while not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        for one in reversed(missing):
            make_folder(one)
            self._made.append(one)

    def drop(self, path: Path) -> None:
        """Take back a file that was put: what stands there says the same."""
        for beside, wanted in self._waiting:
            if wanted == path:
                beside.unlink(missing_ok=True)
        self._waiting = [one for one in self._waiting if one[1] != path]

    def finish(self) -> list[Path]:
        """Give every file its name; returns them.

        Raises `GuaquiError` where one cannot be named or may not last: then all is put back. `not-put-back` has
        the `names` of those with which that went wrong.
        """
        named: list[_Named] = []
        try:
            while self._waiting:
                beside, path = self._waiting[0]
                named.append(_Named(path, beside, aside_of(path), path.exists()))
                _set_aside(named[-1])
                give_name(beside, path)
                del self._waiting[0]
            for one in named:
                flush_name(one.path)
            for folder in {one.path.parent for one in named}:
                flush_folder(folder)
        except BaseException as error:
            if stuck := [one.path for one in reversed(named) if not _is_put_back(one)]:
                names = [one.relative_to(self.folder).as_posix() for one in stuck]
                raise FileError("not-put-back", path=str(self.folder), names=names) from error
            if isinstance(error, OSError):
                raise from_os(error, error.filename or self.folder) from error
            raise
        self._made.clear()
        self._remove_spares()
        for one in named:
            with suppress(OSError):  # found by its name the next time
                one.aside.unlink(missing_ok=True)
        return [one.path for one in named]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remove_spares()
        with suppress(OSError):
            for beside, _path in self._waiting:
                beside.unlink(missing_ok=True)
            for folder in reversed(self._made):
                folder.rmdir()
        self._waiting.clear()

    def _remove_spares(self) -> None:
        for spare, path in self._spares:
            with suppress(OSError):  # it holds no more than the file: whoever opens that removes it
                if path.exists():  # else neither was put there nor put back, and it is what there is
                    spare.unlink(missing_ok=True)
        self._spares.clear()


class _Named(NamedTuple):
    """A file that gets its name in place of the one it was written under.

    `aside` is the second name, until all is done, of what stood there; `was`: whether anything did.
    """

    path: Path
    beside: Path
    aside: Path
    was: bool


def _set_aside(one: _Named) -> None:
    """Give what stands there a second name; where a file can have only one (FAT), that in place of its own."""
    if not one.was:
        return
    one.aside.unlink(missing_ok=True)
    try:
        os.link(one.path, one.aside)
    except OSError:
        one.path.rename(one.aside)


def _is_put_back(one: _Named) -> bool:
    """Put back what stood there; whether that went well."""
    try:
        if not one.was:
            one.path.unlink(missing_ok=True)
        elif one.aside.exists():
            one.aside.replace(one.path)
            one.aside.unlink(missing_ok=True)  # two names of one file: the system leaves both
        else:  # it was not set aside yet, or somebody took that away
            return one.beside.exists() and one.path.exists()
    except OSError:
        return False
    return True


def put_all(files: Iterable[File], folder: Path, *, private: bool = False) -> list[Path]:
    """Write files into a folder, all or none."""
    with Outgoing(folder, private=private) as out:
        for file in files:
            out.put(file)
        return out.finish()
