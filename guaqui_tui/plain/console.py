"""Lines that are said and lines that are typed: nothing moves a cursor, nothing has a colour."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final, Protocol, TextIO

from storage.notation.text import clean_line, printable

from .letters import in_letters

_LONGEST: Final = 64 << 10
"""Letters of a line that are looked at: no field holds as many."""


class InputEnded(Exception):  # noqa: N818 - a way out: nothing went wrong
    """Nobody types any more. `rest` is what was typed of a line whose Enter never came."""

    def __init__(self, rest: str = "", code: int = 0) -> None:
        super().__init__(rest, code)
        self.rest = rest
        self.code = code


class Lines(Protocol):
    """What is typed, line by line."""

    def line(self) -> bytes:
        """The next line without its end. Raises `InputEnded`, and `OSError` where the terminal has gone."""
        ...


class LineConsole:
    """Where a conversation takes place. What is said goes out at once, a line each."""

    def __init__(self, typed: Lines, out: TextIO, *, echoes: bool) -> None:
        """`echoes`: whether what is typed is seen where its question stands, as a terminal has it."""
        self._typed = typed
        self._out = out
        self._echoes = echoes

    def say(self, *lines: str) -> None:
        """Say those that have words. Raises `InputEnded` where nobody hears them any more."""
        self._put("".join(f"{printable(line)}\n" for line in lines if line))

    def say_all(self, lines: Iterable[str]) -> None:
        self.say(*lines)

    def hear(self, question: str) -> str:
        """What is typed behind a question. Raises `InputEnded`."""
        self._put(printable(question) + (" " if self._echoes else "\n"))
        try:
            return read_line(self._typed.line())
        except OSError as error:
            raise InputEnded from error

    def _put(self, text: str) -> None:
        try:
            self._out.write(in_letters(text, self._out.encoding or "ascii"))
            self._out.flush()
        except OSError as error:
            self._out = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for what is still said
            raise InputEnded from error


def read_line(line: bytes) -> str:
    """What was typed: UTF-8, and where it is not, as old terminals send it. Nothing that a terminal obeys."""
    line = line[:_LONGEST]
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    return clean_line(text)
