"""The form of one demand, by its keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB

from guaqui_tui.app import GuaquiApp
from guaqui_tui.desk import Heard
from guaqui_tui.screens import record_form as module
from guaqui_tui.screens.board import BoardScreen
from guaqui_tui.screens.demand import DemandScreen
from guaqui_tui.screens.demand_form import flaws, read, shown
from guaqui_tui.screens.likely import likely_actions
from guaqui_tui.settings import Settings
from storage import FieldFile, GuaquiError, Notice, Survey
from storage.drafts import Drafts
from storage.pack import load_pack
from storage.records import CLASSES, Slot
from tests.keeping.made import document

from .rig import Hands, Laptop


def test_five_years_of_one_community(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.write("Construcción de establos")
        await hands.press("enter")
        assert "1 Stables" in hands.screen  # suggested by the text
        await hands.press("1")
        assert hands.place == "class"
        assert "by its action: production support" in hands.screen
        await hands.press("enter")
        await hands.write("45")
        await hands.press("enter")
        await hands.write("35000")
        await hands.press("enter")
        assert "Andamarca · 2004" in hands.screen
        assert "Saved 10:42" in hands.screen
        for text in ("Riego", "Posta", "Forraje", "Aulas"):
            await hands.write(text)
            await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.app.screen.cursor == Slot("andamarca", 2007, 1)

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {
        "text": "Construcción de establos",
        "action": "stables",
        "families": 45,
        "cost_cents": 3500000,
        "status": "proposed",
    }
    texts = [(laptop.demand("andamarca", year) or {}).get("text") for year in range(2004, 2008)]
    assert texts == ["Riego", "Posta", "Forraje", "Aulas"]


def test_typed_ahead_of_everything(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow stick, and somebody who does not wait for it: every letter lands where it was meant."""
    laptop.save()
    slow(monkeypatch)

    async def use(hands: Hands) -> None:
        from textual import events

        for key in ("enter", *"Riego", "enter", "1", "enter", *"45", "enter", *"8x", "backspace", *"0", "enter"):
            hands.app.post_message(events.Key(key, key if len(key) == 1 else None))
        for key in (*"Posta", "f2", *"Aulas"):
            hands.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await hands.rest(0.3)
        assert "Andamarca · 2005" in hands.screen
        assert "Aulas" in hands.screen

    laptop.use(use)
    first = laptop.demand("andamarca", 2003) or {}
    assert (first["text"], first["action"], first["families"], first["cost_cents"]) == (
        "Riego",
        "irrigation",
        45,
        8000,
    )
    assert (laptop.demand("andamarca", 2004) or {})["text"] == "Posta"


