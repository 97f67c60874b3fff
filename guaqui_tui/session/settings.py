"""What the app remembers of its user between two days: language, name, last file, last place on the board."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from storage.errors import Notice
from storage.file.device import home
from storage.file.json_files import read_json, write_json
from storage.notation.text import clean_line


class Settings(Struct):
    """Everything has a default: a file from another version, or a torn one, costs a question, not a start."""

    language: str = ""
    theme: str = ""
    author: str = ""
    file: str = ""
    backup: str = ""
    """The folder of the second copy."""
    hub: str = ""
    """The address of the hub that answered last; what asks it refuses one with a password."""
    plan: str = ""
    """Municipality and id of the plan of that file which was shown last, with a / between them."""
    holder: str = ""
    year: int = 0
    n: int = 1
    in_community: bool = False
    """Whether that was in its community's view when the app was ended by something else than its user."""

    @property
    def place(self) -> tuple[str, int, int]:
        """The slot that was worked on last: its holder, year and number."""
        return self.holder, self.year, self.n

    @place.setter
    def place(self, to: tuple[str, int, int]) -> None:
        self.holder, self.year, self.n = to


class SetupAnswers(Struct):
    """What was answered; the file is open on the session."""

    settings: Settings
    notices: list[Notice]


def path() -> Path:
    return home() / "settings.json"


def load() -> Settings:
    """What was kept. The name is cleaned, for another program may have written there; paths stay as they are."""
    try:
        known = read_json(path(), Settings) or Settings()
    except (OSError, msgspec.DecodeError):
        return Settings()
    known.author = clean_line(known.author)
    return known


def store(settings: Settings) -> None:
    """Raises `GuaquiError` where the disk refuses. A path that is no text is asked for again another day."""
    paths = {"file": _as_text(settings.file), "backup": _as_text(settings.backup)}
    write_json(path(), replace(settings, **paths))


def _as_text(path: str) -> str:
    """Nothing for one with bytes that are no letters, which Linux allows."""
    return path if path.encode("utf-8", "ignore").decode() == path else ""
