"""The session: one hand that writes, in order, beside the screens' loop."""

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

from guaqui_tui.session.draft_keeper import Unsaved
from guaqui_tui.session.messages import NoticesArrived, RecordSaved
from guaqui_tui.session.session import Session
from storage import FieldFile, GuaquiError, Revision, Survey
from storage.gather.merge import merge

from ..pilot import NOW, Laptop

RECORD = "demand/guaqui/andamarca/2003/1"


def test_a_save_is_told_after_it_is_on_the_disk(laptop: Laptop) -> None:
    laptop.save()
    told: list[Message] = []

    def tell(make: Callable[[], Message]) -> None:
        message = make()
        assert isinstance(message, RecordSaved)
        assert b"Riego" in laptop.file.read_bytes()
        told.append(message)

    async def use() -> None:
        session = Session(tell, clock=lambda: NOW)
        assert await session.open(laptop.file, "Equipo") == []
        await session.save(RECORD, {"text": "Riego", "status": "proposed"}, ())
        assert session.saved_at == "10:42"
        await session.close()

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
        session = Session(lambda _make: None)
        await session.open(laptop.file, "Equipo")
        saving = asyncio.create_task(session.save(RECORD, {"text": "Riego", "status": "proposed"}, ()))
        turns = 0
        while not saving.done():
            await asyncio.sleep(0.01)
            turns += 1
        await saving
        await session.close()
        return turns

    assert asyncio.run(use()) > 5
    assert all(name.startswith("session") for name in hands)


def test_a_save_goes_on_when_nobody_waits_for_it(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()

    async def use() -> None:
        session = Session(lambda _make: None)
        await session.open(laptop.file, "Equipo")
        saving = asyncio.create_task(session.save(RECORD, {"text": "Riego", "status": "proposed"}, ()))
        await asyncio.sleep(0)
        saving.cancel()
        await session.close()

    asyncio.run(use())
    assert laptop.demand("andamarca", 2003) == {"text": "Riego", "status": "proposed"}


def test_a_file_that_cannot_be_opened_leaves_the_one_that_is(laptop: Laptop) -> None:
    laptop.save()

    async def use() -> None:
        session = Session(lambda _make: None)
        await session.open(laptop.file, "Equipo")
        with pytest.raises(GuaquiError):
            await session.open(laptop.folder / "none.json", "Equipo")
        await session.save(RECORD, {"text": "Riego", "status": "proposed"}, ())
        await session.close()

    asyncio.run(use())
    assert laptop.demand("andamarca", 2003)


def test_what_happens_to_the_file_outside_is_heard(laptop: Laptop) -> None:
    laptop.save()
    heard: list[str] = []

    def tell(make: Callable[[], Message]) -> None:
        message = make()
        if isinstance(message, NoticesArrived):
            heard.extend(notice.code for notice in message.notices)

    async def use() -> None:
        session = Session(tell)
        await session.open(laptop.file, "Equipo")
        content = laptop.file.read_bytes()
        laptop.file.unlink()
        laptop.file.write_bytes(content)
        await session.save(RECORD, {"text": "Riego", "status": "proposed"}, ())
        await session.save(RECORD, {"text": "Posta", "status": "proposed"}, None)
        await session.close()

    asyncio.run(use())
    assert heard == ["changed-outside"]


def test_no_file_no_survey(tmp_path: Path) -> None:
    session = Session(lambda _make: None)
    assert not session.is_open
    with pytest.raises(RuntimeError):
        _ = session.survey


FORMS = (RECORD, "demand/guaqui/arcata/2003/1")
DRAFTED = st.tuples(st.sampled_from(["keep", "forget", "save"]), st.booleans(), st.sampled_from(FORMS))


@pytest.mark.costly(0)
@given(acts=st.lists(DRAFTED, max_size=8))
@settings(max_examples=15)
@example(acts=[("keep", True, RECORD), ("keep", False, RECORD)])
@example(acts=[("keep", True, RECORD), ("forget", False, RECORD)])
def test_what_is_typed_in_two_files_of_one_plan_stays_apart(acts: list[tuple[str, bool, str]]) -> None:
    """A plan and the laptop's file that it gathered, on one machine: each offers what was typed in it last."""

    async def use(files: tuple[Path, Path]) -> None:
        kept: dict[Path, dict[str, str]] = {file: {} for file in files}
        session = Session(lambda _make: None, clock=lambda: NOW)
        for number, (act, in_plan, record) in enumerate(acts):
            file, text = files[in_plan], str(number)
            await session.open(file, "Equipo")
            if act == "keep":
                await session.keep(Unsaved(record, {"text": text}, session.survey.heads(record)))
                kept[file][record] = text
            elif act == "forget":
                await session.forget(record)
                kept[file].pop(record, None)
            else:
                await session.save("demand/guaqui/patarani/2003/1", {"text": text, "status": "proposed"}, None)
            for one in files:
                await session.open(one, "Equipo")
                assert {draft.record: draft.fields["text"] for draft in await session.drafts()} == kept[one]
                draft = await session.draft(record)
                assert (draft and draft.fields["text"]) == kept[one].get(record)
        await session.close()

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
        session = Session(lambda _make: None)
        await session.open(laptop.file, "Equipo")
        with monkeypatch.context() as patched:
            patched.delattr(Survey, "all_revisions")
            await session.keep(Unsaved(FORMS[1], {"text": "Aulas"}, []))
            made = await session.save(FORMS[1], {"text": "Aulas", "status": "proposed"}, None)
            await session.keep(Unsaved(RECORD, {"text": "Riego de arriba"}, []))
            assert [draft.of for draft in await session.drafts()] == [made.rev, ""]
        await session.close()

    asyncio.run(use())


def test_all_that_is_typed_is_waited_for_once(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    monkeypatch.setattr("guaqui_tui.session.intervals.LAST_SECONDS", 0.25)
    typed = [Unsaved(f"demand/guaqui/arcata/2003/{n}", {"text": "Riego"}, ()) for n in range(1, 41)]

    async def use() -> float:
        session = Session(lambda _make: None)
        await session.open(laptop.file, "Equipo")
        disk = threading.Event()
        busy = asyncio.create_task(session.run(disk.wait))
        await asyncio.sleep(0)
        begun = time.monotonic()
        session.keep_now(typed)
        took = time.monotonic() - begun
        disk.set()
        await busy
        assert len(await session.drafts()) == len(typed)  # it went on behind
        await session.close()
        return took

    assert asyncio.run(use()) < 5
