"""Imports stand in a list of their own, and one is taken back after it was seen what that does."""

from __future__ import annotations

from pathlib import Path

import pytest

from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion
from guaqui_tui.screens.spreadsheet.arrivals import ArrivalsScreen
from storage import FieldFile
from storage.plan.arrivals.arrival_list import listed_arrivals

from ...conftest import Guaqui
from ...pilot import Hands, Laptop

ANDAMARCA, ARCATA = (f"demand/guaqui/{holder}/2003/1" for holder in ("andamarca", "arcata"))


@pytest.fixture
def brought(laptop: Laptop, guaqui: Guaqui) -> Laptop:
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(ARCATA, {"text": "Posta"})
    path: Path = laptop.folder / "demands.csv"
    path.write_text(
        "Comunidad;Gestión;Demanda;Costo\nAndamarca;2003;Riego;1500\nArcata;2003;Posta;2000\n", "utf-8"
    )
    assert guaqui("--lang", "en", "import", laptop.file, path)[0] == 0
    return laptop


async def to_arrivals(hands: Hands) -> None:
    await hands.press("f9", *"spread", "enter")
    await hands.until(lambda: "demands.csv" in hands.screen)
    assert isinstance(hands.app.screen, ArrivalsScreen)


def test_an_import_is_taken_back_after_it_was_seen_what_goes(brought: Laptop) -> None:
    before = brought.file.read_bytes()

    async def use(hands: Hands) -> None:
        await to_arrivals(hands)
        assert "demands.csv · 2 rows" in hands.words
        assert "Demands · lines 2-3" in hands.words
        await hands.press("delete")
        assert isinstance(hands.app.screen, EffectsQuestion)
        assert "1 record that it began will be withdrawn: Andamarca · 2003." in hands.words
        assert "1 record will be as before it: Arcata · 2003 (Cost)." in hands.words
        await hands.press("escape")
        assert brought.file.read_bytes() == before
        await hands.press("delete", "f2")
        assert "It is taken back." in hands.words
        assert "taken back" in hands.screen
        await hands.press("delete")
        assert "It was taken back before." in hands.words

    brought.use(use)
    assert brought.demand("arcata", 2003) == {"text": "Posta"}
    with FieldFile.open(brought.file, writable=False) as field:
        state = field.survey.history(ANDAMARCA)
        assert state
        assert state.values["withdrawn"] is True
        assert [one.withdrawn for one in listed_arrivals(field.survey)] == [True]


def test_what_changed_since_it_was_looked_at_is_shown_anew_before_anything_goes(brought: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await to_arrivals(hands)
        await hands.press("delete")
        file = hands.app.session.file
        body = {"text": "Posta", "cost_cents": 300000}
        await hands.app.session.run(lambda: file.save(ARCATA, body))
        await hands.press("f2")
        assert "The plan was changed meanwhile" in hands.words
        await hands.press("delete")
        assert "1 stays (somebody decided it since): Arcata · 2003 (Cost)." in hands.words
        await hands.press("f2")
        assert "It is taken back; what somebody decided since stays." in hands.words

    brought.use(use)
    assert brought.demand("arcata", 2003) == {"text": "Posta", "cost_cents": 300000}


def test_undo_of_an_import_leads_there(brought: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f9", *"take", "enter", "ctrl+u")
        (brought.folder / "b.csv").write_text("Comunidad;Gestión;Demanda\nSullcata;2003;Riego\n", "utf-8")
        await hands.write("b.csv")
        await hands.press("enter", "f2", "escape", "escape", "ctrl+z")
        assert "taken back as a whole: F9, Spreadsheets that came in" in hands.words

    brought.use(use)
