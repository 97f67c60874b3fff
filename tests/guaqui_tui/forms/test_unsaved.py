"""The top line says that something typed is not saved, wherever it is, and when it is saved."""

from __future__ import annotations

import pytest

from guaqui_tui.app import GuaquiApp
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.record.record_form import RecordForm
from guaqui_tui.session.messages import DraftsChanged, NoticesArrived, RecordSaved
from guaqui_tui.session.session import Session
from guaqui_tui.widgets.bars import TopLine
from storage import FieldFile
from storage.file.drafts import Drafts
from storage.kinds.process.demand import demand_name

from ..pilot import Hands, Laptop

UNSAVED, SAVED = "● not saved", "Saved 10:42"


@pytest.fixture
def begun(laptop: Laptop) -> Laptop:
    laptop.save(("andamarca", 2003, {"text": "Riego"}), ("arcata", 2003, {"text": "Aulas"}))
    with FieldFile.open(laptop.file, "Otra") as field:
        for text in ("Establos", "Forraje"):
            field.save(demand_name("guaqui", "arcata", 2004), {"text": text, "status": "proposed"}, ())
    return laptop


def top(hands: Hands) -> str:
    """The top line; a message that lies over it goes by itself."""
    return str(hands.app.screen.query_one(TopLine).render())


async def save_something(hands: Hands) -> None:
    await hands.press("right", "right", "enter", *"Posta", "f2", "escape", "home")
    assert isinstance(hands.app.screen, BoardScreen)
    assert SAVED in top(hands)


@pytest.mark.costly(4)
@pytest.mark.parametrize(
    ("way", "words"),
    [
        (("enter",), " de arriba"),
        (("enter", "down"), "Aulas"),
        (("enter", "f6"), "Uma"),
        (("f6", "f7"), "2"),
        (("f6", "f6"), " alta"),
        (("f6", "listed-move"), "2"),
        (("f8",), "41"),
        (("f4", "insert"), "Tractor"),
        (("insert", "1"), "Nueva"),
        (("insert", "2"), "Nueva"),
    ],
)
def test_every_form_says_it(begun: Laptop, way: tuple[str, ...], words: str) -> None:
    async def use(hands: Hands) -> None:
        await save_something(hands)
        await hands.press(*way)
        assert SAVED in top(hands)
        await hands.write(words)
        assert UNSAVED in top(hands), hands.screen
        assert SAVED not in top(hands)
        await hands.press("ctrl+p", "escape")
        assert UNSAVED in top(hands)

    begun.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(3)
@pytest.mark.parametrize("way", [("enter",), ("f6", "f7"), ("f4", "insert"), ("insert", "1"), ("insert", "2")])
def test_a_draft_that_is_due_when_the_file_is_closed_ends_nothing(begun: Laptop, way: tuple[str, ...]) -> None:
    """The app closes its file before the last timer of a form has run."""

    async def use(hands: Hands) -> None:
        await hands.press(*way)
        await hands.write("1")
        form = hands.app.screen
        assert isinstance(form, RecordForm)
        await hands.app.session.close()
        assert not await form.keep()

    begun.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(4)
@pytest.mark.parametrize(
    "way",
    [
        ("down",),
        ("enter",),
        ("f3",),
        ("f4",),
        ("f6",),
        ("f6", "f3"),
        ("f6", "f7"),
        ("f6", "f6"),
        ("f8",),
        ("f9",),
        ("listed-validation",),
        ("listed-calendar",),
    ],
)
def test_a_message_that_comes_when_the_file_is_closed_ends_nothing(begun: Laptop, way: tuple[str, ...]) -> None:
    """The app closes its file before its screens have heard all that was told them."""

    async def use(hands: Hands) -> None:
        await save_something(hands)
        await hands.press(*way)
        heard = hands.app.screen_stack[-2:]
        await hands.app.session.close()
        for screen in heard:
            for message in (DraftsChanged(), RecordSaved(""), NoticesArrived([])):
                screen.post_message(message)
        await hands.pilot.pause()
        assert hands.app.is_running

    begun.use(use, holder="andamarca", year=2003)


def test_what_is_taken_back_or_saved_is_not_unsaved_any_more(begun: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await save_something(hands)
        await hands.press("enter")
        await hands.to_words()
        await hands.press("x")
        assert UNSAVED in top(hands)
        form = hands.app.screen
        assert isinstance(form, RecordForm)
        await form.keep()  # as on a laptop that is slower than who types
        await hands.press("ctrl+r")
        assert UNSAVED in top(hands)
        await hands.press("escape", "backspace")
        assert SAVED in top(hands)
        await hands.press("x", "f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert SAVED in top(hands)

    begun.use(use, holder="andamarca", year=2003)


def test_what_is_decided_of_a_dispute_is_not_saved_yet(begun: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await save_something(hands)
        await hands.press("f9", *["down"] * 4, "enter", "enter")
        assert SAVED in top(hands), hands.screen
        await hands.press("1")
        assert UNSAVED in top(hands)
        await hands.press("f2")
        assert SAVED in top(hands)

    begun.use(use)


def test_votes_on_the_wall_of_the_validation_are_not_saved_yet(begun: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await save_something(hands)
        await hands.press("listed-validation", "f8", "enter", "4", "1")
        assert UNSAVED in top(hands)
        await hands.press("enter", "1", "f2", "down")
        assert SAVED in top(hands)

    begun.use(use)


def test_a_screen_that_fails_holds_up_neither_the_end_nor_the_others(
    begun: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []

    def fails(_self: BoardScreen) -> None:
        raise LookupError

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.write(" de arriba")
        monkeypatch.setattr(GuaquiApp, "_end_anyway", lambda _self, _code: None)
        monkeypatch.setattr(hands.app, "exit", ended.append)
        monkeypatch.setattr(BoardScreen, "typed_here", fails)
        hands.app._told_to_end(143)
        assert [draft.fields["proposal-1"] for draft in Drafts(begun.file).all()] == ["Riego de arriba"]

    begun.use(use, holder="andamarca", year=2003)
    assert ended == [143]


@pytest.mark.costly(0)
def test_a_draft_of_what_was_saved_at_that_moment_is_not_offered(
    begun: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def forget(_self: Session, _record: str) -> None:
        """The laptop goes out between the save and this."""

    async def save(hands: Hands) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(Session, "forget", forget)
            await hands.press("enter")
            await hands.to_words()
            await hands.press(*" alto", "escape", "enter", "enter", "f2")

    async def look(hands: Hands) -> None:
        await hands.press("enter")
        assert isinstance(hands.app.screen, DemandScreen)
        assert UNSAVED not in top(hands)

    begun.use(save, holder="andamarca", year=2003)
    assert (begun.demand("andamarca", 2003) or {})["text"] == "Riego alto"
    assert len(Drafts(begun.file).all()) == 1
    begun.use(look, holder="andamarca", year=2003)
    assert Drafts(begun.file).all() == []