def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    save = FieldFile.save

    def later(self: FieldFile, *args: object) -> object:
        time.sleep(0.3)
        return save(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(FieldFile, "save", later)


def test_a_correction_goes_back_to_the_board(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Reigo", "notes": "dos veces", "carries": "apleg"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        assert "Reigo" in hands.screen
        await hands.press("ctrl+u", *"Riego", "f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert "Riego" in hands.screen

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {
        "text": "Riego",
        "notes": "dos veces",
        "carries": "apleg",
        "status": "proposed",
    }


def test_wrong_input_is_said_and_leaves_the_words(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", "f2")
        assert "Write what is asked for" in hands.screen
        assert hands.place == "text"
        await hands.write("Riego")
        await hands.press("enter", *"zzz", "tab")
        assert "No such action" in hands.screen
        await hands.press("enter", *"many", "down", *"1.5.5")
        assert "Type a whole number" in hands.screen
        assert "Type an amount in Bs" in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, DemandScreen)
        assert hands.place == "action"
        assert "many" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) is None


def test_the_arrows_and_tab_go_through_the_fields(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        order = ["text", "action", "class", "families", "cost"]
        places = []
        for key in ("down", "down", "tab", "down", "down", "up", "up", "up", "up", "up"):
            places.append(hands.place)
            await hands.press(key)
        assert places == [*order, *reversed(order)]
        await hands.write("one")
        await hands.paste("\ntwo\nthree")
        await hands.press("up", "up")
        assert hands.place == "text"  # inside a text of three lines the arrows move in it
        await hands.press("down", "down", "down")
        assert hands.place == "action"

    laptop.use(use)


def test_choosing_by_letters(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"x", "enter", *"irrig")
        assert "►1 Irrigation" in hands.screen
        await hands.press("enter", *"soc", "enter", "f2")

    laptop.use(use)
    saved = laptop.demand("andamarca", 2003) or {}
    assert (saved["action"], saved["class"]) == ("irrigation", "social")


def test_what_is_typed_is_on_the_disk_within_two_seconds(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.write("Riego en K'ulli")
        await hands.rest(1.6)
        draft = Drafts(laptop.file).get("demand/guaqui/andamarca/2003/1")
        assert draft is not None
        assert draft.fields["text"] == "Riego en K'ulli"
        await hands.press("f2")
        assert Drafts(laptop.file).all() == []

    laptop.use(use)


def test_a_draft_is_offered_and_taken_up(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def type_and_go(hands: Hands) -> None:
        await hands.press("enter", "enter", "enter", "enter", *"4x", "escape")
        assert "Typed and not saved yet: Andamarca · 2003" in hands.screen

    async def come_back(hands: Hands) -> None:
        assert "Typed and not saved yet: Andamarca · 2003" in hands.screen
        await hands.press("enter")
        assert "Something was being typed here" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("enter", "enter")
        assert "This is the draft" in hands.screen
        assert "4x" in hands.screen
        await hands.press("down", "down", "down", *"45", "f2")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(type_and_go)
    laptop.use(come_back)
    assert (laptop.demand("andamarca", 2003) or {})["families"] == 45
    assert Drafts(laptop.file).all() == []


def test_quitting_keeps_what_was_just_typed(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "ctrl+q")

    laptop.use(use)
    assert [draft.fields["text"] for draft in Drafts(laptop.file).all()] == ["Riego"]


def test_a_draft_may_be_forgotten(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", *" y más", "escape", "enter", "delete")
        assert "Riego y más" not in hands.screen
        await hands.press("escape")
        assert "Typed and not saved" not in hands.screen

    laptop.use(use)
    assert Drafts(laptop.file).all() == []


def test_a_draft_on_what_was_saved_since_makes_two_versions(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def type_and_go(hands: Hands) -> None:
        await hands.press("enter", *" nuevo", "escape")

    async def come_back(hands: Hands) -> None:
        await hands.press("enter")
        assert "was saved again since then" in hands.screen
        await hands.press("enter", "f2")
        assert "! 2 vers" in hands.screen
        await hands.press("enter")
        assert "2 versions to settle" in hands.screen

    laptop.use(type_and_go)
    laptop.save(("andamarca", 2003, {"text": "Posta"}))
    laptop.use(come_back)


def test_a_save_that_fails_says_why_and_keeps_the_words(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    from storage import GuaquiError

    laptop.save()
    path = str(laptop.file)

    def full(self: FieldFile, *_args: object) -> None:
        raise GuaquiError("disk-full", path=path)

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        with monkeypatch.context() as patched:
            patched.setattr(FieldFile, "save", full)
            await hands.press("f2")
        assert "There is no room left" in hands.screen
        assert "Not saved" in hands.screen
        assert "Riego" in hands.screen
        assert Drafts(laptop.file).get("demand/guaqui/andamarca/2003/1") is not None
        await hands.press("f2")
        assert "Andamarca · 2004" in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"


def test_a_file_held_elsewhere_opens_for_reading(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        assert "About this file" in hands.screen
        await hands.press("enter")
        assert "Read-only" in hands.screen
        await hands.press("enter")
        assert "open for reading only" in hands.screen
        assert "Riego" in hands.screen
        await hands.press(*"!", "f2")
        assert "Riego!" in hands.screen
        assert "Not saved" in hands.screen

    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"


def test_in_a_disputed_slot_the_shown_version_is_edited(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    with FieldFile.open(laptop.file) as field:
        record = "demand/guaqui/andamarca/2003/1"
        base = field.survey.heads(record)
        field.save(record, {"text": "Riego A", "status": "proposed"}, base)
        field.save(record, {"text": "Riego B", "status": "proposed"}, base)

    async def use(hands: Hands) -> None:
        assert "! 2 vers" in hands.screen
        await hands.press("enter")
        assert "! 2 versions to settle; one is shown" in hands.screen
        await hands.press("f2")  # nothing was changed, so nothing is decided
        assert "! 2 vers" in hands.screen
        await hands.press("enter", "ctrl+u", *"C", "f2")
        assert "! 2 vers" not in hands.screen

    laptop.use(use)


def test_reading_fields() -> None:
    typed = {"text": " Riego ", "action": "", "class": "social", "families": "1.200", "cost": "Bs 1.500,50"}
    known = {"actions": {"irrigation"}, "classes": set(CLASSES)}
    body, wrong = read(typed, {"notes": "n", "action": "irrigation", "status": "open"}, **known)
    assert body == {
        "text": "Riego",
        "class": "social",
        "families": 1200,
        "cost_cents": 150050,
        "notes": "n",
        "status": "proposed",
    }
    assert not wrong
    assert shown(body)["cost"] == "1.500,50"
    # Decided not to ask: it may stay without a text. What was withdrawn leaves nothing behind.
    empty = dict.fromkeys(typed, "")
    assert read(empty, {"status": "none"}, **known) == ({"status": "none"}, {})
    again, _wrong = read({**empty, "text": "Posta"}, {"text": "x", "withdrawn": True, "notes": "n"}, **known)
    assert again == {"text": "Posta", "status": "proposed"}
    assert shown({"text": "x", "withdrawn": True})["text"] == ""
    # What another version knows is no mistake here.
    assert not flaws({**empty, "action": "new", "class": "other"}, {"action": "new", "class": "other"}, **known)
    assert set(flaws({**empty, "text": "x" * 501, "families": "4.5"}, {}, **known)) == {"text", "families"}


def test_likely_actions() -> None:
    survey = Survey(load_pack("guaqui"))
    first = [likely_actions(survey, text)[0][0] for text in ("Riego por aspersión", "carpas", "Baño de ganado")]
    assert first[:2] == ["irrigation", "greenhouses"]
    assert len(likely_actions(survey, "")) == len(survey.actions())


def test_the_draft_waits_no_longer_than_a_second() -> None:
    assert module.DRAFT_SECONDS <= 1


def test_no_text_reaches_a_widget_as_markup(laptop: Laptop) -> None:
    """Whatever people type, or other laptops bring, is shown letter by letter."""
    nasty = "Comité [/] [x] [@click=app.quit] [red]rojo"
    with FieldFile.create(laptop.file, author=nasty) as field:
        field.save("community/guaqui/andamarca", {"name": "[@click=app.quit]A [/]"})
        field.save("action/guaqui/nasty", {"name": "[b]riego[/] [", "class": "social"})
        field.save("demand/guaqui/andamarca/2003/1", {"text": nasty, "action": "nasty", "status": "proposed"})

    async def use(hands: Hands) -> None:
        assert "[@click=app.quit]A [/]" in hands.screen
        await hands.press("enter")
        assert nasty in hands.screen
        await hands.press("enter")
        assert "1 [b]riego[/] [" in hands.screen
        await hands.press(*"[/", "escape", "enter")
        assert "[/]" in hands.screen
        await hands.press("escape", *"[/", "f1", "escape")

    laptop.use(use, author=nasty, size=(120, 40))


def test_ten_thousand_pasted_characters(laptop: Laptop, tmp_path: Path) -> None:
    laptop.save()
    long = "dos\tpalabras\x1b[31m\x07\u202e\r\n" * 500

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.paste(long)
        await hands.press("f2")
        assert "characters are too many" in hands.screen
        await hands.press("enter")
        await hands.paste(long)  # a field of one line takes it on one line
        await hands.press("escape")
        draft = Drafts(laptop.file).get("demand/guaqui/andamarca/2003/1")
        assert draft is not None
        assert draft.fields["text"] == "dos palabras[31m\n" * 500
        assert draft.fields["action"] == " ".join(["dos palabras[31m"] * 500)

    laptop.use(use)


def test_looking_at_a_demand_changes_nothing_of_it(laptop: Laptop) -> None:
    """Not a postponement, not an action or class unknown here, not one of two actions that read alike."""
    known = {"text": "Riego", "status": "postponed", "action": "agua", "class": "spiritual"}
    laptop.save(("andamarca", 2003, known))
    with FieldFile.open(laptop.file) as field:
        field.save(
            "action/guaqui/aaa", {"name": "Sistema de riego", "class": "social", "names": {"en": "Irrigation"}}
        )
        body = {"text": "Riego", "status": "none", "action": "irrigation"}
        field.save("demand/guaqui/arcata/2003/1", body)
    before = laptop.file.read_bytes()

    async def use(hands: Hands) -> None:
        for step in ((), ("down",)):
            await hands.press(*step, "enter", "enter", "enter", "enter", "enter", "f2")

    laptop.use(use)
    assert laptop.file.read_bytes() == before


def test_a_failed_save_is_said_until_one_succeeds(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        def full(*_: object) -> None:
            raise GuaquiError("disk-full", path="plan.json")

        await hands.press("enter", *"Riego")
        with monkeypatch.context() as patch:
            patch.setattr(FieldFile, "save", full)
            await hands.press("f2")
        for screen in hands.app.screen_stack:
            screen.post_message(Heard([Notice("backup-missing", {"path": "x"})]))
        await hands.rest()
        assert "Not saved" in hands.screen
        await hands.press("f2")
        assert "Saved 10:42" in hands.screen

    laptop.use(use)


def test_what_comes_in_from_outside_is_on_the_board_at_once(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        with TinyDB(laptop.file) as db:
            db.table("revisions").insert(document("demand/guaqui/wila-collo/2007/1"))
        await hands.press("enter", *"Riego", "f2", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.app.screen._states["wila-collo", 2007, 1].text == "Riego"
        assert "1/1 100%" in hands.screen

    laptop.use(use)


def test_what_nobody_foresaw_ends_the_app_in_words(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("guaqui_tui.screens.board.figures", broken)
    laptop.save()
    app = GuaquiApp(laptop.file, Settings(author="Equipo Uno", file=str(laptop.file)))
    app.run(headless=True)
    assert isinstance(app.fault, ZeroDivisionError)
