"""Two processes put papers into one folder: neither takes away what the other is writing; a killed one's goes."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from exports import outgoing
from exports.carry import FileToCopy, copy_files
from exports.formats.file import File
from exports.leaving import paper_folder
from exports.leaving.inventory import NAME
from exports.leaving.paper_folder import PaperFolder
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage import GuaquiError
from tests.exports.leaving.test_paper_folder import put, seen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and kills by signal")

NAMES = ["a.pdf", "b.pdf"]
OTHERS = multiprocessing.get_context("fork" if sys.platform != "win32" else None)


class InTheMiddle:
    """Where a process stops in the middle of its work until it is let go on."""

    def __init__(self) -> None:
        self._here, self._told = OTHERS.Pipe()

    def stop(self, *_said: object) -> None:
        """Of the other process."""
        self._told.send(None)
        self._told.recv()

    def there(self) -> None:
        """Wait until it has stopped."""
        assert self._here.poll(20)
        self._here.recv()

    def let_go_on(self) -> None:
        self._here.send(None)


def export(folder: Path, at: InTheMiddle) -> None:
    """One file is written, and half of another."""

    def half() -> Iterator[bytes]:
        yield b"of the other"
        at.stop()

    with PaperFolder(folder, Edition(Speech())) as out:
        out.expect(NAMES)
        out.put(File("a.pdf", lambda: [b"of the other"]))
        out.put(File("b.pdf", half))
        out.finish()


def carry(source: Path, folder: Path, at: InTheMiddle) -> None:
    """One paper is on the stick under no name yet, the next is about to follow."""
    steps = iter([lambda _step: None, at.stop])
    copy_files(papers(source), folder, lambda step: next(steps)(step))  # noqa: PLW0108 - another for each


def papers(source: Path) -> list[FileToCopy]:
    return [FileToCopy(source / name, name, lambda _there: True) for name in NAMES]


def begun(work: object, *given: object) -> BaseProcess:
    process = OTHERS.Process(target=work, args=given)  # type: ignore[arg-type]
    process.start()
    return process


def hidden(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir() if one.name.endswith((".new", ".old"))]


def test_an_export_waits_for_another_into_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, at = tmp_path / "out", InTheMiddle()
    other = begun(export, folder, at)
    at.there()
    writing = sorted(hidden(folder))
    assert len(writing) == 2
    with monkeypatch.context() as patch:
        patch.setattr(paper_folder, "WAIT_SECONDS", 0.01)
        with pytest.raises(GuaquiError) as refused:
            put(folder, dict.fromkeys(NAMES, b"mine"))
    assert (refused.value.code, refused.value.facts) == ("busy", {"path": str(folder)})
    assert sorted(hidden(folder)) == writing
    at.let_go_on()
    put(folder, {"b.pdf": b"mine"})  # once the other is done, which took its time
    other.join()
    assert (other.exitcode, hidden(folder)) == (0, [])
    assert seen(folder) == {"a.pdf": b"of the other", "b.pdf": b"mine"}


def test_what_a_killed_export_left_goes_and_so_does_its_lock(tmp_path: Path) -> None:
    folder, at = tmp_path / "out", InTheMiddle()
    other = begun(export, folder, at)
    at.there()
    other.kill()
    other.join()
    assert len(hidden(folder)) == 2
    put(folder, {"b.pdf": b"mine"})
    assert seen(folder) == {"b.pdf": b"mine"}
    assert {one.name for one in folder.iterdir()} == {"b.pdf", NAME}


@pytest.mark.parametrize("killed", [False, True])
def test_papers_carried_by_two_at_once_are_there_whole(tmp_path: Path, *, killed: bool) -> None:
    stick, at = tmp_path / "stick", InTheMiddle()
    stick.mkdir()
    for name in NAMES:
        (tmp_path / name).write_bytes(name.encode())
    other = begun(carry, tmp_path, stick, at)
    at.there()
    (written,) = hidden(stick)
    if killed:
        other.kill()
        other.join()
    copy_files(papers(tmp_path), stick, lambda _step: None)
    assert hidden(stick) == ([] if killed else [written])
    if not killed:
        at.let_go_on()
        other.join()
        assert other.exitcode == 0
    assert {one.name: one.read_bytes() for one in stick.iterdir()} == {name: name.encode() for name in NAMES}


@pytest.mark.parametrize("killed", [False, True])
def test_an_export_beside_a_plan_that_is_carried_leaves_it(tmp_path: Path, *, killed: bool) -> None:
    """What stood there is set aside until all is done, and as old as it was."""
    stick, at = tmp_path / "stick", InTheMiddle()
    stick.mkdir()
    (stick / "plan.json").write_bytes(b"old")
    os.utime(stick / "plan.json", (0, 0))
    (tmp_path / "plan.json").write_bytes(b"new")
    other = begun(carry_slowly, tmp_path, stick, at)
    at.there()
    if killed:
        other.kill()
        other.join()
    left = hidden(stick)
    put(stick, {"report.json": b"paper"})
    assert (hidden(stick), (stick / "plan.json").read_bytes()) == (left, b"new")
    if not killed:
        at.let_go_on()
        other.join()
        assert (other.exitcode, hidden(stick)) == (0, [])
    assert (stick / "plan.json").read_bytes() == b"new"


def carry_slowly(source: Path, stick: Path, at: InTheMiddle) -> None:
    """All names are given; whether they last is asked now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outgoing, "flush_folder", at.stop)
        copy_files([FileToCopy(source / "plan.json", "plan.json", lambda _there: True)], stick, lambda _step: None)
