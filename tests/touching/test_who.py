"""Who types now: one key and a number, and nothing of what is being typed is lost."""

from __future__ import annotations

import pytest

from guaqui_tui import words
from guaqui_tui.screens.board import BoardScreen
from guaqui_tui.screens.demand import DemandScreen
from guaqui_tui.screens.first import FirstScreen
from guaqui_tui.screens.who import WhoScreen, names_of
from storage import FieldFile
from storage.records import demand_name

from .rig import Hands, Laptop, compare

RECORD = demand_name("guaqui", "andamarca", 2003)


@pytest.fixture
def shared(laptop: Laptop) -> Laptop:
    laptop.save()
    days = {"Rosa Mamani": "2002-07-14", "Ana [b]Poma[/b]": "2002-07-16", "Sin Reloj": ""}
    for name, day in days.items():
        with FieldFile.open(laptop.file, name, now=lambda day=day: day and f"{day}T10:00:00-04:00") as field:  # type: ignore[misc]
            field.save(RECORD, {"text": f"Riego de {name}", "status": "proposed"})
    with FieldFile.open(laptop.file, "Equipo Uno", now=lambda: "2002-07-15T10:00:00-04:00") as field:
        field.save("workshop/guaqui/community/andamarca/1", {"outcome": "held", "facilitator": "Equipo Tres"})
    return laptop


def author(laptop: Laptop, year: int) -> str:
    with FieldFile.open(laptop.file, writable=False) as field:
        demand = field.survey.demand("andamarca", year)
        assert demand is not None
        return demand.history.latest().author


def test_names_stand_by_the_last_day(shared: Laptop) -> None:
    with FieldFile.open(shared.file, writable=False) as field:
        names = names_of(field.survey, "Equipo Uno")
    assert names == ["Ana [b]Poma[/b]", "Equipo Tres", "Rosa Mamani", "Sin Reloj"]


@pytest.mark.parametrize(("language", "size"), [("es", (80, 24)), ("en", (80, 24)), ("es", (120, 40))])
def test_the_question(shared: Laptop, language: str, size: tuple[int, int]) -> None:
    words.use(language)

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+a")
        assert isinstance(hands.app.screen, WhoScreen)
        compare(f"who-{language}-{size[0]}", hands.screen)
        await hands.press("escape")
        assert hands.app.desk.file.author == "Equipo Uno"

    shared.use(use, size=size)


def test_one_key_and_a_number_in_a_form_lose_nothing(shared: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("right", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        await hands.write("Forraje")
        await hands.press("ctrl+a", "3", *" verde")
        assert isinstance(hands.app.screen, DemandScreen)
        assert "Rosa M." in hands.screen
        assert "Forraje verde" in hands.screen
        await hands.press("f2", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.rest(0.1)

    shared.use(use)
    assert author(shared, 2004) == "Rosa Mamani"
    assert shared.remembered().author == "Rosa Mamani"


def test_a_new_name_may_have_a_number_in_it(shared: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("ctrl+a", *"Equipo 2", "enter")
        assert hands.app.desk.file.author == "Equipo 2"
        await hands.press("ctrl+a", "enter")
        assert hands.app.desk.file.author == "Equipo 2"
        await hands.press("ctrl+a", *"9", "escape")
        assert hands.app.desk.file.author == "Equipo 2"

    shared.use(use)


def test_where_the_name_has_a_field_the_key_is_the_fields(shared: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f3", "ctrl+a")
        assert isinstance(hands.app.screen, FirstScreen)

    shared.use(use)


def test_keys_typed_ahead_are_for_the_question_and_then_for_the_board(shared: Laptop) -> None:
    async def use(hands: Hands) -> None:
        from textual import events

        for key in ("ctrl+a", "1", "right", "enter"):
            hands.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await hands.rest()
        assert hands.app.desk.file.author == "Ana [b]Poma[/b]"
        assert isinstance(hands.app.screen, DemandScreen)
        assert "Andamarca · 2004" in hands.screen

    shared.use(use)
