"""Where the arguments ask for the app: the short way, which takes no library of commands to understand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ..language import gettext_ as words
from . import COMMANDS

PLAIN: Final = "--plain"
ASKED_BY_A_SHELL: Final = "_GUAQUI_COMPLETE"
"""Set where a shell asks how a line may go on, or for the script that lets it ask; click answers."""


class AppRequest(NamedTuple):
    """Which file the app opens (None: the last one), in which language (None: the one that is remembered).

    `plain`: no app that draws, but its questions a line at a time.
    """

    file: Path | None = None
    language: str | None = None
    plain: bool = False


def is_file(word: str) -> bool:
    """Whether a word that stands in a command's place is a field file."""
    return word not in COMMANDS and (word.endswith(".json") or Path(word).exists())


def app_request(arguments: Sequence[str]) -> AppRequest | None:
    """The app, where the arguments ask for it and nothing else; None for all that has to be looked at closely."""
    if ASKED_BY_A_SHELL in os.environ:
        return None
    language, rest = None, list(arguments)
    if rest and (rest[0] == "--lang" or rest[0].startswith("--lang=")):
        _name, _sign, language = rest.pop(0).partition("=")
        if not language and rest:
            language = rest.pop(0)
        if language not in words.languages():
            return None
    plain = PLAIN in rest
    rest = [word for word in rest if word != PLAIN]
    if len(rest) > 1 or (rest and (rest[0].startswith("-") or not is_file(rest[0]))):
        return None
    return AppRequest(Path(rest[0]) if rest else None, language, plain)
