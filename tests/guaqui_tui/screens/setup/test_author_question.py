"""Who types now: taken from a list, never from keys typed on, and nothing of what is being typed is lost."""

from __future__ import annotations

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.setup.author_question import AuthorQuestion
from guaqui_tui.widgets.choice import Choice
from guaqui_tui.widgets.fields import LineField
from guaqui_tui.wording.authors import names_of
from storage import FieldFile
from storage.kinds.process.demand import demand_name

from ...pilot import Hands, Laptop, compare

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


async def ask(hands: Hands) -> None:
    await hands.press("ctrl+p")
    await hands.write("who" if words.language() == "en" else "quién esc")
    await hands.press("enter")


def test_the_question(shared: Laptop) -> None:
    words.use("es")

    async def use(hands: Hands) -> None:
        await ask(hands)
        assert isinstance(hands.app.screen, AuthorQuestion)
        compare("who", hands.screen)
        await hands.press("escape")
        assert hands.app.session.file.author == "Equipo Uno"

    shared.use(use)


def test_a_number_and_enter_in_a_form_lose_nothing(shared: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("right", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        await hands.write("Forraje")
        await ask(hands)
        await hands.press("3", "enter")
        await hands.write(" verde")
        assert isinstance(hands.app.screen, DemandScreen)
        assert "Rosa Mamani" in hands.screen
        assert "Forraje verde" in hands.screen
        await hands.press("f2", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.rest()

    shared.use(use)
    assert author(shared, 2004) == "Rosa Mamani"
    assert shared.remembered().author == "Rosa Mamani"


def test_another_person_is_named_last_of_all(shared: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await ask(hands)
        await hands.press("end", "enter")
        await hands.write("Equipo 2")
        await hands.press("enter")
        assert hands.app.session.file.author == "Equipo 2"
        await ask(hands)
        await hands.press("enter")
        assert hands.app.session.file.author == "Equipo 2"
        await ask(hands)
        await hands.press("end", "enter", *"??", "enter")
        assert "Write the name, with letters." in hands.screen
        await hands.press("escape", "escape")
        assert isinstance(hands.app.screen, AuthorQuestion)
        await hands.press("escape")
        assert hands.app.session.file.author == "Equipo 2"

    shared.use(use)


@pytest.mark.costly(0)
@pytest.mark.parametrize("typed_on", ["Riego por aspersión", "Rosa Mamani", "aulas"])
def test_words_typed_on_are_nobodys_name(shared: Laptop, typed_on: str) -> None:
    async def use(hands: Hands) -> None:
        await ask(hands)
        await hands.write(typed_on)
        await hands.press("enter")
        assert hands.app.session.file.author == "Equipo Uno"

    shared.use(use)


@pytest.mark.costly(3)
@pytest.mark.parametrize("where", [("right", "enter"), ("f6", "f7"), ("f8",), ("listed-app.file",), ()])
def test_ctrl_a_names_nobody_and_selects_all_in_a_field(shared: Laptop, where: tuple[str, ...]) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*where)
        before = hands.app.screen
        await hands.press("ctrl+a")
        assert hands.app.screen is before
        field = hands.app.focused
        await hands.write("Forraje")
        assert hands.app.session.file.author == "Equipo Uno"
        if isinstance(before, DemandScreen):
            await hands.press("ctrl+a")
            await hands.write("Aulas")
            assert before.typed()["proposal-1"] == "Aulas"
        elif isinstance(field, LineField) and not isinstance(field, Choice) and field.restrict is None:
            await hands.press("ctrl+a")
            await hands.write("B")
            assert field.value == "B"

    shared.use(use)


def test_keys_typed_ahead_are_for_the_question_and_then_for_the_board(shared: Laptop) -> None:
    async def use(hands: Hands) -> None:
        from textual import events

        for key in ("ctrl+p", *"who", "enter", "1", "enter", "right", "enter"):
            hands.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await hands.rest()
        assert hands.app.session.file.author == "Ana [b]Poma[/b]"
        assert isinstance(hands.app.screen, DemandScreen)
        assert "Andamarca · 2004" in hands.screen

    shared.use(use)
