"""However screens open, close and fail across each other, the keyboard is held meanwhile and free in the end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkerFailed

from guaqui_tui.look.theme import ALL_THEMES
from guaqui_tui.screens.frame.keyboard import Keyboard
from guaqui_tui.screens.frame.opening import Opening, ScreenOpener
from guaqui_tui.screens.frame.questions.question_screen import QuestionScreen

LONG = 40
"""Turns of the loop after which nothing is still on its way."""


class MeantError(Exception):
    """What fails here on purpose."""


async def waiting(gate: asyncio.Event) -> None:
    await gate.wait()


async def failing(gate: asyncio.Event) -> None:
    await gate.wait()
    raise MeantError


WORK: dict[str, Callable[[asyncio.Event], Coroutine[Any, Any, None]]] = {"ends": waiting, "fails": failing}


class Question(QuestionScreen[str]):
    """A screen that stands when its gate is open, or fails then."""

    def __init__(self, how: str, gate: asyncio.Event) -> None:
        super().__init__()
        self._how = how
        self.gate = gate

    def compose(self) -> ComposeResult:
        yield Static("?")

    async def on_mount(self) -> None:
        await WORK[self._how](self.gate)

    def come_to(self, how: str, gate: asyncio.Event) -> None:
        """Opened again: it stands already."""


class Unmade(QuestionScreen[str]):
    def __init__(self, *_arguments: object) -> None:
        raise MeantError


class TestOpening(Opening[str], frozen=True):
    """Of one of the screens above, by its name."""

    __test__ = False
    classes: ClassVar[dict[str, type[Screen[str]]]] = {"Question": Question, "Kept": Question, "Unmade": Unmade}

    def load(self) -> type[Screen[str]]:
        if self.name == "missing":
            raise ImportError(self.name)
        return self.classes[self.name]


@dataclass
class Work:
    """What holds the keyboard until its gate is open: a screen that opens, what its result sets off, a save."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    of: Screen[Any] | None = None
    """The screen whose it is: with that it goes."""


class App(ScreenOpener):
    """Goes on after what would end ours, so that it is seen what that left behind."""

    def __init__(self) -> None:
        super().__init__()
        for theme in ALL_THEMES.values():
            self.register_theme(theme)
            self.theme = theme.name
        self._keyboard = Keyboard()
        self.keyboard = self._keyboard
        self.faults: list[Exception] = []
        self.work: list[Work] = []
        self.saves: list[Work] = []
        self.coroutines: list[Coroutine[Any, Any, None]] = []
        self.session = None  # type: ignore[assignment]  # none of these screens has any

    def _handle_exception(self, error: Exception) -> None:
        self.faults.append(error)

    def begun(self, of: Screen[Any] | None = None) -> asyncio.Event:
        self.work.append(Work(of=of))
        return self.work[-1].gate

    def made(self, how: str, of: Screen[Any] | None = None) -> Coroutine[Any, Any, None]:
        """Work for a worker. It may be cancelled before it begins, and then it is the test's to close."""
        work = WORK[how](self.begun(of))
        self.coroutines.append(work)
        return work

    def let_all_end(self) -> None:
        """Also what nobody waits for any more: a screen that is closed comes to its end by itself."""
        for one in self.work:
            one.gate.set()

    @property
    def going_on(self) -> list[Work]:
        """The work that the keyboard must wait for."""
        return [
            one for one in self.work if not one.gate.is_set() and (one.of is None or one.of in self.screen_stack)
        ]

    @property
    def waited_for(self) -> list[Work]:
        """What it may wait for: also the save of a screen that is kept, or was closed before it stood."""
        saves = [one for one in self.saves if not one.gate.is_set() and one.of in self._registry]
        return self.going_on + saves


Step = Callable[[App], None]


@contextmanager
def faults_are_meant(app: App) -> Iterator[None]:
    """What a key sets off and fails at once is the app's to handle."""
    try:
        yield
    except (MeantError, ImportError) as error:
        app._handle_exception(error)


def opens(name: str, how: str, then: str, *, instead: bool, kept: bool) -> Step:
    """A screen opens; `then` is done with its result."""

    def step(app: App) -> None:
        known = set(app.screen_stack)
        gate = app.begun()
        mine = app.work[-1]
        opening = TestOpening("", name, (how, gate), kept=kept)
        at_bottom = len(app.screen_stack) == 1
        known_before = kept and app.is_screen_installed(name)
        if kept and app.is_screen_installed(name) and app.get_screen(name) in app.screen_stack:
            app.work.remove(mine)  # it lies below: our app opens one only where it does not
            return
        with faults_are_meant(app):
            app.open(opening, thens(app, then), instead=instead and not at_bottom)
        fresh = [one for one in app.screen_stack if one not in known]
        mine.of = fresh[0] if fresh else None
        if not fresh or known_before:
            app.work.remove(mine)  # opened again it waits, if at all, for what it waited for the first time

    return step


