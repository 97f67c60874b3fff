"""What the history of a demand from a spreadsheet says: who brought it and when, and what was not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from guaqui_tui.session import settings

from .conftest import Guaqui
from .pilot import Hands, Laptop

SHEET = "Comunidad;Gestion;Demanda;Costo;Notas\nAndamarca;2003;Puente;$us 3.000;\nArcata;2003;Sede;5.000;\n"
SLOT = "demand/guaqui/andamarca/2003/1"
UNREAD = "no entendido: Costo: «$us 3.000», fila 2 de filas.csv"


@pytest.fixture
def filled(laptop: Laptop, tmp_path: Path, guaqui: Guaqui) -> Laptop:
    laptop.save()
    settings.store(settings.Settings(author="Rosa Mamani"))
    (tmp_path / "filas.csv").write_text(SHEET, "utf-8")
    code, _out, err = guaqui("import", str(laptop.file), str(tmp_path / "filas.csv"))
    assert code in {0, 1}, err
    return laptop


def test_the_command_names_the_person_the_time_and_the_words_not_understood(
    filled: Laptop, guaqui: Guaqui
) -> None:
    _code, shown, _err = guaqui("history", str(filled.file), SLOT)
    head, origin, *_rest, last = shown.splitlines()[1:]
    assert head.endswith("  Rosa Mamani")
    assert "/" in head.split("  ")[1]
    assert "importado" not in shown
    assert origin.strip().startswith("fila 2 de filas.csv, la trajo Rosa Mamani (")
    assert last == UNREAD


def test_only_of_its_own_demand(filled: Laptop, guaqui: Guaqui) -> None:
    assert "no entendido" not in guaqui("history", str(filled.file), "demand/guaqui/arcata/2003/1")[1]


def test_the_check_lists_them_until_they_are_right(filled: Laptop, guaqui: Guaqui) -> None:
    assert "“$us 3.000”" in guaqui("check", str(filled.file))[1]
    right = ("--right", SLOT, "--code", "cell-unread", "--reason", "se verá", "--author", "Rosa Mamani")
    assert "Dadas por buenas: 1" in guaqui("check", str(filled.file), *right)[1]


def test_the_screen_says_the_same(filled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+r")
        said = hands.words
        assert UNREAD in said
        assert "la trajo Rosa Mamani (" in said
        assert "sin fecha" not in said

    filled.use(use)
