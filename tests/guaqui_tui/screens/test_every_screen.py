"""Every screen, in both languages and several sizes.

What a person reads is kept: all screens in Spanish at 80x24, a few where width or language lays them out
otherwise (`GUAQUI_GOLDENS=write` agrees to what is there). The rest is held by what is true of any screen: nothing
is cut without an ellipsis, nothing lies over another thing, no word is of another language, and the last line has
room for every key.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from guaqui_tui.language import gettext_ as words
from guaqui_tui.language.dates import day
from guaqui_tui.look.theme import ALL_THEMES
from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.screens.papers.writing_form import papers_folder
from guaqui_tui.widgets.choice import Options
from guaqui_tui.widgets.tally import LOW, Tally
from storage import FieldFile
from storage.file.device import now

from ..all_screens import ONE_OF_EACH, PLACES, Place, furnish, visit
from ..enter_rules import faults_of_enter
from ..language.test_languages import data_of, untranslated
from ..mouse_rules import faults_of_the_mouse
from ..pilot import DEVICE, GOLDENS, Hands, Laptop, compare
from ..screen_rules import (
    LETTERS,
    badly_arrived,
    cut_words,
    digits_unsaid,
    faint,
    footer_lacks,
    foreign_words,
    lists_cut,
    lost_when_least,
    machine_words,
    overlapping,
    places_of_widgets,
    plurals_of_one,
    unsaved_unsaid,
    without,
)
from ..spoken_again import is_heard_abroad, is_spoken_again, speak_on

COMES = re.compile(r"enter|down|up|tab|insert|f(?!2|5)\d+|listed-.*|")
"""Keys by which one comes to a field, and does not type into it; behind a letter the field may be the same."""
PASSING = "Said in passing, and too long for a single line of any terminal that there is. " * 4
Size = tuple[int, int]
USUAL: Size = (80, 24)
ROOMY: Size = (120, 40)
SIZES: tuple[Size, ...] = (USUAL, (97, 30), ROOMY, (163, 50))
LEAST: Size = (60, 20)
"""There is not room for everything there, but for what leads out."""
AGREED = [place.name for place in PLACES if place.name != "elsewhere"]
"""That one says whole paths, which are as long as the folder is deep; test_elsewhere.py has it."""
WIDE = (
    "assembly",
    "board",
    "board-help",
    "calendar",
    "check",
    "demand-action",
    "settle",
    "validation-wall",
    "year-plan",
)
"""Laid out otherwise where there is room: wider columns, more of them, larger letters."""
ENGLISH = ("board", "demand-action", "settle")
"""Columns as wide as the words of the language."""
READ = {
    *((name, "es", USUAL) for name in AGREED),
    *((name, "es", ROOMY) for name in WIDE),
    *((name, "en", USUAL) for name in ENGLISH),
}
SEEN = [pytest.param(place, "es", id=f"{place.name}-es") for place in PLACES] + [
    pytest.param(place, "en", id=f"{place.name}-en", marks=() if place.name in ENGLISH else pytest.mark.long)
    for place in PLACES
    if not is_spoken_again(place)
]
"""Where the language changes at once, or help is asked for again, English is looked at after that."""


CLOSELY = [place for place in ONE_OF_EACH if place.screen != "Pages" or place.name == "board-help"]
"""All help is laid out alike."""


def kept_as(name: str, language: str, size: Size) -> str:
    return f"{language}-{size[0]}x{size[1]}/{name}"


LONGEST_PATH = 70
"""Cells of a line that is full of a path: the next one goes on with it."""


def without_what_changes(screen: str, laptop: Laptop) -> str:
    """The screen without this machine's folders and day: neither is the app's."""
    today = day(now()[:10])
    lines: list[str] = []
    longer = False
    for said in screen.replace(today, "#" * len(today)).split("\n"):
        line = re.sub(r"^(\s*)\S+$", "", said) if longer else said  # the rest of a path that no line holds
        longer = bool(re.fullmatch(r"\s*/\S+\s*", said)) and len(said.rstrip()) > LONGEST_PATH
        path = any(part in line for part in (str(laptop.folder)[:12], ".json", "~/", "/person/"))
        lines.append(re.sub(r"\S*/\S*|\S*\.json\S*", "…/plan.json", line) if path else line)
    return "\n".join(lines)


def faults(hands: Hands, language: str, data: frozenset[str]) -> Iterator[str]:
    """What is wrong with the screen that is shown."""
    screen, said = hands.app.screen, hands.screen
    unnumbered = without(said, screen.query(Options))
    yield from (f"cut: {one}" for one in cut_words(said, language, data))
    yield from (f"of another language: {one}" for one in foreign_words(said, language, data))
    yield from (f"over another: {one}" for one in overlapping(screen))
    yield from (f"not saved: {one}" for one in unsaved_unsaid(screen))
    yield from (f"a list is cut: {one}" for one in lists_cut(screen))
    yield from (f"no room in the last line: {one}" for one in footer_lacks(screen))
    yield from (f"a key that is said nowhere: {one}" for one in digits_unsaid(screen, said))
    yield from (f"not to be read: {one}" for one in faint(screen))
    yield from (f"a machine's word: {one}" for one in machine_words(said))
    yield from (f"one of many: {one}" for one in plurals_of_one(unnumbered) if language == "es")
    yield from ["a laptop's whole key"] if DEVICE[:12] in said else []


async def moved_by_a_message(hands: Hands) -> AsyncIterator[str]:
    """What stands elsewhere while something is said, and what of that is not to be read."""
    screen = hands.app.screen
    if isinstance(screen, BaseScreen):
        before = places_of_widgets(screen)
        screen.say(PASSING)
        await hands.rest()
        now = places_of_widgets(screen)
        for moved in before.keys() | now.keys():
            if before.get(moved) != now.get(moved):
                yield f"moved by a message: {moved}"
        if PASSING.strip() not in hands.words:
            yield "a message that is not whole"
        screen.say()
        await hands.rest()


async def lost_in_the_least(hands: Hands) -> AsyncIterator[str]:
    """What the least terminal has to keep and does not; the usual one comes back. A share that is seen there is
    seen everywhere, but for what is read page by page.
    """
    has_share = "%" in hands.screen and not hands.app.screen.query(VerticalScroll).filter("#body")
    await hands.pilot.resize_terminal(*LEAST)
    await hands.rest()
    for one in lost_when_least(hands.app.screen, hands.screen):
        yield f"lost {LEAST}: {one}"
    large = any(one.size.height >= LOW for one in hands.app.screen.query(Tally))
    if has_share and "%" not in hands.screen and not large:
        yield f"lost {LEAST}: the share of\n{hands.screen}"
    await hands.pilot.resize_terminal(*USUAL)
    await hands.rest()


async def lost_when_used(hands: Hands) -> AsyncIterator[str]:
    """The same, what a message moves, and what is amiss by mouse: a click may choose another language."""
    async for one in moved_by_a_message(hands):
        yield one
    async for one in lost_in_the_least(hands):
        yield one
    async for one in faults_of_the_mouse(hands):
        yield f"by mouse: {one}"


async def left_abroad(hands: Hands, place: Place, locale_abroad: Path, data: set[str]) -> AsyncIterator[str]:
    """What of the screen stays as it was in the invented language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "LOCALE", locale_abroad)
        await speak_on(hands, place)
        for one in untranslated(hands.screen, data):
            yield f"left untranslated: {one}"


