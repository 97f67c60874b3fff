"""What undos of merges took out of a plan: lists beside it, `PLAN.merges/set-aside.json`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from ..errors import MergeError
from ..refusals import from_os
from .beside.names import merges_of
from .disk import real
from .json_files import read_json, write_json

S = TypeVar("S", bound=Struct)


class SetAside(Struct):
    """What an undo took out: of which plan and which of its merges, the files that brought it, and its ids.

    `laptop`: whose saves alone it took out; empty: all.
    """

    plan: str
    merge: int
    at: str
    sources: list[str]
    revisions: list[str]
    laptop: str = ""


class _Asides(Struct):
    undone: list[SetAside]


def merges_path(out: Path) -> Path:
    """The folder of a plan's reports."""
    return merges_of(real(out))


def asides(out: Path) -> list[SetAside]:
    """What undoing took out of a plan, by undo. Raises `report-damaged`, or what the disk refused."""
    held = read_report(_path(out), _Asides)
    return held.undone if held else []


def keep_asides(out: Path, undone: Iterable[SetAside]) -> None:
    """Raises what the disk refused."""
    write_json(_path(out), _Asides([*undone]), indent=1)


def set_aside(out: Path) -> set[str]:
    """The ids of the revisions that an undo took out of a plan."""
    return set(chain.from_iterable(one.revisions for one in asides(out)))


def read_report(path: Path, kind: type[S]) -> S | None:
    """What is kept under a name, None where nothing is. Raises `report-damaged`, or what the disk refused."""
    try:
        return read_json(path, kind)
    except msgspec.DecodeError:
        raise MergeError("report-damaged", path=str(path)) from None
    except OSError as error:
        raise from_os(error, path) from error


def _path(out: Path) -> Path:
    return merges_path(out) / "set-aside.json"
