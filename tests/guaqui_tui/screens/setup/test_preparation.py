"""A municipality prepared by keys: the same pack as by options, and nothing lost on any way."""

from __future__ import annotations

from pathlib import Path
from time import sleep
from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.setup.preparation import PreparationScreen
from guaqui_tui.screens.setup.prepared_step import PreparedStep
from guaqui_tui.screens.setup.start_menu import StartMenu
from guaqui_tui.widgets.fields import LineField, SeveralLines
from storage import FieldFile
from storage.packs.preparation.setup_questions import QUESTIONS
from tests import achica

from ...conftest import Guaqui
from ...pilot import Hands, Laptop

FIRST = ("enter", *"Ana", "enter", "3")
"""To the first question."""
PLACE = Path("Guaqui") / f"{achica.M}-2026-2029.json"


@pytest.fixture(autouse=True)
def _here(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(laptop.folder)


@pytest.fixture
def lists(laptop: Laptop) -> achica.Lists:
    return achica.put_lists(laptop.folder)


def said_by(lists: achica.Lists) -> dict[str, list[str]]:
    """What options say, by question."""
    found: dict[str, list[str]] = {}
    options = (*achica.OPTIONS, *lists.options)
    for option, text in zip(options[::2], options[1::2], strict=True):
        found.setdefault(option.removeprefix("--"), []).append(text)
    return found


def asks(hands: Hands) -> str:
    """The id of the question that is asked."""
    screen = hands.app.screen
    assert isinstance(screen, PreparationScreen)
    return screen._now.at


def stands(hands: Hands) -> str:
    field: Any = hands.app.focused
    return str(field.text if isinstance(field, SeveralLines) else field.value).rstrip()


async def answer(hands: Hands, lines: list[str]) -> None:
    """In place of what stands there, by keys."""
    several = isinstance(hands.app.focused, SeveralLines)
    await hands.press("ctrl+a", "delete")
    for line in lines:
        await hands.paste(line)
        await hands.press("enter")
    if several:
        await hands.press("enter")


async def to_the_end(hands: Hands, said: dict[str, list[str]]) -> None:
    while isinstance(hands.app.screen, PreparationScreen):
        at = asks(hands)
        if at in said:
            await answer(hands, said[at])
        else:
            await hands.press("enter")
        now: Any = hands.app.screen
        assert getattr(now, "_now", None) is None or now._now.at != at, hands.screen


@pytest.mark.costly(0)
def test_the_same_pack_by_keys_as_by_options(laptop: Laptop, lists: achica.Lists, guaqui: Guaqui) -> None:
    code, _out, err = guaqui("pack", "new", "options.toml", "--yes", *achica.OPTIONS, *lists.options)
    assert code == 0, err
    before = words.language()

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST)
        await to_the_end(hands, said_by(lists))
        assert isinstance(hands.app.screen, PreparedStep)
        shown = hands.words
        assert "40" in shown
        assert all(name in shown for name in (*achica.FLOORS, *achica.BASINS, *achica.DISTRICTS))
        assert not (Path.home() / PLACE).exists()
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert "San Pedro de Achica" in hands.screen

    laptop.use(use, author="", file="")
    assert words.language() == before
    made = Path.home() / PLACE
    assert made.with_suffix(".toml").read_bytes() == Path("options.toml").read_bytes()
    with FieldFile.open(made, writable=False) as field:
        asking = [one for one in field.survey.communities() if field.survey.per_year(one.fields)]
        assert len(asking) * len(field.survey.plan.years) == 160


ONE_OF_EACH_UNIT = [*{one.unit: one.id for one in reversed(QUESTIONS) if one.of != "from"}.values()]
"""A screen asks otherwise for each unit; of every question its interview is tried in tests/storage/packs."""


@pytest.mark.costly(3)
@pytest.mark.parametrize("at", ONE_OF_EACH_UNIT)
def test_back_from_a_question_of_any_sort_with_what_is_half_typed(laptop: Laptop, at: str) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, *"Achica")
        steps = 0
        while asks(hands) != at:
            await hands.press("enter")
            steps += 1
        await hands.press("ctrl+a", *"zz")
        for _step in range(steps + 1):
            await hands.press("escape")
        assert isinstance(hands.app.screen, StartMenu)
        await hands.press("3")
        assert stands(hands) == ("zz" if at == "name" else "Achica")
        while asks(hands) != at:
            await hands.press("enter")
        assert stands(hands) == "zz"

    laptop.use(use, author="", file="")


