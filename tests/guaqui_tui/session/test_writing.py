"""Whatever is written to the file is said, told and watched in one way: each act of the session by itself."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.message import Message

from exports.wording.edition import Edition
from guaqui_tui.language.gettext_ import speech_in
from guaqui_tui.session.messages import NoticesArrived, RecordSaved
from guaqui_tui.session.session import Session
from guaqui_tui.session.several_sheets import ImportAnswers, look_at_sheets
from storage import FieldFile
from storage.errors import FileError, Notice
from storage.gather.preview import preview_merge
from storage.intake.sheets import read_source

from ..pilot import NOW, Laptop

RECORD = "demand/guaqui/andamarca/2003/1"
OTHER = "demand/guaqui/arcata/2003/1"
RIEGO = {"text": "Riego", "status": "proposed"}
ALL = [""]
WritingAct = Callable[[Session, Path], Awaitable[object]]


class Listener:
    """What the session tells the screens, in order."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.notices: list[str] = []

    def tell(self, make: Callable[[], Message]) -> None:
        message = make()
        if isinstance(message, RecordSaved):
            self.saved.append(message.record)
        if isinstance(message, NoticesArrived):
            self.notices += [one.code for one in message.notices]


async def save(session: Session, _folder: Path) -> None:
    await session.save(OTHER, RIEGO, ())


async def save_many(session: Session, _folder: Path) -> None:
    await session.save_many([(OTHER, RIEGO, ()), (RECORD, {**RIEGO, "place": "Sede"}, None)])


async def settle(session: Session, _folder: Path) -> None:
    await session.settle(RECORD, {"text": "Riego"}, session.survey.heads(RECORD), "Así fue")


async def bring_back(session: Session, _folder: Path) -> None:
    heads = session.survey.heads(RECORD)
    await session.bring_back(RECORD, heads[0], heads)


async def undo(session: Session, _folder: Path) -> None:
    await session.undo()


async def import_sheets(session: Session, folder: Path) -> None:
    sheet = folder / "sheet.csv"
    sheet.write_text("community,year,demand\nArcata,2005,Riego\n", "utf-8")
    answers = ImportAnswers()
    seen = look_at_sheets(read_source(sheet), answers, session.survey)
    (taken,) = await session.import_sheets(seen.outlooks, answers)
    assert taken.taken.documents


async def gather(session: Session, folder: Path) -> None:
    with FieldFile.create(folder / "other.json") as field:
        field.save(OTHER, RIEGO)
    seen = await session.run(preview_merge, session.file.path, [folder / "other.json"])
    await session.write(lambda file: file.gather(seen))


async def export(session: Session, folder: Path) -> None:
    (folder / "papers").mkdir()
    await session.export(folder / "papers", ["acta.pdf"], Edition(speech_in("es")), lambda _step: None)


async def record_acta(session: Session, _folder: Path) -> None:
    await session.record_acta("arcata")


WRITING: list[tuple[WritingAct, list[str]]] = [
    (save, [OTHER]),
    (save_many, [OTHER, RECORD]),
    (settle, [RECORD]),
    (bring_back, [RECORD]),
    (undo, [OTHER]),
    (import_sheets, ALL),
    (gather, ALL),
    (export, []),
    (record_acta, []),
]
"""Each act that writes, and the records that screens are told of."""


def disputed(laptop: Laptop) -> None:
    """A file with something to settle, and something to print."""
    laptop.save(("arcata", 2003, RIEGO))
    laptop.met("arcata")
    with FieldFile.open(laptop.file, "Dos") as field:
        field.save(RECORD, RIEGO, ())
        field.save(RECORD, {**RIEGO, "text": "Posta"}, ())


def listened_to(laptop: Laptop, use: Callable[[Session, Listener], Awaitable[None]]) -> None:
    async def run() -> None:
        listener = Listener()
        session = Session(listener.tell, clock=lambda: NOW)
        await session.open(laptop.file, "Equipo")
        await use(session, listener)
        await session.close()

    asyncio.run(run())


async def all_heard(session: Session) -> None:
    """Until nothing is listened for any more."""
    await asyncio.gather(*session._watching)


@pytest.mark.parametrize(("act", "told"), WRITING, ids=[act.__name__ for act, _told in WRITING])
def test_every_act_that_writes_is_said_told_and_watched(laptop: Laptop, act: WritingAct, told: list[str]) -> None:
    """The second copy goes while the act does: nobody but whoever listens for it afterwards hears of that."""
    disputed(laptop)
    stick = laptop.folder / "stick"
    stick.mkdir()

    async def use(session: Session, listener: Listener) -> None:
        if act is undo:
            await session.save(OTHER, {**RIEGO, "place": "Sede"}, None)
        await session.back_up_to(str(stick), new=True)
        await all_heard(session)
        listener.saved.clear()
        session.saved_at = ""
        before = laptop.file.read_bytes()
        shutil.rmtree(stick)
        await act(session, laptop.folder)
        assert laptop.file.read_bytes() != before
        assert listener.saved == told
        assert session.saved_at == ("10:42" if told else "")
        await all_heard(session)
        assert listener.notices == ["backup-missing"]

    listened_to(laptop, use)


def test_what_a_save_that_fails_has_to_say_is_told(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    disputed(laptop)

    def refuse(self: FieldFile, *_: Any) -> None:
        self.notices.append(Notice("changed-outside", {"path": str(self.path)}))
        raise FileError("disk-full", path=str(self.path))

    monkeypatch.setattr(FieldFile, "save", refuse)

    async def use(session: Session, listener: Listener) -> None:
        with pytest.raises(FileError):
            await session.save(OTHER, RIEGO, ())
        assert (listener.notices, listener.saved, session.saved_at) == (["changed-outside"], [], "")

    listened_to(laptop, use)
