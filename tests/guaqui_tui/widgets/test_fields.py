"""What a letter in a field sets off, and what it does not."""

from __future__ import annotations

import pytest
from textual import events
from textual.geometry import Size
from textual.screen import Screen

from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.session import intervals
from guaqui_tui.widgets.choice import Choice, Options
from guaqui_tui.widgets.fields import LineField, Prose

from ..pilot import Hands, Laptop


@pytest.mark.costly(0)
def test_a_letter_in_a_line_lays_out_nothing_anew(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    laid_out: list[object] = []
    lay_out = Screen._refresh_layout

    def spy(screen: Screen[object], *rest: object, **more: object) -> None:
        laid_out.append(screen)
        lay_out(screen, *rest, **more)  # type: ignore[arg-type]

    async def use(hands: Hands) -> None:
        monkeypatch.setattr(
            intervals, "DRAFT_SECONDS", 3600
        )  # a draft is told to the screens below, at its own time
        await hands.press("f6", "f7")
        await hands.go_to("place")
        field = hands.app.focused
        assert isinstance(field, LineField), hands.screen
        await hands.press("x")
        monkeypatch.setattr(Screen, "_refresh_layout", spy)
        width = field.size.width
        await hands.press(*"abcdefghij" * (width // 10 + 1))
        assert not laid_out
        assert field.scroll_offset.x > 0  # what is typed stays in sight
        assert "ghij" in hands.screen
        await hands.press("home")
        assert field.scroll_offset.x == 0

    laptop.use(use)


def test_what_is_proposed_is_replaced_by_typing(laptop: Laptop) -> None:
    """The first field of a form, and the same one after the next record came into it."""
    laptop.save(("andamarca", 2003, {"text": "Riego", "families": 45}))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f6")
        field = hands.app.focused
        assert isinstance(field, LineField), hands.screen
        proposed = field.value
        assert field.selected_text == proposed != ""
        await hands.press(*"14/7/2003")
        assert field.value == "14/7/2003"
        await hands.press("f1", "escape")
        assert field.value == "14/7/2003"
        await hands.press("tab", "shift+tab", "1")
        assert field.value == "1"

    laptop.use(use)


def test_prose_is_added_to_and_shows_its_beginning_when_it_is_left(laptop: Laptop) -> None:
    text = "Construcción de establos para las vacas de " + "todas las familias de arriba y de abajo " * 8
    laptop.save(("andamarca", 2003, {"text": text.strip()}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        prose = hands.app.focused
        assert isinstance(prose, Prose)
        assert not prose.selected_text
        await hands.press(*" x")
        assert prose.text == text.strip() + " x"
        await hands.press("tab")
        assert prose.scroll_offset.y == 0
        assert "Construcción de establos para las vacas" in hands.screen
        await hands.press("shift+tab")
        assert prose.cursor_location == prose.document.end

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_long_line_shows_its_beginning_when_it_is_left(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f6", "down", "down", "down")
        line = hands.app.focused
        assert isinstance(line, LineField)
        await hands.press(*"a larga palabra que no cabe en la linea y que nadie quiere ver desde su fin", "tab")
        assert line.scroll_offset.x == 0
        assert line.cursor_position == 0

    laptop.use(use)


def test_a_word_that_is_none_of_a_list_stays_is_said_and_is_not_saved_unseen(laptop: Laptop) -> None:
    """It may be a cost typed a field too early: taken back it would be gone with a save said to be done."""
    laptop.save(("andamarca", 2003, {"text": "Riego", "action": "stables"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.go_to("action")
        choice = hands.app.focused
        assert isinstance(choice, Choice)
        before = choice.value
        assert choice.selected_text == before
        await hands.press(*"zzz", "tab")
        assert choice.value == "zzz"
        assert "No such action" in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, DemandScreen)
        assert hands.place == "action"
        await hands.press(*["ctrl+z"] * 3)
        assert (choice.value, choice.taken) == (before, "stables")

    laptop.use(use)


@pytest.mark.costly(0)
def test_where_a_word_that_is_none_of_a_list_is_come_back_to_a_digit_chooses(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.go_to("how")
        choice = hands.app.focused
        assert isinstance(choice, Choice)
        await hands.press(*"80.000", "down", "up")
        assert choice.selected_text == "80.000"
        assert "1 consensus" in hands.screen
        await hands.press("tab")
        assert choice.value == "80.000", "no option is taken for it"
        await hands.press("shift+tab", "1")
        assert choice.taken == "consensus"

    laptop.use(use)


def test_a_window_that_is_left_takes_no_word_back(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.go_to("action")
        await hands.press(*"zz")
        choice = hands.app.focused
        assert isinstance(choice, Choice)
        hands.app.post_message(events.AppBlur())
        await hands.rest()
        hands.app.post_message(events.AppFocus())
        await hands.rest()
        assert hands.app.focused is choice
        await hands.press("z")
        assert choice.value == "zzz"

    laptop.use(use)


def test_what_is_wrong_is_not_said_of_a_field_that_was_emptied(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", *["down"] * 3, *"many")
        assert "Type an amount in Bs" in hands.screen
        await hands.press("ctrl+u")
        assert "Type an amount in Bs" not in hands.screen

    laptop.use(use)


def test_a_word_is_said_to_be_wrong_while_it_stands(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", *["down"] * 6, *"zz", "tab")
        assert "This is not in the list" in hands.screen
        await hands.press("shift+tab", "ctrl+u", "tab")
        assert "This is not in the list" not in hands.screen

    laptop.use(use)


def test_a_list_is_as_high_at_first_sight_as_ever(laptop: Laptop) -> None:
    """Before it is seen it has no width: it must not be measured by that."""
    laptop.save()

    async def use(hands: Hands) -> None:
        options = Options()
        options.offered, options.left = (("a", "APLEG"), ("b", "Zona A"), ("c", "Zona B")), 1
        heights = [options.get_content_height(Size(80, 24), Size(80, 24), width) for width in (78, 40)]
        assert heights == [3, 4]
        await hands.app.screen.mount(options)
        options.add_class("-offered")
        await hands.rest()
        assert options.content_size.height == len(str(options.render()).split("\n"))

    laptop.use(use)
