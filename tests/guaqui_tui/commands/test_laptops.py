"""guaqui laptops: who saved something, and knowing one by its words and by nothing less."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
import pytest

from storage import FieldFile
from storage.file.six_words import six_words
from storage.file.trust import know, load_trust
from storage.kinds.process.demand import demand_name
from storage.plan.standing import Trust
from storage.revisions.signature import SigningKey

from ..conftest import Guaqui
from ..pilot import DEVICE, NOW, SEED, Laptop

OTHER = SigningKey(bytes(31) + b"\7")
WORDS = " ".join(six_words(OTHER.device))


@pytest.fixture
def plan(laptop: Laptop, tmp_path: Path) -> Path:
    """A plan with something of this laptop, of another with a key, and of one without."""
    key = tmp_path / "installed" / "key"
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    key.write_text(OTHER.seed.hex(), "ascii")
    laptop.save(("andamarca", 2004, {"text": "Posta"}))
    key.write_text(SEED, "ascii")
    with FieldFile.open(laptop.file, "Ana", device="20030001", now=lambda: NOW) as file:
        file.save(demand_name("guaqui", "andamarca", 2005), {"text": "Sede", "status": "proposed"})
    return laptop.file


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_list_says_how_each_stands(guaqui: Guaqui, plan: Path, language: str) -> None:
    words = {
        "es": ("no conocida", "sin llave", "esta computadora · k7m2"),
        "en": ("not known", "without a key", "this laptop · k7m2"),
    }
    code, out, err = guaqui("--lang", language, "laptops", plan)
    assert (code, err) == (0, "")  # nobody is known here yet: it is in nobody's way
    assert all(word in out for word in words[language])
    assert "Equipo Dos" in out
    assert not any(word in out.split() for word in WORDS.split())
    know(OTHER.device, "Rosa")
    code, out, err = guaqui("--lang", language, "laptops", plan)
    assert code == 1  # somebody is not known: a person may see to it
    assert f"Rosa · {OTHER.device[:4]}" in out


def test_programs_read_the_list(guaqui: Guaqui, plan: Path) -> None:
    know(OTHER.device, "Rosa")
    code, out, _err = guaqui("--lang", "en", "laptops", plan, "--json")
    said = json.loads(out)
    assert (code, said["laptop"]) == (1, DEVICE)
    listed = {one["laptop"]: one for one in said["laptops"]}
    assert listed[OTHER.device] == {
        "laptop": OTHER.device,
        "own": False,
        "standing": "known",
        "person": "Rosa",
        "versions": 1,
        "last": NOW,
        "authors": ["Equipo Dos"],
        "known_by": [],
        "refused_by": [],
    }
    assert (listed[DEVICE]["own"], listed["20030001"]["standing"]) == (True, "keyless")


def test_it_says_how_many_of_its_own_saves_a_file_has(guaqui: Guaqui, laptop: Laptop, plan: Path) -> None:
    out = guaqui("--lang", "en", "laptops", plan)[1]
    assert "saves" not in out
    other = plan.with_name("other.json")
    laptop.save(("arcata", 2003, {"text": "Riego"}), file=other)
    out = guaqui("--lang", "en", "laptops", other)[1]
    assert "Of 3 saves that this laptop made for this municipality, 1 are in this file." in " ".join(out.split())
    assert json.loads(guaqui("laptops", other, "--json")[1])["saves"] == {"here": 1, "made": 3}
    (plan.parent / "installed" / "saves-guaqui").unlink()
    assert json.loads(guaqui("laptops", other, "--json")[1])["saves"] == {"here": 0, "made": 0}


def test_it_shows_its_own_words(guaqui: Guaqui, plan: Path, tmp_path: Path) -> None:
    code, out, err = guaqui("--lang", "en", "laptops", plan, "--words")
    assert (code, out.split()) == (0, [*six_words(DEVICE)])
    assert "Read them aloud" in err
    assert json.loads(guaqui("--lang", "en", "laptops", plan, "--words", "--json")[1])["words"] == [
        *six_words(DEVICE)
    ]
    (tmp_path / "installed" / "key").unlink()
    code, out, err = guaqui("--lang", "en", "laptops", plan, "--words")
    assert (code, out) == (1, "")
    assert "once something was saved" in err


def test_the_words_make_it_known(guaqui: Guaqui, plan: Path) -> None:
    before = plan.read_bytes()
    short = " ".join(word[:4] for word in WORDS.split())
    code, out, _err = guaqui(
        "--lang", "en", "laptops", plan, "--know", OTHER.device[:6], "--heard", short, "--person", "Rosa M."
    )
    assert code == 1  # the one without a key is not known
    assert f"Rosa M. · {OTHER.device[:4]}" in out
    assert load_trust() == Trust(DEVICE, {OTHER.device: "Rosa M."})
    assert plan.read_bytes() == before
    guaqui("--lang", "en", "laptops", plan, "--forget", OTHER.device)
    assert not load_trust().in_use
    guaqui("--lang", "en", "laptops", plan, "--know", OTHER.device, "--heard", WORDS)
    assert load_trust().known == {OTHER.device: "Equipo Dos"}  # who typed most on it


def test_the_terminal_asks_for_them(guaqui: Guaqui, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [WORDS, "Rosa"]
    asked = []

    def prompt(text: str, **_how: object) -> str:
        asked.append(text)
        return answers[len(asked) - 1]

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", prompt)
    guaqui("--lang", "en", "laptops", plan, "--know", OTHER.device)
    assert load_trust().known == {OTHER.device: "Rosa"}
    assert len(asked) == 2
    assert not set(" ".join(asked).split()) & set(WORDS.split())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--know", OTHER.device[:6], "--heard", "yes"), 3, "That is 1 word; there are six."),
        (("--know", OTHER.device, "--heard", f"xyz {WORDS.partition(' ')[2]}"), 3, "The first is not on the list"),
        (("--know", OTHER.device, "--heard", " ".join(six_words(DEVICE))), 3, "not the words of"),
        (("--know", "2003", "--heard", WORDS), 3, "signs nothing"),
        (("--know", DEVICE, "--heard", WORDS), 3, "this laptop itself"),
        (("--refuse", DEVICE), 3, "this laptop itself"),
        (("--know", "zzz", "--heard", WORDS), 3, "does not mean one laptop"),
        (("--know", "", "--heard", WORDS), 3, "does not mean one laptop"),
        (("--know", OTHER.device), 2, "--heard"),
        (("--heard", WORDS), 2, "--know"),
        (("--words", "--forget", "2003"), 2, "one of"),
        (("--know", OTHER.device, "--heard", WORDS, "--person", "·"), 2, "--person"),
    ],
)
def test_nothing_less_does(guaqui: Guaqui, plan: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    ended, out, err = guaqui("--lang", "en", "laptops", plan, *arguments)
    assert (ended, out) == (code, "")
    assert said in err
    assert not load_trust().in_use


def test_refusing_marks_and_changes_nothing(guaqui: Guaqui, plan: Path) -> None:
    before = plan.read_bytes()
    assert guaqui("--lang", "en", "laptops", plan, "--refuse", "2003")[0] == 1
    assert load_trust().refused == ("20030001",)
    assert plan.read_bytes() == before
    plan.unlink()
    with FieldFile.create(plan):
        pass
    assert (
        guaqui("--lang", "en", "laptops", plan, "--forget", "2003")[0] == 0
    )  # what saved nothing here can be forgotten too
    assert not load_trust().in_use


def test_others_are_told_by_a_save_of_this_laptop(guaqui: Guaqui, plan: Path) -> None:
    know(OTHER.device, "Rosa")
    before = plan.read_bytes()
    guaqui("--lang", "en", "laptops", plan, "--recommend")
    with FieldFile.open(plan, writable=False) as file:
        state = file.survey.history(f"laptop/guaqui/{DEVICE}")
        assert state
        assert state.values["knows"] == [OTHER.device]
        assert {one.device for one in state.revisions} == {DEVICE}
    assert len(plan.read_bytes()) > len(before)
