"""Another place is offered for a save that failed where it helps, and there alone: with every error of a save."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.screens.frame.refusals import helped_by_another_place
from guaqui_tui.session.session import Session
from guaqui_tui.session.several_sheets import ImportAnswers, look_at_sheets
from storage import FieldFile, GuaquiError
from storage.file import tinydb_storage
from storage.file.disk import write_at
from storage.file.pack import parse_pack
from storage.intake.sheets import read_source
from storage.limits import FORMAT, MAX_FILE_BYTES, MAX_TEXT
from tests.storage.crafted_files import write
from tests.storage.file.test_beginning import GOOD

from ...pilot import NOW, Laptop

RECORD = "demand/guaqui/andamarca/2003/1"
RIEGO = {"text": "Riego", "status": "proposed"}
Spoil = Callable[[Path], None]
"""What becomes of the open file and its disk before the save."""


def with_session(file: Path, use: Callable[[Session], Any]) -> None:
    async def run() -> None:
        session = Session(lambda _make: None, clock=lambda: NOW)
        await session.open(file, "Equipo")
        await use(session)
        await session.close()

    asyncio.run(run())


def _gone(file: Path) -> None:
    shutil.rmtree(file.parent)


def _no_folder(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_bytes(b"not a folder")


def _folder_in_its_place(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe_in_its_place(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _grown(file: Path) -> None:
    os.truncate(file, MAX_FILE_BYTES + 1)


def _newer(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"format": 1', b'"format": %d' % (FORMAT + 10), 1))


def _of_another_municipality(file: Path) -> None:
    write(file, parse_pack(GOOD, "laja.toml"))


SPOILED: list[tuple[Spoil, str]] = [
    (_gone, "folder-missing"),
    (_no_folder, "folder-is-a-file"),
    (_folder_in_its_place, "is-a-folder"),
    (_pipe_in_its_place, "not-a-file"),
    (_grown, "too-big"),
    (_newer, "read-only"),
    (_of_another_municipality, "replaced-by-other"),
]


async def _goes_on(session: Session, code: str, where: Path) -> None:
    """A save fails with a code; in another place it goes well, with all that was known."""
    before = len(session.survey.all_revisions())
    with pytest.raises(GuaquiError) as failed:
        await session.save(RECORD, RIEGO, ())
    assert failed.value.code == code
    assert helped_by_another_place(failed.value, session.file.path)
    await session.go_on_at(where)
    await session.save(RECORD, RIEGO, ())
    assert len(session.survey.all_revisions()) == before + 1


@pytest.fixture
def plan(laptop: Laptop) -> Path:
    """A field file in a folder of its own."""
    (laptop.folder / "disk").mkdir()
    file = laptop.folder / "disk" / "plan.json"
    laptop.save(file=file)
    return file


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")
@pytest.mark.parametrize(("spoil", "code"), SPOILED, ids=[code for _spoil, code in SPOILED])
def test_another_place_helps_whatever_became_of_the_file(plan: Path, spoil: Spoil, code: str) -> None:
    async def use(session: Session) -> None:
        spoil(plan)
        await _goes_on(session, code, plan.parents[1] / "other.json")

    with_session(plan, use)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EFBIG, "disk-full"),
        (errno.EACCES, "permission"),
        (errno.EROFS, "permission"),
        (errno.EIO, "disk"),
        (errno.ENODEV, "folder-missing"),
    ],
)
def test_another_place_helps_whatever_its_disk_refuses(
    plan: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    there = plan.stat()

    def refuse(fd: int, start: int, data: bytes) -> None:
        if os.path.samestat(os.fstat(fd), there):
            raise OSError(number, os.strerror(number))
        write_at(fd, start, data)

    monkeypatch.setattr(tinydb_storage, "write_at", refuse)

    async def use(session: Session) -> None:
        await _goes_on(session, code, plan.parents[1] / "other.json")

    with_session(plan, use)


def test_another_place_helps_where_another_window_has_the_file(plan: Path) -> None:
    async def use(session: Session) -> None:
        await _goes_on(session, "read-only", plan.parents[1] / "other.json")

    with FieldFile.open(plan):
        with_session(plan, use)


async def _not_helped(session: Session, saving: Any, code: str) -> None:
    with pytest.raises(GuaquiError) as failed:
        await saving
    assert failed.value.code == code
    assert not helped_by_another_place(failed.value, session.file.path)


@pytest.mark.parametrize(
    ("body", "code"), [({"text": "x" * (MAX_TEXT + 1)}, "record-bad"), ({"notes": ["x"]}, "record-bad")]
)
def test_another_place_does_not_help_what_was_typed(plan: Path, body: dict[str, Any], code: str) -> None:
    async def use(session: Session) -> None:
        await _not_helped(session, session.save(RECORD, {**RIEGO, **body}, ()), code)

    with_session(plan, use)


def test_another_place_does_not_help_where_the_laptop_keeps_no_name(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = plan.with_name("home")
    in_the_way.write_bytes(b"not a folder")
    monkeypatch.setenv("GUAQUI_HOME", str(in_the_way))

    async def use(session: Session) -> None:
        await _not_helped(session, session.save(RECORD, RIEGO, ()), "folder-is-a-file")

    with_session(plan, use)


def test_another_place_does_not_help_where_rows_cannot_be_written_beside_a_spreadsheet(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = plan.with_name("sheet.csv")
    sheet.write_text("community,year,demand\nNowhere,2005,Riego\n", "utf-8")

    def refuse(path: Path, *_more: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr("storage.intake.rejected_rows.replace_file", refuse)

    async def use(session: Session) -> None:
        seen = look_at_sheets(read_source(sheet), ImportAnswers(), session.survey)
        saving = session.import_sheets(seen.outlooks, seen.answers)
        await _not_helped(session, saving, "permission")

    with_session(plan, use)
