"""Files leave whole or not at all: what breaks a set off leaves the folder as it was."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import outgoing
from exports.formats.file import File
from exports.outgoing import Outgoing, put_all
from storage import GuaquiError
from storage.file import disk
from storage.file.beside.names import aside_of


def said(name: str, *parts: bytes) -> File:
    return File(name, lambda: iter(parts))


def fails(name: str, error: BaseException) -> File:
    def make() -> Iterator[bytes]:
        yield b"a beginning"
        raise error

    return File(name, make)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_set_gets_its_names_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "to" / "the council"
    with Outgoing(folder) as out:
        for file in (said("a.csv", b"1", b"2"), said("actas/b.pdf", b"3")):
            out.put(file)
        assert [name for name in everything(folder) if not name.split("/")[-1].startswith(".")] == []
        assert out.finish() == [folder / "a.csv", folder / "actas" / "b.pdf"]
    assert everything(folder) == {"a.csv": b"12", "actas/b.pdf": b"3"}


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full"), ValueError("a fault")])
def test_what_is_broken_off_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    folder = tmp_path / "new" / "deeper"
    expected = GuaquiError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        put_all([said("a.csv", b"1"), said("actas/b.pdf", b"2"), fails("c.json", error)], folder)
    assert list(tmp_path.iterdir()) == []


def test_what_stood_there_before_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        put_all([said("a.csv", b"new"), fails("b.csv", KeyboardInterrupt())], tmp_path)
    assert everything(tmp_path) == {"a.csv": b"old"}
    put_all([said("a.csv", b"new")], tmp_path)
    assert everything(tmp_path) == {"a.csv": b"new"}


def test_a_disk_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"a file")
    with pytest.raises(GuaquiError) as refused:
        put_all([said("a.csv", b"1")], tmp_path / "taken")
    assert refused.value.facts["path"]
    assert everything(tmp_path) == {"taken": b"a file"}


def test_each_file_is_flushed_by_its_name_before_it_is_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(outgoing, "flush_name", flushed.append)
    assert put_all([said("a.csv", b"1"), said("actas/b.pdf", b"2")], tmp_path) == flushed


def test_one_that_may_not_last_is_not_said_to_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_path: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(outgoing, "flush_name", fails)
    with pytest.raises(GuaquiError, match="disk"):
        put_all([said("a.csv", b"1")], tmp_path)


def test_a_stick_that_is_full_at_the_second_copy_keeps_nothing_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.json").write_bytes(b"old")
    write = disk.write_new

    def full(path: Path, *said: object, **more: object) -> None:
        if path.name.endswith(".spare"):
            raise OSError(errno.ENOSPC, "full")
        write(path, *said, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(outgoing, "write_new", full)
    with pytest.raises(GuaquiError), Outgoing(tmp_path) as out:
        out.put(said("plan.json", b"new"), spare=True)
    assert everything(tmp_path) == {"plan.json": b"old"}


def test_the_second_copy_stays_where_the_disk_let_go_of_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT can lose both names of a renaming, and may not put back either what it lost."""
    (tmp_path / "plan.json").write_bytes(b"old")

    def lost(beside: Path, path: Path) -> None:
        path.unlink()
        beside.unlink()
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(outgoing, "give_name", lost)
    monkeypatch.setattr(outgoing, "_is_put_back", lambda _one: False)
    with Outgoing(tmp_path) as out:
        out.put(said("plan.json", b"new"), spare=True)
        with pytest.raises(GuaquiError, match="not-put-back"):
            out.finish()
    assert b"new" in everything(tmp_path).values()


def test_what_somebody_took_away_cannot_be_put_back_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"old")

    def pulled(_path: Path) -> None:
        aside_of(tmp_path / "a.pdf").unlink()
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(outgoing, "flush_name", pulled)
    with pytest.raises(GuaquiError, match="not-put-back") as caught:
        put_all([said("a.pdf", b"new"), said("b.pdf", b"new")], tmp_path)
    assert caught.value.facts["names"] == ["a.pdf"]
    assert (tmp_path / "b.pdf").read_bytes() == b"old"
