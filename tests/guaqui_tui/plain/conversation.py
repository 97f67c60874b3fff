"""Somebody who types line by line, and what is said to them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guaqui_tui.plain.console import InputEnded, LineConsole
from guaqui_tui.plain.conversation import converse
from guaqui_tui.plain.typed_lines import TypedLines
from guaqui_tui.session.settings import Settings
from storage import FieldFile

AUTHOR = "Rosa Mamani"


class Said(io.StringIO):
    """What goes out, in an encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


def console_of(typed: bytes, out: Said, *, at_once: int = 7) -> LineConsole:
    """A console that hears some bytes, a few at once, and then no more."""
    pieces: Iterator[bytes] = (typed[at : at + at_once] for at in range(0, len(typed), at_once))
    return LineConsole(TypedLines(lambda: next(pieces, b"")), out, echoes=False)


def talk(file: Path | None, *lines: str, typed: bytes = b"", settings: Settings | None = None) -> list[str]:
    """All that is said where some lines are typed, each with its Enter, and then `typed` without one."""
    out = Said()
    whole = "".join(f"{line}\n" for line in lines).encode() + typed
    code = converse(console_of(whole, out, at_once=4096), file, settings or Settings(author=AUTHOR))
    assert code == 0
    return out.getvalue().splitlines()


def saved(file: Path, record: str) -> dict[str, Any]:
    """What a record says in a file; nothing where there is none."""
    with FieldFile.open(file, writable=False) as field:
        state = field.survey.history(record)
        return dict(state.values) if state else {}


class Heard(LineConsole):
    """What one line means to a console, without any stream."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.told: list[str] = []

    def say(self, *lines: str) -> None:
        self.told += [line for line in lines if line]

    def hear(self, question: str) -> str:
        self.told.append(question)
        line = next(self._lines, None)
        if line is None:
            raise InputEnded
        return line
