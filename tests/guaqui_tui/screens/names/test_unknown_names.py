"""Names to decide: shown with the nearest, never joined by themselves, decided by who saw what it does."""

from __future__ import annotations

import re
import threading
from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.per_year import PerYear
from guaqui_tui.screens.community.which_holder import WhichHolder
from guaqui_tui.screens.coordination.menu import CoordinationScreen
from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion
from guaqui_tui.screens.frame.questions.reason import ReasonQuestion
from guaqui_tui.screens.names.unknown_names import UnknownNamesScreen
from guaqui_tui.screens.names.whose_name import WhoseNameScreen
from guaqui_tui.widgets.rows import Rows
from storage import FieldFile
from storage.errors import FileError
from storage.kinds.process.demand import demand_name
from storage.names.nearest import KnownNames

from ...conftest import Guaqui
from ...pilot import NOW, Hands, Laptop, compare, held_up

FEWER = "fewer demands"
RIEGO = {"text": "Riego", "status": "proposed"}
POSTA = {"text": "Posta", "status": "proposed"}
WRONG = "andamrca"


def add(laptop: Laptop, name: str, id_: str, demands: dict[int, dict[str, Any]]) -> None:
    """A community that a facilitator did not find on the list."""
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW, device="k7m2q9xw") as field:
        field.save(f"community/guaqui/{id_}", {"name": name}, ())
        for year, body in demands.items():
            field.save(demand_name("guaqui", id_, year), body)


@pytest.fixture
def laptop_with_names(laptop: Laptop) -> Laptop:
    add(laptop, "Andamrca", WRONG, {2003: RIEGO, 2004: RIEGO, 2005: RIEGO})
    laptop.save(("andamarca", 2004, POSTA), ("andamarca", 2005, RIEGO))
    add(laptop, "Kasa Sn Fransisco", "kasa-sn-fransisco", {})
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        field.save(f"workshop/guaqui/community/{WRONG}/1", {"outcome": "held", "women": 34})
    return laptop


async def to_names(hands: Hands) -> None:
    await hands.press("f9", *"names")
    assert isinstance(hands.app.screen, CoordinationScreen)
    await hands.press("enter")
    assert isinstance(hands.app.screen, UnknownNamesScreen)


def bytes_of(laptop: Laptop) -> bytes:
    return laptop.file.read_bytes()


def test_the_screens_are_as_they_were_agreed_on(laptop_with_names: Laptop) -> None:
    words.use("es")

    async def use(hands: Hands) -> None:
        await hands.press("f9", "home", *"no", "enter")
        compare("names-two", hands.screen)
        await hands.press("enter", "1")
        compare("naming-disputed", hands.screen)
        await hands.press("escape", "down", "enter", "2")
        compare("naming-pairs", hands.screen)

    laptop_with_names.use(use)


def test_a_number_shows_what_will_happen_and_enter_does_it(laptop_with_names: Laptop) -> None:
    words.use("en")

    async def use(hands: Hands) -> None:
        await to_names(hands)
        assert "2 names to decide" in hands.screen
        assert "Written by Equipo Dos, 2003-07-14 10:42, on laptop k7m2q9xw." in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, WhoseNameScreen)
        before = bytes_of(laptop_with_names)
        await hands.press("1")
        for words_ in (
            "Andamrca means Andamarca from now on. 2 demands go to Andamarca.",
            "Two versions there, to settle: 2004.",
            "There already, saying the same: 2005.",
            "1 workshop goes along, with who came.",
        ):
            assert words_ in hands.words
        assert bytes_of(laptop_with_names) == before
        await hands.press("f2")
        assert isinstance(hands.app.screen, EffectsQuestion)
        assert FEWER in hands.words
        await hands.press("escape")
        assert isinstance(hands.app.screen, WhoseNameScreen)
        assert bytes_of(laptop_with_names) == before
        await hands.press("f2", "f2")
        assert isinstance(hands.app.screen, UnknownNamesScreen)
        assert "Done. Andamrca means Andamarca from now on. 2 demands go to Andamarca." in hands.words
        await hands.press("home")  # the message goes
        assert "1 name to decide" in hands.screen

    laptop_with_names.use(use)
    assert laptop_with_names.demand("andamarca", 2003) == RIEGO
    with FieldFile.open(laptop_with_names.file, writable=False) as field:
        assert field.survey.disputed() == [demand_name("guaqui", "andamarca", 2004)]


def test_enter_alone_decides_nothing(laptop_with_names: Laptop) -> None:
    words.use("en")
    before = bytes_of(laptop_with_names)

    async def use(hands: Hands) -> None:
        await to_names(hands)
        for _ in range(6):
            await hands.press("enter")
        await hands.press("escape", "escape")

    laptop_with_names.use(use)
    assert bytes_of(laptop_with_names) == before