def test_what_is_wrong_is_said_at_once_and_is_not_gone_on_from(laptop: Laptop) -> None:
    (laptop.folder / "two.csv").write_text("Comunidad\nUno\nUNO\n", "utf-8")

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, "enter")
        assert "Something has to stand here: write it." in hands.screen
        await hands.press(*"Uno", "enter", *["enter"] * 4, *"EUX")
        assert "EUX is no currency" in hands.screen
        await hands.press("enter")
        assert asks(hands) == "currency"
        await hands.press("ctrl+a", *"PEN")
        assert "is no currency" not in hands.screen
        while asks(hands) != "from":
            await hands.press("enter")
        await hands.paste(str(laptop.folder / "none.csv"))
        await hands.press("enter")
        assert asks(hands) == "from"
        assert "is not there" in hands.words
        await hands.press("ctrl+a")
        await hands.paste(str(laptop.folder / "two.csv"))
        while asks(hands) not in {"level", "class"} and "line 3" not in hands.words:
            await hands.press("enter")
        assert "line 3" in hands.words

    laptop.use(use, author="", file="")


@pytest.mark.costly(0)
def test_a_list_that_is_found_is_taken_by_its_number(laptop: Laptop) -> None:
    (Path.home() / "Documentos").mkdir()
    achica.put_lists(Path.home() / "Documentos")

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, *"Uno")
        while asks(hands) != "from":
            await hands.press("enter")
        before, _sign, _after = hands.screen.partition(" ~/Documentos/comunidades.csv")
        await hands.press(before[-1])
        assert asks(hands) == "name-column"
        await hands.press("escape")
        assert stands(hands) == "~/Documentos/comunidades.csv"
        await hands.press("end", "2")
        assert stands(hands) == "~/Documentos/comunidades.csv2"
        await hands.press("enter", before[-1])
        assert asks(hands) == "name-column"

    laptop.use(use, author="", file="")


@pytest.mark.costly(0)
def test_what_is_offered_can_be_clicked(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, *"Uno")
        while asks(hands) != "paper":
            await hands.press("enter")
        lines = hands.screen.splitlines()
        row = next(number for number, line in enumerate(lines) if "3 A4" in line)
        await hands.pilot.click(offset=(lines[row].index("3 A4"), row))
        await hands.rest()
        assert isinstance(hands.app.screen, PreparedStep)
        await hands.press("f2")

    laptop.use(use, author="", file="")
    (pack,) = Path.home().rglob("*.toml")
    assert 'paper = "a4"' in pack.read_text("utf-8")


@pytest.mark.costly(0)
def test_what_was_answered_is_there_after_the_app_ended(laptop: Laptop, lists: achica.Lists) -> None:
    async def begin(hands: Hands) -> None:
        await hands.press(*FIRST)
        for question in ("name", "id", "country"):
            await answer(hands, said_by(lists).get(question, [achica.M]))
        while asks(hands) != "from":
            await hands.press("enter")
        await answer(hands, [str(lists.communities)])
        await hands.press("escape", "escape", *"2026-2029", "ctrl+q")

    async def go_on(hands: Hands) -> None:
        await hands.press(*FIRST[:-1])
        await hands.press("down", "down")
        assert "Begun: San Pedro de Achica" in hands.screen
        await hands.press("enter")
        assert asks(hands) == "years"
        assert stands(hands) == "2026-2029"
        await hands.press("enter")
        assert stands(hands) == str(lists.communities)
        await to_the_end(hands, {})
        assert "Communities 40" in hands.screen
        await hands.press("f2", "listed-app.file", "f6", "3")
        assert asks(hands) == "name"
        assert stands(hands) == ""

    laptop.use(begin, author="", file="")
    laptop.use(go_on, author="", file="")