@pytest.mark.costly(24)
@pytest.mark.parametrize(("place", "language"), SEEN)
def test_a_screen_is_as_agreed_and_whole_in_every_size(
    laptop: Laptop, place: Place, language: str, locale_abroad: Path, *, full: bool
) -> None:
    """In the usual size; with --full in all.

    Of one of each, and of one help, Spanish is looked at in another one too, and in the least that there is; a
    message comes and goes there, and the mouse goes over it.

    Where a place is spoken again, one of each screen in the invented language of test_languages.py too.
    """
    words.use(language)
    furnish(laptop)
    typed = "".join(key if len(key) == 1 else " " for key in place.keys)
    proposed = papers_folder(laptop.file).name  # what was proposed in one language stays where it is spoken on
    data = frozenset({*data_of(laptop), *LETTERS.findall(typed), *LETTERS.findall(proposed)})
    found: list[str] = []
    other = ROOMY if place.name in WIDE else (SIZES[1], ROOMY, SIZES[3])[PLACES.index(place) % 3]
    closely = full or place in CLOSELY
    quick = (USUAL, other) if language == "es" and (closely or place.name in WIDE) else (USUAL,)
    sizes = SIZES if full else quick

    async def see(hands: Hands) -> None:
        if COMES.fullmatch(" ".join(place.keys[-1:])) and len(" ".join(place.keys[-2:-1])) != 1:
            found.extend(f"arriving: {one}" for one in badly_arrived(hands.app.screen))
        await in_each_size(hands, language, sizes)
        if language == "es" and is_spoken_again(place):
            await speak_on(hands, place)
            assert words.language() == "en"
            await in_each_size(hands, "en", SIZES[::-1] if full else (USUAL,))
        if closely:
            found.extend([one async for one in lost_when_used(hands)])
        if language == "es" and place in ONE_OF_EACH and is_heard_abroad(place):
            found.extend([one async for one in left_abroad(hands, place, locale_abroad, data_of(laptop))])
        if closely:
            found.extend([f"by Enter: {one}" async for one in faults_of_enter(hands)])

    async def in_each_size(hands: Hands, language: str, sizes: Sequence[Size]) -> None:
        for size in sizes:
            await hands.pilot.resize_terminal(*size)
            await hands.rest()
            found.extend(f"{language} {size}: {one}" for one in faults(hands, language, data))
            if (place.name, language, size) in READ:
                compare(kept_as(place.name, language, size), without_what_changes(hands.screen, laptop))

    visit(laptop, place, see, theme=list(ALL_THEMES)[PLACES.index(place) % len(ALL_THEMES)])
    assert not found, "\n".join(found)


