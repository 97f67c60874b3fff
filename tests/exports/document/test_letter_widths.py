"""Lines hold every letter of a text, and each fits."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.document.letter_widths import LetterWidths

WIDTHS = {ord(one): 200.0 + 37 * number for number, one in enumerate(" abcdefghijñ[…]")}
TEXTS = st.text(alphabet=[*map(chr, WIDTHS), "\n"], max_size=120)
ROOM = st.floats(min_value=300, max_value=20_000)


@given(TEXTS, ROOM)
def test_no_letter_is_lost_and_each_line_fits_unless_it_is_one_letter(text: str, room: float) -> None:
    letters = LetterWidths(WIDTHS)
    lines = letters.lines(text, room)
    assert "".join(lines).replace(" ", "") == "".join(text.split(" ")).replace("\n", "")
    assert all(letters.width(line) <= room + 1e-6 or len(line.strip()) <= 1 for line in lines)


@pytest.mark.parametrize("room", range(4, 30))
def test_no_line_ends_between_a_figure_and_its_sign_where_one_holds_both(room: int) -> None:
    letters = LetterWidths(defaultdict(lambda: 1.0))
    lines = letters.lines("Costo: Bs 8.000. Votos: 12 de 40 y US$ 1.500 más", float(room))
    assert all(len(line) <= room for line in lines)
    parted = [line for line in lines if line.endswith(("Bs", "US$", "Votos:", "de"))]
    assert bool(parted) == (room < len("US$ 1.500"))


@given(TEXTS)
def test_with_room_enough_the_lines_are_the_texts_own(text: str) -> None:
    assert LetterWidths(WIDTHS).lines(text, 1_000_000) == text.split("\n")