@pytest.mark.costly(0)
def test_a_list_that_was_named_and_not_read_is_read_at_the_end_or_told(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*FIRST)
        await to_the_end(hands, {"name": ["Uno"], "years": ["2026"]})
        while not isinstance(hands.app.screen, PreparationScreen) or asks(hands) != "from":
            await hands.press("escape")
        await hands.press(*"nolist.csv", "escape", "f3")
        assert asks(hands) == "from"
        assert "nolist.csv is not there" in hands.words

    laptop.use(use, author="", file="")


@pytest.mark.costly(0)
def test_typing_replaces_a_line_that_stands_ready_and_adds_to_several(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, *"Uno")
        while asks(hands) != "years":
            await hands.press("enter")
        await hands.press("down", *"2009", "enter", "enter")
        assert asks(hands) == "from"
        await hands.press("escape")
        assert stands(hands) == "2003-2007\n2009"
        await hands.press(*"2010-2011", "enter", "enter", "escape")
        assert stands(hands) == "2003-2007\n2009\n2010-2011"
        await hands.press("ctrl+a", *"2010-2014", "enter", "enter", "escape")
        assert stands(hands) == "2010-2014"
        await hands.press(*"2011-2015", "enter", "enter", "escape")
        assert stands(hands) == "2011-2015"

    laptop.use(use, author="", file="")


@pytest.mark.costly(0)
def test_the_end_leads_back_to_what_is_to_be_mended(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*FIRST)
        await to_the_end(hands, {"name": ["Uno"], "years": ["2026-2028"]})
        assert "2026-2028" in hands.screen
        await hands.press("ctrl+a")
        await hands.paste(str(laptop.folder / "mine"))
        await hands.press("escape")
        while asks(hands) != "name":
            await hands.press("escape")
        await hands.press("ctrl+a", *"Dos")
        assert "F3 To the end" in hands.screen
        await hands.press("f3")
        assert isinstance(hands.app.screen, PreparedStep)
        assert "Dos: what will be made" in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use, author="", file="")
    assert 'municipality = "dos"' in (laptop.folder / "mine.toml").read_text("utf-8")
    assert (laptop.folder / "mine.json").is_file()


@pytest.mark.costly(0)
def test_another_pack_beside_the_file_stays_and_nothing_is_made(laptop: Laptop) -> None:
    (laptop.folder / "mine.toml").write_text("mine", "utf-8")

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST)
        await to_the_end(hands, {"name": ["Uno"], "years": ["2026"]})
        await hands.press("ctrl+a")
        await hands.paste(str(laptop.folder / "mine.json"))
        await hands.press("f2")
        assert isinstance(hands.app.screen, PreparedStep)
        assert "mine.toml" in "".join(hands.screen.split())  # a long path goes on in the next line

    laptop.use(use, author="", file="")
    assert (laptop.folder / "mine.toml").read_text("utf-8") == "mine"
    assert not (laptop.folder / "mine.json").exists()


@pytest.mark.costly(0)
def test_a_file_that_cannot_be_made_leaves_no_pack(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    from storage.errors import FileError

    def refuse(*_arguments: object, **_more: object) -> None:
        raise FileError("disk-full", path="x")

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST)
        await to_the_end(hands, {"name": ["Uno"], "years": ["2026"]})
        monkeypatch.setattr(FieldFile, "create", refuse)
        await hands.press("f2")
        assert isinstance(hands.app.screen, PreparedStep)

    laptop.use(use, author="", file="")
    assert not list(Path.home().rglob("*.toml"))


