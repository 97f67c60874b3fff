"""Two people make each other's laptop known by reading six words aloud, and nothing less does."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest

from storage import FieldFile
from storage.file.six_words import device_of_words, six_words
from storage.file.trust import load_trust
from storage.gather.merge import merge
from storage.kinds.process.demand import demand_name
from storage.plan.standing import Trust
from storage.revisions.signature import SigningKey

from ...pilot import DEVICE, NOW, Hands, Laptop, held_up

OTHER = SigningKey(bytes(31) + b"\7")
LAPTOPS = ("f9", "end", "up", "up", "enter")
SENDERS = ("end", "up", "up", "up")


def save(path: Path, year: int, author: str) -> None:
    get = FieldFile.open if path.exists() else FieldFile.create
    with get(path, author=author, now=lambda: NOW) as file:
        file.save(demand_name("guaqui", "andamarca", year), {"text": "Riego", "status": "proposed"})


@pytest.fixture
def two(laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Laptop, Laptop]:
    """Two installations, whose plans hold what was saved on both; the first one's is at hand."""
    here = tmp_path / "installed"
    other = Laptop(tmp_path / "other")
    for folder in (other.folder, tmp_path / "there"):
        folder.mkdir()
    (tmp_path / "there" / "key").write_text(OTHER.seed.hex(), "ascii")
    save(laptop.file, 2003, "Equipo Uno")
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "there"))
    save(other.file, 2004, "Rosa Mamani")
    save(other.file, 2005, "Pedro")
    save(other.file, 2006, "Rosa Mamani")
    merge(laptop.file, [other.file])
    merge(other.file, [laptop.file])
    monkeypatch.setenv("GUAQUI_HOME", str(here))
    return laptop, other


def use_there(laptop: Laptop, monkeypatch: pytest.MonkeyPatch, use: object) -> None:
    """Use the other installation."""
    with monkeypatch.context() as patch:
        patch.setenv("GUAQUI_HOME", str(laptop.folder.parent / "there"))
        laptop.use(use, author="Rosa Mamani")  # type: ignore[arg-type]


def words_on(screen: str) -> str:
    """The six words that stand on a screen, as one reads them aloud."""
    lines = screen.split("\n")
    at = next(n for n, line in enumerate(lines) if "six words" in line)
    (found,) = (line for line in lines[at : at + 3] if len(line.split()) == 6 and line.startswith("   "))
    return found.strip()