def thens(app: App, then: str) -> Callable[[str | None], Awaitable[None] | None] | None:
    def fails(_result: str | None) -> None:
        raise MeantError

    def works(how: str) -> Callable[[str | None], Awaitable[None]]:
        return lambda _result: WORK[how](app.begun())

    def opens_next(_result: str | None) -> None:
        opens("Question", "ends", "nothing", instead=False, kept=False)(app)

    return {
        "nothing": None,
        "fails at once": fails,
        "ends": works("ends"),
        "fails": works("fails"),
        "opens": opens_next,
    }[then]


def closes(app: App) -> None:
    """The screen on top gives back its result, whether it stands or not."""
    if len(app.screen_stack) > 1:
        top = app.screen
        assert isinstance(top, QuestionScreen)
        top.dismiss("result")


def works(how: str, *, of_screen: bool) -> Step:
    """A save goes on that the next key must come after."""

    def step(app: App) -> None:
        top = app.screen
        if of_screen and isinstance(top, QuestionScreen):
            top.while_keys_wait(app.made(how, top))
            app.saves.append(app.work[-1])
        else:
            app.hold_for(app.run_worker(app.made(how)))

    return step


def lets(which: int) -> Step:
    """One piece of what goes on comes to its end."""

    def step(app: App) -> None:
        if going_on := app.going_on:
            going_on[which % len(going_on)].gate.set()

    return step


def cancels(app: App) -> None:
    app.workers.cancel_all()
    app.let_all_end()


HOW = st.sampled_from(sorted(WORK))
STEPS = st.one_of(
    st.builds(
        opens,
        st.just("Question"),
        HOW,
        st.sampled_from(["nothing", "fails at once", "ends", "fails", "opens"]),
        instead=st.booleans(),
        kept=st.just(value=False),
    ),
    st.builds(
        opens, st.just("Kept"), HOW, st.just("ends"), instead=st.just(value=False), kept=st.just(value=True)
    ),
    st.builds(
        opens,
        st.sampled_from(["Unmade", "missing"]),
        HOW,
        st.just("nothing"),
        instead=st.booleans(),
        kept=st.just(value=False),
    ),
    st.just(closes),
    st.builds(works, HOW, of_screen=st.booleans()),
    st.builds(lets, st.integers(0, 5)),
    st.just(cancels),
)


asks = opens("Question", "ends", "ends", instead=False, kept=False)
replaces = opens("Question", "ends", "nothing", instead=True, kept=False)
keeps = opens("Kept", "ends", "ends", instead=False, kept=True)


async def turns(number: int) -> None:
    """The loop goes on for a while."""
    for _turn in range(number):
        await asyncio.sleep(0)


@pytest.mark.costly(0)
@given(steps=st.lists(st.tuples(STEPS, st.sampled_from([0, 1, 3, LONG])), max_size=12))
@example(steps=[(asks, 0), (closes, LONG)])
@example(steps=[(asks, LONG), (closes, LONG)])
@example(steps=[(opens("missing", "ends", "nothing", instead=False, kept=False), LONG)])
@example(steps=[(keeps, 0), (closes, 0), (cancels, 0), (keeps, LONG)])
@example(steps=[(replaces, 0), (replaces, 0), (closes, LONG)])
@settings(max_examples=60)
def test_the_keyboard_is_held_while_anything_goes_on_and_free_in_the_end(steps: list[tuple[Step, int]]) -> None:
    app = App()

    async def use() -> None:
        async with app.run_test(size=(40, 10)):
            try:
                for step, pause in steps:
                    step(app)
                    await turns(pause)
                    assert not app.going_on or app._keyboard._holds, "keys go where they are not meant"
                    while pause == LONG and app._keyboard._holds and not app.waited_for:
                        await turns(1)  # where keys wait for nothing, this ends with the time of the test
                while app._keyboard._holds or len(app.screen_stack) > 1:  # what ends may open or begin something
                    app.let_all_end()
                    await turns(1)
                    closes(app)
                    await turns(1)
            finally:
                app.let_all_end()
            assert not app._keyboard._holds
            assert all(isinstance(one, (MeantError, ImportError, WorkerFailed)) for one in app.faults), app.faults

    try:
        asyncio.run(asyncio.wait_for(use(), 20))
    finally:
        for work in app.coroutines:
            work.close()
