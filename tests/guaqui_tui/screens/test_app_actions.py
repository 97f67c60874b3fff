"""What every screen has: the list of actions, the languages, the tour, and no more keys in the footer than fit."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.binding import Binding

from guaqui_tui.app import GuaquiApp
from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from guaqui_tui.look import keys
from guaqui_tui.screens.assembly.projector import ProjectorScreen
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.community.read_aloud import ReadAloudScreen
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.frame.questions.text_pages import Pages
from guaqui_tui.screens.plan.history import HistoryScreen
from guaqui_tui.screens.setup.screen import SetupScreen
from guaqui_tui.session import settings
from guaqui_tui.session.settings import Settings
from storage.kinds.process.demand import demand_name

from ..pilot import Hands, Laptop
from .test_register import disagree


@pytest.fixture
def demo(laptop: Laptop, tmp_path: Path) -> Laptop:
    words.use("es")
    (tmp_path / "demo").mkdir()
    build(tmp_path / "demo")
    laptop.file = tmp_path / "demo" / "plan.json"
    return laptop


def test_what_an_app_hears_without_a_screen_ends_nothing() -> None:
    """Its last screen goes before the last message has come to it."""
    app = GuaquiApp(None, Settings())
    app.on_drafts_changed()
    app.on_screen_ready()
    app.guide()
    for action in ("palette", "language", "picture"):
        getattr(app, f"action_{action}")()


@pytest.mark.costly(0)
def test_the_tour_goes_through_the_house(demo: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"recorrido", "enter")
        assert "Recorrido 1 de 6" in hands.screen
        screens = (DemandScreen, BoardScreen, CommunityScreen, HistoryScreen, ReadAloudScreen, CommunityScreen)
        steps = [
            ["enter"],
            ["end", *" alto", "f2"],
            ["f6"],
            ["ctrl+r"],
            ["escape", "f7", "f7"],
            ["escape", "escape"],
        ]
        for n, (pressed, screen) in enumerate(zip(steps, screens, strict=True), 2):
            if "f2" in pressed:
                await hands.to_words()
            await hands.press(*pressed)
            assert isinstance(hands.app.screen, screen)
            assert (f"Recorrido {n} de 6" in hands.screen) == (n <= len(steps))
        assert "Recorrido" not in hands.screen

    demo.use(use)


def test_the_tour_can_be_ended_and_speaks_the_language(demo: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"recorrido", "enter", "ctrl+p", *"cambiar el idioma", "enter")
        assert "Tour 1 of 6" in hands.screen
        await hands.press("f12", *"a tour", "enter")
        assert "Tour" not in hands.screen

    demo.use(use)
    assert settings.load().language == "en"


@pytest.mark.costly(0)
@pytest.mark.parametrize(("key", "screen"), [("enter", DemandScreen), ("f8", ProjectorScreen)])
def test_what_is_to_settle_is_said_in_the_language_that_is_chosen(
    laptop: Laptop, key: str, screen: type[object]
) -> None:
    record = demand_name("guaqui", "andamarca", 2003)
    disagree(laptop, record, {"text": "Riego"}, {"text": "Posta"}, {"text": "Aulas"})

    async def use(hands: Hands) -> None:
        await hands.press(key)
        assert isinstance(hands.app.screen, screen)
        assert "2 versions to settle" in hands.screen
        for said, before in (("2 versiones por resolver", "2 versions"), ("2 versions to", "2 versiones")):
            hands.app.action_language()
            await hands.rest()
            assert said in hands.screen
            assert before not in hands.screen

    laptop.use(use)


def test_there_is_no_tour_of_what_is_not_invented(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"a tour", "enter")
        assert "The tour needs invented data" in hands.screen
        await hands.press("enter")
        assert "Tour 1" not in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_the_list_of_actions_does_what_it_says(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"zzz", "enter")
        assert "Nothing is called like that here." in hands.screen
        await hands.press("escape", "ctrl+p", *"community", "enter")
        assert isinstance(hands.app.screen, CommunityScreen)
        await hands.press("ctrl+p", "pagedown", "pageup", "home", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        await hands.press("ctrl+p", *"back", "enter", "escape", "ctrl+p", *"open another file", "enter")
        assert isinstance(hands.app.screen, SetupScreen)

    laptop.use(use)


BINDINGS = [one for one in vars(keys).values() if isinstance(one, Binding)]


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.action)
def test_every_function_key_has_a_second_key(binding: Binding) -> None:
    """Some laptops give their function keys to the screen's brightness. F13 and above are on no keyboard."""
    pressed = binding.key.split(",")
    real = [key for key in pressed if key.startswith("f") and key[1:].isdigit() and int(key[1:]) <= 12]
    assert not real or len(pressed) > len(real)


