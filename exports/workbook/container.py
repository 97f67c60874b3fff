"""A workbook's bytes, the same on every machine: no time, path or random id is inside."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from xlsxwriter import Workbook

from .fitting import in_xml
from .styles import LETTER

_DAY: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o600 << 16
_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_bytes(title: str, write: Callable[[Workbook], None]) -> bytes:
    """Those of a workbook that something is written into."""
    buffer = io.BytesIO()
    with Workbook(buffer, {**_OPTIONS, "default_format_properties": _usual_letter()}) as made:
        made.set_properties({"title": in_xml(title), "created": _CREATED})
        write(made)
    return _stored(buffer.getvalue())


def _usual_letter() -> dict[str, Any]:
    """That of the cells: columns are measured by it, and a page holds what it is reckoned to hold where another
    stands in for it, too. Of each workbook its own: the writer adds to it.
    """
    return {name: LETTER[name] for name in ("font_name", "font_size")}


def _stored(workbook: bytes) -> bytes:
    """The same members, not deflated: each version of zlib deflates otherwise. No system, no time."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as made, ZipFile(buffer, "w", ZIP_STORED) as anew:
        for name in made.namelist():
            member = ZipInfo(name, _DAY)
            member.create_system, member.external_attr = 0, _READABLE
            anew.writestr(member, made.read(name))
    return buffer.getvalue()
