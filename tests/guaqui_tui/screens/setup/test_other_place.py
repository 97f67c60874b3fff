"""Where the disk refuses a save, one goes on in another place: with all that is known, and all that is typed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.demand.move import MoveScreen
from guaqui_tui.screens.setup.other_place import OtherPlaceScreen, free_place, read_place
from guaqui_tui.session.draft_keeper import Unsaved
from guaqui_tui.session.session import Session
from guaqui_tui.widgets.fields import LineField
from guaqui_tui.widgets.text import PlainText
from storage import FieldFile, GuaquiError, Revision
from storage.errors import FileError, InputError
from storage.file.drafts import Drafts
from storage.kinds.process.demand import demand_name

from ...pilot import NOW, Hands, Laptop, compare

RECORD = demand_name("guaqui", "andamarca", 2003)
FIRST = {"text": "Riego", "status": "proposed"}


def full_disk(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of the laptop's file is full; others are not."""
    save_many = FieldFile.save_many

    def refuse(self: FieldFile, changes: Any) -> list[Revision]:
        if self.path == laptop.file:
            raise FileError("disk-full", path=str(self.path))
        return save_many(self, changes)

    monkeypatch.setattr(FieldFile, "save_many", refuse)


def demand(path: Path, year: int) -> dict[str, Any]:
    with FieldFile.open(path, writable=False) as field:
        state = field.survey.history(demand_name("guaqui", "andamarca", year))
        return state.values if state else {}


