"""What was set aside: its line, of what it is and why; and taking in, as one's own, what one reads as right."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import FieldFile
from storage.gather.merge import merge
from storage.kinds.process.demand import demand_name

from ...pilot import DEVICE, NOW, Hands, Laptop
from ...screen_rules import footer_lacks, overlapping
from .test_gather import field_of, look_into, take_in

ASIDE = ("f9", "end", "up", "up", "up", "up", "enter")


def lines(hands: Hands) -> list[str]:
    """The lines of the list."""
    rows = hands.screen.splitlines()
    heads = next(number for number, line in enumerate(rows) if "What it would change" in line)
    return rows[heads + 1 : rows.index("", heads)]


def changed_outside(path: Path, was: bytes, is_: bytes) -> None:
    before = path.read_bytes()
    assert was in before
    path.write_bytes(before.replace(was, is_))


@pytest.fixture
def stick(laptop: Laptop) -> Path:
    """A plan with a demand, and a laptop's file in which somebody corrected two lines in an editor."""
    laptop.save(("andamarca", 2003, {"text": "Riego", "families": 12}))
    stick = laptop.folder / "stick"
    field_of(stick / "uno.json", "laptop01", ("andamarca", 2003, "Possta"), ("arcata", 2004, "Aulas"))
    changed_outside(stick / "uno.json", b'"Possta"', b'"Posta"')
    return stick


def test_it_is_shown_and_taken_in_as_one_s_own(laptop: Laptop, stick: Path) -> None:
    merge(laptop.file, [stick], at=NOW)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"

    async def use(hands: Hands) -> None:
        await hands.press(*ASIDE)
        assert "1 set aside; 1 says something that the plan does not say." in hands.words
        assert "! Andamarca · 2003" in lines(hands)[0]
        assert "Demand" in lines(hands)[0]
        assert "uno.json · " in hands.words
        assert "its proof does not fit: it was changed outside the app." in hands.words
        assert "It says of itself: Equipo 1 · 2003-07-14 10:42 · laptop01" in hands.words
        assert "Demand: Riego → Posta" in hands.words
        assert not list(overlapping(hands.app.screen))
        assert not list(footer_lacks(hands.app.screen))
        await hands.press("enter")
        assert '"text":"Posta"' in hands.words
        await hands.press("escape", "f2")
        assert "Taken in and saved in your name." in hands.words
        assert "the plan says so already" in hands.words
        await hands.press("f2")
        assert "0 say something that the plan does not say." in hands.words

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(demand_name("guaqui", "andamarca", 2003))
        assert state is not None
        latest = state.latest()
        assert len(state.revisions) == 2
    assert (state.values["text"], state.values["families"], state.conflicts) == ("Posta", 12, ())
    assert (latest.author, latest.device, "text" in latest.sets) == ("Equipo Uno", DEVICE, True)


def test_it_can_be_undone(laptop: Laptop, stick: Path) -> None:
    merge(laptop.file, [stick], at=NOW)

    async def use(hands: Hands) -> None:
        await hands.press(*ASIDE, "f2", "ctrl+z")
        await hands.until(lambda: "Undone" in hands.screen)
        assert "Demand: Riego → Posta" in hands.words

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"


@pytest.mark.costly(0)
def test_it_is_reached_from_the_file_that_is_being_gathered(laptop: Laptop, stick: Path) -> None:
    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        assert "Enter What was set aside" in hands.screen
        await hands.press("enter")
        assert "! Andamarca · 2003" in hands.screen
        await hands.press("escape")
        await take_in(hands)
        assert "F9 leads to what was set aside." in hands.words
        await hands.press("escape", "end", "up", "up", "up", "up", "enter")
        assert "! Andamarca · 2003" in hands.screen

    laptop.use(use)


def test_what_is_private_is_read_before_it_is_taken_in(laptop: Laptop, stick: Path) -> None:
    with FieldFile.open(stick / "uno.json", device="laptop01", now=lambda: NOW) as field:
        body = {"text": "Establos", "status": "proposed", "notes": "NOTA-1", "carries": "apleg"}
        field.save(demand_name("guaqui", "sullcata", 2005), body)
    changed_outside(stick / "uno.json", b"NOTA-1", b"NOTA-2")
    merge(laptop.file, [stick], at=NOW)

    async def use(hands: Hands) -> None:
        await hands.press(*ASIDE, *"sullcata")
        assert "Private data: changed" in hands.words
        for keys in ((), ("enter",), ("f2",)):
            await hands.press(*keys)
            assert "NOTA" not in hands.screen
            assert "APLEG" not in hands.screen
        assert "Ctrl+K shows it; read it first." in hands.words
        await hands.press("ctrl+k")
        assert "NOTA-2" in hands.screen
        await hands.press("f2")
        assert "Taken in" in hands.words

    laptop.use(use)
    assert (laptop.demand("sullcata", 2005) or {})["notes"] == "NOTA-2"


def test_what_cannot_be_read_is_shown_and_stays(laptop: Laptop, stick: Path) -> None:
    torn = stick / "uno.json"
    torn.write_bytes(torn.read_bytes()[:-90])
    merge(laptop.file, [stick], at=NOW)
    before = laptop.file.read_bytes()

    async def use(hands: Hands) -> None:
        await hands.press(*ASIDE, "end")
        assert "cannot be taken in" in hands.words
        assert "a line is damaged" in hands.words
        assert '"text":"Aulas"' in hands.words
        assert "F2 Take it in" not in hands.screen
        await hands.press("f2")

    laptop.use(use)
    assert laptop.file.read_bytes() == before


def test_what_the_plan_s_own_file_has_is_there_too(laptop: Laptop, stick: Path) -> None:
    """An editor changed a line of the plan itself: until it is saved to, it stands in the file."""
    changed_outside(laptop.file, b'"Riego"', b'"Rieego"')

    async def use(hands: Hands) -> None:
        await hands.press("escape", *ASIDE)
        assert "! Andamarca · 2003" in hands.screen
        assert "Demand: Rieego" in hands.words

    laptop.use(use)


def test_no_text_of_people_s_is_obeyed(laptop: Laptop, stick: Path) -> None:
    changed_outside(stick / "uno.json", b'"Posta"', b'"[@click=app.quit]Posta[/]\\u001b[31m"')
    merge(laptop.file, [stick], at=NOW)

    async def use(hands: Hands) -> None:
        await hands.press(*ASIDE)
        assert "[@click=app.quit]Posta[/]" in hands.words
        assert "\x1b" not in hands.screen
        await hands.press("enter")
        assert "[@click=app.quit]Posta" in hands.words.replace("│ │ ", "")

    laptop.use(use)


def test_nothing_was_set_aside(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press(*ASIDE)
        assert "Nothing was set aside." in hands.words
        await hands.press("enter", "f2", "ctrl+k", "escape")
        assert "Coordination" in hands.screen

    laptop.use(use)
