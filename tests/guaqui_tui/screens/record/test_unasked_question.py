"""A question that comes by itself answers to nothing that was typed as it came."""

from __future__ import annotations

import pytest
from textual import events

from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.record.draft_question import DraftQuestion
from guaqui_tui.screens.record.drafts_put_aside import DraftsPutAside
from storage.errors import FileError
from storage.file.drafts import Drafts

from ...pilot import Hands, Laptop

LIST = "listed-app.drafts_put_aside"
"""Chosen in the list of actions: a key that no keyboard has."""


def demand(hands: Hands) -> str:
    assert isinstance(hands.app.screen, DemandScreen), hands.screen
    return hands.app.screen.typed()["proposal-1"]


async def begin(hands: Hands) -> None:
    await hands.press("enter", *"Riego", "escape")


def test_what_is_typed_ahead_goes_into_the_form(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await begin(hands)
        for key in ("enter", " ", "3", "\r", "delete"):  # before the question can be there
            hands.app.post_message(
                events.Key({" ": "space", "\r": "enter"}.get(key, key), key if len(key) == 1 else None)
            )
        await hands.rest()
        assert isinstance(hands.app.screen, DraftQuestion)
        await hands.press("enter")
        assert isinstance(hands.app.screen, DemandScreen)
        assert demand(hands) == "Riego 3"
        assert hands.place == "votes-1"  # behind the Enter that was typed

    laptop.use(use)


def test_letters_at_the_question_wait_for_the_form(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await begin(hands)
        await hands.press("enter")
        await hands.press(*" por 2x", "backspace", "enter")
        assert isinstance(hands.app.screen, DraftQuestion)
        assert "por 2" in hands.screen
        await hands.paste(" y más")
        await hands.press("f5")
        assert demand(hands) == "Riego por 2"
        assert hands.place == "votes-1"

    laptop.use(use)


def test_letters_at_a_question_that_is_put_off_reach_no_other_screen(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await begin(hands)
        await hands.press("enter", *"arcata", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        assert "Find" not in hands.screen
        await hands.press("enter", "enter")
        assert demand(hands) == "Riego"

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_draft_is_put_aside_and_taken_up_again(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await begin(hands)
        await hands.press("home")
        assert "● 1 not saved" in hands.screen
        await hands.press("enter", "delete")
        assert demand(hands) == ""
        assert "put aside" in hands.screen
        await hands.press("escape")
        assert "not saved" not in hands.screen
        await hands.press("enter", *"Aulas", "escape", LIST)
        assert isinstance(hands.app.screen, DraftsPutAside)
        assert "Andamarca · 2003" in hands.screen
        assert "Riego" in hands.screen
        await hands.press("enter", "enter")
        assert demand(hands) == "Riego"
        await hands.press("escape")
        assert "Aulas" in hands.screen  # what was offered before is put aside now
        await hands.press("escape", "enter", "enter", "f2", "escape")
        assert "not saved" not in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"
    assert [draft.fields["proposal-1"] for draft in Drafts(laptop.file).all_put_aside()] == ["Aulas"]


def test_what_is_left_of_a_draft_is_put_aside_with_it(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        assert isinstance(hands.app.screen, DemandScreen)
        hands.app.screen.to_field("families")
        await hands.rest()
        await hands.press(*"45", "escape")
        await hands.press("enter", "left", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        typed = hands.app.screen.typed()
        assert (typed["proposal-1"], typed["families"]) == ("", "45")
        await hands.press("escape")

    laptop.use(use)
    (put_aside,) = Drafts(laptop.file).all_put_aside()
    assert put_aside.fields["proposal-1"] == "Riego"
    assert [draft.fields["families"] for draft in Drafts(laptop.file).all()] == ["45"]


def test_a_draft_that_cannot_be_put_aside_is_offered_again(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next letter would take its place."""
    laptop.save()

    def refuse(_drafts: Drafts, _record: str) -> None:
        raise FileError("disk-full", path="draft")

    monkeypatch.setattr(Drafts, "put_aside", refuse)

    async def use(hands: Hands) -> None:
        await begin(hands)
        await hands.press("enter", "delete")
        assert isinstance(hands.app.screen, DraftQuestion)
        assert "disk" in hands.screen
        await hands.press("enter")
        assert demand(hands) == "Riego"

    laptop.use(use)
    assert [draft.fields["proposal-1"] for draft in Drafts(laptop.file).all()] == ["Riego"]


@pytest.mark.costly(0)
def test_every_form_offers_what_was_put_aside(laptop: Laptop) -> None:
    laptop.save()
    forms = {"workshop": ("f6", "f7"), "holder": ("f6", "f6"), "new": ("insert", "1"), "budget": ("f4", "insert")}

    async def use(hands: Hands) -> None:
        for name, keys in forms.items():
            await hands.press(*keys)
            form, at = type(hands.app.screen), hands.place
            await hands.press(*"xyz", "escape", "escape", "escape")
            assert isinstance(hands.app.screen, BoardScreen), name
            await hands.press(*keys, "delete", "escape", "escape", "escape", LIST, "enter", "enter")
            assert type(hands.app.screen) is form, name
            assert hands.app.screen.query_one(f"#{at}").value.endswith("xyz"), name  # type: ignore[attr-defined]
            await hands.press("escape", "escape", "escape", "escape")

    laptop.use(use)


def test_of_a_new_record_nothing_is_said_to_be_saved(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "ctrl+a", *"13/7/2003", "enter", "escape", "f7")
        assert "Something was being typed" in hands.screen
        assert "Typed: 13/7/2003" in hands.screen
        assert "Saved: –" in hands.screen

    laptop.use(use)
