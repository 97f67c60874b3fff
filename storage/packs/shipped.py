"""The versions that the packs have which come with the program.

Reading a pack's text takes longer than opening a file. So the ids stand beside it, `guaqui.ids`, below a digest of
the text and of themselves; where they do not fit, the text is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ..revisions.revision import Revision

FOLDER: Final = Path(__file__).parent / "municipalities"


def municipalities() -> list[str]:
    """The municipalities that there is a pack for."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def shipped() -> frozenset[str]:
    """The ids of all revisions of the shipped packs. Raises `pack-bad`."""
    return frozenset().union(*(ids_of(_pack(name)) for name in municipalities()))


@cache
def beginning(municipality: str) -> frozenset[str]:
    """The ids that every file has which was begun from a shipped pack: its first edition's. None where none is.

    Raises `pack-bad`.
    """
    if municipality not in municipalities():
        return frozenset()
    revisions = _revisions(_pack(municipality).read_text("utf-8"))
    return frozenset(one.rev for one in revisions if one.at == revisions[0].at)


def ids_of(pack: Path) -> frozenset[str]:
    """The ids of a pack's revisions. Raises `pack-bad`."""
    text = pack.read_text("utf-8")
    try:
        digest, *ids = pack.with_suffix(".ids").read_text("ascii").split()
    except (OSError, ValueError):  # it is not there, or not ours
        digest, ids = "", []
    return frozenset(ids if digest == _digest(text, ids) else _read(text))


def _pack(municipality: str) -> Path:
    return FOLDER / f"{municipality}.toml"


def _read(text: str) -> list[str]:
    return sorted(one.rev for one in _revisions(text))


def _revisions(text: str) -> Sequence[Revision]:
    from .editions import read_editions  # loaded where a pack's text is read, which is seldom

    return read_editions(text, "").revisions


def _digest(text: str, ids: Iterable[str]) -> str:
    return hashlib.sha256("\n".join((text, *ids)).encode()).hexdigest()
