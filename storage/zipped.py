"""Field files inside a zip, read in memory within limits, never extracted."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from .errors import GuaquiError, from_os
from .limits import MAX_FILE_BYTES, MAX_ZIP_MEMBERS


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """The .json files in a zip: (its path / their name, their bytes).

    All together may hold as much as one file may, counted as they are unpacked and not as the zip says.
    Raises `GuaquiError`: `zip-unreadable` where it is no zip, is damaged or has a password; `too-big`.
    """
    room = MAX_FILE_BYTES
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.infolist()
            if len(names) > MAX_ZIP_MEMBERS:
                raise GuaquiError("too-big", path=str(path))
            for inside in names:
                if inside.is_dir() or not inside.filename.lower().endswith(".json"):
                    continue
                with packed.open(inside) as opened:
                    data = opened.read(room + 1)
                room -= len(data)
                if room < 0:
                    raise GuaquiError("too-big", path=str(path))
                yield f"{path}/{inside.filename}", data
    except FileNotFoundError:
        raise GuaquiError("not-found", path=str(path)) from None
    except (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise GuaquiError("zip-unreadable", path=str(path), words=str(error)) from None
    except OSError as error:
        raise from_os(error, path) from error
