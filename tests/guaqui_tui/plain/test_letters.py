"""What a terminal's encoding lacks is written with what it has."""

from __future__ import annotations

import pytest

from guaqui_tui.plain.letters import SIGNS, in_letters
from storage.symbols import CLASS_SYMBOLS, LETTERS


@pytest.mark.parametrize(
    "encoding", ["ascii", "cp437", "cp850", "latin-1", "cp1252", "koi8-r", "no-such-encoding"]
)
def test_every_text_of_ours_can_be_written(encoding: str) -> None:
    said = f"Nuñumani · «añadió» q’ullu… 40 × 2 ½ Łódź ★ {''.join(SIGNS)} 水"
    written = in_letters(said, encoding)
    known = "ascii" if encoding.startswith("no") else encoding
    assert written.encode(known).decode(known) == written
    assert "?" not in written


@pytest.mark.parametrize("sign", [sign for sign in LETTERS if sign not in CLASS_SYMBOLS])
def test_every_sign_is_written_in_letters_and_by_no_number(sign: str) -> None:
    assert "U+" not in in_letters(sign, "ascii")


def test_an_accent_is_left_out_and_the_letter_stays() -> None:
    assert in_letters("Sí, mañana a Guaqui… ¿y Ángel?", "ascii") == "Si, manana a Guaqui... y Angel?"


def test_what_can_be_written_is_left_alone() -> None:
    assert in_letters("Ñuñumani ★", "utf-8") == "Ñuñumani ★"
    assert in_letters("Ñuñumani ★", "latin-1") == "Ñuñumani *"
