"""Whatever bytes come, nothing goes out that a terminal obeys, and nothing is written that no word asked for."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest

from guaqui_tui.plain.conversation import converse
from guaqui_tui.session.settings import Settings

from ..pilot import Laptop
from .conversation import AUTHOR, Said, console_of

OBEYED: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
WORDS: Final = (
    *(b"andam", b"1", b"2003", b"workshop", b"aloud", b"missing", b"history 2003", b"list", b"see", b"more", b"?"),
    *(b"private", b"undo", b"redo", b"<", b"-", b"", b"", b"9", b"0", b"person", b"2003/2", b"99999999999999"),
    *(
        b"\x1b[2J\x1b]0;x\x07",
        b"\xff\xfe\x80",
        b"\x00" * 20,
        b"\xe2\x80\xaen",
        b"x" * 70_000,
        b"\xc3",
        b"'; -- {0} %s",
    ),
)


@pytest.mark.costly(3)
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_random_lines_say_only_letters_and_write_nothing(laptop: Laptop, seed: int, encoding: str) -> None:
    laptop.save(("arcata", 2003, {"text": "Aulas ★ de q’ullu"}))
    before, draw, out = laptop.file.read_bytes(), random.Random(seed), Said(encoding)
    lines = [AUTHOR.encode(), b"andam", *(draw.choice(WORDS) for _ in range(60))]
    typed = b"".join(line + draw.choice([b"\n", b"\r\n"]) for line in lines) + draw.randbytes(9)
    code = converse(console_of(typed, out, at_once=4096), laptop.file, Settings(author=AUTHOR))
    assert code == 0
    said = out.getvalue()
    assert OBEYED.search(said) is None
    assert said.encode(encoding)
    assert laptop.file.read_bytes() == before
