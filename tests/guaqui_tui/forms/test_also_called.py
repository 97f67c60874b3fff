"""A word by which people mean one of a list is understood in the form, line by line, and in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.kinds.process.demand import demand_name

from ..conftest import Guaqui
from ..pilot import Hands, Laptop
from ..plain.conversation import saved, talk

DEMAND = demand_name("guaqui", "andamarca", 2003)
WORDS = {"todos": "both", "Todas": "both", "everybody": "both", "varones": "men", "dirigentes": "authorities"}


@pytest.mark.costly(3)
@pytest.mark.parametrize(("word", "kept"), WORDS.items())
def test_it_is_understood_at_every_door(laptop: Laptop, guaqui: Guaqui, word: str, kept: str) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "right", "right", *word, "f2")

    laptop.save()
    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["proposed_by"] == kept
    asked = laptop.folder / "asked.json"
    Laptop.save(laptop, file=asked)
    talk(asked, "", "andam", "2003", "Riego", word, "", "", "save", ".", ".")
    assert saved(asked, DEMAND)["proposed_by"] == kept
    _imported(laptop.folder, guaqui, word)
    assert saved(laptop.folder / "sheet.json", DEMAND)["proposed_by"] == kept


def _imported(folder: Path, guaqui: Guaqui, word: str) -> None:
    table = folder / "asked.csv"
    table.write_text(f"Comunidad;Año;Demanda;Propuesta por\nAndamarca;2003;Riego;{word}\n", "utf-8")
    guaqui("new", folder / "sheet.json", "--municipality", "guaqui")
    code, _out, told = guaqui("import", folder / "sheet.json", table)
    assert code == 0, told
