"""How one comes to a file: open one, begin one, prepare a municipality, or look around first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.errors import StillEncryptedError
from storage.notation.text import is_clean, printable
from storage.packs.preparation.answers import Answers
from storage.packs.preparation.interview import Interview
from storage.packs.preparation.setup_questions import BY_ID, QUESTIONS, suggested_answers
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.kept_preparation import KeptAnswers, kept_answers
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.rows import Rows
from ..frame import step_screens
from ..frame.base_screen import refusal_in_words
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from ..frame.opening import Opening
from .begun_file import kind_of_path

LINES: Final[Mapping[str, tuple[str, str]]] = {
    "open": (
        N_("Open a file that is there"),
        N_("From this laptop, a stick or a folder; those that are found are listed."),
    ),
    "begin": (
        N_("Begin a plan of a municipality that is prepared"),
        N_("One that comes along, one that somebody prepared (a .toml file), or another file's plan."),
    ),
    "prepare": (
        N_("Prepare a new municipality"),
        N_("Some questions, each with an answer ready; a list of its communities may be named."),
    ),
    "demonstration": (
        N_("Look around with invented data"),
        N_("A plan of which everything is invented, in a folder of its own. It can be changed without harm."),
    ),
}


def begun_interview(year: int, kept: KeptAnswers) -> Interview:
    """The questions, with what is kept of them, for a plan from a year on."""
    begun = Answers(suggested=suggested_answers("", year), say=_)
    typed = {question: lines for question, lines in kept.typed.items() if question in BY_ID}
    return Interview(begun, typed, at=kept.at if kept.at in BY_ID else QUESTIONS[0].id)


def _place_of(file: Path | None, settings: Settings) -> str:
    """Where a new file is to be: at the name that the app was started with, where nothing is yet."""
    if file is None or str(file.absolute()) == settings.file or kind_of_path(file) != "new":
        return ""
    return str(file.absolute()) if is_clean(str(file)) else ""


class StartMenu(ListScreen[SetupAnswers | None]):
    TELLS_ALL = True
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.BACK, keys.HELP]
    DEFAULT_CSS = "StartMenu #about.-wrong { color: $alarm; }"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("The arrows or a number choose, Enter goes there. Escape goes back a step; what was typed stays."),
        N_("Nothing is made or written before F2."),
    )

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        settings: Settings,
        problem: GuaquiError | None = None,
        file: Path | None = None,
    ) -> None:
        """`problem`: why `file`, which was to be opened, is not; what is encrypted is asked its passphrase."""
        super().__init__(session, keyboard)
        self._settings = settings
        self._encrypted = file if isinstance(problem, StillEncryptedError) else None
        self._problem = problem
        self._place = _place_of(file, settings)
        self._left: dict[str, Any] = {
            "open": printable(str(file)) if problem and file else "",
            "begin": "",
            "prepare": Interview(),
            "demonstration": "",
        }
        """What stood in each step when it was gone back from."""
        self._at = ""

    async def begin(self) -> None:
        kept = await self.session.run(kept_answers)
        self._left["prepare"] = begun_interview(int(self.session.now[:4]), kept)
        await super().begin()
        if self._encrypted is not None:
            self._at = "open"
            step = step_screens.open_step(self._settings, self._left["open"], at_once=self._encrypted)
            self.open(step, self._came_back)

    def look(self) -> Sequence[str]:
        return list(LINES)

    def line(self, number: int, width: int) -> Content:
        return Content(f" {number + 1} {self.found_by(number)}".ljust(width))

    def found_by(self, number: int) -> str:
        return _(list(LINES.values())[number][0])

    def heading(self) -> str:
        return _("What do you want to do?")

    def about(self) -> str:
        return refusal_in_words(self._problem) if self._problem else ""

    def redraw(self) -> None:
        super().redraw()
        self.query_one("#about").set_class(bool(self._problem), "-wrong")

    def detail(self, number: int) -> str:
        words = _(list(LINES.values())[number][1])
        if list(LINES)[number] == "prepare" and self._left["prepare"].typed:
            name = self._left["prepare"].answers_before("id").text("name")
            words += " " + _("Begun: {name}. It goes on where it was left.").format(name=printable(name))
        if list(LINES)[number] in {"begin", "prepare"} and self._place:
            words += " " + _("The new file will be {path}.").format(path=self._place)
        return words

    def on_key(self, event: events.Key) -> None:
        """A number goes to its line and opens it."""
        number = int(event.character) if event.character and event.character in "123456789" else 0
        if 0 < number <= len(LINES):
            self.query_one(Rows).cursor = number - 1
            self.action_go_to()
            event.stop()
        else:
            super().on_key(event)

    def action_go_to(self) -> None:
        steps: Mapping[str, Callable[..., Opening[Any]]] = {
            "open": step_screens.open_step,
            "begin": step_screens.begin_step,
            "prepare": step_screens.preparation,
            "demonstration": step_screens.demonstration,
        }
        self._at = list(LINES)[self.at]
        place = [self._place] if self._at in {"begin", "prepare"} else []
        self.open(steps[self._at](self._settings, self._left[self._at], *place), self._came_back)

    def _came_back(self, result: Any) -> None:
        if isinstance(result, SetupAnswers):
            self.hand_over(result)
        else:
            self._left[self._at] = result
            self.show_top()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "back":  # where the app begins with it there is nothing before it
            return len(self.app.screen_stack) > 2
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        self.hand_over(None)
