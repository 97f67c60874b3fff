"""One of a list, by its number, its name or its first letters."""

from __future__ import annotations

import pytest

from guaqui_tui.plain.picking import MOST, option_lines, picked

OPTIONS = [("riego", "Sistema de riego"), ("posta", "Posta"), ("posta-s", "Posta sanitaria"), ("si", "Sí")]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("1", "riego"),
        ("sistema", "riego"),
        ("RIEGO", "riego"),
        ("rie", "riego"),
        ("posta", "posta"),
        ("posta s", "posta-s"),
        ("si", "si"),
        ("sí", "si"),
        ("0", None),
        ("5", None),
        ("pos", None),
        ("s", None),
        ("x", None),
        ("", None),
        ("...", None),
    ],
)
def test_what_a_line_means(line: str, kept: str | None) -> None:
    chosen = picked(OPTIONS, line)
    assert chosen.kept == kept
    assert bool(chosen.why) == (kept is None)


def test_a_long_list_says_how_to_come_to_the_rest() -> None:
    options = [(str(n), f"Option {n}") for n in range(MOST + 3)]
    assert len(option_lines(options)) == MOST + 1
    assert len(option_lines(options, whole=True)) == MOST + 3
