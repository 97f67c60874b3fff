"""What the app's words tell of its keys is left out."""

from __future__ import annotations

import pytest

from guaqui_tui.plain.without_keys import without_keys


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("One laptop withdrew it. Ctrl+R decides which stands.", "One laptop withdrew it."),
        (
            "Escriba lo que se pide; donde no se pide nada, dígalo en el último campo: Arriba.",
            "Escriba lo que se pide.",
        ),
        ("Rosa Mamani saves it (Ctrl+P)", "Rosa Mamani saves it"),
        ("F9 coordinates.", "F9 coordinates."),
        ("Type a whole number, such as 45.", "Type a whole number, such as 45."),
        ("", ""),
    ],
)
def test_what_is_left(words: str, said: str) -> None:
    assert without_keys(words) == said