@pytest.mark.costly(0)
def test_a_pack_that_cannot_be_taken_away_either_hides_no_reason(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage.errors import FileError

    unlink = Path.unlink

    def refuse(*_arguments: object, **_more: object) -> None:
        raise FileError("disk-full", path="full.json")

    def refuse_pack(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".toml":
            raise PermissionError(13, "refused")
        unlink(path, missing_ok=missing_ok)

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST)
        await to_the_end(hands, {"name": ["Uno"], "years": ["2026"]})
        monkeypatch.setattr(FieldFile, "create", refuse)
        monkeypatch.setattr(Path, "unlink", refuse_pack)
        await hands.press("f2")
        assert isinstance(hands.app.screen, PreparedStep)
        assert "full.json" in hands.screen

    laptop.use(use, author="", file="")


async def to(hands: Hands, question: str, lists: achica.Lists) -> None:
    """From the first question to one, with a list of communities."""
    await hands.press(*FIRST, *"Achica")
    for _step in QUESTIONS:
        if asks(hands) == question:
            return
        await (answer(hands, [str(lists.communities)]) if asks(hands) == "from" else hands.press("enter"))
    raise AssertionError(hands.screen)


@pytest.mark.costly(3)
@pytest.mark.parametrize("at", ["name", "from", "name-column", "level", "zoning", "class", "paper"])
def test_it_goes_on_at_any_question_after_the_app_ended(laptop: Laptop, lists: achica.Lists, at: str) -> None:
    async def begin(hands: Hands) -> None:
        await to(hands, at, lists)
        await hands.press("ctrl+q")

    async def go_on(hands: Hands) -> None:
        await hands.press(*FIRST)
        assert asks(hands) == at
        await to_the_end(hands, {})

    laptop.use(begin, author="", file="")
    laptop.use(go_on, author="", file="")


@pytest.mark.costly(0)
@pytest.mark.parametrize(
    ("harm", "asked", "told"),
    [
        (lambda path: path.unlink(), "from", "is not there"),
        (lambda path: path.write_text("Comunidad\nUno\nUNO\n", "utf-8"), "from", "line 3"),
        (lambda path: path.write_text("x;y\n1;2\n3;4\n", "utf-8"), "name-column", ""),
    ],
    ids=["gone", "two of one name", "without names"],
)
def test_a_list_that_changed_meanwhile_is_asked_for_first(
    laptop: Laptop, lists: achica.Lists, harm: Any, asked: str, told: str
) -> None:
    async def begin(hands: Hands) -> None:
        await to(hands, "zoning", lists)
        await hands.press("ctrl+q")

    async def go_on(hands: Hands) -> None:
        await hands.press(*FIRST)
        assert asks(hands) == asked
        assert told in hands.words
        while asks(hands) != "from":
            await hands.press("escape")
        await answer(hands, [])
        await hands.press("enter")
        assert asks(hands) == "class"

    laptop.use(begin, author="", file="")
    harm(lists.communities)
    laptop.use(go_on, author="", file="")


@pytest.mark.costly(0)
def test_lists_that_are_found_at_once_are_offered_where_it_goes_on(
    laptop: Laptop, lists: achica.Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search may end before the question stands there."""
    from guaqui_tui.screens.setup import preparation
    from storage.gather.found_files import FoundFile
    from storage.packs.preparation.interview import Interview

    shown = Interview.shown

    def slowly(self: Interview) -> Any:
        sleep(0.2)
        return shown(self)

    async def begin(hands: Hands) -> None:
        await to(hands, "from", lists)
        await hands.press("ctrl+q")

    async def go_on(hands: Hands) -> None:
        await hands.press(*FIRST)
        assert asks(hands) == "from"
        assert "A number takes one that was found" in hands.screen

    laptop.use(begin, author="", file="")
    monkeypatch.setattr(Interview, "shown", slowly)
    found = [FoundFile(lists.communities, "list", "2026-01-01")]
    monkeypatch.setattr(preparation, "found_anywhere", lambda _tell: found)
    laptop.use(go_on, author="", file="")


@pytest.mark.costly(0)
def test_the_file_is_called_as_it_was_named(laptop: Laptop, lists: achica.Lists) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*FIRST)
        await to_the_end(hands, said_by(lists))
        assert hands.app.screen.query_one("#path", LineField).value == str(laptop.folder / "taller.json")

    laptop.use(use, opening=Path("taller.json"), author="", file="")


def test_a_timer_that_comes_when_the_app_is_left_keeps_nothing_more(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        kept: list[str] = []
        await hands.app.session.keep_typing(lambda: kept.append("before"))
        await hands.app.session.close()
        await hands.app.session.keep_typing(lambda: kept.append("after"))
        assert kept == ["before"]

    laptop.use(use)
