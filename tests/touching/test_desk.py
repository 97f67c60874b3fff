"""The desk: one hand that writes, in order, beside the screens' loop."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.message import Message

from guaqui_tui.desk import Desk, Heard, Saved
from storage import FieldFile, GuaquiError, Revision

from .rig import NOW, Laptop

RECORD = "demand/guaqui/andamarca/2003/1"


def test_a_save_is_told_after_it_is_on_the_disk(laptop: Laptop) -> None:
    laptop.save()
    told: list[Message] = []

    def tell(make: Callable[[], Message]) -> None:
        message = make()
        assert isinstance(message, Saved)
        assert b"Riego" in laptop.file.read_bytes()
        told.append(message)

    async def use() -> None:
        desk = Desk(tell, clock=lambda: NOW)
        assert await desk.open(laptop.file, "Equipo") == []
        await desk.save(RECORD, {"text": "Riego", "status": "proposed"}, ())
        assert desk.saved_at == "10:42"
        await desk.close()

    asyncio.run(use())
    assert len(told) == 1


def test_nothing_of_the_file_is_done_on_the_loop(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    hands: set[str] = set()
    save = FieldFile.save

    def slow(self: FieldFile, record: str, body: dict[str, object], base: object = None) -> Revision:
        hands.add(threading.current_thread().name)
        time.sleep(0.2)
        return save(self, record, body, base)  # type: ignore[arg-type]

    monkeypatch.setattr(FieldFile, "save", slow)

    async def use() -> int:
        desk = Desk(lambda _make: None)
        await desk.open(laptop.file, "Equipo")
        saving = asyncio.create_task(desk.save(RECORD, {"text": "Riego", "status": "proposed"}, ()))
        turns = 0
        while not saving.done():
            await asyncio.sleep(0.01)
            turns += 1
        await saving
        await desk.close()
        return turns

    assert asyncio.run(use()) > 5
    assert all(name.startswith("desk") for name in hands)


def test_a_save_goes_on_when_nobody_waits_for_it(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()

    async def use() -> None:
        desk = Desk(lambda _make: None)
        await desk.open(laptop.file, "Equipo")
        saving = asyncio.create_task(desk.save(RECORD, {"text": "Riego", "status": "proposed"}, ()))
        await asyncio.sleep(0)
        saving.cancel()
        await desk.close()

    asyncio.run(use())
    assert laptop.demand("andamarca", 2003) == {"text": "Riego", "status": "proposed"}


def test_a_file_that_cannot_be_opened_leaves_the_one_that_is(laptop: Laptop) -> None:
    laptop.save()

    async def use() -> None:
        desk = Desk(lambda _make: None)
        await desk.open(laptop.file, "Equipo")
        with pytest.raises(GuaquiError):
            await desk.open(laptop.folder / "none.json", "Equipo")
        await desk.save(RECORD, {"text": "Riego", "status": "proposed"}, ())
        await desk.close()

    asyncio.run(use())
    assert laptop.demand("andamarca", 2003)


def test_what_happens_to_the_file_outside_is_heard(laptop: Laptop) -> None:
    laptop.save()
    heard: list[str] = []

    def tell(make: Callable[[], Message]) -> None:
        message = make()
        if isinstance(message, Heard):
            heard.extend(notice.code for notice in message.notices)

    async def use() -> None:
        desk = Desk(tell)
        await desk.open(laptop.file, "Equipo")
        content = laptop.file.read_bytes()
        laptop.file.unlink()
        laptop.file.write_bytes(content)
        await desk.save(RECORD, {"text": "Riego", "status": "proposed"}, ())
        await desk.save(RECORD, {"text": "Posta", "status": "proposed"}, None)
        await desk.close()

    asyncio.run(use())
    assert heard == ["changed-outside"]


def test_no_file_no_survey(tmp_path: Path) -> None:
    desk = Desk(lambda _make: None)
    assert not desk.is_open
    with pytest.raises(RuntimeError):
        _ = desk.survey
