"""The one way to open a screen: it is loaded when it is first opened, and what is typed meanwhile waits for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from inspect import isawaitable
from typing import Any, Final, Generic, NamedTuple, Protocol, TypeVar, cast

from msgspec import Struct
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen
from textual.worker import Worker

from ...session.session import Session
from .keyboard import Hold, Keyboard

Result = TypeVar("Result")
Then = Callable[[Result | None], Awaitable[None] | None]
"""What is done with a screen's result once it is closed; None where there is none."""

SCREENS: Final = __package__.rpartition(".")[0]


class Opening(Struct, Generic[Result], frozen=True):
    """A screen to be opened: the module of its class, from the folder of the screens on, and what it is made with.

    A screen that is kept is made once, and comes to what it is opened with (`come_to`).
    """

    module: str
    name: str
    arguments: tuple[Any, ...] = ()
    options: Mapping[str, Any] = {}
    kept: bool = False

    def load(self) -> type[Screen[Result]]:
        """The screen's class. Importing takes long the first time."""
        screen: type[Screen[Result]] = getattr(import_module(f"{SCREENS}.{self.module}"), self.name)
        return screen


class AppScreen(Protocol):
    """A screen of the table: `BaseScreen` and `QuestionScreen`, which share the functions below as methods."""

    async def until_it_stands(self) -> None:
        """Until keys may come: all is there, and `on_mount` is over, however it ended."""


class KeptScreen(AppScreen, Protocol):
    """One that is made once and opened again."""

    come_to: Callable[..., None]
    """It is to be opened again, with other arguments; keys wait until it stands."""


async def until_it_stands(screen: Screen[Any]) -> None:
    """Until keys may come: all is there, and `on_mount` is over, however it ended."""
    await screen._mounted_event.wait()  # noqa: SLF001 - it has no other name


def keys_may_come(screen: Screen[Any]) -> Coroutine[Any, Any, None]:
    """What is over when keys may come to a screen of the table."""
    return cast("AppScreen", screen).until_it_stands()


def open_over(screen: Screen[Any], opening: Opening[Any], then: Then[Any] | None = None) -> None:
    """Open a screen over this one."""
    _opener_of(screen).open(opening, then)


def while_keys_wait(screen: Screen[Any], work: Coroutine[Any, Any, None]) -> None:
    """Do something that the next key must come after."""
    _opener_of(screen).hold_for(screen.run_worker(work))


@contextmanager
def drawn_once(screen: Screen[Any]) -> Iterator[None]:
    """What is done meanwhile is drawn when it is over, as it is by then: nobody sees the steps between."""
    try:
        with screen.app.batch_update():
            yield
    finally:
        screen.app.screen.check_idle()  # it may have been idle while nothing was drawn


def close(screen: Screen[Any], result: Any, dismissed: Callable[[Any], AwaitComplete]) -> AwaitComplete:
    """Close a screen; keys wait until whoever opened it has done what is to be done with the result."""
    closed = dismissed(result)
    _opener_of(screen).closed(screen, result)
    return closed


def keyboard_of(screen: Screen[Any]) -> Keyboard:
    """The one whose keys come to a screen."""
    return _opener_of(screen)._keyboard  # noqa: SLF001 - an app's own


def _opener_of(screen: Screen[Any]) -> ScreenOpener:
    return cast("ScreenOpener", screen.app)


class _Opened(NamedTuple):
    """`by` is over when the screen stands; `then` is what is done with its result."""

    by: Worker[None]
    then: Then[Any] | None


class ScreenOpener(App[int]):
    """An app of one session and one keyboard that opens the screens of the table."""

    session: Session
    _keyboard: Keyboard

    def __init__(self) -> None:
        super().__init__()
        self._opened: dict[Screen[Any], _Opened] = {}

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """Those that are seen through the one on top: none where that hides all. Else whatever changes on the one
        below, a number, a message that goes, would have the whole of the one on top drawn anew.
        """
        return [] if self.screen.styles.background.a == 1 else super()._background_screens

    def open(self, opening: Opening[Any], then: Then[Any] | None = None, *, instead: bool = False) -> None:
        """Open a screen, over the one that is there or `instead` of it.

        Keys wait until it stands, and from its closing with a result until `then` is over.
        """
        with self._keyboard.held():
            screen = self._screen_of(opening)
            replaced = self._opened.pop(self.screen, None) if instead else None
            self.switch_screen(screen) if instead else self.push_screen(screen)
            if replaced is not None:
                replaced.by.cancel()  # it may never have stood
            stands: Worker[None] = self.run_worker(
                cast("AppScreen", screen).until_it_stands, name="until_it_stands"
            )
            self._opened[screen] = _Opened(stands, then)
            self.hold_for(stands)

    def closed(self, screen: Screen[Any], result: Any) -> None:
        """Have done what is done with the result of a screen that is closed."""
        opened = self._opened.pop(screen, None)
        if opened is None:
            return
        if opened.then is not None:
            self.do_then(opened.then, result)
        opened.by.cancel()  # it may never have stood

    def _screen_of(self, opening: Opening[Any]) -> Screen[Any]:
        if opening.kept and self.is_screen_installed(opening.name):
            kept = self.get_screen(opening.name)
            cast("KeptScreen", kept).come_to(*opening.arguments, **opening.options)
            return kept
        screen = self.make(opening)
        if opening.kept:
            self.install_screen(screen, opening.name)
        return screen

    def make(self, opening: Opening[Any], **more: Any) -> Screen[Any]:
        """The screen, new. A question is made of what it asks about, others of session and keyboard too."""
        loaded, options = opening.load(), {**opening.options, **more}
        if issubclass(loaded, ModalScreen):
            return loaded(*opening.arguments, **options)
        make: Callable[..., Screen[Any]] = loaded
        return make(self.session, self._keyboard, *opening.arguments, **options)

    def keyboard_held(self) -> Hold:
        """What is typed while the `with` that this stands in goes on waits for its end."""
        return self._keyboard.held()

    def hold_for(self, work: Worker[None]) -> None:
        """What is typed from now on waits for the work, however it ends."""
        self._keyboard.hold_for(work)

    def do_then(self, then: Then[Any], result: Any) -> None:
        """Do what is done with the result of a screen that was closed; keys wait for it."""
        self.hold_for(self.run_worker(partial(self._do, then, result), name="do_then"))

    async def _do(self, then: Then[Any], result: Any) -> None:
        try:
            done = then(result)
            if isawaitable(done):
                await done
        except Exception as error:  # noqa: BLE001 - as it is, not as a worker's: the log shows where it was
            self._handle_exception(error)