@pytest.mark.costly(0)
def test_no_key_means_two_things_on_one_screen(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        for step in ((), ("f6",), ("f7",), ("escape", "enter"), ("f6",), ("f6",), ("ctrl+k",)):
            await hands.press(*step)
            taken = [key for one in keys.all_of(hands.app.screen) for key in one.key.split(",")]
            assert sorted(taken) == sorted(set(taken)), hands.app.screen
            assert len(list(keys.shown_bindings(hands.app.screen))) <= 6

    laptop.use(use)


@pytest.mark.costly(0)
def test_the_form_stands_before_it_is_asked_for_and_nobody_sees_it(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        before = hands.screen
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.app._prepare(hands.app.screen)
        await hands.rest()
        assert hands.app.is_screen_installed(DemandScreen.__name__)
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.screen == before
        for text in ("Riego", "Posta"):
            await hands.press("enter", *text, "f2", "escape")
        await hands.press("ctrl+p", *"change the language", "enter", "enter")
        assert "F2 Guardar" in hands.screen

    laptop.use(use)
    assert [(laptop.demand("andamarca", year) or {}).get("text") for year in (2003, 2004)] == ["Riego", "Posta"]


def test_what_is_typed_while_the_form_is_made_ready_is_meant_for_the_board(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        assert isinstance(hands.app.screen, BoardScreen)
        making = asyncio.create_task(hands.app._prepare(hands.app.screen))
        for _round in range(1000):
            if isinstance(hands.app.screen, DemandScreen):
                break
            await asyncio.sleep(0)
        for letter in "arcata":
            hands.app.post_message(events.Key(letter, letter))
        await making
        await hands.rest()
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.app.screen.cursor is not None
        assert hands.app.screen.cursor.holder == "arcata"
        await hands.press("enter")
        assert "arcata" not in hands.screen.lower().replace("arcata · 2003", "")

    laptop.use(use)


def test_an_arrow_answers_no_question_of_a_list(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        for asked in (("ctrl+p", *"help"), ("ctrl+f", *"by name")):
            await hands.press(*asked)
            over = hands.app.screen
            await hands.press("down", "up")
            assert hands.app.screen is over
            await hands.press("escape")

    laptop.use(use)


def test_actions_are_found_by_any_part_of_a_word_and_their_keys_are_whole(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p")
        lines = hands.screen.splitlines()
        assert any("Coordinar" in line and "F9 / Ctrl+N" in line for line in lines)
        assert sum("  " in line for line in lines) > 15  # what fits the screen, not eight of them
        await hands.press(*"ALIDAR")
        assert "►Validar" in hands.screen
        await hands.press("backspace", *["backspace"] * 5, *"pagina")
        assert "Nada se llama así aquí." in hands.screen
        await hands.press(*["backspace"] * 6, *"ultimo acto", *["backspace"] * 11, "f", "9")
        assert "►Coordinar" in hands.screen

    laptop.use(use)


def test_a_question_has_a_list_of_what_can_be_done_there(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "ctrl+p")
        listed = hands.screen
        assert "Go on" in listed
        assert "Change the language" not in listed
        await hands.press("ctrl+p", *"back", "enter")  # that list has none of its own; the question is left by it
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)


def test_a_question_mark_is_help_where_nothing_is_typed(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("question_mark")
        assert isinstance(hands.app.screen, Pages)
        await hands.press("escape", "enter", "question_mark")
        assert isinstance(hands.app.screen, DemandScreen)

    laptop.use(use)


def test_both_keys_of_an_action_stand_in_the_last_line_where_there_is_room(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        assert "F9 / Ctrl+N" not in hands.screen
        await hands.pilot.resize_terminal(160, 40)
        await hands.rest()
        assert "F9 / Ctrl+N" in hands.screen

    laptop.use(use)
