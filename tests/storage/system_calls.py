"""Between the store and the system: each call that changes a file below a folder is seen, and may be answered."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Self

_CHANGING = os.O_CREAT | os.O_TRUNC
_NAMED = ("unlink", "mkdir", "rmdir")
_TWO_NAMES = ("replace", "rename", "link")


class Call(NamedTuple):
    """One call: what it is, the file it is about, and what it was given. `inode` is unique, also over re-use."""

    what: str
    path: Path
    fd: int = -1
    inode: tuple[int, int] = (0, 0)
    data: bytes = b""
    at: int = 0
    to: Path = Path()


class Calls:
    """A context in which `answer` stands between the program and the calls that change `folder`.

    `os` itself is changed, so that pathlib and the lock go through here too. Reading is let through.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._paths: dict[int, Path] = {}
        self._born: dict[int, int] = {}
        self._real: dict[str, Callable[..., Any]] = {}

    def answer(self, call: Call, do: Callable[..., Any]) -> Any:
        """What the program gets. `do()` is the real call; for a write `do(data)` writes just that."""
        raise NotImplementedError

    def opened(self, path: Path, fd: int) -> None:
        """A file of the folder was opened, by whatever call."""

    def hold(self, fd: int, path: Path) -> None:
        """A file of the folder that was open before the watch began."""
        self._paths[fd] = path
        self.opened(path, fd)

    def __enter__(self) -> Self:
        for name in ("open", "close", "write", "fsync", "ftruncate", *_NAMED, *_TWO_NAMES):
            self._real[name] = getattr(os, name)
        changed = {"open": self._open, "close": self._close, "write": self._write}
        changed |= {"fsync": self._fsync, "ftruncate": self._ftruncate}
        changed |= {name: self._named(name) for name in _NAMED}
        changed |= {name: self._two_names(name) for name in _TWO_NAMES}
        for name, function in changed.items():
            setattr(os, name, function)
        return self

    def __exit__(self, *_: object) -> None:
        for name, function in self._real.items():
            setattr(os, name, function)

    def _ours(self, path: Any) -> bool:
        return isinstance(path, str | os.PathLike) and self.folder in Path(os.fsdecode(path)).parents

    def _inode(self, fd: int) -> tuple[int, int]:
        number = os.fstat(fd).st_ino
        return number, self._born.get(number, 0)

    def _open(self, path: Any, flags: int, *more: Any, **named: Any) -> int:
        def do() -> int:
            before = os.path.exists(path)  # noqa: PTH110 - as it was given
            fd: int = self._real["open"](path, flags, *more, **named)
            if self._ours(path) or Path(os.fsdecode(path)) == self.folder:
                self._paths[fd] = Path(os.fsdecode(path))
                if not before:  # a file system gives a number again; the new file is another one
                    number = os.fstat(fd).st_ino
                    self._born[number] = self._born.get(number, 0) + 1
            return fd

        if not self._ours(path):
            return do()
        what = "create" if flags & os.O_CREAT else "truncate"
        fd: int = self.answer(Call(what, Path(os.fsdecode(path))), do) if flags & _CHANGING else do()
        self.opened(Path(os.fsdecode(path)), fd)
        return fd

    def _close(self, fd: int) -> None:
        self._paths.pop(fd, None)
        self._real["close"](fd)

    def _write(self, fd: int, data: Any) -> int:
        real = self._real["write"]
        if fd not in self._paths:
            return int(real(fd, data))
        whole = bytes(data)
        at = os.lseek(fd, 0, os.SEEK_CUR)
        call = Call("write", self._paths[fd], fd, self._inode(fd), whole, at)
        return int(self.answer(call, lambda part=whole: real(fd, part)))

    def _fsync(self, fd: int) -> None:
        if fd not in self._paths:
            return self._real["fsync"](fd)  # type: ignore[no-any-return]
        return self.answer(  # type: ignore[no-any-return]
            Call("fsync", self._paths[fd], fd, self._inode(fd)), lambda: self._real["fsync"](fd)
        )

    def _ftruncate(self, fd: int, length: int) -> None:
        if fd not in self._paths:
            return self._real["ftruncate"](fd, length)  # type: ignore[no-any-return]
        call = Call("ftruncate", self._paths[fd], fd, self._inode(fd), at=length)
        return self.answer(call, lambda: self._real["ftruncate"](fd, length))  # type: ignore[no-any-return]

    def _named(self, name: str) -> Callable[..., Any]:
        def function(path: Any, *more: Any, **named: Any) -> Any:
            def do() -> Any:
                return self._real[name](path, *more, **named)

            return self.answer(Call(name, Path(os.fsdecode(path))), do) if self._ours(path) else do()

        return function

    def _two_names(self, name: str) -> Callable[..., Any]:
        def function(path: Any, to: Any, **named: Any) -> Any:
            def do() -> Any:
                return self._real[name](path, to, **named)

            if not self._ours(to):
                return do()
            return self.answer(Call(name, Path(os.fsdecode(path)), to=Path(os.fsdecode(to))), do)

        return function
