"""Gathering from the app: seen before anything is written, as the command line does it, and the way back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.cli import run
from guaqui_tui.screens.gather import screen as gather_module
from storage import FieldFile
from storage.gather.merge import Merged, merge
from storage.gather.merge_reports import numbers
from storage.gather.preview import MergePreview, preview_merge
from storage.gather.undo import undo
from storage.kinds.process.demand import demand_name

from ...pilot import NOW, Hands, Laptop, held_up


def field_of(path: Path, laptop: str, *demands: tuple[str, int, str]) -> Path:
    """Another laptop's file."""
    path.parent.mkdir(exist_ok=True)
    with FieldFile.create(path, "guaqui", f"Equipo {laptop[-1]}", device=laptop, now=lambda: NOW) as field:
        for holder, year, text in demands:
            field.save(demand_name("guaqui", holder, year), {"text": text, "status": "proposed"})
    path.with_name(f"{path.name}.lock").unlink()
    return path


@pytest.fixture
def stick(laptop: Laptop) -> Path:
    """A plan with one demand, and two laptops' files, of which one disagrees with it."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    field_of(laptop.folder / "stick" / "uno.json", "laptop01", ("andamarca", 2003, "Posta"))
    field_of(laptop.folder / "stick" / "dos.json", "laptop02", ("arcata", 2004, "[@click=app.quit]Comité [/]"))
    return laptop.folder / "stick"


async def look_into(hands: Hands, folder: Path) -> None:
    await hands.press("f9", "enter", "ctrl+u")
    await hands.write(str(folder))
    await hands.press("enter")
    await hands.until(lambda: "F2 takes them in" in hands.screen)


async def take_in(hands: Hands) -> None:
    await hands.press("f2")
    await hands.until(lambda: "Gathered files" in hands.screen)


def beside(laptop: Laptop) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in laptop.folder.iterdir() if path.is_file()}


def test_it_is_what_the_command_line_writes(laptop: Laptop, stick: Path) -> None:
    copy = laptop.folder / "copy.json"
    shutil.copyfile(laptop.file, copy)

    async def use(hands: Hands) -> None:
        before = beside(laptop)
        await look_into(hands, stick)
        assert "2 files, 2 new versions, 1 thing to settle" in hands.screen
        assert beside(laptop) == before
        await take_in(hands)

    laptop.use(use)
    merge(copy, [stick])
    assert laptop.file.read_bytes() == copy.read_bytes()
    assert numbers(laptop.file) == [1]


@pytest.mark.costly(0)
def test_the_screens_behind_show_what_came(laptop: Laptop, stick: Path) -> None:
    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)
        assert "Gathered: 2 new versions" in hands.screen
        assert "1 thing to settle now" in hands.screen
        await hands.press("f6")
        await hands.until(lambda: "Merge 1" in hands.screen)
        assert "! Andamarca · 2003" in hands.screen
        assert "[@click=app.quit]Comité [/]" in hands.screen
        await hands.press("ctrl+f")
        assert "By laptop" in hands.screen
        await hands.press("f6")
        assert "laptop02 · " in hands.screen
        await hands.press("escape", "escape", "escape", "escape")
        assert "! 2 vers…" in hands.screen
        assert "[@cl" in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_is_private_came_and_is_not_shown(laptop: Laptop, stick: Path) -> None:
    for number in (3, 4):
        file = field_of(stick / f"{number}.json", f"laptop0{number}")
        with FieldFile.open(file, device=f"laptop0{number}") as field:
            body = {"text": "Establos", "status": "proposed", "notes": f"NOTA-{number}", "carries": "apleg"}
            field.save(demand_name("guaqui", "arcata", 2005), body)

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)
        await hands.press("f6")
        await hands.until(lambda: "Merge 1" in hands.screen)
        await hands.press(*"arcata", "down", "ctrl+f", "end")
        assert "Private data: changed" in hands.screen
        for _line in range(4):
            assert not {word for word in ("NOTA", "APLEG") if word in hands.screen}
            await hands.press("up")

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_was_typed_before_can_still_be_undone(laptop: Laptop, stick: Path) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("down", "down", "enter", *"Aulas", "f2", "escape")
        await look_into(hands, stick)
        await take_in(hands)
        await hands.press("escape", "escape", "ctrl+z")
        await hands.until(lambda: "Undone" in hands.screen)

    laptop.use(use)
    demand = laptop.demand("belen-pituta-a", 2003)
    assert demand is not None
    assert demand.get("withdrawn") is True


@pytest.mark.costly(0)
def test_what_is_saved_meanwhile_by_others_is_kept(laptop: Laptop, stick: Path) -> None:
    """The look is of the plan as it was; what stands in it when it is written counts."""

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        with FieldFile.create(laptop.folder / "three.json", "guaqui", device="laptop03", now=lambda: NOW) as three:
            three.save(demand_name("guaqui", "arcata", 2003), {"text": "Establos", "status": "proposed"})
        seen = preview_merge(laptop.file, [laptop.folder / "three.json"])
        hands.app.session.file.gather(seen)
        await take_in(hands)

    laptop.use(use)
    assert laptop.demand("arcata", 2003)
    assert laptop.demand("arcata", 2004)


@pytest.mark.costly(0)
def test_twice_is_once(laptop: Laptop, stick: Path) -> None:
    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)
        await hands.press("escape", "escape")
        await look_into(hands, stick)
        assert "0 new versions" in hands.screen
        await hands.press("f2")
        await hands.until(lambda: "nothing was written" in hands.screen)

    laptop.use(use)
    assert numbers(laptop.file) == [1]


@pytest.mark.costly(0)
def test_breaking_off_leaves_nothing(laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape while files are being read: at the next file the look ends, and nothing of it is there."""
    go_on = threading.Event()

    def slow(*named: Any, tell: Callable[[str, int, int], None], **how: Any) -> MergePreview:
        def told(path: str, done: int, many: int) -> None:
            tell(path, done, many)
            go_on.wait(60)

        return preview_merge(*named, tell=told, **how)

    monkeypatch.setattr(gather_module, "preview_merge", slow)

    async def use(hands: Hands) -> None:
        before = beside(laptop)
        await hands.press("f9", "enter", "ctrl+u")
        await hands.write(str(stick))
        with held_up():
            await hands.press("enter")
            await hands.until(lambda: "Reading 1 of 2: dos.json" in hands.screen)
            await hands.press("escape")
            assert "Breaking off" in hands.screen
        go_on.set()
        await hands.until(lambda: "Broken off: nothing was written." in hands.screen)
        assert beside(laptop) == before
        await hands.press("f2")  # and it can be begun again
        await hands.until(lambda: "F2 takes them in" in hands.screen)

    laptop.use(use)


