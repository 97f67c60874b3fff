"""The power goes at any moment of any act, on five kinds of file system: nothing acknowledged is lost."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

import pytest

from storage import GuaquiError
from storage.file.reading import read_file
from storage.gather.merge import merge
from tests.storage.acts_beside_plan import ACTS_BESIDE
from tests.storage.interruptible_acts import (
    ACTS_OF_A_THREAD,
    INTERRUPTIBLE_ACTS,
    Installation,
    InterruptibleAct,
    act_name,
    all_revs,
    check_file,
    other,
    revs,
)
from tests.storage.killed import die
from tests.storage.simdisk import KINDS, Kind, Recorder, disks

SHORT, LONG = 100, 5000
"""Disks of each kind of file system, over all acts."""


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found after the power cut is looked at without waiting for the real disk."""
    monkeypatch.setattr(os, "fsync", lambda _fd: None)


def record(
    act: InterruptibleAct, folder: Path, failing: int = 0, *, links: bool = True
) -> tuple[Recorder, set[str]]:
    """The traffic of an act, and what was acknowledged before it."""
    here = Installation(folder)
    act.before(here)
    before = set(here.acknowledged)
    with Recorder(folder, failing, links=links) as recorder:
        if here.field is not None:
            recorder.hold(here.field._db.storage._fd, here.path)
        here.told = recorder.acknowledge
        try:
            act.do(here)
        except GuaquiError:
            act.do(here)  # the flush that failed was the last straw; the user tries again
    here.leave()
    return recorder, before


def lay_out(folder: Path, found: dict[str, bytes]) -> None:
    for name, data in found.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(data)


def look(folder: Path, found: dict[str, bytes], expected: set[str], *, by_merge: bool) -> None:
    """Put what survived into a real folder and see whether all is there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lay_out(folder, found)
    die(folder)
    path = folder / "plan.json"
    if not expected:
        try:
            read_file(path)
        except GuaquiError as error:
            if error.code not in {"not-found", "empty-file", "not-a-field-file"}:
                raise
            return
    if by_merge:
        source = folder.with_name("other.json")
        source.write_bytes(other())
        merge(path, [source])
        expected = expected | revs(other())
    check_file(path, expected)


def cut(act: InterruptibleAct, tmp_path: Path, kind: Kind, each: int, failing: int = 0) -> int:
    """`each` disks of an act or more; says how many. Bad ones are told with what it takes to see them again."""
    recorder, before = record(act, tmp_path / f"recorded-{failing}", failing, links=not kind.endswith("fat"))
    each = max(each, len(recorder.events) + 1)  # at least one for each moment: the late ones are the worst
    folder = tmp_path / "found"
    bad: list[str] = []
    seen = 0
    for disk, moment, found in disks(recorder, kind, each, failing):
        expected = before | disk.acknowledged
        try:
            look(folder, found, expected, by_merge=seen % 4 == 3)
        except (AssertionError, GuaquiError) as error:
            last = recorder.events[moment - 1]
            shown = {name: len(data) for name, data in found.items()}
            bad.append(
                f"{kind} {failing} disk {seen}, after {moment} ({last.what} {last.name}): {error!s:.150} {shown}"
            )
        seen += 1
    assert not bad, f"{len(bad)} bad disks of {seen}\n" + "\n".join(bad[:10])
    return seen


def _each(*, full: bool) -> int:
    return -(-(LONG if full else SHORT) // len(INTERRUPTIBLE_ACTS))


@pytest.mark.costly(16)
@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("act", [*INTERRUPTIBLE_ACTS, *ACTS_OF_A_THREAD], ids=act_name)
def test_after_a_power_cut_everything_acknowledged_is_there(
    act: InterruptibleAct, kind: Kind, tmp_path: Path, *, full: bool
) -> None:
    assert cut(act, tmp_path, kind, _each(full=full)) >= _each(full=full)


@pytest.mark.costly(3)
@pytest.mark.usefixtures("_quick")
@pytest.mark.crossed
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("act", ACTS_BESIDE, ids=act_name)
def test_so_is_what_was_done_beside_the_plan(
    act: InterruptibleAct, kind: Kind, tmp_path: Path, *, full: bool
) -> None:
    assert cut(act, tmp_path, kind, _each(full=full)) >= _each(full=full)


@pytest.mark.costly(6)
@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("failing", range(1, 7))
def test_a_failed_flush_and_then_a_power_cut_lose_nothing_acknowledged(
    kind: Kind, failing: int, tmp_path: Path, *, full: bool
) -> None:
    """What the failed flush was to write is lost to the system; a later flush of it would say nothing true."""
    for act in (
        one for one in INTERRUPTIBLE_ACTS if one.name in {"save three", "save many", "save after a rewrite"}
    ):
        folder = tmp_path / act.name
        folder.mkdir()
        cut(act, folder, kind, 400 if full else 25, failing)


@pytest.mark.costly(3)
@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("kind", KINDS)
def test_a_second_power_cut_while_recovering_from_the_first_loses_nothing(
    kind: Kind, tmp_path: Path, *, full: bool
) -> None:
    for act in (
        one
        for one in INTERRUPTIBLE_ACTS
        if one.name in {"merge onto a file", "save after a rewrite", "save three"}
    ):
        recorder, before = record(act, tmp_path / act.name)
        numbers = count()
        for first, _, found in disks(recorder, kind, 60 if full else 5, 2):
            expected = before | first.acknowledged

            def lay(here: Installation, found: dict[str, bytes] = found, expected: set[str] = expected) -> None:
                lay_out(here.folder, found)
                here.acknowledged |= expected

            folder = tmp_path / f"{act.name} {next(numbers)}"
            folder.mkdir()
            cut(
                InterruptibleAct("again", lay, lambda here: here.ack(all_revs(here.open().survey))),
                folder,
                kind,
                24 if full else 5,
            )
            shutil.rmtree(folder)