def test_a_move_that_is_refused_goes_on_elsewhere(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save(("andamarca", 2003, FIRST))
    full_disk(laptop, monkeypatch)
    new = Path.home() / "Guaqui" / "plan-2.json"

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", *"agua", "f2")
        assert "Ctrl+P: go on in another place" in hands.words
        assert "Not saved" in hands.screen
        await hands.press("listed-elsewhere")
        assert isinstance(hands.app.screen, OtherPlaceScreen)
        assert hands.place == "place"
        await hands.press("enter")
        assert isinstance(hands.app.screen, CommunityScreen)
        assert hands.app.session.file.path == new
        assert "Saved 10:42" in hands.screen
        await hands.press("ctrl+z")
        assert "Undone" in hands.screen
        await hands.rest()

    laptop.use(use)
    assert demand(new, 2003) == FIRST
    assert demand(new, 2007)["withdrawn"] is True
    assert demand(laptop.file, 2003) == FIRST
    assert demand(laptop.file, 2007) == {}
    assert laptop.remembered().file == str(new)


def test_the_question(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save(("andamarca", 2003, FIRST))
    full_disk(laptop, monkeypatch)
    words.use("es")

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", "f2", "f2", "listed-elsewhere")
        hands.app.screen.query_one("#what", PlainText).say("plan.json")
        hands.app.screen.query_one("#place", LineField).value = "/x/Guaqui/plan-2.json"
        await hands.rest()
        compare("elsewhere", hands.screen)

    laptop.use(use)


def test_what_is_wrong_with_the_place_is_said_at_it(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save(("andamarca", 2003, FIRST))
    full_disk(laptop, monkeypatch)
    taken = laptop.folder / "taken.json"
    taken.write_bytes(b"hers")

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", "f2", "f2", "listed-elsewhere", "ctrl+u", "enter")
        assert "Write where the file is to be" in hands.words
        for place, why in ((taken, "there already"), (laptop.folder / "no" / "no" / "x", "folder of")):
            await hands.press("ctrl+u")
            await hands.paste(str(place))
            await hands.press("enter")
            assert why in hands.words
            assert isinstance(hands.app.screen, OtherPlaceScreen)
        await hands.press("escape")
        assert isinstance(hands.app.screen, MoveScreen)
        assert hands.app.session.file.path == laptop.file

    laptop.use(use)
    assert taken.read_bytes() == b"hers"


def test_the_key_does_nothing_where_nothing_was_refused(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-elsewhere")
        assert isinstance(hands.app.screen, CommunityScreen)
        await hands.press("listed-move", "4", "f2")

        def bad(*_: object) -> None:
            raise InputError("record-bad", record=RECORD, reason="x", detail="")

        monkeypatch.setattr(FieldFile, "save_many", bad)
        await hands.press("enter", "listed-elsewhere")
        assert "Ctrl+P: go" not in hands.screen
        assert isinstance(hands.app.screen, MoveScreen)

    laptop.use(use)


def test_the_second_copy_goes_on_under_the_new_name(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save(("andamarca", 2003, FIRST))
    stick = laptop.folder / "stick"
    stick.mkdir()
    full_disk(laptop, monkeypatch)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", "f2", "f2", "listed-elsewhere", "enter")
        await hands.rest()
        backup = hands.app.session.file.backup
        assert backup is not None
        assert backup.wait(10)

    laptop.use(use, backup=str(stick))
    assert demand(stick / "plan-2.json", 2007) == FIRST
    assert laptop.remembered().backup == str(stick)


def test_a_second_copy_that_cannot_go_on_is_said(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save(("andamarca", 2003, FIRST))
    full_disk(laptop, monkeypatch)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", "f2", "f2", "listed-elsewhere", "enter")
        await hands.rest()
        assert hands.app.session.file.backup is None
        assert re.search("is not there", hands.words)

    laptop.use(use, backup=str(laptop.folder / "gone"))
    assert laptop.remembered().backup == ""


def with_session(laptop: Laptop, use: Callable[[Session], Any]) -> None:
    async def run() -> None:
        session = Session(lambda _make: None, clock=lambda: NOW)
        await session.open(laptop.file, "Equipo")
        try:
            await use(session)
        finally:
            await session.close()

    asyncio.run(run())


def test_drafts_who_types_and_what_can_be_undone_go_along(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(session: Session) -> None:
        await session.keep(Unsaved(RECORD, {"text": "Riego al"}, []))
        await session.save(RECORD, {**FIRST, "place": "Kala"}, None)
        await session.go_on_at(laptop.folder / "new" / "plan.json")
        draft = await session.draft(RECORD)
        assert draft is not None
        assert draft.fields == {"text": "Riego al"}
        assert session.file.author == "Equipo"
        assert [one.record for one in await session.undo()] == [RECORD]
        assert session.survey.history(RECORD).values == FIRST  # type: ignore[union-attr]
        revision = await session.save(RECORD, {**FIRST, "place": "Sede"}, None)
        assert revision.author == "Equipo"

    with_session(laptop, use)
    assert Drafts(laptop.file).all() == []
    assert demand(laptop.folder / "new" / "plan.json", 2003) == {**FIRST, "place": "Sede"}
    assert demand(laptop.file, 2003) == {**FIRST, "place": "Kala"}


def test_where_it_cannot_be_copied_the_file_stays_open(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(session: Session) -> None:
        with pytest.raises(GuaquiError, check=lambda error: error.code == "exists"):
            await session.go_on_at(laptop.file.with_name("plan.json"))
        await session.save(RECORD, {**FIRST, "place": "Sede"}, None)

    with_session(laptop, use)
    assert demand(laptop.file, 2003) == {**FIRST, "place": "Sede"}


def test_a_file_that_may_only_be_read_goes_on_elsewhere(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        await hands.press("enter", "f6", "listed-elsewhere", "enter", "listed-move", "4", "f2", "f2")
        assert isinstance(hands.app.screen, CommunityScreen)
        assert "Read-only" not in hands.screen

    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert demand(Path.home() / "Guaqui" / "plan-2.json", 2007) == FIRST


def test_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Guaqui").mkdir()
    (tmp_path / "Guaqui" / "plan-2.json").touch()
    assert free_place(Path("/x/plan.json"), tmp_path) == tmp_path / "Guaqui" / "plan-3.json"
    assert read_place("", "plan.json") is None
    assert read_place("~nobody/x", "plan.json") is None
    assert read_place(str(tmp_path / "x"), "plan.json") == tmp_path / "x.json"
    assert read_place(str(tmp_path / "x.JSON"), "plan.json") == tmp_path / "x.JSON"
    assert read_place(f"{tmp_path}/", "plan.json") == tmp_path / "plan.json"

    def lost(_self: Path) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "expanduser", lost)
    assert read_place("~", "plan.json") is None


def test_a_new_association_that_the_disk_refuses_goes_on_elsewhere(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(("andamarca", 2003, FIRST))
    full_disk(laptop, monkeypatch)

    async def use(hands: Hands) -> None:
        await hands.press("insert", "2", *"Tejedoras", "f2")
        assert "Ctrl+P: go on in another place" in hands.words
        await hands.press("listed-elsewhere")
        assert isinstance(hands.app.screen, OtherPlaceScreen)

    laptop.use(use)
