"""Data packages (datapackage.json): files of tables that lie beside it, with the name that it gives to each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from ...errors import SpreadsheetError
from ..table import OpenedTable
from .content import Content, OpenContent

NAME: Final = "datapackage.json"
_MOST: Final = 1 << 20
"""Bytes of the description: it names files, and has no rows."""

Beside = Callable[[str], bytes]
"""The bytes of a file that lies beside another, by its path from there."""


def fits(data: bytes) -> bool:
    """Whether a file describes a package."""
    described = _described(data)
    return described is not None and _resources(described) != []


def tables(content: Content, beside: Beside, open_content: OpenContent) -> Iterator[OpenedTable]:
    """The tables of all files that are named. Raises `is-json` where none is, and what opening one raises."""
    named = _resources(_described(content.data) or {})
    if not named:
        raise SpreadsheetError("is-json", path=content.path)
    for name, path in named:
        data = beside(path)
        content.bound.take_bytes(len(data))
        member = content._replace(path=f"{content.path}: {path}", data=data)
        for table in open_content(member):
            yield table._replace(name=f"{name}: {table.name}" if table.name else name)


def _described(data: bytes) -> dict[str, Any] | None:
    if b'"resources"' not in data[:_MOST] or len(data) > _MOST:
        return None
    try:
        described = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return described if isinstance(described, dict) else None


def _resources(described: dict[str, Any]) -> list[tuple[str, str]]:
    """The name and path of each table that lies in a file of the package's own folder or below it."""
    found = described.get("resources")
    resources = (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()
    return [
        (str(one.get("name") or one["path"]), one["path"])
        for one in resources
        if isinstance(one.get("path"), str) and _is_below(one["path"])
    ]


def _is_below(path: str) -> bool:
    """Whether a path leads nowhere but into the package: no other file of a laptop is read for a stranger."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and ":" not in path and "\\" not in path
