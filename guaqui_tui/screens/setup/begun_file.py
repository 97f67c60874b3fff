"""A file that a step leads to: what is at its place, and what is remembered once it is open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from storage import GuaquiError, Notice

from ...language import gettext_ as words
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers

PathKind = Literal["new", "file", "no-file", "folder", "nowhere"]


def kind_of_path(path: Path) -> PathKind:
    """What is there; `new` where a file may be made, in a folder that is there or can be."""
    try:
        if path.is_dir():
            return "folder"
        if path.exists():
            return "file" if path.is_file() else "no-file"
        return "new" if path.parent.is_dir() or path.parent.parent.is_dir() else "nowhere"
    except OSError:
        return "nowhere"


async def begun_answers(session: Session, settings: Settings, notices: list[Notice]) -> SetupAnswers:
    """What a step gives back whose file is open. The second copy is one file's: another begins without."""
    path = str(session.file.path.absolute())
    backup = settings.backup if path == settings.file else ""
    with suppress(GuaquiError):  # one that is not there is waited for; a bad one is said elsewhere
        await session.back_up_to(backup, new=False)
    return SetupAnswers(remembered_of(settings, path, backup), notices)


def remembered_of(before: Settings, path: str, backup: str) -> Settings:
    """What is remembered once a file is open. All stays that is not the file's; where one was on the board stays
    with its file.
    """
    kept = before if path == before.file else replace(before, plan="", holder="", year=0, n=1)
    return replace(kept, language=words.language(), file=path, backup=backup, in_community=False)