def test_undo_takes_the_decision_back(laptop_with_names: Laptop) -> None:
    words.use("en")

    async def use(hands: Hands) -> None:
        await to_names(hands)
        await hands.press("enter", "1", "f2", "f2", "ctrl+z")
        assert isinstance(hands.app.screen, EffectsQuestion)
        assert "2 names to decide" not in hands.screen
        await hands.press("f2")
        assert "Undone." in hands.screen
        assert "on the list again" in hands.words
        assert "more" in hands.words
        await hands.press("home")  # the message goes
        assert "2 names to decide" in hands.screen
        assert re.search(r"► +Andamrca", hands.screen)

    laptop_with_names.use(use)
    assert laptop_with_names.demand(WRONG, 2003) == RIEGO
    assert laptop_with_names.demand("andamarca", 2004) == POSTA


def test_anybody_else_is_found_by_letters(laptop_with_names: Laptop) -> None:
    words.use("en")

    async def use(hands: Hands) -> None:
        await to_names(hands)
        await hands.press("enter", *"wila", "f2", "f2")
        assert "Done. Andamrca means Wila Collo from now on. 3 demands go to Wila Collo." in hands.words

    laptop_with_names.use(use)
    assert laptop_with_names.demand("wila-collo", 2005) == RIEGO


def test_pairs_that_must_never_be_joined_stand_together_with_what_tells_them_apart(
    laptop_with_names: Laptop,
) -> None:
    words.use("en")

    async def use(hands: Hands) -> None:
        await to_names(hands)
        await hands.press("down", "enter", "1")
        lines = hands.screen.split("\n")
        for name in ("Kassa San Francisco", "Lacoyu San Francisco", "Kassa Santa Rosa"):
            assert any(name in line and " not " in line for line in lines[:12]), name
        assert "not Lacoyu San Francisco: Kassa / Lacoyu" in hands.screen
        assert "not Kassa Santa Rosa: San Francisco / Santa Rosa" in hands.screen

    laptop_with_names.use(use)


def test_a_community_of_its_own_needs_a_reason_and_is_not_asked_about_again(laptop_with_names: Laptop) -> None:
    words.use("en")

    async def use(hands: Hands) -> None:
        await to_names(hands)
        await hands.press("enter", *"a community", "home", "0", "f2")
        assert isinstance(hands.app.screen, WhichHolder)
        await hands.press("1")
        assert isinstance(hands.app.screen, ReasonQuestion)
        await hands.press("enter")
        assert "Write why" in hands.screen
        await hands.press(*"Es otra", "enter")
        assert "Done. Andamrca is a community of its own." in hands.words
        await hands.press("home")  # the message goes
        assert "1 name to decide" in hands.screen

    laptop_with_names.use(use)
    with FieldFile.open(laptop_with_names.file, writable=False) as field:
        (remark,) = field.survey.records("remark")
        state = field.survey.history(remark)
        assert state is not None
        assert state.values["reason"] == "Es otra"


def test_an_association_of_its_own_takes_its_demands_along_and_is_no_community(laptop_with_names: Laptop) -> None:
    words.use("en")

    async def use(hands: Hands) -> None:
        await to_names(hands)
        await hands.press("enter", "0", "f2", "2")
        assert isinstance(hands.app.screen, PerYear)
        await hands.press("backspace", "0", "enter")
        assert "Type a whole number from 1" in hands.words
        await hands.press("backspace", "3", "enter")
        await hands.press(*"Son lecheros", "enter")
        assert "With this 2 fewer demands are missing." in hands.words.replace("│ ", "")
        await hands.press("f2")
        assert "Done. Andamrca is an association of its own." in hands.words
        await hands.press("home")  # the message goes
        assert "1 name to decide" in hands.screen

    laptop_with_names.use(use)
    assert laptop_with_names.demand(WRONG, 2003) == RIEGO
    with FieldFile.open(laptop_with_names.file, writable=False) as field:
        (found,) = [one for one in field.survey.associations() if one.id == WRONG]
        assert (found.fields.name, found.fields.per_year) == ("Andamrca", 3)
        assert WRONG not in {one.id for one in field.survey.communities()}


def test_each_question_of_one_of_its_own_may_be_left(laptop_with_names: Laptop) -> None:
    before = bytes_of(laptop_with_names)

    async def use(hands: Hands) -> None:
        await to_names(hands)
        await hands.press("enter", "0", "f2", "escape", "f2", "2", "escape", "f2", "2", "enter", "escape")
        assert isinstance(hands.app.screen, WhoseNameScreen)

    laptop_with_names.use(use)
    assert bytes_of(laptop_with_names) == before


