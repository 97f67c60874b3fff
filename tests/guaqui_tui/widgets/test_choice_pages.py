"""On which page a list opens: a digit is meant for what one sees on coming to it."""

from __future__ import annotations

from guaqui_tui.widgets.choice import Choice

from ..pilot import Hands, Laptop


def _action(hands: Hands) -> Choice:
    choice = hands.app.focused
    assert isinstance(choice, Choice)
    assert choice.id == "action"
    return choice


def test_a_list_that_was_leafed_through_opens_on_its_first_page_in_the_next_record(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        await hands.go_to("action")
        first = list(_action(hands).offered)
        await hands.press("pagedown")
        assert _action(hands).offered != first
        assert first[0][1] not in hands.screen
        await hands.press("f2", *"Establos")
        await hands.go_to("action")
        again = _action(hands)
        assert again.offered == again.matching[: len(first)]
        assert f"1 {again.offered[0][1]}" in hands.screen

    laptop.use(use)


def test_a_list_that_is_come_to_again_opens_on_its_first_page(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.go_to("action")
        first = list(_action(hands).offered)
        await hands.press("pagedown", "up", "down")
        assert _action(hands).offered == first
        assert f"1 {first[0][1]}" in hands.screen

    laptop.use(use)


def test_a_list_opens_on_the_page_of_what_was_chosen_and_marks_it(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.go_to("action")
        await hands.press("pagedown")
        kept, name = _action(hands).offered[1]
        await hands.press("2", "up")
        while hands.place != "action":
            await hands.press("up")
        assert _action(hands).kept == kept
        assert f"►2 {name}" in hands.screen

    laptop.use(use)
