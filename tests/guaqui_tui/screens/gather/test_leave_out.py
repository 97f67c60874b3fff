"""Leaving a file out of what is gathered, and what changes the plan itself, as a coordinator meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.gather.merge_reports import merge_changes, numbers, report_of
from tests.storage.crafted_files import NAMELESS, ORDINARY, WAYS, all_withdrawn, crafted, held, honest, write

from ...pilot import DEVICE, Hands, Laptop
from ...screen_rules import footer_lacks, overlapping
from .test_gather import look_into, take_in


def files(hands: Hands) -> list[str]:
    """The lines of the table of files."""
    lines = hands.screen.splitlines()
    heads = next(number for number, line in enumerate(lines) if "To settle  Set aside" in line)
    return lines[heads + 1 : lines.index("", heads)]


@pytest.fixture
def stick(laptop: Laptop) -> Path:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    return laptop.folder / "stick"


def bring(laptop: Laptop, stick: Path, way: str = "as it is") -> None:
    """An honest file, and one in an ordinary laptop's name that withdraws every community and cuts the years."""
    there = honest(stick / "a.json", laptop.file)
    bad = [*all_withdrawn(there, {**ORDINARY, "device": "laptop07"}), crafted("years cut", there, 1, ORDINARY)]
    WAYS[way](write(stick / "z.json", [*there, *bad]))


async def seen(hands: Hands) -> None:
    """Nothing lies over another thing, and every key has room."""
    assert not list(overlapping(hands.app.screen))
    assert not list(footer_lacks(hands.app.screen))


@pytest.mark.costly(0)
@pytest.mark.parametrize("way", [way for way in WAYS if way != "beside a copy"])
def test_what_changes_the_plan_stands_first_and_can_be_left_out(laptop: Laptop, stick: Path, way: str) -> None:
    bring(laptop, stick, way)

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        assert "1 file changes the plan itself" in hands.words
        assert "2 files, 20 new versions" in hands.words
        assert files(hands)[0].startswith("► !")
        assert "a.json" in files(hands)[1]
        assert "Changes the plan itself: PDM de Guaqui 2003-2007 (Years) · laptop01; Andamarca (" in hands.words
        await seen(hands)
        await hands.press("delete")
        assert "changes the plan itself" not in hands.words
        assert "1 file, 1 new version" in hands.words
        assert files(hands)[1].startswith("► ×")
        assert "left out; Del lets it in" in files(hands)[1]
        await seen(hands)
        await hands.press("delete")
        assert "2 files, 20 new versions" in hands.words
        await hands.press("delete")
        await take_in(hands)

    laptop.use(use)
    assert laptop.demand("copajira", 2004)
    assert {one.device for one in held(laptop.file)} == {"pack", DEVICE, "laptop01"}
    told = merge_changes(laptop.file, None, held(laptop.file))
    assert (told.plan_changes, [one.code for one in told.report.left_out]) == ([], ["left-by-hand"])


@pytest.mark.costly(0)
def test_taken_in_it_stands_on_top_of_what_the_merge_changed(laptop: Laptop, stick: Path) -> None:
    bring(laptop, stick)

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)
        assert "It changed the plan itself: F6 shows first what." in hands.words
        await hands.press("f6")
        await hands.until(lambda: "Merge 1" in hands.screen)
        assert "records of the plan's own lists changed: they stand first, marked *." in hands.words
        lines = [line for line in hands.screen.splitlines() if " laptop0" in line]
        assert lines[0].startswith("►*  PDM de Guaqui 2003-2007")
        assert "Years: 2003, 2004, 2005, 2006, 2007 → " in hands.words
        await hands.press("ctrl+f")
        assert hands.screen.splitlines()[5][:3] in {"►* ", " * "}
        await hands.press("f6")
        assert "Changes the plan itself: 19 (PDM de Guaqui 2003-2007, Andamarca," in hands.words.replace(
            "│ │ ", ""
        )
        await seen(hands)

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_line_of_the_plan_is_told_from_a_community_s_demand_in_the_list(laptop: Laptop, stick: Path) -> None:
    there = honest(stick / "a.json", laptop.file)
    write(stick / "b.json", [*there, crafted("a member put into another zone", there, 1, ORDINARY)])

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await take_in(hands)
        await hands.press("f6")
        await hands.until(lambda: "Merge 1" in hands.screen)
        marked = [line for line in hands.screen.splitlines() if " laptop01 " in line]
        assert [line[1] for line in marked] == ["*", " "]

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_is_left_out_stays_out_where_something_else_is_asked_for(laptop: Laptop, stick: Path) -> None:
    """F5 looks again at the same files, without those that were left out."""
    bring(laptop, stick)
    there = held(stick / "a.json")
    bad = crafted("a demand rewritten", there, 1, NAMELESS)
    write(stick / "m.json", [*there, bad])

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        assert "m.json" in files(hands)[0]
        await hands.press("down", "delete")
        assert "z.json" in files(hands)[-1]
        await hands.press("f5")
        assert "as was accepted" in hands.words
        assert "left out; Del lets it in" in files(hands)[-1]
        await take_in(hands)

    laptop.use(use)
    there_now = {one.rev for one in held(laptop.file)}
    assert bad.rev in there_now
    assert not {one.device for one in held(laptop.file)} & {"laptop07"}
    assert [one.code for one in report_of(laptop.file)[1].left_out] == ["left-by-hand"]


@pytest.mark.costly(0)
def test_where_all_are_left_out_nothing_is_written(laptop: Laptop, stick: Path) -> None:
    honest(stick / "a.json", laptop.file)
    before = laptop.file.read_bytes()

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await hands.press("delete", "f2")
        assert "Nothing comes in: 1 file stays out" in hands.words
        await hands.press("delete")
        assert "F2 takes them in" in hands.words

    laptop.use(use)
    assert (laptop.file.read_bytes(), numbers(laptop.file)) == (before, [])


@pytest.mark.costly(0)
def test_while_a_name_is_typed_del_is_the_field_s(laptop: Laptop, stick: Path) -> None:
    honest(stick / "a.json", laptop.file)

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await hands.press("escape", "home", "delete")
        assert "Leave out" not in hands.screen
        assert str(stick)[1:20] in hands.app.screen.query_one("#folder").value  # type: ignore[attr-defined]
        assert not hands.app.screen.query_one("#folder").value.startswith("/")  # type: ignore[attr-defined]

    laptop.use(use)