def test_names_are_compared_beside_the_screen_and_escape_still_works(
    laptop_with_names: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    words.use("en")
    held, by = threading.Event(), set[str]()

    def slowly(_known: object, written: str) -> list[Any]:
        by.add(threading.current_thread().name)
        held.wait()
        return []

    async def use(hands: Hands) -> None:
        monkeypatch.setattr(KnownNames, "nearest", slowly)
        monkeypatch.setattr("guaqui_tui.screens.names.unknown_names.PATIENCE", 0.0)
        with held_up():
            try:
                await to_names(hands)
                assert re.search("Andamrca.*…", hands.screen)
                await hands.press("escape")
                assert isinstance(hands.app.screen, CoordinationScreen)
            finally:
                held.set()

    laptop_with_names.use(use)
    assert by
    assert threading.main_thread().name not in by


@pytest.mark.costly(0)
def test_what_came_in_later_goes_the_same_way_by_one_key(laptop_with_names: Laptop) -> None:
    words.use("en")

    async def use(hands: Hands) -> None:
        await to_names(hands)
        await hands.press("f2")
        assert "Nobody decided whose this name is" in hands.words
        await hands.press("enter", "1", "f2", "f2")
        file = hands.app.session.file
        await hands.app.session.run(lambda: file.save(demand_name("guaqui", WRONG, 2007), POSTA))
        await hands.press("escape")
        await to_names(hands)
        assert "= Andamarca, decided" in hands.screen
        await hands.press("f2", "f2")
        assert "Done. Andamrca means Andamarca from now on. 1 demand goes to Andamarca." in hands.words

    laptop_with_names.use(use)
    assert laptop_with_names.demand("andamarca", 2007) == POSTA


def test_the_name_of_a_spreadsheet_becomes_an_alias(laptop: Laptop) -> None:
    words.use("en")
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f9")
        room = UnknownNamesScreen(
            hands.app.session, hands.app._keyboard, ["Kasa Sn Fco", "Arcata", "Anda [/] marka"]
        )
        hands.app.push_screen(room)
        await hands.rest()
        assert "2 names to decide" in hands.screen
        assert "Anda [/] marka" in hands.screen
        assert "spreadsheet" in hands.screen
        await hands.press(*"kasa", "enter", "1", "f2")
        assert "Done. Kasa Sn Fco means Kassa San Francisco from now on. Import that file again." in hands.words
        assert "1 name to decide" in hands.screen

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert field.survey.names().match("KASA SN. FCO.") == "community/guaqui/kassa-san-francisco"


def test_a_save_that_the_disk_refuses_is_said_and_decides_nothing(
    laptop_with_names: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    words.use("en")
    before = bytes_of(laptop_with_names)

    def refuse(*_: object) -> None:
        raise FileError("disk-full", path=str(laptop_with_names.file))

    async def use(hands: Hands) -> None:
        await to_names(hands)
        await hands.press("enter", "1")
        with monkeypatch.context() as patch:
            patch.setattr(FieldFile, "save_many", refuse)
            await hands.press("f2", "f2")
            assert isinstance(hands.app.screen, WhoseNameScreen)
            assert "no room left" in hands.words
        assert hands.app.screen.query_one(Rows).cursor == 1

    laptop_with_names.use(use)
    assert bytes_of(laptop_with_names) == before


def test_names_of_an_import_wait_on_the_list_until_their_rows_came_in(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save()
    path = laptop.folder / "d.csv"
    path.write_text("Comunidad;Gestión;Demanda\nAndamrca;2003;Riego\nAndamrca;2004;Posta\n", "utf-8")
    assert guaqui("--lang", "en", "import", laptop.file, path)[0] == 1

    async def use(hands: Hands) -> None:
        await hands.press("f9")
        await hands.until(lambda: "1 waits" in hands.screen)
        await hands.press(*"names", "enter")
        assert "spreadsheet · 2 rows" in hands.screen
        told = hands.words
        assert "Of a spreadsheet: 2 rows wait in" in told
        assert "d.csv.rejected.csv" in told.replace(" ", "")
        await hands.press("enter", "1", "f2")
        assert "Take in d.csv.rejected.csv: its rows wait there." in " ".join(hands.words.split())
        assert "Every name is known" in hands.screen
        await hands.press("escape")
        await hands.until(lambda: "1 waits" not in hands.screen)

    laptop.use(use)
    assert guaqui("--lang", "en", "import", laptop.file, laptop.folder / "d.csv.rejected.csv")[0] == 0
    assert laptop.demand("andamarca", 2004) == {"text": "Posta"}
