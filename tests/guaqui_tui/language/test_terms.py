"""Plan, year's plan and money are called as the municipality of the file at hand calls them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.session.session import Session
from storage import FieldFile

from ..conftest import Guaqui
from ..pilot import Hands, Laptop

PROFILE = "municipality/guaqui"
OTHER = {"plan_word": "PTDI", "year_word": "PTA", "currency": "PEN", "currency_sign": "S/", "community_word": "CC"}
SAID = "{plan_word} {year_word} {currency_sign}"
OURS, THEIRS = "PDM POA Bs", "PTDI PTA S/"


@pytest.fixture(autouse=True)
def _nobody_s_words() -> Iterator[None]:
    words.use_terms(None)
    yield
    words.use_terms(None)


def said() -> str:
    return words._(SAID)


def in_other_words(file: Path) -> None:
    """The same plan of a municipality that calls things otherwise."""
    with FieldFile.open(file, "Equipo Dos") as field:
        state = field.survey.history(PROFILE)
        assert state is not None
        field.save(PROFILE, {**state.values, **OTHER})


def other_file(laptop: Laptop) -> Path:
    path = laptop.folder / "other.json"
    laptop.save(("andamarca", 2003, {"text": "Riego", "cost_cents": 3_500_000}), file=path)
    in_other_words(path)
    return path


def with_a_session(use: Any) -> None:
    async def run() -> None:
        session = Session(lambda _make: None)
        try:
            await use(session)
        finally:
            await session.close()

    asyncio.run(run())


def test_the_file_that_is_open_says_how_things_are_called(laptop: Laptop) -> None:
    laptop.save()
    other = other_file(laptop)

    async def use(session: Session) -> None:
        assert said() == "plan yearly plan money"
        await session.open(laptop.file, "Equipo Uno")
        assert said() == OURS
        await session.open(other, "Equipo Uno")
        assert said() == THEIRS
        words.use("es")
        assert said() == THEIRS, "another language says them as the municipality does, too"
        await session.open(laptop.file, "Equipo Uno")
        assert said() == OURS

    with_a_session(use)


def test_what_is_saved_merged_or_undone_is_said_at_once(laptop: Laptop) -> None:
    from storage.gather.preview import preview_merge

    laptop.save()
    other = other_file(laptop)

    async def use(session: Session) -> None:
        await session.open(laptop.file, "Equipo Uno")
        state = session.survey.history(PROFILE)
        assert state is not None
        await session.save(PROFILE, {**state.values, "plan_word": "PDL"}, None)
        assert said() == "PDL POA Bs"
        await session.undo()
        assert said() == OURS
        seen = preview_merge(laptop.file, [other])
        await session.write(lambda file: file.gather(seen))
        assert "S/" in said()

    with_a_session(use)


def test_a_command_speaks_of_its_file_and_the_next_of_its_own(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "cost_cents": 3_500_000}))
    other = other_file(laptop)
    for file, sign in ((other, "S/ 35.000"), (laptop.file, "Bs 35.000")):
        _code, told, _ = guaqui("report", file)
        assert f"Todas las demandas cuestan {sign}" in told
    guaqui("new", laptop.folder / "fresh.json", "--municipality", "nowhere")
    assert said() == "plan plan anual dinero", "a command without a file speaks of nobody"


def test_a_check_of_several_files_calls_things_as_each_of_them_does(laptop: Laptop, guaqui: Guaqui) -> None:
    body = {"text": "Riego", "status": "budgeted", "cost_cents": 3_500_000, "funding": {"pdla": 4_000_000}}
    laptop.save(("andamarca", 2003, body))
    other = laptop.folder / "other.json"
    laptop.save(("andamarca", 2003, body), file=other)
    in_other_words(other)
    _code, told, _ = guaqui("check", laptop.file, other, laptop.file)
    assert re.findall(r"aportes suman (\S+) 40\.000", told) == ["Bs", "S/", "Bs"]


@pytest.mark.costly(0)
def test_the_screens_say_it_in_the_file_s_words(laptop: Laptop) -> None:
    words.use("es")
    other = other_file(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4")
        assert "1 Al PTDI 2 Al PTA" in hands.screen
        await hands.press("1", *"urge", "f2", "f2", "f6")
        assert "S/ 35.000" in hands.screen
        await hands.press("escape", "escape", "insert")
        assert "1 CC " in hands.screen
        await hands.press("escape", "enter")
        assert "Costo en S/" in hands.screen

    laptop.use(use, opening=other)
