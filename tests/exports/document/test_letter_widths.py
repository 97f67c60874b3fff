"""Lines hold every letter of a text, and each fits."""

from __future__ import annotations

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


@given(TEXTS)
def test_with_room_enough_the_lines_are_the_texts_own(text: str) -> None:
    assert LetterWidths(WIDTHS).lines(text, 1_000_000) == text.split("\n")
