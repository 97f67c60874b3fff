"""A workbook's bytes in a container that is the same on every machine."""

from __future__ import annotations

import io
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_DAY: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o600 << 16


def stored(workbook: bytes) -> bytes:
    """The same members, not deflated: each version of zlib deflates otherwise. No system, no time."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as made, ZipFile(buffer, "w", ZIP_STORED) as anew:
        for name in made.namelist():
            member = ZipInfo(name, _DAY)
            member.create_system, member.external_attr = 0, _READABLE
            anew.writestr(member, made.read(name))
    return buffer.getvalue()