def test_no_screen_is_kept_that_nobody_compares() -> None:
    kept = {path.relative_to(GOLDENS).with_suffix("").as_posix() for path in GOLDENS.rglob("*.txt")}
    tests = "".join(path.read_text("utf-8") for path in GOLDENS.parent.rglob("test_*.py"))
    alone = set(re.findall(r'\bcompare\("([a-z-]+)"', tests))
    assert kept == {kept_as(*one) for one in READ} | alone


def test_about_this_file(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()

    async def use(hands: Hands) -> None:
        assert "Sobre este archivo" in hands.screen

    with FieldFile.open(laptop.file):
        laptop.use(use)


class Overlapping(App[None]):
    """Two texts, one drawn over the other."""

    CSS = "Static { width: 10; height: 1; } #over { offset: 3 -1; }"

    def compose(self) -> ComposeResult:
        yield Static("under", id="under")
        yield Static("over", id="over")


def test_the_eye_sees_what_lies_over_another_thing() -> None:
    async def run() -> None:
        app = Overlapping()
        async with app.run_test():
            (found,) = overlapping(app.screen)
            assert "id='under'" in found
            assert "id='over'" in found

    asyncio.run(run())


@pytest.mark.parametrize(
    ("said", "cut"),
    [
        ("Construcc", ["Construcc"]),
        ("Construcción de establ", ["establ"]),
        ("Construc…", []),
        ("Construc …", []),
        ("Construc…│ ", []),
        ("Construcc│ ", ["Construcc"]),
        ("Construcción", []),
        ("/home/Construc/plan.json", []),
        ("Bs", []),
    ],
)
def test_the_eye_sees_what_is_cut(said: str, cut: list[str]) -> None:
    data = frozenset({"Construcción", "establos"})
    assert [found.split(" in ")[0] for found in cut_words(said, "es", data)] == cut


def test_the_eye_sees_another_language() -> None:
    assert foreign_words("Demandas and plan", "es", frozenset()) == {"and"}
    assert foreign_words("Demands y comunidad", "en", frozenset()) == {"comunidad"}
    assert foreign_words("Guardar", "en", frozenset({"Guardar"})) == set()
