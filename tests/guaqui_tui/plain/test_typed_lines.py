"""Lines as they come from the system, their end, and the signals that end a program."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from itertools import chain, repeat

import pytest

from guaqui_tui.plain.console import InputEnded, read_line
from guaqui_tui.plain.typed_lines import NAMES, TypedLines


def lines_of(*pieces: bytes) -> TypedLines:
    came = chain(pieces, repeat(b""))
    return TypedLines(lambda: next(came))


@pytest.fixture
def _signals() -> Iterator[None]:
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_line_ends_with_its_enter_however_it_comes() -> None:
    lines = lines_of(b"ab", b"c\r\nde", b"f\n\ng\n")
    assert [lines.line() for _ in range(4)] == [b"abc", b"def", b"", b"g"]


def test_what_stands_without_its_enter_is_told_with_the_end() -> None:
    lines = lines_of(b"abc\nRiego por as")
    assert lines.line() == b"abc"
    with pytest.raises(InputEnded) as ended:
        lines.line()
    assert (ended.value.rest, ended.value.code) == ("Riego por as", 0)
    with pytest.raises(InputEnded) as again:
        lines.line()
    assert again.value.rest == ""


def test_a_line_without_an_end_takes_no_memory_without_an_end() -> None:
    pieces = chain(repeat(b"x" * 65536, 100), [b"\nnext\n"], repeat(b""))
    lines = TypedLines(lambda: next(pieces))
    assert len(lines.line()) <= 2 << 20
    assert lines.line() == b"next"


def test_of_a_line_that_is_too_long_its_beginning_stays() -> None:
    pieces = chain([b"Riego por"], repeat(b"x" * 65536, 40), [b"the end\nnext\n"], repeat(b""))
    lines = TypedLines(lambda: next(pieces))
    assert lines.line().startswith(b"Riego por")
    assert lines.line() == b"next"


@pytest.mark.usefixtures("_signals")
@pytest.mark.parametrize("name", [name for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)])
def test_a_signal_ends_the_question_and_gives_what_was_typed(name: str) -> None:
    number = getattr(signal, name)

    def read() -> bytes:
        os.kill(os.getpid(), number)
        return b"never heard\n"

    reads = iter([lambda: b"first\nRie", read])

    def came() -> bytes:
        return next(reads)()

    lines = TypedLines(came, lambda: b"go por")
    lines.listen()
    assert lines.line() == b"first"
    with pytest.raises(InputEnded) as ended:
        lines.line()
    assert (ended.value.rest, ended.value.code) == ("Riego por", 128 + number)


@pytest.mark.usefixtures("_signals")
@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal here")
def test_a_signal_amid_a_save_is_heard_at_the_next_question() -> None:
    lines = TypedLines(lambda: b"never read\n", lambda: b"Riego por")
    lines.listen()
    os.kill(os.getpid(), signal.SIGHUP)
    with pytest.raises(InputEnded) as ended:
        lines.line()
    assert (ended.value.rest, ended.value.code) == ("Riego por", 128 + signal.SIGHUP)


def test_letters_of_old_terminals_are_read_and_nothing_that_a_terminal_obeys() -> None:
    assert read_line("Ñuñumani".encode("latin-1")) == "Ñuñumani"
    assert read_line("Ñuñumani".encode()) == "Ñuñumani"
    assert read_line(b"\x1b[31mRiego\x07\x9b2J\x00 \t por") == "[31mRiego›2J por"
