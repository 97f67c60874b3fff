"""A terminal that lacks our signs shows letters: no sign becomes a question mark, and nothing is moved by it."""

from __future__ import annotations

import sys

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from guaqui_tui.language import gettext_ as words
from guaqui_tui.look.sign_letters import SignLetters, own_letters
from storage import FieldFile, symbols
from storage.symbols import CLASS_SYMBOLS, LETTERS, STATE_SYMBOLS

from ..all_screens import PLACES, furnish, visit
from ..pilot import Hands, Laptop


def drawn(letters: SignLetters, text: str) -> str:
    return "".join(segment.text for segment in letters.apply([Segment(text)], Color(0, 0, 0)))


def signs() -> set[str]:
    """Every sign that `storage/symbols.py` has."""
    values = [value for name, value in vars(symbols).items() if name.isupper() and name != "LETTERS"]
    return {sign for value in values for sign in "".join(value.values() if isinstance(value, dict) else value)}


@pytest.mark.parametrize("sign", sorted(signs()))
def test_every_sign_has_a_letter_as_wide(sign: str) -> None:
    letter = drawn(SignLetters("ascii"), sign)
    assert letter.isascii()
    assert cell_len(letter) == cell_len(sign)
    assert (letter == "?") == (sign == "?")


def test_states_are_told_apart_by_letters_too() -> None:
    letters = SignLetters("ascii")
    assert len({drawn(letters, sign) for sign in STATE_SYMBOLS.values()}) == len(STATE_SYMBOLS)
    assert len({LETTERS[sign] for sign in CLASS_SYMBOLS}) == len(CLASS_SYMBOLS)


def test_classes_have_the_letters_of_their_records(laptop: Laptop) -> None:
    laptop.save()
    letters = SignLetters("ascii")
    with FieldFile.open(laptop.file) as field:
        letters.use(own_letters(field.survey))
    assert drawn(letters, "▲◆■▬") == "PESO"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp850", "cp437"])
def test_what_an_encoding_has_stays(encoding: str) -> None:
    letters = SignLetters(encoding)
    for text in ("Construcción de establos en Ñuñumani", "▲ Riego…", "日本", "«así»"):
        said = drawn(letters, text)
        said.encode(encoding)
        assert cell_len(said) == cell_len(text)
    assert encoding == "ascii" or drawn(letters, "Ñuñumani") == "Ñuñumani"


def test_a_terminal_that_has_them_is_left_alone() -> None:
    assert not SignLetters("utf-8").enabled


@pytest.mark.costly(0)
def test_every_screen_can_be_drawn_in_ascii(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """And where a screen says something by a sign, a letter says it."""
    words.use("es")
    furnish(laptop)
    monkeypatch.setattr("guaqui_tui.app.terminal_encoding", lambda: "ascii")
    for name in ("board", "demand-action", "community", "year-plan"):

        async def see(hands: Hands) -> None:
            assert hands.screen.isascii()

        visit(laptop, next(place for place in PLACES if place.name == name), see)


if sys.platform != "win32":
    from ..terminal import ENVIRONMENT, Terminal

    @pytest.mark.costly(0)
    def test_the_board_in_a_terminal_of_letters(laptop: Laptop) -> None:
        furnish(laptop)
        start = {"author": "Equipo Uno", "file": str(laptop.file)}
        (laptop.folder / "installed" / "settings.json").write_text(
            "{" + ", ".join(f'"{name}": "{value}"' for name, value in start.items()) + "}", "utf-8"
        )
        terminal = Terminal({**ENVIRONMENT, "PYTHONIOENCODING": "ascii"})
        try:
            terminal.wait_for("P Constr", "E Feria", "! 2 vers", "Productive")
            shown = "\n".join(terminal.display.display)
            assert shown.isascii()
            assert "\\u" not in shown
        finally:
            terminal.kill()