def read_aloud(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> str:
    heard: list[str] = []

    async def use(hands: Hands) -> None:
        await hands.press(*LAPTOPS)
        heard.append(words_on(hands.screen))

    use_there(laptop, monkeypatch, use)
    return heard[0]


@pytest.mark.costly(0)
def test_two_people_make_each_others_laptop_known(
    two: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two
    heard = read_aloud(there, monkeypatch)
    assert heard.split() == [*six_words(OTHER.device)]
    before = here.file.read_bytes()
    own: list[str] = []

    async def type_them(hands: Hands) -> None:
        await hands.press(*LAPTOPS)
        own.append(words_on(hands.screen))
        assert "not known" in hands.screen
        for word in six_words(OTHER.device):
            assert not re.search(rf"\b{word}\b", hands.screen)
        await hands.press("enter")
        await hands.write(" ".join(word[:4] for word in heard.split()).upper())
        await hands.press("enter")
        assert "Who read you the words? It is their laptop." in hands.screen
        assert "Rosa Mamani" in hands.screen  # who typed most on it is offered
        await hands.press("enter")
        assert f"Rosa Mamani · {OTHER.device[:4]}" in hands.screen
        assert "known here as Rosa Mamani's" in hands.words
        await hands.press("escape", "up", "enter", "ctrl+f")
        assert f"Rosa Mamani · {OTHER.device[:4]}" in hands.screen  # and so it is said elsewhere

    here.use(type_them)
    assert load_trust() == Trust(DEVICE, {OTHER.device: "Rosa Mamani"})
    assert here.file.read_bytes() == before

    async def the_other_way(hands: Hands) -> None:
        await hands.press(*LAPTOPS, "enter")
        await hands.write(own[0])
        await hands.press("enter", "ctrl+u")
        await hands.write("Juan Quispe")
        await hands.press("enter")
        assert f"Juan Quispe · {DEVICE[:4]}" in hands.screen

    use_there(there, monkeypatch, the_other_way)


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("one-less", "Those are 5 words; there are six."),
        ("strange", "The third is not on the list: qwerty."),
        ("swapped", "no laptop of this file"),
        ("own", "this laptop's own words"),
        ("anothers", "no laptop of this file"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_known(two: tuple[Laptop, Laptop], wrong: str, said: str) -> None:
    words = [*six_words(OTHER.device)]
    typed = {
        "one-less": words[1:],
        "strange": [*words[:2], "qwerty", *words[3:]],
        "swapped": [words[1], words[0], *words[2:]],
        "own": [*six_words(DEVICE)],
        "anothers": [*six_words(SigningKey(bytes([8]) * 32).device)],
    }[wrong]

    async def use(hands: Hands) -> None:
        await hands.press(*LAPTOPS, "enter")
        await hands.write(" ".join(typed))
        await hands.press("enter")
        assert said in hands.words, hands.screen
        if type(hands.app.screen).__name__ == "LaptopsScreen":
            await hands.press("enter")  # what was typed is there again: one word of it may be to mend
        assert " ".join(typed) in hands.words

    two[0].use(use)
    assert not load_trust().in_use


@pytest.mark.costly(0)
@pytest.mark.parametrize("found", [False, True])
def test_looking_can_be_broken_off_and_leaves_nothing(
    two: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, *, found: bool
) -> None:
    """Before any was tried, or just when it was found."""
    looked, on = Event(), Event()

    def slowly(words: list[str], devices: list[str], tell: object) -> str:
        device = device_of_words(words, devices) if found else ""
        looked.set()
        on.wait()
        return device or device_of_words(words, devices, tell)  # type: ignore[arg-type]

    async def use(hands: Hands) -> None:
        await hands.press(*LAPTOPS, "enter")
        await hands.write(" ".join(six_words(OTHER.device)))
        with held_up():
            await hands.press("enter")
            await hands.until(looked.is_set)
            await hands.press("escape")
            assert "Six words" not in hands.screen
        on.set()
        await hands.rest()
        assert "Broken off. Nobody was made known." in hands.screen
        assert "Who read you the words? It is their laptop." not in hands.screen
        await hands.press("escape")
        assert "Coordination" in hands.screen

    monkeypatch.setattr("guaqui_tui.screens.coordination.laptops.device_of_words", slowly)
    two[0].use(use)
    assert not load_trust().in_use


@pytest.mark.costly(0)
def test_refused_forgotten_and_a_known_one_only_when_it_is_said_twice(two: tuple[Laptop, Laptop]) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*LAPTOPS, "listed-forget")
        assert "Nothing was decided here" in hands.screen
        await hands.press("delete")
        assert load_trust().refused == (OTHER.device,)
        assert "refused" in hands.screen
        await hands.press("delete")
        assert "refused already" in hands.screen
        await hands.press("listed-forget")
        assert not load_trust().in_use
        await hands.press("enter")
        await hands.write(" ".join(six_words(OTHER.device)))
        await hands.press("enter", "enter", "listed-forget")
        assert "The same key again" in hands.words
        assert load_trust().known
        await hands.press("delete")
        assert load_trust().known
        await hands.press("down", "up", "delete")
        assert load_trust().known
        await hands.press("delete")
        assert load_trust() == Trust(DEVICE, {}, (OTHER.device,))
        await hands.press("end", "delete", "listed-forget")  # this laptop itself
        assert load_trust() == Trust(DEVICE, {}, (OTHER.device,))

    two[0].use(use)


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    "there",
    [
        ("f9", "end", "up", "up", "up", "enter", "ctrl+f"),
        ("right", "f6", "ctrl+r"),
        ("right", "f6"),
        ("right", "enter"),
    ],
)
def test_what_lies_below_says_it_anew_when_one_comes_back(
    two: tuple[Laptop, Laptop], there: tuple[str, ...]
) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*there)
        before = hands.screen
        await hands.app.screen.run_action("laptops")
        await hands.rest()
        await hands.press("delete", "escape")
        assert load_trust().refused == (OTHER.device,)
        standing = f"{OTHER.device[:8]}, refused"[:20]
        assert (standing in hands.screen) == (OTHER.device[:8] in before)
        assert (hands.screen == before) == (OTHER.device[:8] not in before)

    two[0].use(use)


def test_others_are_told_only_where_that_is_asked_for(two: tuple[Laptop, Laptop]) -> None:
    record = f"laptop/guaqui/{DEVICE}"
    here = two[0]

    def told() -> dict[str, object] | None:
        with FieldFile.open(here.file, writable=False) as file:
            state = file.survey.history(record)
            return state.values if state else None

    async def use(hands: Hands) -> None:
        await hands.press(*LAPTOPS, "f2")
        assert "Nobody is known or refused here yet." in hands.screen
        await hands.press("delete")
        assert told() is None
        await hands.press("f2")
        assert told() == {"name": DEVICE[:8], "person": "Equipo Uno", "refuses": [OTHER.device]}
        assert "is not so any more" not in hands.screen
        await hands.press("listed-forget")
        assert "is not so any more: F2" in hands.words
        await hands.press("f2", "ctrl+z")
        assert "Undone. " + DEVICE[:8] in hands.screen

    here.use(use)


def test_it_says_how_many_of_its_own_saves_the_file_has(two: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    save(tmp_path / "practice.json", 2004, "Equipo Uno")

    async def use(hands: Hands) -> None:
        await hands.press(*LAPTOPS)
        assert "Of 2 saves that this laptop made for this municipality, 1 are in this file." in hands.words

    two[0].use(use)


def test_it_is_on_the_list_of_what_can_be_done_and_a_new_laptop_says_when_it_has_words(
    laptop: Laptop, tmp_path: Path
) -> None:
    laptop.save()
    (tmp_path / "installed" / "key").unlink()

    async def use(hands: Hands) -> None:
        await hands.app.screen.run_action("laptops")
        await hands.rest()
        assert "once something was saved on it" in hands.words
        assert "No other laptop saved anything" in hands.words
        await hands.press("delete", "listed-forget")
        await hands.press("escape")
        assert type(hands.app.screen).__name__ == "BoardScreen"

    laptop.use(use)
