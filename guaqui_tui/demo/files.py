"""The demonstration's files in a folder that somebody named. One that is there and was changed stays."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from stat import S_IMODE
from typing import NamedTuple

from storage.errors import FileError
from storage.file.beside.names import is_lock
from storage.file.bounded_files import read_bounded
from storage.file.disk import replace_file
from storage.file.lock import lock_while_replaced
from storage.gather.merge import Merged
from storage.limits import MAX_FILE_BYTES
from storage.refusals import from_os

from .build import build


class DemoFiles(NamedTuple):
    """The two merges, and the files that are there now."""

    plan: Merged
    disputed: Merged
    paths: list[Path]


def put_field_files(folder: Path, also: Callable[[Merged, Path], object] = lambda _plan, _made: None) -> DemoFiles:
    """Make the field files, and what `also` makes of the plan beside them; then all is put into the folder.

    Raises `exists` where a file is there already and says something else, before anything is put.
    """
    with tempfile.TemporaryDirectory(prefix="guaqui-demo-") as scratch:
        made = Path(scratch)
        plan, disputed = build(made)
        also(plan, made)
        return DemoFiles(plan, disputed, _put(made, folder))


def _is_there(source: Path, target: Path) -> bool:
    """Whether a file stands where it is to go; raises `exists` where another does."""
    if not target.exists():
        return False
    if target.is_dir() or read_bounded(target, MAX_FILE_BYTES) != source.read_bytes():
        raise FileError("exists", path=str(target))
    return True


def _put(made: Path, folder: Path) -> list[Path]:
    files = [path for path in sorted(made.rglob("*")) if path.is_file() and not is_lock(path)]
    pairs = [(path, folder / path.relative_to(made)) for path in files if not path.name.startswith("apart-")]
    try:
        missing = [pair for pair in pairs if not _is_there(*pair)]
        with ExitStack() as held:
            for _source, target in missing:
                if target.suffix == ".json" and not held.enter_context(lock_while_replaced(target)).ours:
                    raise FileError("busy", path=str(target))
            for source, target in missing:
                target.parent.mkdir(parents=True, exist_ok=True)
                replace_file(target, [source.read_bytes()], S_IMODE(source.stat().st_mode))
    except OSError as error:
        raise from_os(error, error.filename or folder) from error
    return [target for _source, target in pairs]