def test_what_is_being_written_comes_to_its_end(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape does not break that off, and does not say so."""
    go_on, gather = threading.Event(), FieldFile.gather

    def slow(file: FieldFile, seen: MergePreview) -> Merged:
        go_on.wait(60)
        return gather(file, seen)

    monkeypatch.setattr(FieldFile, "gather", slow)

    async def use(hands: Hands) -> None:
        await hands.press("f9", "enter", "ctrl+u")
        await hands.write(str(stick))
        await hands.press("enter")
        with held_up():
            await hands.press("f2")
            await hands.until(lambda: "Writing the plan…" in hands.screen)
            await hands.press("escape")
            assert "Writing the plan…" in hands.screen
        go_on.set()
        await hands.until(lambda: "gathered" in hands.screen.lower())
        assert numbers(laptop.file) == [1]

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_was_undone_asks_before_it_comes_in_again(laptop: Laptop, stick: Path) -> None:
    with FieldFile.open(laptop.file, now=lambda: NOW) as field:
        field.gather(preview_merge(laptop.file, [stick]))
    earlier = undo(laptop.file).path

    async def use(hands: Hands) -> None:
        await hands.press("f9", "enter", "ctrl+u")
        await hands.write(str(stick))
        await hands.press("enter")
        await hands.until(lambda: "2 files stay out" in hands.screen)
        before = beside(laptop)
        await hands.press("f2")
        assert "Nothing comes in" in hands.screen
        assert "look again, with what was undone" in hands.words
        assert beside(laptop) == before
        await hands.press("listed-take_again")
        await hands.until(lambda: "2 new versions" in hands.screen)
        assert "with what was undone" not in hands.screen
        assert laptop.demand("arcata", 2004)  # the plan that it was undone in has it
        await take_in(hands)

    laptop.use(use, opening=earlier)
    assert earlier.read_bytes() == laptop.file.read_bytes()


@pytest.mark.costly(0)
def test_a_merge_is_undone_into_a_file_of_its_own(laptop: Laptop, stick: Path) -> None:
    before = sorted(beside(laptop))

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)
        await hands.press("escape", "end", "enter")
        await hands.until(lambda: "Merge 1" in hands.screen)
        await hands.press("delete", "escape", "delete", "enter")
        await hands.until(lambda: "Ctrl+P on the board opens it" in hands.words)
        assert "plan.before-1.json, beside this file, is the plan without it" in hands.words
        assert "× Undone: merge 1 of plan.json" in hands.screen

    laptop.use(use)
    assert {"plan.before-1.json"} <= set(beside(laptop)) - set(before)
    with FieldFile.open(laptop.folder / "plan.before-1.json", writable=False) as field:
        assert demand_name("guaqui", "arcata", 2004) not in field.survey
    assert laptop.demand("arcata", 2004)


@pytest.mark.costly(0)
def test_a_file_that_another_window_holds_only_shows_what_it_would_bring(laptop: Laptop, stick: Path) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("escape", "f9", "enter", "ctrl+u")
        await hands.write(str(stick))
        await hands.press("enter")
        await hands.until(lambda: "open for reading only" in hands.words)
        await hands.press("f2")

    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert numbers(laptop.file) == []


@pytest.mark.costly(0)
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Write the folder or the file"),
        ("nowhere", "nowhere is not there"),
        ("{stick}/empty", "There is no field file in it"),
    ],
)
def test_what_cannot_be_gathered_is_said(laptop: Laptop, stick: Path, typed: str, said: str) -> None:
    (stick / "empty").mkdir()

    async def use(hands: Hands) -> None:
        await hands.press("f9", "enter", "ctrl+u")
        await hands.write(typed.format(stick=stick))
        await hands.press("enter")
        await hands.until(lambda: said in hands.screen)

    laptop.use(use)


@pytest.mark.costly(0)
def test_the_report_is_that_of_the_command_line(
    laptop: Laptop, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)

    laptop.use(use)
    assert run(["merge", str(laptop.file), "--show"]) == 1
    assert "laptop01" in capsys.readouterr().out


@pytest.mark.costly(0)
@pytest.mark.parametrize("torn", [True, False])
def test_a_file_is_seen_to_until_it_comes_whole(laptop: Laptop, stick: Path, *, torn: bool) -> None:
    """A torn one is asked for again; one that was changed outside would say the same again, and is looked at."""
    broken = stick / "dos.json"
    whole = broken.read_bytes()
    broken.write_bytes(whole[:-30] if torn else whole.replace(b"[@click", b"[@clock"))

    async def gather(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)
        await hands.press("escape")

    async def use(hands: Hands) -> None:
        await gather(hands)
        await hands.press("end", "up", "up", "up", "enter")
        await hands.until(lambda: "1 to see to: Ctrl+F" in hands.screen)
        await hands.press("ctrl+f", "home")
        assert "! dos.json" in hands.screen
        assert "came in part" in hands.screen
        said = hands.words
        assert ("Ask for it again." in said) == torn
        assert ("The same file would say the same" in said) != torn
        await hands.press("escape", "escape")
        broken.write_bytes(whole)
        await gather(hands)
        await hands.press("end", "up", "up", "up", "enter")
        await hands.until(lambda: "3 laptops" in hands.screen)
        assert "to see to" not in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_one_laptop_saved_is_undone_and_what_was_decided_since_stays(laptop: Laptop, stick: Path) -> None:
    """The question is of all that came or of one laptop; a number answers."""
    demand = demand_name("guaqui", "andamarca", 2003)

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)
        await hands.press("escape", "escape")
        file = hands.app.session.file
        file.settle(demand, {"text": "Posta y riego"})
        await hands.press("f9", "end", "enter", "delete")
        assert "1 All that it brought" in hands.screen
        assert "2 Only what laptop01 saved" in hands.screen
        assert "3 Only what laptop02 saved" in hands.screen
        await hands.press("2")
        await hands.until(lambda: "Ctrl+P on the board opens it" in hands.words)
        assert "In it 1 record stays as somebody decided since: Andamarca · 2003." in " ".join(
            hands.screen.split()
        )
        await hands.press("end")  # and the message goes
        assert "× Undone: of merge 1 of plan.json what laptop laptop01 saved, 1 versions" in hands.screen

    laptop.use(use)
    with FieldFile.open(laptop.folder / "plan.before-1-laptop01.json", writable=False) as field:
        state = field.survey.history(demand)
        assert state is not None
        assert (state.values["text"], state.conflicts) == ("Posta y riego", ())
        assert "laptop01" not in {one.device for one in state.revisions}
        assert demand_name("guaqui", "arcata", 2004) in field.survey
