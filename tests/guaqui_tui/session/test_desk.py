"""The desk: one hand that writes, in order, beside the screens' loop."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.message import Message

from guaqui_tui.session.desk import Desk, Heard, Saved
from storage import FieldFile, GuaquiError, Revision, Survey
from storage.gather.gather import merge

from ..rig import NOW, Laptop

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


FORMS = (RECORD, "demand/guaqui/arcata/2003/1")
DRAFTED = st.tuples(st.sampled_from(["keep", "forget", "save"]), st.booleans(), st.sampled_from(FORMS))


@given(acts=st.lists(DRAFTED, max_size=8))
@settings(max_examples=15, deadline=None)
@example(acts=[("keep", True, RECORD), ("keep", False, RECORD)])
@example(acts=[("keep", True, RECORD), ("forget", False, RECORD)])
def test_what_is_typed_in_two_files_of_one_plan_stays_apart(acts: list[tuple[str, bool, str]]) -> None:
    """A plan and the laptop's file that it gathered, on one machine: each offers what was typed in it last."""

    async def use(files: tuple[Path, Path]) -> None:
        kept: dict[Path, dict[str, str]] = {file: {} for file in files}
        desk = Desk(lambda _make: None, clock=lambda: NOW)
        for number, (act, in_plan, record) in enumerate(acts):
            file, text = files[in_plan], str(number)
            await desk.open(file, "Equipo")
            if act == "keep":
                await desk.keep(record, {"text": text}, desk.survey.heads(record))
                kept[file][record] = text
            elif act == "forget":
                await desk.forget(record)
                kept[file].pop(record, None)
            else:
                await desk.save("demand/guaqui/patarani/2003/1", {"text": text, "status": "proposed"}, None)
            for one in files:
                await desk.open(one, "Equipo")
                assert {draft.record: draft.fields["text"] for draft in await desk.drafts()} == kept[one]
                draft = await desk.draft(record)
                assert (draft and draft.fields["text"]) == kept[one].get(record)
        await desk.close()

    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        lap, plan = Path(name) / "lap.json", Path(name) / "plan.json"
        patched.setenv("GUAQUI_HOME", f"{name}/home")
        with FieldFile.create(lap, "guaqui", "Ana") as field:
            field.save(RECORD, {"text": "Posta", "status": "proposed"})
        merge(plan, [lap])
        asyncio.run(use((lap, plan)))


def test_a_draft_is_told_by_what_this_laptop_made(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never by what came from a spreadsheet or another laptop; and nothing is gone through as one types."""
    laptop.file.parent.mkdir(exist_ok=True)
    with FieldFile.create(laptop.file, device="laptop00") as field:
        field.save(RECORD, {"text": "Riego", "status": "proposed"})

    async def use() -> None:
        desk = Desk(lambda _make: None)
        await desk.open(laptop.file, "Equipo")
        with monkeypatch.context() as patched:
            patched.delattr(Survey, "all_revisions")
            await desk.keep(FORMS[1], {"text": "Aulas"}, [])
            made = await desk.save(FORMS[1], {"text": "Aulas", "status": "proposed"}, None)
            await desk.keep(RECORD, {"text": "Riego de arriba"}, [])
            assert [draft.of for draft in await desk.drafts()] == [made.rev, ""]
        await desk.close()

    asyncio.run(use())


def test_all_that_is_typed_is_waited_for_once(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    monkeypatch.setattr("guaqui_tui.session.intervals.LAST_SECONDS", 0.25)
    typed = [(f"demand/guaqui/arcata/2003/{n}", {"text": "Riego"}, ()) for n in range(1, 41)]

    async def use() -> float:
        desk = Desk(lambda _make: None)
        await desk.open(laptop.file, "Equipo")
        disk = threading.Event()
        busy = asyncio.create_task(desk.run(disk.wait))
        await asyncio.sleep(0)
        begun = time.monotonic()
        desk.keep_now(typed)
        took = time.monotonic() - begun
        disk.set()
        await busy
        assert len(await desk.drafts()) == len(typed)  # it went on behind
        await desk.close()
        return took

    assert asyncio.run(use()) < 5
