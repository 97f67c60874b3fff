"""In every form and every field Ctrl+Z takes back what was typed, and Ctrl+Y types it again."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.widgets.choice import Choice
from guaqui_tui.widgets.fields import LineField, Prose

from ...all_screens import PLACES, Place, furnish, visit
from ...pilot import Hands, Laptop

FORMS = (
    "name",
    "open",
    "new-file",
    "preparation",
    "preparation-lines",
    "file",
    "add-community",
    "add-association",
    "demand-new",
    "demand-proposals",
    "demand-more",
    "add-action",
    "workshop",
    "holder",
    "validation-reason",
    "budget",
    "verify",
    "gather",
    "reason",
    "another",
    "spreadsheet-lines",
    "record",
    "heard-words",
)
"""One of each kind that something is typed into; on those that begin with a list a number picks and goes on."""


def kept(hands: Hands) -> str:
    field = hands.app.focused
    assert isinstance(field, (LineField, Prose)), hands.screen
    return field.kept


@pytest.mark.costly(3)
@pytest.mark.parametrize("place", [one for one in PLACES if one.name in FORMS], ids=lambda one: one.name)
def test_what_was_typed_goes_and_comes_again(laptop: Laptop, place: Place) -> None:
    furnish(laptop)

    async def see(hands: Hands) -> None:
        before, at = kept(hands), hands.place
        await hands.press("7")
        after, there = kept(hands), hands.place
        assert not isinstance(hands.app.focused, Choice)
        assert there == at, "a list takes the number and goes on: it has a test of its own"
        assert after != before
        await hands.press("ctrl+z")
        assert (hands.place, kept(hands)) == (at, before)
        await hands.press("ctrl+y")
        assert (hands.place, kept(hands)) == (at, after)
        await hands.press("ctrl+z")
        assert (hands.place, kept(hands)) == (at, before)
        await hands.press("ctrl+x", "ctrl+v", "ctrl+c")
        assert kept(hands) == before

    visit(laptop, place, see)


def test_every_form_is_among_them() -> None:
    assert {one.name for one in PLACES} >= set(FORMS)


@pytest.mark.costly(0)
def test_fields_are_taken_back_in_the_order_in_which_they_were_typed(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "enter", "enter", "1", *["tab"] * 5, *"45")
        typed = hands.app.screen.typed()  # type: ignore[attr-defined]
        assert (typed["proposal-1"], typed["action"], typed["families"]) == ("Riego", "irrigation", "45")
        await hands.press("ctrl+z")
        assert hands.app.screen.typed()["families"] == ""  # type: ignore[attr-defined]
        await hands.press("ctrl+z")
        assert (hands.place, hands.app.screen.typed()["action"]) == ("action", "")  # type: ignore[attr-defined]
        await hands.press("ctrl+z")
        assert (hands.place, hands.app.screen.typed()["proposal-1"]) == ("proposal-1", "")  # type: ignore[attr-defined]
        await hands.press("ctrl+y", "ctrl+y", "ctrl+y")
        assert hands.app.screen.typed() == typed  # type: ignore[attr-defined]

    laptop.use(use)


def test_another_record_has_nothing_to_take_back(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "f2")
        assert "Andamarca · 2004" in hands.screen
        await hands.press("ctrl+z")
        assert hands.app.screen.query_one(TextArea).text == ""

    laptop.use(use)


@pytest.mark.costly(3)
@pytest.mark.parametrize("key", ["ctrl+d", "ctrl+e", "ctrl+f", "ctrl+k", "ctrl+w", "f6", "f7"])
def test_a_key_of_the_app_removes_nothing_in_a_field(laptop: Laptop, key: str) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f10", "end", "enter")
        field = hands.app.focused
        assert isinstance(field, LineField)
        await hands.press(*"K5T8 ZXRM", "home", key)
        assert isinstance(hands.app.screen, BaseScreen)
        assert field.value == "K5T8 ZXRM"
        assert not field.selected_text

    laptop.use(use)


def test_pasting_and_cutting_mean_what_they_mean_elsewhere(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "ctrl+x")
        field = hands.app.focused
        assert isinstance(field, Prose)
        assert field.text == "Riego"  # nothing was marked
        await hands.press("ctrl+a", "ctrl+c", "end", "ctrl+v")
        assert field.text == "RiegoRiego"
        await hands.press("ctrl+a", "ctrl+x")
        assert field.text == ""
        hands.app.copy_to_clipboard("dos\nlíneas\u202e")
        await hands.press("down", "down", "down", "ctrl+v")
        line = hands.app.focused
        assert isinstance(line, LineField)
        assert line.value == "dos líneas"

    laptop.use(use)


def is_warned(hands: Hands) -> bool:
    return any(words in hands.words for words in ("Esc otra vez", "Esc again"))


@pytest.mark.costly(3)
@pytest.mark.parametrize("name", ["move", "validation-reason", "add-action", "reason"])
def test_what_was_typed_and_is_kept_nowhere_goes_only_when_that_is_said_twice(laptop: Laptop, name: str) -> None:
    furnish(laptop)
    place = next(one for one in PLACES if one.name == name)

    async def see(hands: Hands) -> None:
        question = hands.app.screen
        field = [*question.query(LineField)][0 if name == "add-action" else -1]
        question.set_focus(field)
        await hands.rest()
        await hands.press("7", "escape")
        assert hands.app.screen is question
        assert is_warned(hands)
        await hands.press("8")
        assert not is_warned(hands), "it was said of what stood there before"
        await hands.press("escape")
        assert hands.app.screen is question
        await hands.press("escape")
        assert hands.app.screen is not question

    visit(laptop, place, see)


def test_a_question_that_nothing_was_typed_into_closes_at_once(laptop: Laptop) -> None:
    furnish(laptop)
    place = next(one for one in PLACES if one.name == "move")

    async def see(hands: Hands) -> None:
        question = hands.app.screen
        await hands.press("escape")
        assert hands.app.screen is not question

    visit(laptop, place, see)
